//! In which encoding a text extraction is written, and how sure that is.

use super::codepage::Codepage;
use super::rules::{ENCODING_ASSUMED, ENCODING_UNSURE};
use super::score::{Measure, Score, score};
use crate::diag::Finding;
use crate::transcript::Transcript;
use std::borrow::Cow;

/// A decoded text.
pub(super) struct Decoded<'a> {
    /// The text, without byte order mark.
    pub text: Cow<'a, str>,
    /// The encoding's name.
    pub encoding: &'static str,
    /// The code page, where it is one of DOS.
    pub oem: Option<Codepage>,
    /// Why this encoding, and how sure.
    pub findings: Vec<Finding>,
}

impl<'a> Decoded<'a> {
    fn sure(text: Cow<'a, str>, encoding: &'static str) -> Decoded<'a> {
        Decoded {
            text,
            encoding,
            oem: None,
            findings: Vec::new(),
        }
    }
}

/// Decodes a text: by its byte order mark, as UTF-16 by its zeros, as UTF-8 where it is UTF-8, else in the single-byte
/// encoding that explains it best.
pub(super) fn decode<'a>(bytes: &'a [u8], canonical: Option<&Transcript>) -> Decoded<'a> {
    if let Some((encoding, length)) = encoding_rs::Encoding::for_bom(bytes) {
        let rest = bytes.get(length..).unwrap_or_default();
        let (text, _) = encoding.decode_without_bom_handling(rest);
        return Decoded::sure(text, encoding.name());
    }
    if let Some(encoding) = utf16(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        return Decoded::sure(text, encoding.name());
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => return Decoded::sure(Cow::Borrowed(text), "UTF-8"),
        Err(_) if mostly_utf8(bytes) => {
            return Decoded::sure(String::from_utf8_lossy(bytes), "UTF-8");
        }
        Err(_) => {}
    }
    let measure = canonical.and_then(Measure::of);
    let mut scores = Codepage::ALL.map(|page| score(bytes, page, measure.as_ref()));
    // the order of likelihood decides between equals, as the sort is stable
    scores.sort_by_key(|score| -score.points);
    let page = scores[0].page;
    Decoded {
        text: Cow::Owned(bytes.iter().map(|byte| page.decode(*byte)).collect()),
        encoding: page.name(),
        oem: page.is_oem().then_some(page),
        findings: vec![verdict(bytes, &scores, measure.is_some())],
    }
}

/// Whether bytes are text in some encoding: no zeros unless it is UTF-16, and few control characters.
pub(in crate::legacy) fn looks_like_text(bytes: &[u8]) -> bool {
    if encoding_rs::Encoding::for_bom(bytes).is_some() || utf16(bytes).is_some() {
        return true;
    }
    let head = bytes.get(..1 << 16).unwrap_or(bytes);
    // marks that word processors leave are no rubbish
    let controls = head
        .iter()
        .filter(|byte| matches!(byte, 0x02..=0x06 | 0x0E..=0x12 | 0x16..=0x1B | 0x7F));
    let zeros = head.iter().filter(|byte| **byte == 0).count();
    zeros * 200 <= head.len() && controls.count() * 20 <= head.len()
}

/// UTF-16 without a byte order mark: in text of western languages every second byte is nearly always zero.
fn utf16(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = bytes.get(..4096).unwrap_or(bytes);
    let pairs = head.len() / 2;
    if pairs < 2 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |from: usize| {
        head.iter()
            .skip(from)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (first, second) = (zeros(0), zeros(1));
    if second * 10 >= pairs * 7 && first * 20 <= pairs {
        Some(encoding_rs::UTF_16LE)
    } else if first * 10 >= pairs * 7 && second * 20 <= pairs {
        Some(encoding_rs::UTF_16BE)
    } else {
        None
    }
}

/// UTF-8 in which a few bytes were lost: sequences of several bytes that are right do not come about by chance.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    right >= 4 && right >= wrong * 4
}

