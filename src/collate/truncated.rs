//! Text that breaks off.

use super::fit::Fit;
use super::hunks::Hunk;

/// So many words at the end of a paragraph are not lost by a slip.
const MANY: usize = 8;

/// Whether a stretch is the end of a paragraph that was cut: in the middle of a word, or many words before its end.
pub(super) fn is_cut(fit: &Fit<'_, '_, '_>, hunk: &Hunk) -> bool {
    let is_end = hunk.c.end == fit.c.len() && hunk.l.end == fit.l.len();
    if !is_end || hunk.c.is_empty() {
        return false;
    }
    let words = hunk.c.clone().filter(|i| fit.is_word_c(*i)).count();
    match hunk.l.len() {
        0 => words >= MANY,
        1 => {
            let (whole, part) = (fit.word_c(hunk.c.start), fit.word_l(hunk.l.start));
            whole.len() > part.len() && whole.starts_with(part) && hunk.c.len() > 1
        }
        _ => false,
    }
}
