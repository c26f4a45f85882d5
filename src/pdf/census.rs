//! Which glyphs of each face the pages use, and the one text that each stands for.
//!
//! A font in a PDF gives each glyph one text (its ToUnicode map). Where a glyph stands for different texts in
//! different places (a space for a no-break space, a hyphen for a no-break hyphen), the most frequent one goes into
//! the map, and the others are written beside the glyph as ActualText.

use super::rules::{GLYPH_MISSING, TEXT_WITHOUT_GLYPH};
use crate::diag::Finding;
use crate::pages::{Glyph, GlyphRun, Item, Page};
use crate::text::{Face, FontBook};

/// What a glyph says that has no text of its own: a part of a cluster that no character is drawn with alone.
const NO_TEXT_OF_ITS_OWN: &str = "\u{fffc}";

/// The glyphs in use, by face.
pub(super) struct Census {
    faces: Vec<Vec<Option<String>>>,
}

impl Census {
    /// The glyphs of a face in use, in the order of their numbers, each with its text.
    pub(super) fn glyphs(&self, face: usize) -> impl Iterator<Item = (u16, &str)> {
        self.faces[face]
            .iter()
            .enumerate()
            .filter_map(|(id, text)| text.as_deref().map(|text| (id as u16, text)))
    }

    /// The text that a glyph in use stands for.
    fn text(&self, face: usize, glyph: u16) -> &str {
        self.faces[face]
            .get(usize::from(glyph))
            .and_then(Option::as_deref)
            .unwrap_or(NO_TEXT_OF_ITS_OWN)
    }

    /// Whether the glyphs of a cluster, each saying its own text, say that of the cluster.
    pub(super) fn says(&self, face: usize, cluster: &Cluster<'_>) -> bool {
        let mut rest = cluster.text;
        for glyph in cluster.glyphs {
            match rest.strip_prefix(self.text(face, glyph.id)) {
                Some(after) => rest = after,
                None => return false,
            }
        }
        rest.is_empty()
    }
}

/// Glyphs that stand together for a piece of text.
pub(super) struct Cluster<'a> {
    /// The glyphs, at least one.
    pub(super) glyphs: &'a [Glyph],
    /// The text, empty for a hyphen that divides a word.
    pub(super) text: &'a str,
}

/// The clusters of a run in order.
pub(super) fn clusters(run: &GlyphRun) -> impl Iterator<Item = Cluster<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let first = run.glyphs.get(at)?;
        let length = run.glyphs[at..]
            .iter()
            .take_while(|glyph| (glyph.start, glyph.end) == (first.start, first.end))
            .count();
        let cluster = Cluster {
            glyphs: &run.glyphs[at..at + length],
            text: run
                .text
                .get(first.start as usize..first.end as usize)
                .unwrap_or_default(),
        };
        at += length;
        Some(cluster)
    })
}

/// The texts that one glyph stands for, with their counts.
#[derive(Clone, Default)]
struct Tally<'a> {
    used: bool,
    texts: Vec<(&'a str, u32)>,
}

impl<'a> Tally<'a> {
    fn count(&mut self, text: &'a str) {
        match self.texts.iter_mut().find(|(known, _)| *known == text) {
            Some((_, count)) => *count += 1,
            None => self.texts.push((text, 1)),
        }
    }

    /// The most frequent text; of two as frequent, the one that comes first in the order of characters. A glyph that
    /// never stood alone says the character that the face draws with it.
    fn verdict(self, face: &Face, glyph: usize) -> Option<String> {
        let best = self
            .texts
            .into_iter()
            .max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(a.0)));
        match best {
            Some((text, _)) => Some(text.to_string()),
            None if self.used => {
                let character = u16::try_from(glyph).ok().and_then(|id| face.character(id));
                Some(character.map_or_else(|| NO_TEXT_OF_ITS_OWN.to_string(), String::from))
            }
            None => None,
        }
    }
}

/// Counts the glyphs of all pages. Text that no glyph stands for is a finding.
pub(super) fn take<'p>(
    pages: impl IntoIterator<Item = &'p Page>,
    book: &FontBook,
    findings: &mut Vec<Finding>,
) -> Census {
    let mut faces: Vec<Vec<Tally<'_>>> = vec![Vec::new(); book.faces().len()];
    for page in pages {
        for item in &page.items {
            let Item::Glyphs(run) = item else { continue };
            if !covers(run) {
                findings.push(Finding::new(
                    &TEXT_WITHOUT_GLYPH,
                    format!(
                        "page {}: {:?} is not covered by its glyphs",
                        page.folio, run.text
                    ),
                    "report this with the document: it is a fault of engross",
                ));
                continue;
            }
            if run.glyphs.iter().any(|glyph| glyph.id == 0) {
                findings.push(Finding::new(
                    &GLYPH_MISSING,
                    format!(
                        "page {}: the font lacks a character of {:?}",
                        page.folio, run.text
                    ),
                    "use characters that the font has",
                ));
            }
            if let Some(tallies) = faces.get_mut(run.face) {
                count(run, tallies);
            }
        }
    }
    Census {
        faces: faces
            .into_iter()
            .zip(book.faces())
            .map(|(tallies, face)| {
                let numbered = tallies.into_iter().enumerate();
                numbered
                    .map(|(glyph, tally)| tally.verdict(face, glyph))
                    .collect()
            })
            .collect(),
    }
}

/// Whether the clusters of a run cover its text in order, without gap or overlap.
fn covers(run: &GlyphRun) -> bool {
    let mut last = (0, 0);
    for glyph in &run.glyphs {
        let this = (glyph.start, glyph.end);
        if this == last {
            continue;
        }
        if this.0 != last.1 || this.1 < this.0 || !run.text.is_char_boundary(this.1 as usize) {
            return false;
        }
        last = this;
    }
    last.1 as usize == run.text.len()
}

fn count<'a>(run: &'a GlyphRun, tallies: &mut Vec<Tally<'a>>) {
    for cluster in clusters(run) {
        for glyph in cluster.glyphs {
            let id = usize::from(glyph.id);
            if tallies.len() <= id {
                tallies.resize(id + 1, Tally::default());
            }
            tallies[id].used = true;
        }
        if let [glyph] = cluster.glyphs
            && !matches!(cluster.text, "" | "\n" | "\t")
        {
            tallies[usize::from(glyph.id)].count(cluster.text);
        }
    }
}
