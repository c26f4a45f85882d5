//! From the bytes of a file to its text: byte order marks, UTF-16, declared encodings. Bytes that stand for no
//! character are an error with their offset; nothing is ever replaced.

use super::rule;
use crate::diag::{Finding, Rule, Source, Span};
use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How far into the file the XML declaration is looked for.
const DECLARATION: usize = 1024;

/// Decodes a file.
///
/// # Errors
/// A finding of `ENCODING-UNKNOWN`, `ENCODING-CONTRADICTION` or `ENCODING-BYTES`.
pub(super) fn decode(name: &str, bytes: &[u8]) -> Result<String, Box<Finding>> {
    let (marked, body) = byte_order_mark(bytes);
    let declared = match declared(body, marked) {
        Some(label) => match Encoding::for_label_no_replacement(label.as_bytes()) {
            Some(encoding) => Some((label, encoding)),
            None => return Err(Box::new(unknown(name, &label))),
        },
        None => None,
    };
    let encoding = match (marked, declared) {
        (None, None) => UTF_8,
        (Some(encoding), None) => encoding,
        (Some(shown), Some((label, encoding))) => {
            // "UTF-16" leaves the byte order to the file's first bytes
            let agrees = encoding == shown || (is_utf_16(encoding) && is_utf_16(shown));
            if !agrees {
                return Err(Box::new(contradiction(name, &label, shown)));
            }
            shown
        }
        (None, Some((label, encoding))) if is_utf_16(encoding) => {
            return Err(Box::new(contradiction(name, &label, UTF_8)));
        }
        (None, Some((_, encoding))) => encoding,
    };
    decode_as(encoding, body, bytes.len() - body.len())
        .map_err(|broken| Box::new(broken.finding(name, encoding)))
}

fn is_utf_16(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

/// The encoding that the first bytes show, if any, and the bytes after a byte order mark (XML 1.0, appendix F).
fn byte_order_mark(bytes: &[u8]) -> (Option<&'static Encoding>, &[u8]) {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return (Some(encoding), &bytes[length..]);
    }
    match bytes {
        [b'<', 0, ..] => (Some(UTF_16LE), bytes),
        [0, b'<', ..] => (Some(UTF_16BE), bytes),
        _ => (None, bytes),
    }
}

/// The encoding that the XML declaration names.
fn declared(body: &[u8], marked: Option<&'static Encoding>) -> Option<String> {
    let head = &body[..body.len().min(DECLARATION)];
    // a declaration is ASCII, so in UTF-16 every other byte is zero
    let head: String = match marked {
        Some(encoding) if is_utf_16(encoding) => head
            .iter()
            .filter(|b| **b != 0)
            .map(|b| *b as char)
            .collect(),
        _ => head.iter().map(|b| *b as char).collect(),
    };
    let declaration = head.strip_prefix("<?xml")?;
    let declaration = &declaration[..declaration.find("?>")?];
    let (_, after) = declaration.split_once("encoding")?;
    let after = after.trim_start().strip_prefix('=')?.trim_start();
    let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (label, _) = after[1..].split_once(quote)?;
    Some(label.to_owned())
}

/// Where decoding stopped.
struct Broken {
    /// What was decoded before.
    text: String,
    /// Offset in the file.
    offset: usize,
    /// The bytes that stand for no character.
    bytes: Vec<u8>,
}

impl Broken {
    fn finding(self, name: &str, encoding: &'static Encoding) -> Finding {
        let shown: Vec<String> = self.bytes.iter().map(|b| format!("0x{b:02X}")).collect();
        let message = format!(
            "byte {} of the file ({}) stands for no character in {}",
            self.offset,
            shown.join(" "),
            encoding.name()
        );
        let end = self.text.len();
        at_text(
            name,
            self.text,
            end,
            &rule::ENCODING_BYTES,
            message,
            "save the file as UTF-8, or declare the encoding that it is really in",
        )
    }
}

