//! What a reader ought to find in an output, from the canonical document and the layout alone.
//!
//! This is the other half of the proof: it is written from the profile (`src/read/PROFILE.md`) and shares no code
//! with the stages that make the outputs, so that a fault of theirs cannot hide here.

mod blocks;
mod headings;
mod inlines;
mod lists;
mod masthead;
mod page_figure;
mod parts;
mod preface;
mod running;
mod style_names;
mod table;

use crate::model::Document;
use crate::sheet::Sheet;
use crate::transcript::Transcript;

/// The transcript that a reader ought to make of either output. Running text is given for the kinds of page;
/// [`crate::verify::on_pages`] makes that of numbered pages from it.
pub fn expect(document: &Document, sheet: &Sheet) -> Transcript {
    let identity = &document.root.identity;
    let title = ["officialTitle", "editorialTitle"]
        .iter()
        .find_map(|name| {
            let aliases = identity.work.aliases.iter();
            aliases.clone().find(|alias| alias.name == *name)
        })
        .map(|alias| alias.value.clone());
    let language = identity.expression.language_tag();
    let mut walk = blocks::Walk::new(document, sheet);
    walk.document();
    Transcript {
        title,
        language: Some(language.into()),
        running: running::running(document, sheet, walk.sections),
        page_figures: page_figure::page_figures(document, sheet),
        symbol: symbol(document),
        body: walk.body,
        notes: walk.notes,
        ..Transcript::default()
    }
}

/// The file symbol as it is printed.
fn symbol(document: &Document) -> Option<String> {
    let (_, value, shown) = document.root.identity.work.numbers.first()?;
    Some(shown.clone().unwrap_or_else(|| value.clone()))
}
