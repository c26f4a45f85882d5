//! The canonical text of the real document, loaded once.

use crate::sheet;
use engross::transcript::Transcript;
use engross::{expect, read};
use std::sync::OnceLock;

const SOURCE: &[u8] = include_bytes!("../../../fixtures/AG05279E04/source.xml");

/// What a reader ought to find in the real document.
pub fn transcript() -> &'static Transcript {
    static TRANSCRIPT: OnceLock<Transcript> = OnceLock::new();
    TRANSCRIPT.get_or_init(|| {
        let document = read::read("source.xml", SOURCE).value;
        expect::expect(&document.expect("the fixture is read"), sheet::ag())
    })
}
