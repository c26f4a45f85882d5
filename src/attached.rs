//! The canonical XML as an output carries it, so that the official file never parts from its source.

/// A file carried inside an output, byte for byte as it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attached<'a> {
    /// The name it is shown under: `AG05279E04.xml`.
    pub name: &'a str,
    /// Its bytes, as they were on disk: no decoding, no line ends changed.
    pub bytes: &'a [u8],
}
