//! The compound file that a Word document is, and what a file is that is none ([MS-CFB], [MS-DOC] 2.1).

use super::bytes::{u16_at, u32_at};
use super::mend;
use crate::diag::Finding;
use crate::legacy::{FILE_CORRUPT, FILE_ENCRYPTED, FILE_NOT_WORD97};
use std::io::{Cursor, Read};

/// The first bytes of a compound file.
const SIGNATURE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// The streams of a compound file.
pub(super) struct Container<'a> {
    file: cfb::CompoundFile<Cursor<Bytes<'a>>>,
    size: usize,
    /// What is wrong with the container, where it could be opened all the same.
    pub damage: Option<&'static str>,
}

/// The file ends early.
const CUT: &str =
    "A part of the file is cut off: the end of its text, or how it is set, may be lost.";
/// The directory was mended.
const MENDED: &str =
    "The directory of the file is damaged: what is read is what could still be found.";

/// The bytes of the file, or a copy of one that is damaged.
enum Bytes<'a> {
    Whole(&'a [u8]),
    Made(Vec<u8>),
}

impl AsRef<[u8]> for Bytes<'_> {
    fn as_ref(&self) -> &[u8] {
        match self {
            Bytes::Whole(bytes) => bytes,
            Bytes::Made(bytes) => bytes,
        }
    }
}

impl<'a> Container<'a> {
    /// Opens the bytes of a file.
    pub fn open(bytes: &'a [u8]) -> Result<Container<'a>, Finding> {
        if !bytes.starts_with(SIGNATURE) {
            return Err(not_word(stranger(bytes)));
        }
        let sectors = counted_sectors(bytes).ok_or_else(|| {
            corrupt("the table of its sectors is cut off or longer than the file")
        })?;
        let open = |bytes| cfb::CompoundFile::open(Cursor::new(bytes));
        let size = bytes.len();
        let error = match open(Bytes::Whole(bytes)) {
            Ok(file) => {
                return Ok(Container {
                    file,
                    size,
                    damage: None,
                });
            }
            Err(error) => error,
        };
        let again = || {
            let trimmed = mend::trimmed(bytes, &sectors.tables, sectors.size)?;
            let cut = trimmed.cut.then_some(CUT);
            let mended = mend::mended(&trimmed, &sectors.tables, sectors.size);
            match open(Bytes::Made(trimmed.bytes)) {
                Ok(file) => Some((file, cut)),
                Err(_) => open(Bytes::Made(mended?))
                    .ok()
                    .map(|file| (file, Some(MENDED))),
            }
        };
        match again() {
            Some((file, damage)) => Ok(Container { file, size, damage }),
            None => Err(corrupt(&error.to_string())),
        }
    }

    /// Whether there is a stream of this name.
    pub fn has(&self, name: &str) -> bool {
        self.file.exists(name)
    }

    /// A stream's bytes, as far as they can be read; `None` where there is no such stream.
    pub fn stream(&mut self, name: &str) -> Option<Vec<u8>> {
        if !self.file.is_stream(name) {
            return None;
        }
        let claimed = self.file.entry(name).ok()?.len();
        let stream = self.file.open_stream(name).ok()?;
        let mut bytes = Vec::new();
        // a stream may claim any length; an error in its middle leaves what came before it
        let _ = stream.take(self.size as u64).read_to_end(&mut bytes);
        if (bytes.len() as u64) < claimed && self.damage.is_none() {
            self.damage = Some(CUT);
        }
        Some(bytes)
    }

    /// Why there is no Word document in it.
    pub fn without_document(&self) -> Finding {
        if self.has("EncryptedPackage") {
            return encrypted();
        }
        let what = if self.has("Workbook") || self.has("Book") {
            "an Excel workbook"
        } else if self.has("PowerPoint Document") {
            "a PowerPoint presentation"
        } else if self.has("VisioDocument") {
            "a Visio drawing"
        } else if self.has("__properties_version1.0") {
            "an Outlook message"
        } else if self.has("Macros") || self.has("VBA") || self.has("_VBA_PROJECT_CUR") {
            "a compound file that holds macros and no document"
        } else {
            "a compound file without a Word document in it"
        };
        not_word(what)
    }
}

/// What the header of a compound file says of its sectors.
struct Sectors {
    /// The size of a sector.
    size: usize,
    /// The sectors that the table of sectors stands in.
    tables: Vec<u32>,
}

/// Follows the table of sector tables. `None` where it leads out of the file, or names more tables than the file can
/// need: the crate would take memory for each, however often the same one is named.
fn counted_sectors(bytes: &[u8]) -> Option<Sectors> {
    let shift = u16_at(bytes, 30)?;
    if !matches!(shift, 9 | 12) {
        return None;
    }
    let size = 1usize << shift;
    let there = bytes.len().div_ceil(size);
    // twice what the file can need leaves room for one that was cut in half
    let most = 2 * (there / (size / 4) + 2);
    let mut tables: Vec<u32> = Vec::new();
    let add = |tables: &mut Vec<u32>, from: usize, count: usize| {
        for index in 0..count {
            match u32_at(bytes, from + index * 4) {
                Some(sector) if sector < 0xFFFF_FFFA => tables.push(sector),
                _ => {}
            }
        }
        tables.len() <= most
    };
    if !add(&mut tables, 76, 109) {
        return None;
    }
    let mut sector = u32_at(bytes, 68)?;
    let mut steps = 0;
    while sector < 0xFFFF_FFFA {
        let at = (sector as usize).checked_add(1)?.checked_mul(size)?;
        steps += 1;
        if at >= bytes.len() || steps > most || !add(&mut tables, at, size / 4 - 1) {
            return None;
        }
        sector = u32_at(bytes, at + size - 4)?;
    }
    Some(Sectors { size, tables })
}

/// What a file is that is no compound file, by its first bytes.
fn stranger(bytes: &[u8]) -> &'static str {
    let text: String = bytes
        .iter()
        .take(512)
        .map(|byte| char::from(byte.to_ascii_lowercase()))
        .collect();
    let text = text.trim_start_matches("\u{EF}\u{BB}\u{BF}").trim_start();
    match bytes {
        [] => "an empty file",
        [b'P', b'K', 3, 4, ..] => match bytes
            .windows(15)
            .take(4096)
            .any(|w| w == b"word/document.x")
        {
            true => "a DOCX",
            false => "a ZIP archive, perhaps a DOCX or an OpenDocument text",
        },
        [0xDB, 0xA5, ..] => "a document of Word 2 for Windows",
        [0x9B, 0xA5, ..] => "a document of Word 1 for Windows",
        [0x31 | 0x32, 0xBE, 0, 0, ..] => "a document of Windows Write or of Word for DOS",
        [0xFE, 0x37, 0, 0x1C | 0x23, ..] => "a document of Word 4 or 5 for the Macintosh",
        [0xFF, b'W', b'P', b'C', ..] => "a WordPerfect document",
        _ if text.starts_with("{\\rtf") => "an RTF document",
        _ if text.starts_with("%pdf-") => "a PDF",
        _ if text.starts_with("mime-version:") => "a web archive (MHTML)",
        _ if text.contains("<html") || text.starts_with("<!doctype html") => "a web page (HTML)",
        _ if text.starts_with("<?xml") => "an XML file",
        _ if !bytes
            .iter()
            .take(4096)
            .any(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31)) =>
        {
            "plain text"
        }
        _ => "no format that is known here",
    }
}

