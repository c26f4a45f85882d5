//! A canonical document ready to hold legacy files against.

use super::find;
use super::pair::symbols_in;
use crate::attached;
use crate::diag::{Place, Source, Span};
use crate::expect;
use crate::legacy::Site;
use crate::model::Document;
use crate::sheet::Sheet;
use crate::symbol::FileSymbol;
use crate::transcript::Transcript;
use std::sync::Arc;

/// A canonical document ready to hold legacy files against.
#[derive(Clone, Debug)]
pub struct Canonical {
    /// The file's name as the user wrote it.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Its file symbol, where it has one.
    pub symbol: Option<FileSymbol>,
    /// What a reader ought to find.
    pub transcript: Transcript,
    source: Arc<Source>,
    /// Where each line of the source starts.
    lines: Vec<usize>,
}

impl Canonical {
    /// From a document, the layout that says what a reader sees of it, and the bytes it was read from.
    pub fn new(document: &Document, sheet: &Sheet, bytes: &[u8]) -> Canonical {
        let transcript = expect::expect(document, sheet);
        let source = document.source.clone();
        let starts = source.text().match_indices('\n').map(|(at, _)| at + 1);
        Canonical {
            name: source.name().to_owned(),
            sha256: attached::sha256(bytes),
            symbol: transcript
                .symbol
                .as_deref()
                .and_then(|symbol| symbols_in(symbol).into_iter().next()),
            lines: std::iter::once(0).chain(starts).collect(),
            transcript,
            source,
        }
    }

    /// The place of a stretch in the XML: its very characters, or, where the XML cannot be followed that far, the
    /// element of its paragraph. `None` where the paragraph has no place, as running text.
    pub fn place(&self, site: &Site) -> Option<Place> {
        let paragraph = find::paragraph(&self.transcript, site)?;
        let place = paragraph.source.as_ref()?;
        let exact = self.offset(place).and_then(|start| {
            find::in_xml(self.source.text(), start, &paragraph.text, &site.range)
        });
        Some(match exact {
            Some(range) => self.source.place(Span::new(range.start, range.end)),
            None => place.clone(),
        })
    }

    /// The byte that a place begins at.
    fn offset(&self, place: &Place) -> Option<usize> {
        let start = *self.lines.get((place.line as usize).checked_sub(1)?)?;
        let line = self.source.text().get(start..)?;
        let (at, _) = line
            .char_indices()
            .nth((place.column as usize).checked_sub(1)?)?;
        Some(start + at)
    }
}
