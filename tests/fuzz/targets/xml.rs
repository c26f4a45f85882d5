//! Any bytes as canonical XML: read, the editorial rules, and what a reader ought to find.
#![no_main]

mod sheet;

use engross::{check, expect, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Some(document) = read::read("fuzz.xml", data).value {
        check::check(&document);
        expect::expect(&document, sheet::ag());
    }
});
