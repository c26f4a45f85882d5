//! The bar code of a job number: Code 39 (ISO/IEC 16388), which says capital letters, digits and a few signs.
//!
//! A character is five bars and the four spaces between them. Two bars and one space of a character are wide: which space,
//! tells a group of ten characters, and which bars, the character in its group.

/// How much wider than the others wide bars and spaces are.
const WIDE: u8 = 3;
/// White that a reader needs at both ends, in narrow widths.
pub const QUIET_WIDTHS: i64 = 10;
/// The characters by the space that is wide, the first to the fourth. `*` begins and ends a code and is nothing to say.
const GROUPS: [&str; 4] = ["UVWXYZ-. *", "1234567890", "ABCDEFGHIJ", "KLMNOPQRST"];
/// For each character of a group, which two of its five bars are wide.
const WIDE_BARS: [[usize; 2]; 10] = [
    [0, 4],
    [1, 4],
    [0, 1],
    [2, 4],
    [0, 2],
    [1, 2],
    [3, 4],
    [0, 3],
    [1, 3],
    [2, 3],
];

/// A bar code: bars and spaces in turn, the first and the last a bar, in widths of the narrow ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bars {
    widths: Vec<u8>,
}

impl Bars {
    /// The code that says `text`; `None` where that is empty or has a character that the code does not know.
    pub fn code_39(text: &str) -> Option<Bars> {
        if text.is_empty() || text.contains('*') {
            return None;
        }
        let mut widths = Vec::with_capacity((text.len() + 2) * 10);
        for c in format!("*{text}*").chars() {
            let (space, place) = GROUPS
                .iter()
                .enumerate()
                .find_map(|(space, group)| Some((space, group.find(c)?)))?;
            let wide = WIDE_BARS.get(place)?;
            for bar in 0..5 {
                widths.push(if wide.contains(&bar) { WIDE } else { 1 });
                // after the last bar a narrow space leads to the next character
                widths.push(if bar == space { WIDE } else { 1 });
            }
        }
        widths.pop();
        Some(Bars { widths })
    }

    /// How wide the whole is, in narrow widths, without the white at its ends.
    pub fn width(&self) -> i64 {
        self.widths.iter().map(|width| i64::from(*width)).sum()
    }

    /// Where each bar begins, and how wide it is, in narrow widths.
    pub fn bars(&self) -> impl Iterator<Item = (i64, i64)> + '_ {
        let mut at = 0;
        self.widths
            .iter()
            .enumerate()
            .filter_map(move |(index, width)| {
                let (start, width) = (at, i64::from(*width));
                at += width;
                (index % 2 == 0).then_some((start, width))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_has_two_wide_bars_and_one_wide_space() {
        let bars = Bars::code_39("0").unwrap();
        // three characters of fifteen widths, and two narrow spaces between them
        assert_eq!(bars.width(), 3 * 15 + 2);
        assert_eq!(bars.bars().count(), 15);
        // the asterisk: its first space is wide, its third and fourth bar
        assert_eq!(
            bars.bars().take(5).collect::<Vec<_>>(),
            [(0, 1), (4, 1), (6, 3), (10, 3), (14, 1)]
        );
    }

    #[test]
    fn what_the_code_cannot_say_is_refused() {
        for text in ["", "a", "09*33", "É"] {
            assert_eq!(Bars::code_39(text), None, "{text:?}");
        }
        assert!(Bars::code_39("AG05279E04").is_some());
    }
}
