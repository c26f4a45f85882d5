//! Mojibake: UTF-8 that was read as windows-1252 (or ISO 8859-1), Mac OS Roman or a DOS code page, once or more often.
//!
//! A stretch is reported where nothing else explains it, or where another reading is thinkable but the same text holds
//! stretches beyond doubt. It is never repaired.

mod doubt;
mod lost;
mod sequence;
#[cfg(test)]
mod tests;

use super::Put;
use super::classes::MOJIBAKE;
use crate::legacy::text::codepage::Codepage;
use std::ops::Range;

/// How many sequences beyond doubt a text holds, for each of [`Codepage::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence([usize; 4]);

impl Evidence {
    /// Both together.
    pub fn and(self, other: Evidence) -> Evidence {
        let Evidence(mut sums) = self;
        for (sum, more) in sums.iter_mut().zip(other.0) {
            *sum += more;
        }
        Evidence(sums)
    }
}

/// A stretch of mojibake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// What was meant.
    pub meant: String,
    /// In which encoding the UTF-8 was read, the last time.
    pub page: Codepage,
    /// How often.
    pub times: usize,
}

/// A part of a stretch: one character that was meant.
struct Piece {
    range: Range<usize>,
    meant: char,
    certain: bool,
}

/// What a text says of its own state.
pub(super) fn evidence(text: &str) -> Evidence {
    if text.is_ascii() {
        return Evidence::default();
    }
    Evidence(Codepage::ALL.map(|page| {
        pieces(text, page, true)
            .iter()
            .filter(|piece| piece.certain)
            .count()
    }))
}

/// The stretches of a text, in order.
pub(super) fn stretches(text: &str, evidence: &Evidence) -> Vec<Stretch> {
    if text.is_ascii() {
        return Vec::new();
    }
    // the encoding with the most evidence first, so that it gets what two explain
    let mut pages: Vec<(usize, Codepage)> = evidence.0.into_iter().zip(Codepage::ALL).collect();
    pages.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let mut found: Vec<Stretch> = Vec::new();
    for (count, page) in pages {
        // what was found stays in order, so that a place is looked up and not searched for
        let apart = |stretch: &Stretch| {
            let after = found.partition_point(|other| other.range.end <= stretch.range.start);
            found
                .get(after)
                .is_none_or(|other| other.range.start >= stretch.range.end)
        };
        let more: Vec<Stretch> = of_page(text, page, count > 0)
            .into_iter()
            .filter(apart)
            .collect();
        found.extend(more);
        found.sort_by_key(|stretch| stretch.range.start);
    }
    found
}

/// Reports stretches.
pub(super) fn report(text: &str, stretches: &[Stretch], put: &mut Put<'_>) {
    for stretch in stretches {
        let shown = text.get(stretch.range.clone()).unwrap_or_default();
        let often = match stretch.times {
            1 => "",
            2 => " twice",
            _ => " several times",
        };
        let message = format!(
            "{shown:?} is UTF-8 that was read as {}{often}: {:?} was meant.",
            stretch.page.name(),
            stretch.meant
        );
        put(
            &MOJIBAKE,
            stretch.range.clone(),
            message,
            Some(stretch.meant.clone()),
        );
    }
}

/// The pieces of a text in one encoding; with those that lost a byte, where `broken` says so.
fn pieces(text: &str, page: Codepage, broken: bool) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    let mut before = None;
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some(c) = rest.chars().next() else {
            break;
        };
        let piece = match c.is_ascii() {
            true => None,
            false => piece(rest, page, before, broken),
        };
        let length = match piece {
            Some((length, meant, certain)) => {
                found.push(Piece {
                    range: at..at + length,
                    meant,
                    certain,
                });
                length
            }
            None => c.len_utf8(),
        };
        // a character that was meant stands before the next, so that its looks do not raise doubt
        before = match piece {
            Some((_, meant, true)) => Some(meant),
            _ => Some(c),
        };
        at += length;
    }
    found
}

/// The piece at the start of a text: its length, what was meant, and whether that is certain.
fn piece(
    rest: &str,
    page: Codepage,
    before: Option<char>,
    broken: bool,
) -> Option<(usize, char, bool)> {
    if let Some(sequence) = sequence::sequence(rest, page) {
        let after = rest
            .get(sequence.length..)
            .and_then(|rest| rest.chars().next());
        let certain = doubt::certain(sequence, page, before, after);
        return Some((sequence.length, sequence.meant, certain));
    }
    if page != Codepage::Windows1252 || !broken {
        return None;
    }
    lost::lost(rest, before).map(|lost| (lost.length, lost.meant, lost.certain))
}

/// The stretches of one encoding. With evidence elsewhere in the text, doubtful pieces count too.
fn of_page(text: &str, page: Codepage, evidence: bool) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    let mut certain: Vec<bool> = Vec::new();
    for piece in pieces(text, page, true) {
        match (found.last_mut(), certain.last_mut()) {
            (Some(stretch), Some(sure)) if stretch.range.end == piece.range.start => {
                stretch.range.end = piece.range.end;
                stretch.meant.push(piece.meant);
                *sure |= piece.certain;
            }
            _ => {
                found.push(Stretch {
                    range: piece.range,
                    meant: piece.meant.into(),
                    page,
                    times: 1,
                });
                certain.push(piece.certain);
            }
        }
    }
    let mut keep = certain.into_iter().map(|certain| certain || evidence);
    found.retain(|_| keep.next().unwrap_or(false));
    for stretch in &mut found {
        again(stretch);
    }
    // what leaves control characters was no mojibake
    found.retain(|stretch| !stretch.meant.contains(|c| matches!(c, '\u{80}'..='\u{9F}')));
    found
}

/// Undoes further rounds. What came out of a stretch is itself in doubt, so that an encoding that explains all of it is
/// believed.
fn again(stretch: &mut Stretch) {
    for _ in 0..4 {
        let next = Codepage::ALL.into_iter().find_map(|page| {
            let pieces = pieces(&stretch.meant, page, false);
            let explained: usize = pieces.iter().map(|piece| piece.range.len()).sum();
            let all = !pieces.is_empty() && explained == stretch.meant.len();
            let certain = all || pieces.iter().any(|piece| piece.certain);
            certain.then(|| replace(&stretch.meant, &pieces))
        });
        match next {
            Some(next) => {
                stretch.meant = next;
                stretch.times += 1;
            }
            None => break,
        }
    }
}

fn replace(text: &str, pieces: &[Piece]) -> String {
    let mut made = String::with_capacity(text.len());
    let mut at = 0;
    for piece in pieces {
        made.push_str(text.get(at..piece.range.start).unwrap_or_default());
        made.push(piece.meant);
        at = piece.range.end;
    }
    made.push_str(text.get(at..).unwrap_or_default());
    made
}
