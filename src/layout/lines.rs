//! Lines: a paragraph is broken by total fit (Knuth and Plass, 1981): of all ways to break it, the one whose lines
//! together are the least stretched and shrunk. Whole numbers only, so that every machine decides alike.

use super::piece::{After, Piece, PieceKind};
use crate::unit::Length;

/// How a paragraph is to be broken.
#[derive(Clone, Copy, Debug)]
pub(super) struct Manner {
    /// Width of the first line.
    pub first: Length,
    /// Width of the others.
    pub other: Length,
    /// Whether lines are justified.
    pub justified: bool,
    /// How far a space may stretch, in thousandths of its width.
    pub stretch: i64,
    /// How far a space may shrink, in thousandths of its width.
    pub shrink: i64,
}

/// A line: pieces from `start` up to `end`, of which those from `trim` on are spaces at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub start: usize,
    pub trim: usize,
    pub end: usize,
    /// Whether it ends the paragraph or stands before a forced break: it is not justified.
    pub last: bool,
    pub fit: Fit,
}

/// How well a line fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// Within the limits.
    Good,
    /// Its spaces are wider than allowed.
    Stretched,
    /// It is wider than the measure.
    Overfull,
}

/// A last line shorter than this looks lost (half an inch, the indent of a paragraph).
const SHORT: Length = Length::from_emu(457_200);
/// Ragged lines count as fully stretched when this part of the measure stays empty.
const RAGGED: i64 = 4;

/// Demerits of a line whatever its fit: fewer lines are better.
const LINE: i64 = 10;
/// Demerits of a divided word, and of two running.
const DIVIDED: i64 = 2_500;
const DIVIDED_TWICE: i64 = 10_000;
/// Demerits of a division in the last line but one.
const DIVIDED_LATE: i64 = 5_000;
/// Demerits of a break inside a web address.
const IN_ADDRESS: i64 = 400;
/// Demerits of neighbours of which one is tight and the other loose.
const UNEVEN: i64 = 3_000;
/// Demerits of a short last line.
const LOST_WORD: i64 = 40_000;
/// Demerits of a line that is wider than its measure.
const OVERFULL: i64 = 1_000_000_000_000_000;
/// The greatest badness: a line beyond the limits counts by it.
const WORST: i64 = 1_000_000;

/// How far spaces stretch, in thousandths, before words are divided where the layout allows both.
const BEFORE_DIVIDING: i64 = 800;

/// Breaks the pieces into lines. First without dividing words, then with, then past the limits: the lines that break
/// them say so. Where words may be divided, they are before spaces are stretched as far as they may be.
pub(super) fn break_lines(pieces: &[Piece], manner: &Manner) -> Vec<Line> {
    let sums = Sums::of(pieces);
    let mut lines = Vec::new();
    let mut start = 0;
    while start < pieces.len() {
        let end = pieces[start..]
            .iter()
            .position(|piece| piece.after == After::Forced)
            .map_or(pieces.len(), |at| start + at + 1);
        let part = Stretch {
            pieces,
            sums: &sums,
            manner,
            start,
            end,
            first: start == 0,
        };
        let divisible = pieces[start..end]
            .iter()
            .any(|piece| piece.after == After::Divide);
        let close = Manner {
            stretch: manner.stretch.min(BEFORE_DIVIDING),
            ..*manner
        };
        let closely = Stretch {
            manner: &close,
            ..part
        };
        let found = divisible
            .then(|| {
                closely
                    .fit(false, false)
                    .or_else(|| closely.fit(true, false))
            })
            .flatten()
            .or_else(|| part.fit(false, false))
            .or_else(|| divisible.then(|| part.fit(true, false)).flatten())
            .or_else(|| part.fit(true, true));
        lines.extend(found.unwrap_or_default());
        start = end;
    }
    lines
}

/// Sums of widths up to each piece, so that any line is measured by subtraction.
struct Sums {
    width: Vec<i64>,
    spaces: Vec<i64>,
    /// For each piece, one past the last piece up to it that is no space.
    trim: Vec<usize>,
}

