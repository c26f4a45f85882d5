//! Any bytes as PDF, and the XML that it may carry.
#![no_main]

use engross::{extract, reread};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let _ = reread::pdf(data, &[]);
    let _ = extract::pdf(data);
});
