//! The text of a legacy paragraph as it would be if the damage that its reader saw were mended, with the way back to
//! the text as it is. Comparing this one, a difference that damage explains is no second difference.

use crate::legacy::Damage;
use std::borrow::Cow;
use std::ops::Range;

/// Where damage was mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// Bytes of the mended text; empty where something was taken out.
    pub mended: Range<usize>,
    /// Bytes of the text as it is.
    pub original: Range<usize>,
    /// Which damage.
    pub damage: usize,
}

/// A text, mended.
#[derive(Clone, Debug)]
pub(super) struct View<'a> {
    /// The mended text.
    pub text: Cow<'a, str>,
    /// Where it was mended, in order.
    pub spots: Vec<Spot>,
}

impl<'a> View<'a> {
    /// A text without damage.
    pub fn plain(text: impl Into<Cow<'a, str>>) -> View<'a> {
        View {
            text: text.into(),
            spots: Vec::new(),
        }
    }

    /// A text with the damage in it, which comes with its index and the bytes it covers. Damage inside other damage, or
    /// outside the text, mends nothing.
    pub fn mended(text: Cow<'a, str>, mut damage: Vec<(usize, Range<usize>, &Damage)>) -> View<'a> {
        damage.retain(|(_, range, _)| text.get(range.clone()).is_some());
        if damage.is_empty() {
            return View::plain(text);
        }
        damage.sort_by_key(|(index, range, _)| (range.start, std::cmp::Reverse(range.end), *index));
        let mut mended = String::with_capacity(text.len());
        let mut spots = Vec::new();
        let mut at = 0;
        for (index, range, damage) in damage {
            if range.start < at {
                continue;
            }
            mended.push_str(&text[at..range.start]);
            let start = mended.len();
            match &damage.repair {
                Some(repair) => mended.push_str(repair),
                None if is_no_text(damage) => {}
                None => mended.push_str(&text[range.clone()]),
            }
            at = range.end;
            spots.push(Spot {
                mended: start..mended.len(),
                original: range,
                damage: index,
            });
        }
        mended.push_str(&text[at..]);
        View {
            text: mended.into(),
            spots,
        }
    }

    /// The bytes of the text as it is that some bytes of the mended text stand for.
    pub fn original(&self, range: &Range<usize>) -> Range<usize> {
        let at = |byte: usize, end: bool| {
            let mut shift = 0isize;
            for spot in &self.spots {
                let after = if end {
                    spot.mended.start >= byte
                } else {
                    spot.mended.start > byte
                };
                if after {
                    break;
                }
                if byte < spot.mended.end || (end && byte == spot.mended.end) {
                    return if end {
                        spot.original.end
                    } else {
                        spot.original.start
                    };
                }
                shift = spot.original.end as isize - spot.mended.end as isize;
            }
            byte.saturating_add_signed(shift)
        };
        if range.is_empty() {
            let start = at(range.start, false);
            return start..start;
        }
        let start = at(range.start, false);
        start..at(range.end, true).max(start)
    }
}

/// Whether damage without a repair is something that stands beside the text: it is taken out. Else it stands in the
/// place of text, and stays.
fn is_no_text(damage: &Damage) -> bool {
    matches!(
        damage.class.code(),
        "FIELD-LEAK" | "OBJECT-PLACEHOLDER" | "OBJECT-NAME"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Rule, Severity};
    use crate::legacy::{Class, Gravity};

    static CLASS: Class = Class {
        rule: Rule {
            code: "MOJIBAKE",
            severity: Severity::Warning,
            summary: "",
            explanation: "",
        },
        gravity: Gravity::Text,
    };

    #[test]
    fn places_lead_back_to_the_text_as_it_is() {
        let text = "a XX bc YYY d";
        let damage = |repair: &str| Damage {
            class: &CLASS,
            site: None,
            message: String::new(),
            repair: Some(repair.into()),
        };
        let (one, two) = (damage(""), damage("long"));
        let view = View::mended(text.into(), vec![(1, 8..11, &two), (0, 2..5, &one)]);
        assert_eq!(view.text, "a bc long d");
        assert_eq!(&text[view.original(&(2..4))], "bc");
        assert_eq!(&text[view.original(&(5..9))], "YYY");
        assert_eq!(&text[view.original(&(10..11))], "d");
        assert_eq!(&text[view.original(&(0..1))], "a");
    }
}