/// The finding for a file that is something else.
pub(super) fn not_word(what: &str) -> Finding {
    Finding::new(
        &FILE_NOT_WORD97,
        format!("The file is no Word 97-2003 document: it looks like {what}."),
        "Give it its true extension, or save it as .docx in the program that made it.",
    )
}

/// The finding for a file that cannot be read.
pub(super) fn corrupt(why: &str) -> Finding {
    Finding::new(
        &FILE_CORRUPT,
        format!("The file is damaged: {}.", why.trim_end_matches('.')),
        "Look for another copy of it.",
    )
}

/// The finding for a file that asks for a password.
pub(super) fn encrypted() -> Finding {
    Finding::new(
        &FILE_ENCRYPTED,
        "The file is protected by a password, and its text is encrypted.",
        "Take the password off in Word, and save the file again.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn made() -> Vec<u8> {
        let file =
            cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new()));
        let mut file = file.unwrap();
        for name in ["WordDocument", "1Table", "Other"] {
            let mut stream = file.create_stream(name).unwrap();
            stream.write_all(&[name.as_bytes()[0]; 5000]).unwrap();
        }
        file.flush().unwrap();
        file.into_inner().into_inner()
    }

    #[test]
    fn a_damaged_directory_is_mended() {
        let whole = made();
        let mut container = Container::open(&whole).unwrap();
        assert_eq!(container.stream("WordDocument"), Some(vec![b'W'; 5000]));
        assert_eq!(container.damage, None);
        let name: Vec<u8> = "Other".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let at = whole.windows(name.len()).position(|w| w == name).unwrap();
        let mut bytes = whole.clone();
        // the length of its name, and where its siblings are
        bytes[at + 64..at + 80].fill(0xEE);
        assert!(cfb::CompoundFile::open(Cursor::new(&bytes)).is_err());
        let mut container = Container::open(&bytes).unwrap();
        assert_eq!(container.stream("WordDocument"), Some(vec![b'W'; 5000]));
        assert_eq!(container.stream("1Table"), Some(vec![b'1'; 5000]));
        assert_eq!(container.damage, Some(MENDED));
    }

    #[test]
    fn what_is_no_word_file_is_named() {
        for (bytes, what) in [
            (&b"{\\rtf1 a}"[..], "RTF"),
            (b"PK\x03\x04 word/document.xml", "a DOCX"),
            (b"\xEF\xBB\xBF <HTML><body>", "web page"),
            (b"\xDB\xA5\x2D\0\0\0", "Word 2"),
            (b"\x31\xBE\0\0\0\xAB", "Write"),
            (b"", "empty"),
            (b"Some words.", "plain text"),
        ] {
            let finding = Container::open(bytes).err().unwrap();
            assert_eq!(finding.rule.code, "FILE-NOT-WORD97");
            assert!(finding.message.contains(what), "{}", finding.message);
        }
    }
}
