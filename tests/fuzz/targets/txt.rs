//! Any bytes as a text extraction, with and without the canonical text to judge its encoding by, within the bound of
//! memory.
#![no_main]

mod canonical;
mod ceiling;
mod sheet;

use engross::legacy::{Hints, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let canonical = canonical::transcript();
    for canonical in [None, Some(canonical)] {
        let hints = Hints { canonical };
        let outcome = ceiling::within(data.len(), || read("AG05279E04.txt", data, &hints));
        assert!(outcome.value.is_some() || !outcome.findings.is_empty());
    }
});
