//! Fill: lines with tabs. What stands after a tab depends on where the text before it ends, so such lines are filled
//! one after another; they are not justified.

use super::lines::{Fit, Line, Manner};
use super::piece::{After, Measured, Piece, PieceKind};
use crate::sheet::{Tab, TabAlign};
use crate::unit::Length;

/// Where no stop is set, tabs stop every half inch.
pub(super) const STEP: Length = Length::from_emu(457_200);

/// A tab of a line with dots to its stop.
#[derive(Clone, Copy, Debug)]
pub(super) struct Leader {
    /// The piece of the tab.
    pub piece: usize,
}

/// Fills lines, giving each tab its width. `indents` are the distances of first and other lines from the left margin,
/// from which stops are measured. Gives the lines and the tabs that dots lead along.
pub(super) fn fill_lines(
    measured: &mut Measured,
    manner: &Manner,
    indents: (Length, Length),
    stops: &[Tab],
) -> (Vec<Line>, Vec<Leader>) {
    let mut lines = Vec::new();
    let mut leaders = Vec::new();
    let mut start = 0;
    while start < measured.pieces.len() {
        let (indent, room) = if start == 0 {
            (indents.0, manner.first)
        } else {
            (indents.1, manner.other)
        };
        let (end, fit) = fill(measured, start, (indent, room), stops, &mut leaders);
        let pieces = &measured.pieces[..end];
        let trim = pieces
            .iter()
            .rposition(|piece| !matches!(piece.kind, PieceKind::Space | PieceKind::Break))
            .map_or(start, |at| at + 1)
            .max(start);
        lines.push(Line {
            start,
            trim,
            end,
            last: true,
            fit,
        });
        start = end;
    }
    (lines, leaders)
}

/// Fills one line from piece `start`; gives one past its last piece.
fn fill(
    measured: &mut Measured,
    start: usize,
    (indent, room): (Length, Length),
    stops: &[Tab],
    leaders: &mut Vec<Leader>,
) -> (usize, Fit) {
    let mut x = Length::ZERO;
    // width up to the last piece that is no space
    let mut ink = Length::ZERO;
    let mut end = None;
    let mut index = start;
    while index < measured.pieces.len() {
        let kind = measured.pieces[index].kind;
        if kind == PieceKind::Tab {
            let follows = following(&measured.pieces[index + 1..]);
            let (at, dots) = stop(stops, indent + x, follows, indent + room);
            let width = (at - indent - x).max(Length::ZERO);
            let piece = &mut measured.pieces[index];
            piece.width = width;
            piece.after = After::No;
            if dots {
                leaders.push(Leader { piece: index });
            }
        }
        let piece = &measured.pieces[index];
        x += if kind == PieceKind::Break {
            Length::ZERO
        } else {
            piece.width
        };
        if !matches!(kind, PieceKind::Space | PieceKind::Break) {
            ink = x;
        }
        if ink > room
            && let Some(end) = end
        {
            leaders.retain(|leader| leader.piece < end);
            return (end, Fit::Good);
        }
        index += 1;
        match piece.after {
            After::Forced => {
                end = Some(index);
                break;
            }
            After::Allowed | After::Address => end = Some(index),
            After::No | After::Divide => {}
        }
    }
    let fit = if ink > room { Fit::Overfull } else { Fit::Good };
    if index == measured.pieces.len() {
        return (index, fit);
    }
    (end.unwrap_or(index), fit)
}

/// The width of what stands between a tab and the next tab or break.
fn following(pieces: &[Piece]) -> Length {
    pieces
        .iter()
        .take_while(|piece| !matches!(piece.kind, PieceKind::Tab | PieceKind::Break))
        .map(|piece| piece.width)
        .sum()
}

/// Where text of width `follows` begins after a tab at `x`, and whether dots lead there. `right` is the end of the line.
fn stop(stops: &[Tab], x: Length, follows: Length, right: Length) -> (Length, bool) {
    match stops.iter().find(|tab| tab.at > x) {
        Some(tab) => {
            let at = tab.at.min(right.max(x));
            let begins = match tab.align {
                TabAlign::Left => tab.at,
                TabAlign::Center => tab.at - follows / 2,
                TabAlign::Right => at - follows,
            };
            (begins.max(x), tab.dots)
        }
        None => (next_step(x), false),
    }
}

/// The next half inch beyond `x`.
pub(super) fn next_step(x: Length) -> Length {
    STEP * (x.emu().div_euclid(STEP.emu()) + 1)
}
