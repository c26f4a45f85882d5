//! The graphics state (ISO 32000-1, 8.4 and 9.3), as far as it says what text looks like and where it stands.

use super::geometry::{Bounds, Matrix};
use super::lexer::Operand;

/// The graphics state.
#[derive(Clone, Copy)]
pub(super) struct State {
    pub(super) ctm: Matrix,
    /// Lightness of fills, from 0 (black) to 1 (white).
    pub(super) fill: f64,
    /// Lightness of strokes.
    pub(super) stroke: f64,
    /// Whether ink is neither transparent nor mixed with what is under it.
    pub(super) opaque: bool,
    pub(super) line_width: f64,
    pub(super) clip: Bounds,
    pub(super) font: Option<usize>,
    pub(super) size: f64,
    pub(super) character_space: f64,
    pub(super) scale: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
    pub(super) mode: i64,
}

impl State {
    /// The state at the start of a page.
    pub(super) fn new(paper: Bounds) -> State {
        State {
            ctm: Matrix::IDENTITY,
            fill: 0.0,
            stroke: 0.0,
            opaque: true,
            line_width: 1.0,
            clip: paper,
            font: None,
            size: 0.0,
            character_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
        }
    }
}

/// The lightness of a colour by its components: one is grey, three are red, green and blue, four are inks. A colour
/// that cannot be known (a pattern) counts as white: text in it is not proved to be seen.
pub(super) fn lightness(operands: &[Operand<'_>]) -> f64 {
    let mut parts = [0.0; 4];
    let mut count = 0;
    for operand in operands {
        match operand {
            Operand::Number(number) if count < 4 => {
                parts[count] = number.clamp(0.0, 1.0);
                count += 1;
            }
            _ => return 1.0,
        }
    }
    let [a, b, c, d] = parts;
    match count {
        1 => a,
        3 => 0.2126 * a + 0.7152 * b + 0.0722 * c,
        4 => (0.2126 * (1.0 - a) + 0.7152 * (1.0 - b) + 0.0722 * (1.0 - c)) * (1.0 - d),
        _ => 1.0,
    }
}