impl Sums {
    fn of(pieces: &[Piece]) -> Sums {
        let sums = || {
            let mut sums = Vec::with_capacity(pieces.len() + 1);
            sums.push(0);
            sums
        };
        let (mut width, mut spaces) = (sums(), sums());
        let mut trim = Vec::with_capacity(pieces.len());
        let mut last = 0;
        for (index, piece) in pieces.iter().enumerate() {
            let blank = matches!(piece.kind, PieceKind::Space | PieceKind::Break);
            let space = if piece.kind == PieceKind::Space {
                piece.width.emu()
            } else {
                0
            };
            let own = if piece.kind == PieceKind::Break {
                0
            } else {
                piece.width.emu()
            };
            width.push(width[index] + own);
            spaces.push(spaces[index] + space);
            if !blank {
                last = index + 1;
            }
            trim.push(last);
        }
        Sums {
            width,
            spaces,
            trim,
        }
    }
}

/// The pieces between two forced breaks.
#[derive(Clone, Copy)]
struct Stretch<'a> {
    pieces: &'a [Piece],
    sums: &'a Sums,
    manner: &'a Manner,
    start: usize,
    end: usize,
    /// Whether the paragraph begins here.
    first: bool,
}

/// A place where a line may end, reached by the best way.
#[derive(Clone, Copy)]
struct Node {
    /// The first piece of the next line.
    at: usize,
    demerits: i64,
    before: usize,
    /// 0 tight, 1 normal, 2 loose, 3 very loose.
    class: u8,
    divided: bool,
    fit: Fit,
}

