//! Pictures that the layout puts on a page outside of the text: the bar code of the first page.

use super::running::words;
use crate::model::Document;
use crate::sheet::Sheet;
use crate::transcript::{PageFigure, RunningAt};

/// The bar code's words, where the layout has one and the document a file symbol.
pub(super) fn page_figures(document: &Document, sheet: &Sheet) -> Vec<PageFigure> {
    let code = sheet.running.bar_code.as_ref();
    code.filter(|_| !super::symbol(document).unwrap_or_default().is_empty())
        .map(|code| PageFigure {
            at: RunningAt::First(0),
            alt: words(&code.words, sheet, document),
        })
        .into_iter()
        .collect()
}
