//! Any text held against the canonical text of the real document, and that document's own transcript against any other
//! legacy file: the whole way of an archivist's question.
#![no_main]

mod canonical;
mod sheet;

use engross::collate::collate;
use engross::legacy::{Hints, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let transcript = canonical::transcript();
    let hints = Hints {
        canonical: Some(transcript),
    };
    if let Some(reading) = read("AG05279E04", data, &hints).value {
        let collation = collate(transcript, &reading);
        // every difference stands in a row or speaks of the whole file, and points into its texts
        for row in &collation.rows {
            assert!(row.differences.iter().all(|index| *index < collation.differences.len()));
        }
    }
});
