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
    faces: Vec<InUse>,
}

/// The glyphs of a face in use.
#[derive(Default)]
struct InUse {
    /// Each with its text, in the order of their numbers.
    texts: Vec<(u16, String)>,
    /// By number the text again where it is one letter of ASCII, else 0: what nearly all questions are about.
    letters: Vec<u8>,
}

impl InUse {
    fn of(tallies: Vec<Tally<'_>>, face: &Face) -> InUse {
        let mut all = InUse {
            texts: Vec::new(),
            letters: vec![0; tallies.len()],
        };
        for (tally, glyph) in tallies.into_iter().zip(0..=u16::MAX) {
            let Some(text) = tally.verdict(face, glyph) else {
                continue;
            };
            if let [letter] = text.as_bytes() {
                all.letters[usize::from(glyph)] = *letter;
            }
            all.texts.push((glyph, text));
        }
        all
    }
}

impl Census {
    /// The glyphs of a face in use, in the order of their numbers, each with its text.
    pub(super) fn glyphs(&self, face: usize) -> &[(u16, String)] {
        &self.faces[face].texts
    }

    /// The text that a glyph in use stands for.
    fn text(&self, face: usize, glyph: u16) -> &str {
        let texts = &self.faces[face].texts;
        texts
            .binary_search_by_key(&glyph, |(known, _)| *known)
            .map_or(NO_TEXT_OF_ITS_OWN, |at| &texts[at].1)
    }

    /// Whether the glyphs of a cluster, each saying its own text, say that of the cluster.
    pub(super) fn says(&self, face: usize, cluster: &Cluster<'_>) -> bool {
        if let Some((glyph, letter)) = cluster.letter() {
            return self.faces[face].letters.get(usize::from(glyph)) == Some(&letter);
        }
        let mut rest = cluster.text();
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
    run: &'a GlyphRun,
    /// The glyphs, at least one.
    pub(super) glyphs: &'a [Glyph],
}

impl<'a> Cluster<'a> {
    /// The text, empty for a hyphen that divides a word.
    pub(super) fn text(&self) -> &'a str {
        let range = |glyph: &Glyph| glyph.start as usize..glyph.end as usize;
        self.glyphs
            .first()
            .and_then(|first| self.run.text.get(range(first)))
            .unwrap_or_default()
    }

    /// The glyph and its letter, where it is one glyph for one letter of ASCII, as most are.
    fn letter(&self) -> Option<(u16, u8)> {
        let [glyph] = self.glyphs else { return None };
        let bytes = self.run.text.as_bytes();
        let letter = *bytes.get(glyph.start as usize)?;
        let alone = glyph.end == glyph.start + 1 && letter.is_ascii() && letter != 0;
        alone.then_some((glyph.id, letter))
    }
}

/// The clusters of a run in order.
pub(super) fn clusters(run: &GlyphRun) -> impl Iterator<Item = Cluster<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let (first, others) = run.glyphs.get(at..)?.split_first()?;
        let length = 1 + others
            .iter()
            .take_while(|glyph| (glyph.start, glyph.end) == (first.start, first.end))
            .count();
        let cluster = Cluster {
            run,
            glyphs: &run.glyphs[at..at + length],
        };
        at += length;
        Some(cluster)
    })
}

/// The texts that one glyph stands for, with their counts.
#[derive(Clone, Default)]
struct Tally<'a> {
    used: bool,
    /// A letter and its count: most glyphs say one, and nothing else.
    letter: (u8, u32),
    texts: Vec<(&'a str, u32)>,
}

impl<'a> Tally<'a> {
    fn count(&mut self, text: &'a str) {
        match self.texts.iter_mut().find(|(known, _)| *known == text) {
            Some((_, count)) => *count += 1,
            None => self.texts.push((text, 1)),
        }
    }

    /// Counts a letter, if it is the one that the glyph says first.
    fn count_letter(&mut self, letter: u8) -> bool {
        if self.letter.1 == 0 {
            self.letter.0 = letter;
        }
        let same = self.letter.0 == letter;
        self.letter.1 += u32::from(same);
        same
    }

    /// The most frequent text; of two as frequent, the one that comes first in the order of characters. A glyph that
    /// never stood alone says the character that the face draws with it.
    fn verdict(&self, face: &Face, glyph: u16) -> Option<String> {
        let letter = String::from(char::from(self.letter.0));
        let letters = (self.letter.1 > 0).then_some((letter.as_str(), self.letter.1));
        let best = letters
            .into_iter()
            .chain(self.texts.iter().copied())
            .max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(a.0)));
        match best {
            Some((text, _)) => Some(text.to_string()),
            None if self.used => {
                let character = face.character(glyph);
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
            .map(|(tallies, face)| InUse::of(tallies, face))
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
        if let Some((glyph, letter)) = cluster.letter()
            && !matches!(letter, b'\n' | b'\t')
        {
            let tally = tally(tallies, glyph);
            tally.used = true;
            if !tally.count_letter(letter) {
                tally.count(cluster.text());
            }
            continue;
        }
        let text = cluster.text();
        let alone = cluster.glyphs.len() == 1 && !matches!(text, "" | "\n" | "\t");
        for glyph in cluster.glyphs {
            let tally = tally(tallies, glyph.id);
            tally.used = true;
            if alone {
                tally.count(text);
            }
        }
    }
}

/// The tally of a glyph.
fn tally<'t, 'a>(tallies: &'t mut Vec<Tally<'a>>, glyph: u16) -> &'t mut Tally<'a> {
    let glyph = usize::from(glyph);
    if tallies.len() <= glyph {
        tallies.resize(glyph + 1, Tally::default());
    }
    &mut tallies[glyph]
}