/// Says which encoding was taken, and how sure that is.
fn verdict(bytes: &[u8], scores: &[Score; 4], held_against_canonical: bool) -> Finding {
    let [best, rest @ ..] = scores;
    // another encoding that reads the bytes that occur in another way
    let mut occurs = [false; 256];
    for byte in bytes {
        occurs[usize::from(*byte)] = true;
    }
    let differs = |page: Codepage| {
        (0x80..=0xFF_u8)
            .any(|byte| occurs[usize::from(byte)] && page.decode(byte) != best.page.decode(byte))
    };
    let next = rest.iter().find(|score| differs(score.page));
    let against = match held_against_canonical {
        true => "are words of the canonical text",
        false => "look like words of English, Spanish, French or Portuguese",
    };
    let taken = format!(
        "The file is not UTF-8; it was read as {}, in which {} of the {} words with accents {against}",
        best.page.name(),
        best.known,
        best.words,
    );
    let sure = match next {
        None => true,
        // a fifth more, and the worth of a word at least
        Some(next) => best.points > 0 && best.points >= next.points.max(0) * 6 / 5 + 8,
    };
    match next {
        None => Finding::new(
            &ENCODING_ASSUMED,
            format!("{taken}; every other encoding would read the same."),
            "Nothing need be done.",
        ),
        Some(next) if sure => Finding::new(
            &ENCODING_ASSUMED,
            format!(
                "{taken}; the next best, {}, has {}.",
                next.page.name(),
                next.known
            ),
            "Nothing need be done where the accents are right.",
        ),
        Some(next) => Finding::new(
            &ENCODING_UNSURE,
            format!(
                "{taken}, and as {}, in which {} are: the bytes do not tell which is right.",
                next.page.name(),
                next.known
            ),
            "Look at the accents and quotes; give the file in UTF-8 where they are wrong.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transcript::{Paragraph, Role};

    const TEXT: &str = "«La Asamblea General», en su cuadragésimo primer período ordinario de sesiones, reunida en San \
        Salvador: la señora Ministra, el señor Agustín Vásquez y la Organización; não, cooperação e proteção.";

    fn bytes(page: Codepage, text: &str) -> Vec<u8> {
        text.chars()
            .map(|c| match c.is_ascii() {
                true => c as u8,
                false => page.encode_upper(c).unwrap_or(b'?'),
            })
            .collect()
    }

    fn canonical() -> Transcript {
        Transcript {
            body: vec![Paragraph::plain(Role::Text, None, TEXT)],
            ..Transcript::default()
        }
    }

    #[test]
    fn each_encoding_is_told_with_the_canonical_text_and_without() {
        let canonical = canonical();
        for page in [Codepage::Windows1252, Codepage::MacRoman, Codepage::Cp850] {
            let bytes = bytes(page, TEXT);
            for hint in [Some(&canonical), None] {
                let decoded = decode(&bytes, hint);
                assert_eq!(decoded.encoding, page.name(), "{}", hint.is_some());
                assert_eq!(decoded.text, TEXT);
                assert_eq!(
                    decoded.findings[0].rule.code, "ENCODING-ASSUMED",
                    "{:?}",
                    decoded.findings
                );
            }
        }
        // 437 has no ã and no õ
        let spanish = TEXT.split("; não").next().unwrap_or_default();
        let dos = bytes(Codepage::Cp437, spanish);
        let read = decode(&dos, Some(&canonical));
        assert_eq!(read.text, spanish);
        assert_eq!(
            read.oem,
            Some(Codepage::Cp850),
            "both read these bytes the same"
        );
        let graded = format!("{spanish} α ≥ β ≤ Γ ≡ π ≈ σ");
        let dos = bytes(Codepage::Cp437, &graded);
        let read = decode(&dos, Some(&canonical));
        assert_eq!(read.text.chars().filter(|c| *c == 'ó').count(), 1);
    }

    #[test]
    fn marks_and_zeros_tell_utf_16() {
        let le: Vec<u8> = "Señor".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&le, None).text, "Señor");
        let mut be = vec![0xFE, 0xFF];
        be.extend("Señor".encode_utf16().flat_map(u16::to_be_bytes));
        assert_eq!(decode(&be, None).text, "Señor");
        assert_eq!(decode(&be, None).encoding, "UTF-16BE");
        assert_eq!(decode(b"\xEF\xBB\xBFa", None).text, "a");
    }

    #[test]
    fn a_byte_lost_in_utf_8_does_not_make_it_another_encoding() {
        let mut bytes = TEXT.as_bytes().to_vec();
        let at = TEXT.find('ñ').unwrap();
        bytes.remove(at + 1);
        let decoded = decode(&bytes, None);
        assert_eq!(decoded.encoding, "UTF-8");
        assert!(decoded.text.contains("se\u{FFFD}ora"));
    }
}
