//! How much two texts are alike, by the groups of three words that both have: a few kilobytes for a text of any length.

use crate::transcript::{Paragraph, Transcript};

/// So many of a text's groups are kept, those with the smallest hashes: of thousands of texts, the error is some
/// hundredths.
const KEPT: usize = 256;

/// A sketch of a text.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Likeness {
    /// Hashes, ascending, none twice.
    kept: Vec<u64>,
}

impl Likeness {
    /// The sketch of all that a transcript says.
    pub fn of(transcript: &Transcript) -> Likeness {
        let notes = transcript.notes.iter().flat_map(|note| &note.paragraphs);
        let boxes = transcript
            .boxes
            .iter()
            .flat_map(|text_box| &text_box.paragraphs);
        let paragraphs = transcript.body.iter().chain(notes).chain(boxes);
        Likeness::of_texts(paragraphs.map(|paragraph: &Paragraph| paragraph.text.as_str()))
    }

    fn of_texts<'a>(texts: impl Iterator<Item = &'a str>) -> Likeness {
        let mut kept: Vec<u64> = Vec::new();
        let mut last = [0; 3];
        let words = texts.flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
        for (count, word) in words.filter(|word| !word.is_empty()).enumerate() {
            last = [
                last[1],
                last[2],
                hash(word.chars().flat_map(char::to_lowercase)),
            ];
            if count >= 2 {
                let bytes = last.iter().flat_map(|hash| hash.to_le_bytes());
                kept.push(hash(bytes.map(char::from)));
            }
            // keep memory flat: only the smallest can stay
            if kept.len() >= 64 * KEPT {
                trim(&mut kept);
            }
        }
        trim(&mut kept);
        Likeness { kept }
    }

    /// How much two texts are alike, in percent: groups that both have, of all.
    pub fn percent(&self, other: &Likeness) -> u8 {
        let (mut mine, mut theirs) = (self.kept.iter().peekable(), other.kept.iter().peekable());
        let (mut all, mut both) = (0, 0);
        // the smallest hashes of both together are a fair sample of both together
        while all < KEPT {
            let order = match (mine.peek(), theirs.peek()) {
                (Some(a), Some(b)) => a.cmp(b),
                (Some(_), None) => std::cmp::Ordering::Less,
                (None, Some(_)) => std::cmp::Ordering::Greater,
                (None, None) => break,
            };
            all += 1;
            both += usize::from(order.is_eq());
            if order.is_le() {
                mine.next();
            }
            if order.is_ge() {
                theirs.next();
            }
        }
        (both * 100).checked_div(all).unwrap_or(0) as u8
    }
}

fn trim(kept: &mut Vec<u64>) {
    kept.sort_unstable();
    kept.dedup();
    kept.truncate(KEPT);
}

/// FNV-1a, 64 bits, with a last mixing so that small hashes are no sign of short words.
fn hash(characters: impl Iterator<Item = char>) -> u64 {
    let mut hash: u64 = 0xCBF2_9CE4_8422_2325;
    for c in characters {
        hash = (hash ^ u64::from(c as u32)).wrapping_mul(0x0100_0000_01B3);
    }
    hash ^= hash >> 29;
    hash = hash.wrapping_mul(0xBF58_476D_1CE4_E5B9);
    hash ^ (hash >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(from: u32, to: u32) -> Likeness {
        let text: Vec<String> = (from..to)
            .map(|i| format!("word{i} that{} ", i % 7))
            .collect();
        Likeness::of_texts(text.iter().map(String::as_str))
    }

    #[test]
    fn a_text_is_like_itself_and_not_like_another() {
        assert_eq!(text(0, 5000).percent(&text(0, 5000)), 100);
        assert!(text(0, 5000).percent(&text(9000, 9900)) < 3);
        let half = text(0, 5000).percent(&text(2500, 7500));
        assert!((25..42).contains(&half), "{half}");
        assert_eq!(Likeness::default().percent(&Likeness::default()), 0);
    }
}
