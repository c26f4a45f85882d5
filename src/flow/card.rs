//! The card: what the files' metadata say, taken from the identity of the document.

use super::form::Card;
use crate::model::{BlockKind, DivisionKind, Document, Identity, Inline, InlineKind, Part};
use crate::sheet::Sheet;

/// The card of a document.
pub(super) fn card(document: &Document, sheet: &Sheet) -> Card {
    let root = &document.root;
    let identity = &root.identity;
    let keywords: Vec<String> = root
        .metadata
        .keywords
        .iter()
        .map(|keyword| keyword.shown.clone())
        .collect();
    Card {
        symbol: symbol(identity),
        title: title(identity)
            .or_else(|| shown_title(root))
            .unwrap_or_else(|| symbol(identity)),
        language: identity.expression.language_tag().to_owned(),
        version: identity.expression.version.as_ref().map(|(_, v)| v.clone()),
        author: author(document, root),
        subject: (!keywords.is_empty()).then(|| keywords.join(", ")),
        keywords,
        date: identity
            .work
            .dates
            .iter()
            .find_map(|date| date.known())
            .map(|date| date.chars().take("2011-06-07".len()).collect()),
        iri: identity.expression.this.clone(),
        layout: format!("{} {}", sheet.name, sheet.version),
    }
}

/// The file symbol, as the identity gives it: outputs are named after it. Empty where there is none.
pub fn symbol(identity: &Identity) -> String {
    let number = identity.work.numbers.first();
    number
        .map(|(_, value, shown)| shown.as_ref().unwrap_or(value).clone())
        .unwrap_or_default()
}

/// The official title, or the editorial one.
pub fn title(identity: &Identity) -> Option<String> {
    ["officialTitle", "editorialTitle"].iter().find_map(|name| {
        let mut aliases = identity.work.aliases.iter();
        let alias = aliases.find(|alias| alias.name == *name)?;
        Some(alias.value.clone())
    })
}

/// The title that stands on the page, in one line.
pub(super) fn shown_title(part: &Part) -> Option<String> {
    part.divisions
        .iter()
        .filter(|division| matches!(division.kind, DivisionKind::Cover | DivisionKind::Preface))
        .flat_map(|division| &division.blocks)
        .find_map(|block| match &block.kind {
            BlockKind::Text(text) => text.inlines.iter().find_map(|inline| match inline {
                Inline::Marked {
                    kind: InlineKind::DocTitle,
                    children,
                    ..
                } => Some(super::outline::one_line(children)),
                _ => None,
            }),
            _ => None,
        })
}

/// The first author of the work, in the words of its reference.
fn author(document: &Document, part: &Part) -> Option<String> {
    let author = part.identity.work.authors.first()?;
    let reference = part.metadata.references.iter().find(|reference| {
        document.node(reference.node).e_id.as_deref() == Some(author.href.trim_start_matches('#'))
    });
    reference.map(|reference| reference.shown.clone())
}