fn decode_as(encoding: &'static Encoding, body: &[u8], skipped: usize) -> Result<String, Broken> {
    if encoding == UTF_8 {
        return match std::str::from_utf8(body) {
            Ok(text) => Ok(text.to_owned()),
            Err(error) => {
                let valid = error.valid_up_to();
                let length = error.error_len().unwrap_or(body.len() - valid);
                Err(Broken {
                    text: String::from_utf8_lossy(&body[..valid]).into_owned(),
                    offset: skipped + valid,
                    bytes: body[valid..valid + length].to_vec(),
                })
            }
        };
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    // the worst case of the encoding, so that one call decodes all
    let room = decoder.max_utf8_buffer_length_without_replacement(body.len());
    let mut text = String::with_capacity(room.unwrap_or(body.len() * 3 + 16));
    let (result, read) = decoder.decode_to_string_without_replacement(body, &mut text, true);
    match result {
        DecoderResult::InputEmpty => Ok(text),
        DecoderResult::OutputFull => Err(Broken {
            text,
            offset: skipped + read,
            bytes: Vec::new(),
        }),
        DecoderResult::Malformed(length, after) => {
            let end = read - after as usize;
            let start = end.saturating_sub(length as usize);
            Err(Broken {
                text,
                offset: skipped + start,
                bytes: body[start..end].to_vec(),
            })
        }
    }
}

/// A finding in a file that has no whole text: placed in what could be decoded.
fn at_text(
    name: &str,
    text: String,
    at: usize,
    rule: &'static Rule,
    message: String,
    help: &str,
) -> Finding {
    let place = Source::new(name, text).place(Span::new(at, at));
    Finding::new(rule, message, help).at(place)
}

fn unknown(name: &str, label: &str) -> Finding {
    let message = format!("the XML declaration names the encoding `{label}`, which is not known");
    let help = "save the file as UTF-8";
    at_text(
        name,
        String::new(),
        0,
        &rule::ENCODING_UNKNOWN,
        message,
        help,
    )
}

fn contradiction(name: &str, label: &str, shown: &'static Encoding) -> Finding {
    let message = format!(
        "the XML declaration says `{label}`, but the file's first bytes are those of {}",
        shown.name()
    );
    let help = "correct the declaration, or save the file in the encoding that it declares";
    at_text(
        name,
        String::new(),
        0,
        &rule::ENCODING_CONTRADICTION,
        message,
        help,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(bytes: &[u8]) -> (&'static str, String) {
        let finding = decode("a.xml", bytes).expect_err("must be refused");
        (finding.rule.code, finding.message)
    }

    #[test]
    fn byte_order_marks_and_utf_16_without_one() {
        let text = "<a>é</a>";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let with = |mark: &[u8], body: &[u8]| [mark, body].concat();
        for bytes in [
            text.as_bytes().to_vec(),
            with(b"\xEF\xBB\xBF", text.as_bytes()),
            little.clone(),
            with(b"\xFF\xFE", &little),
            big.clone(),
            with(b"\xFE\xFF", &big),
        ] {
            assert_eq!(decode("a", &bytes).ok().as_deref(), Some(text));
        }
    }

    #[test]
    fn declared_encodings_are_decoded() {
        let bytes = b"<?xml version='1.0' encoding='windows-1252'?><a>\x93\xE9\x94</a>";
        let text = decode("a", bytes).unwrap();
        assert!(text.ends_with("<a>\u{201C}é\u{201D}</a>"));
    }

    #[test]
    fn bytes_without_meaning_are_named_by_offset() {
        let (code_utf_8, message) = code(b"<a>\n\xC3(</a>");
        assert_eq!(code_utf_8, "ENCODING-BYTES");
        assert!(message.contains("byte 4 "), "{message}");
        let place = decode("a.xml", b"<a>\n\xC3(</a>")
            .unwrap_err()
            .place
            .unwrap();
        assert_eq!((place.line, place.column), (2, 1));
        let (code_sjis, message) = code(b"<?xml version='1.0' encoding='Shift_JIS'?><a>\xFF</a>");
        assert_eq!(code_sjis, "ENCODING-BYTES");
        assert!(message.contains("byte 45 of the file (0xFF)"), "{message}");
        // an odd byte at the end of UTF-16
        assert_eq!(code(b"\xFF\xFE<\0a\0/\0>\0x").0, "ENCODING-BYTES");
    }

    #[test]
    fn unknown_and_contradicting_declarations_are_refused() {
        assert_eq!(
            code(b"<?xml version='1.0' encoding='klingon'?><a/>").0,
            "ENCODING-UNKNOWN"
        );
        assert_eq!(
            code(b"<?xml version='1.0' encoding='UTF-16'?><a/>").0,
            "ENCODING-CONTRADICTION"
        );
        assert_eq!(
            code(b"\xEF\xBB\xBF<?xml version='1.0' encoding='ISO-8859-1'?><a/>").0,
            "ENCODING-CONTRADICTION"
        );
    }
}
