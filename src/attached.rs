//! The canonical XML as an output carries it, so that the official file never parts from its source.

use crate::deflate::deflate;
use std::cell::OnceCell;

/// A file carried inside an output, byte for byte as it was read.
#[derive(Clone, Debug)]
pub struct Attached<'a> {
    /// The name it is shown under: `AG05279E04.xml`.
    pub name: &'a str,
    /// Its bytes, as they were on disk: no decoding, no line ends changed.
    pub bytes: &'a [u8],
    sha256: OnceCell<String>,
    deflated: OnceCell<Vec<u8>>,
}

impl<'a> Attached<'a> {
    /// A file of this name and these bytes.
    pub fn new(name: &'a str, bytes: &'a [u8]) -> Attached<'a> {
        Attached {
            name,
            bytes,
            sha256: OnceCell::new(),
            deflated: OnceCell::new(),
        }
    }

    /// The SHA-256 of its bytes, reckoned once for all outputs.
    pub fn sha256(&self) -> &str {
        self.sha256.get_or_init(|| sha256(self.bytes))
    }

    /// Its bytes in zlib's form, deflated once for all outputs.
    pub fn deflated(&self) -> &[u8] {
        self.deflated.get_or_init(|| deflate(self.bytes))
    }
}

/// Namespace of the element that carries the canonical XML inside a DOCX: the writer makes it, `extract` looks for it.
///
/// ```xml
/// <source xmlns="urn:engross:canonical-source:1" name="AG05279E04.xml" coding="zlib" sha256="...">base64</source>
/// ```
///
/// The text is the base64 of the bytes in zlib's form (RFC 1950), or where no `coding` is stated, as in older
/// files, of the bytes themselves. The SHA-256 is that of the bytes. Base64, because an editor that keeps a customXml part serialises it anew: only characters inside text survive.
pub const SOURCE_NAMESPACE: &str = "urn:engross:canonical-source:1";

/// The one value of `coding` in the element that carries the canonical XML inside a DOCX.
pub const ZLIB: &str = "zlib";

/// The SHA-256 of some bytes in lower-case hexadecimal, as outputs state it.
pub fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    use std::fmt::Write;
    let mut text = String::with_capacity(64);
    for byte in sha2::Sha256::digest(bytes) {
        // writing to a String cannot fail
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_hash_is_the_published_one() {
        assert_eq!(
            super::sha256(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
