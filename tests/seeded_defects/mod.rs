//! Defects of every class, one at a time: each a change of a faithful reading at the n-th place where it can be made.

mod letters;
mod paragraphs;
mod stories;
pub mod text;

use engross::legacy::{Format, Reading};
use engross::transcript::{Paragraph, Transcript};

/// Both texts: equal, until a defect is put into the legacy one.
#[derive(Clone)]
pub struct Texts {
    pub canonical: Transcript,
    pub legacy: Transcript,
}

impl Texts {
    /// A faithful copy of a canonical text, as a reader that sees everything would give it.
    pub fn faithful(canonical: &Transcript) -> Texts {
        Texts {
            canonical: canonical.clone(),
            legacy: canonical.clone(),
        }
    }

    /// The legacy text as a reading.
    pub fn reading(&self) -> Reading {
        Reading {
            format: Format::Docx,
            transcript: self.legacy.clone(),
            damage: Vec::new(),
            symbols: Vec::new(),
            blind: Vec::new(),
        }
    }

    /// Changes the text of the n-th paragraph in which `find` finds a place. Whether there is one.
    pub fn at(&mut self, n: usize, find: fn(&str) -> Option<(usize, usize)>, put: &str) -> bool {
        let mut places = self.legacy.body.iter_mut().filter_map(|paragraph| {
            let place = find(&paragraph.text)?;
            Some((paragraph, place))
        });
        let Some((paragraph, (start, end))) = places.nth(n) else {
            return false;
        };
        replace(paragraph, start, end, put);
        true
    }
}

/// Replaces a stretch of a paragraph's text; calls of notes and links behind it move along.
pub fn replace(paragraph: &mut Paragraph, start: usize, end: usize, put: &str) {
    paragraph.text.replace_range(start..end, put);
    let shift = |at: &mut usize| {
        if *at >= end {
            *at = *at + put.len() - (end - start);
        }
    };
    for call in &mut paragraph.notes {
        shift(&mut call.at);
    }
    for link in &mut paragraph.links {
        shift(&mut link.range.start);
        shift(&mut link.range.end);
    }
    for emphasis in &mut paragraph.emphasis {
        shift(&mut emphasis.start);
        shift(&mut emphasis.end);
    }
}

/// A defect: the code that must be found (or two that go together, joined by `+`), and how it is made at the n-th place;
/// `false` where there is none.
pub type Defect = (&'static str, fn(&mut Texts, usize) -> bool);

/// All of them.
pub fn all() -> Vec<Defect> {
    [letters::DEFECTS, paragraphs::DEFECTS, stories::DEFECTS].concat()
}
