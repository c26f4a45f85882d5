//! Labels of the kind that Word had before lists: a paragraph bears its number's form itself ([MS-DOC] 2.9.1; of Word 6
//! and 95 the same with 8-bit text).

use super::bytes::u16_at;
use super::document::Document;
use super::font;
use super::list::LEVELS;
use super::numeral::numeral;
use super::props::Shape;

/// Levels 1 to 9 are those of an outline; these are other kinds.
const BULLET: u8 = 11;
/// The form of a bullet in a list's level.
const BULLET_FORM: u8 = 23;
/// Whether the label begins with that of the level above.
const WITH_HIGHER: u8 = 0x04;
/// Where the texts begin.
const TEXTS: usize = 20;

/// The running counts of a story.
#[derive(Debug, Default)]
pub(super) struct OldCounter {
    counts: [Option<i64>; LEVELS],
    /// The last label of each level.
    labels: [String; LEVELS],
    /// The number of the paragraph that was counted last.
    last: usize,
}

impl OldCounter {
    /// Counts a paragraph, the `number`th of its story, and gives its label; `None` where it has none.
    pub fn label(
        &mut self,
        shape: &Shape,
        number: usize,
        document: &Document<'_>,
        language: &str,
    ) -> Option<String> {
        let anld = shape.old_number.as_deref()?;
        let [form, before, after, flags, ..] = *anld else {
            return None;
        };
        let (before, after) = (usize::from(before), usize::from(after));
        let start = i64::from(u16_at(anld, 10)?);
        if shape.old_level == BULLET || form == BULLET_FORM {
            let bullet = text(anld, 0, before.clamp(1, 32), document);
            return (!bullet.is_empty()).then_some(bullet);
        }
        let outline = matches!(shape.old_level, 1..=9);
        let level = usize::from(shape.old_level.clamp(1, 9) - 1);
        // outside of an outline numbers run from one paragraph to the next, and anything between starts them anew
        if !outline && self.last + 1 != number {
            self.counts[level] = None;
        }
        self.last = number;
        let count = self.counts[level].map_or(start, |count| count + 1);
        self.counts[level] = Some(count);
        for deeper in self.counts.iter_mut().skip(level + 1) {
            *deeper = None;
        }
        let higher = match (flags & WITH_HIGHER != 0 && outline, level.checked_sub(1)) {
            (true, Some(higher)) => self.labels[higher].as_str(),
            _ => "",
        };
        let label = format!(
            "{higher}{}{}{}",
            text(anld, 0, before, document),
            numeral(form, count, language)?,
            text(anld, before, after, document)
        );
        self.labels[level].clone_from(&label);
        (!label.is_empty()).then_some(label)
    }
}

/// Some of the characters that stand before and after the number.
fn text(anld: &[u8], from: usize, count: usize, document: &Document<'_>) -> String {
    // 52 bytes with 8-bit text, 84 with 16-bit
    let wide = anld.len() > 60;
    let number = u16_at(anld, 6).unwrap_or_default();
    let symbols =
        font::named(&document.fonts, number).is_some_and(|font| font.charset == font::SYMBOLS);
    let codes = (from..from + count).map_while(|index| match wide {
        true => u16_at(anld, TEXTS + index * 2),
        false => anld.get(TEXTS + index).map(|byte| u16::from(*byte)),
    });
    codes
        .filter(|code| *code != 0)
        .map(|code| match u8::try_from(code) {
            Ok(byte) if symbols => char::from_u32(0xF000 + u32::from(byte)),
            Ok(byte) => encoding_rs::WINDOWS_1252
                .decode_without_bom_handling(&[byte])
                .0
                .chars()
                .next(),
            Err(_) => char::from_u32(u32::from(code)),
        })
        .map(|c| document.meaning(c.unwrap_or(char::REPLACEMENT_CHARACTER), Some(number)))
        .collect()
}
