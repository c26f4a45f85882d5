//! The canonical XML as an output carries it, so that the official file never parts from its source.

/// A file carried inside an output, byte for byte as it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attached<'a> {
    /// The name it is shown under: `AG05279E04.xml`.
    pub name: &'a str,
    /// Its bytes, as they were on disk: no decoding, no line ends changed.
    pub bytes: &'a [u8],
}

/// Namespace of the element that carries the canonical XML inside a DOCX: the writer makes it, `extract` looks for it.
///
/// ```xml
/// <source xmlns="urn:engross:canonical-source:1" name="AG05279E04.xml" sha256="...">base64</source>
/// ```
///
/// Base64, because an editor that keeps a customXml part serialises it anew: only characters inside text survive.
pub const SOURCE_NAMESPACE: &str = "urn:engross:canonical-source:1";

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