impl Stretch<'_> {
    /// The best lines; `None` where every way breaks a limit and `relaxed` is false.
    fn fit(&self, divide: bool, relaxed: bool) -> Option<Vec<Line>> {
        let mut nodes = vec![Node {
            at: self.start,
            demerits: 0,
            before: usize::MAX,
            class: 1,
            divided: false,
            fit: Fit::Good,
        }];
        let mut active = vec![0];
        // a line within a web address may be as short as it likes
        let uniform = self.pieces[self.start..self.end]
            .iter()
            .all(|piece| piece.after != After::Address);
        for end in self.start + 1..=self.end {
            let after = self.pieces[end - 1].after;
            let last = end == self.end;
            if !last && (after == After::No || (after == After::Divide && !divide)) {
                continue;
            }
            let mut best: [Option<Node>; 4] = [None; 4];
            let mut gone: Option<usize> = None;
            let mut kept = 0;
            for place in 0..active.len() {
                let index: usize = active[place];
                let node = &nodes[index];
                let Some((class, demerits, fit)) = self.line(node, end, after, relaxed) else {
                    gone = Some(index);
                    continue;
                };
                active[kept] = index;
                kept += 1;
                if demerits < i64::MAX {
                    let line = (end, class, demerits, fit);
                    self.offer(&mut best, &nodes, index, line, after);
                } else if uniform && node.at != self.start {
                    // those behind begin later, and are shorter still
                    active.copy_within(place + 1.., kept);
                    kept += active.len() - place - 1;
                    break;
                }
            }
            active.truncate(kept);
            if active.is_empty()
                && best.iter().all(Option::is_none)
                && relaxed
                && let Some(index) = gone
            {
                // nothing fits: the shortest line there is runs over
                let over = (end, 0, OVERFULL, Fit::Overfull);
                self.offer(&mut best, &nodes, index, over, after);
            }
            for node in best.into_iter().flatten() {
                active.push(nodes.len());
                nodes.push(node);
            }
            if active.is_empty() {
                return None;
            }
        }
        self.trace(&nodes)
    }

    /// Enters a line from node `index` as a way to its end, if it is the best of its class.
    fn offer(
        &self,
        best: &mut [Option<Node>; 4],
        nodes: &[Node],
        index: usize,
        (end, class, demerits, fit): (usize, u8, i64, Fit),
        after: After,
    ) {
        let node = nodes[index];
        let mut total = node.demerits.saturating_add(demerits);
        if node.before != usize::MAX && node.class.abs_diff(class) > 1 && self.manner.justified {
            total = total.saturating_add(UNEVEN);
        }
        let divided = after == After::Divide && end != self.end;
        if divided && node.divided {
            total = total.saturating_add(DIVIDED_TWICE);
        }
        if end == self.end && node.divided {
            total = total.saturating_add(DIVIDED_LATE);
        }
        let slot = &mut best[usize::from(class)];
        if slot.is_none_or(|other| total < other.demerits) {
            *slot = Some(Node {
                at: end,
                demerits: total,
                before: index,
                class,
                divided,
                fit,
            });
        }
    }

    /// Class, demerits and fit of the line from `node` to `end`; `None` where it is too wide, demerits `i64::MAX`
    /// where it is too short.
    fn line(&self, node: &Node, end: usize, after: After, relaxed: bool) -> Option<(u8, i64, Fit)> {
        let manner = self.manner;
        let trim = self.sums.trim[end - 1].max(node.at);
        let mut width = self.sums.width[trim] - self.sums.width[node.at];
        let spaces = self.sums.spaces[trim] - self.sums.spaces[node.at];
        if after == After::Divide && end != self.end {
            width += self.pieces[end - 1].hyphen.emu();
        }
        let room = self.room(node.at);
        let slack = room - width;
        let shrink = if manner.justified {
            spaces * manner.shrink / 1000
        } else {
            0
        };
        if slack + shrink < 0 {
            return None;
        }
        let last = end == self.end;
        // a line that is nothing but a part of a web address cannot be justified and is set ragged
        let begins = node.at > 0 && self.pieces[node.at - 1].after == After::Address;
        let address = spaces == 0 && (begins || after == After::Address);
        let justified = manner.justified && !address;
        let stretch = if justified {
            spaces * manner.stretch / 1000
        } else {
            room / RAGGED
        };
        let ratio = if slack < 0 {
            slack * 1000 / shrink.max(1)
        } else if last {
            0
        } else if stretch > 0 {
            (slack.saturating_mul(1000) / stretch).min(100_000)
        } else if slack == 0 {
            0
        } else {
            100_000
        };
        let beyond = justified && ratio > 1000;
        if beyond && !relaxed {
            return Some((3, i64::MAX, Fit::Good));
        }
        let size = ratio.abs();
        let badness = (size * size / 1000 * size / 10_000).min(WORST);
        let mut demerits = (LINE + badness) * (LINE + badness);
        match after {
            After::Divide if !last => demerits += DIVIDED,
            After::Address if !last => demerits += IN_ADDRESS,
            _ => {}
        }
        if last && node.at != self.start && width < SHORT.emu() {
            demerits += LOST_WORD;
        }
        let class = match ratio {
            ..-500 => 0,
            -500..=500 => 1,
            501..=1000 => 2,
            _ => 3,
        };
        let fit = if beyond { Fit::Stretched } else { Fit::Good };
        Some((class, demerits, fit))
    }

    /// The width of the line that begins at a piece.
    fn room(&self, at: usize) -> i64 {
        if self.first && at == self.start {
            self.manner.first.emu()
        } else {
            self.manner.other.emu()
        }
    }

    /// The lines of the best way to the end.
    fn trace(&self, nodes: &[Node]) -> Option<Vec<Line>> {
        let mut at = nodes
            .iter()
            .enumerate()
            .filter(|(_, node)| node.at == self.end)
            .min_by_key(|(_, node)| node.demerits)
            .map(|(index, _)| index)?;
        let mut lines = Vec::new();
        while nodes[at].before != usize::MAX {
            let (node, before) = (nodes[at], nodes[nodes[at].before]);
            lines.push(Line {
                start: before.at,
                trim: self.sums.trim[node.at - 1].max(before.at),
                end: node.at,
                last: node.at == self.end,
                fit: node.fit,
            });
            at = node.before;
        }
        lines.reverse();
        Some(lines)
    }
}
