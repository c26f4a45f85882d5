//! A code as dark and light squares.

use datamatrix::{DataMatrix, SymbolList, SymbolSize, placement::Bitmap};
use std::fmt;

/// The smallest side of a module, in millimetres, that a scan at 200 dpi still shows: 3.5 dots.
///
/// A mark of 16 modules is then 7.2 mm wide; 8 mm and more read with a reserve, and 10 mm is comfortable.
pub const SMALLEST_MODULE_MM: f64 = 0.45;

/// How many modules must stay white around the mark on each side. The standard demands one; a second keeps a turned
/// scan from joining it to what stands beside it.
pub const QUIET_MODULES: usize = 2;

/// How many modules a side of a mark can have: those of the square symbols of one region, so that all have the same
/// edges.
///
/// Smaller ones than 16 are left out: they correct too few errors for a mark that is scanned without anyone looking.
pub const SIZES: [usize; 6] = [16, 18, 20, 22, 24, 26];

/// The symbols of these sizes.
const SYMBOLS: [SymbolSize; 6] = [
    SymbolSize::Square16,
    SymbolSize::Square18,
    SymbolSize::Square20,
    SymbolSize::Square22,
    SymbolSize::Square24,
    SymbolSize::Square26,
];

/// The squares of a mark, without the quiet zone around it.
///
/// The left column and the bottom row are dark throughout (the finder edge); in the top row and the right column dark
/// and light take turns, with a dark module in the top left corner and a light one in the top right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Modules {
    size: usize,
    dark: Vec<bool>,
}

impl Modules {
    /// How many modules a side has: an even number from 16 to 26, with those of the edges.
    pub fn size(&self) -> usize {
        self.size
    }

    /// Whether a module is dark, by its row from the top and its column from the left; outside all is light.
    pub fn dark(&self, row: usize, column: usize) -> bool {
        column < self.size
            && self
                .dark
                .get(row * self.size + column)
                .copied()
                .unwrap_or(false)
    }

    /// The dark stretches of a row, each as its first column and how many modules it has, from left to right: what a
    /// page draws as one rectangle.
    pub fn runs(&self, row: usize) -> Vec<(usize, usize)> {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for column in (0..self.size).filter(|column| self.dark(row, *column)) {
            match runs.last_mut() {
                Some((first, length)) if *first + *length == column => *length += 1,
                _ => runs.push((column, 1)),
            }
        }
        runs
    }
}

/// Why a code has no mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModulesError {
    /// It is empty, or longer than the largest mark holds (44 codewords: 44 letters, or 88 digits).
    Length,
    /// It has another character than printable ASCII.
    Character(char),
}

impl fmt::Display for ModulesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ModulesError::Length => f.write_str("a mark holds a code of 1 to about 44 characters"),
            ModulesError::Character(c) => {
                write!(f, "a mark holds printable ASCII only, and not {c:?}")
            }
        }
    }
}

impl std::error::Error for ModulesError {}

/// The squares that say a code: in the smallest of the [`SIZES`] that holds it.
///
/// `AG05279E04/7` takes 16 × 16 modules, and six of its 24 codewords may be read wrong. Drawn with modules of at least
/// [`SMALLEST_MODULE_MM`] (8 to 10 mm the whole) and [`QUIET_MODULES`] white around it, black on white, it is read from
/// scans at 200 dpi.
pub fn modules(code: &str) -> Result<Modules, ModulesError> {
    if let Some(c) = code.chars().find(|c| !matches!(c, ' '..='~')) {
        return Err(ModulesError::Character(c));
    }
    if code.is_empty() {
        return Err(ModulesError::Length);
    }
    let matrix = DataMatrix::encode(code.as_bytes(), SymbolList::from(SYMBOLS))
        .map_err(|_| ModulesError::Length)?;
    let bitmap: Bitmap<bool> = matrix.bitmap();
    let size = bitmap.width();
    let mut dark = vec![false; size * size];
    for (column, row) in bitmap.pixels() {
        // the bitmap is square, as all SYMBOLS are
        if let Some(module) = dark.get_mut(row * size + column) {
            *module = true;
        }
    }
    Ok(Modules { size, dark })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_finder_edge_and_its_timing_edge() {
        for code in [
            "AG05279E04/7",
            "AG05279E04/35.12",
            "A-SYMBOL-OF-THIRTY-CHARACTERS/1",
        ] {
            let modules = modules(code).unwrap();
            let size = modules.size();
            for at in 0..size {
                assert!(modules.dark(at, 0) && modules.dark(size - 1, at));
                assert_eq!(modules.dark(0, at), at % 2 == 0);
                assert_eq!(modules.dark(at, size - 1), at % 2 == 1);
            }
            assert_eq!(modules.runs(size - 1), [(0, size)]);
            assert!(!modules.dark(0, size) && !modules.dark(size, 0));
        }
        assert_eq!(modules("AG05279E04/7").unwrap().size(), 16);
        assert_eq!(modules("AG05279E04/35.2").unwrap().size(), 16);
    }

    #[test]
    fn the_squares_say_the_code() {
        let mark = modules("AG05279E04/7").unwrap();
        assert_eq!(
            DataMatrix::decode(&mark.dark, mark.size).unwrap(),
            b"AG05279E04/7"
        );
    }

    #[test]
    fn a_code_that_does_not_fit_is_refused() {
        assert_eq!(modules(""), Err(ModulesError::Length));
        assert_eq!(modules(&"Ab".repeat(40)), Err(ModulesError::Length));
        assert_eq!(modules("AG05279É04/7"), Err(ModulesError::Character('É')));
        assert_eq!(modules("AG\n"), Err(ModulesError::Character('\n')));
    }
}
