//! A paragraph under way: its text so far, and what is marked in it by stretches of bytes.

use super::language;
use super::props::{Look, Position};
use crate::transcript::{
    Emphasis, EmphasisKind, LanguageRange, LinkRange, NoteCall, Paragraph, Role,
};
use std::ops::Range;

/// Text of one look.
#[derive(Debug)]
struct Piece {
    range: Range<usize>,
    look: Look,
}

/// A paragraph under way.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// Its text so far, edges and all.
    pub text: String,
    /// Alternative texts of the pictures in it.
    pub figures: Vec<String>,
    /// Text that Word does not show.
    pub hidden: String,
    /// A number that a field makes before the text.
    pub label: Option<String>,
    /// Whether the note's own mark was met.
    pub note_mark: bool,
    /// Whether a page or a column ended: a break only where text follows.
    pub broken: bool,
    pieces: Vec<Piece>,
    links: Vec<LinkRange>,
    notes: Vec<NoteCall>,
}

impl Draft {
    /// Adds text of a look.
    pub fn push(&mut self, text: &str, look: &Look) {
        let start = self.text.len();
        if std::mem::take(&mut self.broken) && start > 0 {
            self.text.push('\n');
        }
        self.text.push_str(text);
        let end = self.text.len();
        match self.pieces.last_mut() {
            Some(last) if last.range.end == start && same(&last.look, look) => {
                last.range.end = end;
            }
            _ => self.pieces.push(Piece {
                range: start..end,
                look: *look,
            }),
        }
    }

    /// Adds a link from byte `start` to the end, unless one is there already.
    pub fn link(&mut self, start: usize, target: String) {
        let range = start..self.text.len();
        // links end in the order in which they are added, so that those in this one are the last
        let inside =
            |link: &mut LinkRange| range.start <= link.range.start && link.target == target;
        while self.links.pop_if(inside).is_some() {}
        let taken = self
            .links
            .last()
            .is_some_and(|link| range.start < link.range.end);
        if !range.is_empty() && !taken {
            self.links.push(LinkRange { range, target });
        }
    }

    /// Adds the call of a note.
    pub fn call(&mut self, marker: String) {
        self.notes.push(NoteCall {
            at: self.text.len(),
            marker,
        });
    }

    /// Whether there is nothing in it that a reader sees.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.notes.is_empty()
    }

    /// Whether the paragraph begins with `mark`; if so, it is taken off.
    pub fn take_mark(&mut self, mark: &str) -> bool {
        let start = self.text.len() - self.text.trim_start().len();
        let found = !mark.is_empty() && self.text[start..].starts_with(mark);
        if found {
            self.cut(start + mark.len());
        }
        found
    }

    /// Takes the white space away that parts the mark of a note from its text: Word writes it with the mark.
    pub fn take_space(&mut self) {
        if self.text.starts_with([' ', '\t']) {
            self.cut(1);
        }
    }

    /// Takes so many bytes off the beginning.
    fn cut(&mut self, cut: usize) {
        self.text.replace_range(..cut, "");
        let shift = |at: usize| at.saturating_sub(cut);
        for piece in &mut self.pieces {
            piece.range = shift(piece.range.start)..shift(piece.range.end);
        }
        for link in &mut self.links {
            link.range = shift(link.range.start)..shift(link.range.end);
        }
        for note in &mut self.notes {
            note.at = shift(note.at);
        }
    }

    /// The paragraph, with white space at its edges. `own` is what its style makes, `document` the document's language.
    pub fn finish(
        self,
        role: Role,
        label: Option<String>,
        own: &Look,
        document: Option<&str>,
    ) -> Paragraph {
        let mut paragraph = Paragraph::plain(role, label, self.text);
        paragraph.notes = self.notes;
        paragraph.links = self.links;
        paragraph.links.sort_by_key(|link| link.range.start);
        paragraph.text.shrink_to_fit();
        paragraph.emphasis = stretches(&self.pieces, own);
        paragraph.emphasis.shrink_to_fit();
        set_languages(&mut paragraph, &self.pieces, document);
        paragraph
    }
}

/// Whether two looks make one stretch of text.
fn same(one: &Look, other: &Look) -> bool {
    one == other
        || (emphasis(one, other).is_empty()
            && one.language == other.language
            && one.strike == other.strike)
}

/// How a look is set off against that of the paragraph's style.
fn emphasis(look: &Look, own: &Look) -> Vec<EmphasisKind> {
    let mut kinds = Vec::new();
    let mut add = |differs: bool, kind| {
        if differs {
            kinds.push(kind);
        }
    };
    add(look.bold != own.bold, EmphasisKind::Bold);
    add(look.italic != own.italic, EmphasisKind::Italic);
    add(look.underline != own.underline, EmphasisKind::Underline);
    let struck = |look: &Look| look.strike || look.double_strike;
    add(struck(look) != struck(own), EmphasisKind::Strike);
    let moved = look.position != own.position;
    add(
        moved && look.position == Position::Super,
        EmphasisKind::Superscript,
    );
    add(
        moved && look.position == Position::Sub,
        EmphasisKind::Subscript,
    );
    add(look.small_caps != own.small_caps, EmphasisKind::SmallCaps);
    kinds
}

/// The emphasis of pieces in order, stretches of one kind that touch made one.
fn stretches(pieces: &[Piece], own: &Look) -> Vec<Emphasis> {
    let mut done: Vec<Emphasis> = Vec::new();
    // at most one stretch of each kind goes on
    let mut open: Vec<Emphasis> = Vec::new();
    for Piece { range, look } in pieces {
        let kinds = emphasis(look, own);
        let (on, over) = open
            .drain(..)
            .partition(|e: &Emphasis| e.end == range.start && kinds.contains(&e.kind));
        open = on;
        done.extend::<Vec<Emphasis>>(over);
        for kind in kinds {
            match open.iter_mut().find(|e| e.kind == kind) {
                Some(before) => before.end = range.end,
                None => open.push(Emphasis {
                    start: range.start,
                    end: range.end,
                    kind,
                }),
            }
        }
    }
    done.extend(open);
    done.sort_by_key(|emphasis| (emphasis.start, emphasis.kind));
    done
}

/// The paragraph's language is that of all its text, where it is another one than the document's; else what differs is
/// a stretch of its own.
fn set_languages(paragraph: &mut Paragraph, pieces: &[Piece], document: Option<&str>) {
    let tagged: Vec<(&Range<usize>, &str)> = pieces
        .iter()
        .filter_map(|piece| {
            let tag = language::tag(piece.look.language).or(document)?;
            Some((&piece.range, tag))
        })
        .collect();
    let differs = |tag: &str| document.is_some_and(|document| document != tag);
    let Some((_, first)) = tagged.first() else {
        return;
    };
    if tagged.iter().all(|(_, tag)| tag == first) {
        paragraph.language = differs(first).then(|| (*first).to_owned());
        return;
    }
    for (range, tag) in tagged {
        if !differs(tag) {
            continue;
        }
        match paragraph.languages.last_mut() {
            Some(last) if last.range.end == range.start && last.language == tag => {
                last.range.end = range.end;
            }
            _ => paragraph.languages.push(LanguageRange {
                range: range.clone(),
                language: tag.to_owned(),
            }),
        }
    }
}
