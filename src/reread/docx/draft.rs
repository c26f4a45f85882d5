//! A paragraph under way: its text so far, and what is marked in it by stretches of bytes.

use super::look::{Look, Position};
use super::styles::Align;
use crate::transcript::{
    Emphasis, EmphasisKind, LanguageRange, LinkRange, NoteCall, Paragraph, Role,
};
use std::ops::Range;
use std::rc::Rc;

/// Text of one look.
#[derive(Debug)]
struct Piece {
    range: Range<usize>,
    emphasis: Vec<EmphasisKind>,
    language: Option<Rc<str>>,
}

/// A paragraph under way.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// Its text so far, edges and all.
    pub text: String,
    /// For each tab in the text, where it leads if it says so itself.
    pub tabs: Vec<Option<Align>>,
    /// Alternative texts of the pictures in it.
    pub figures: Vec<String>,
    /// Text that Word does not show.
    pub hidden: String,
    /// Whether the note's own mark was met.
    pub note_mark: bool,
    pieces: Vec<Piece>,
    links: Vec<LinkRange>,
    notes: Vec<NoteCall>,
}

impl Draft {
    /// Adds text of a look, against that of the paragraph's style.
    pub fn push(&mut self, text: &str, look: &Look, own: &Look) {
        let start = self.text.len();
        self.text.push_str(text);
        self.pieces.push(Piece {
            range: start..self.text.len(),
            emphasis: emphasis(look, own),
            language: look.language.clone(),
        });
    }

    /// Adds a link from byte `start` to the end, unless a link around or in it is there already. Links in it that lead
    /// to the same become part of it: LibreOffice makes fields inside of a link links themselves.
    pub fn link(&mut self, start: usize, target: String) {
        let range = start..self.text.len();
        self.links.retain(|link| {
            let inside = range.start <= link.range.start && link.range.end <= range.end;
            !(inside && link.target == target)
        });
        let taken = |link: &LinkRange| link.range.start < range.end && range.start < link.range.end;
        if !range.is_empty() && !self.links.iter().any(taken) {
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
            let cut = start + mark.len();
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
        found
    }

    /// The paragraph, its edges trimmed. `mark` is the language of its mark, `document` that of the document.
    pub fn finish(
        self,
        role: Role,
        label: Option<String>,
        mark: Option<&str>,
        document: Option<&str>,
        place: String,
    ) -> Paragraph {
        let from = self.text.len() - self.text.trim_start().len();
        let to = from + self.text.trim().len();
        let clip = |range: &Range<usize>| {
            let start = range.start.clamp(from, to) - from;
            start..(range.end.clamp(from, to) - from).max(start)
        };
        let mut paragraph = Paragraph::plain(role, label, &self.text[from..to]);
        paragraph.place = place;
        paragraph.notes = self.notes;
        for note in &mut paragraph.notes {
            note.at = note.at.clamp(from, to) - from;
        }
        paragraph.links = self
            .links
            .into_iter()
            .map(|link| LinkRange {
                range: clip(&link.range),
                target: link.target,
            })
            .filter(|link| !link.range.is_empty())
            .collect();
        paragraph.links.sort_by_key(|link| link.range.start);
        let pieces: Vec<(Range<usize>, &Piece)> = self
            .pieces
            .iter()
            .map(|piece| (clip(&piece.range), piece))
            .filter(|(range, _)| !range.is_empty())
            .collect();
        paragraph.emphasis = stretches(&pieces);
        set_languages(&mut paragraph, &pieces, mark, document);
        paragraph
    }
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
    add(look.strike != own.strike, EmphasisKind::Strike);
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
fn stretches(pieces: &[(Range<usize>, &Piece)]) -> Vec<Emphasis> {
    let mut found: Vec<Emphasis> = Vec::new();
    for (range, piece) in pieces {
        for kind in &piece.emphasis {
            match found
                .iter_mut()
                .find(|e| e.kind == *kind && e.end == range.start)
            {
                Some(before) => before.end = range.end,
                None => found.push(Emphasis {
                    start: range.start,
                    end: range.end,
                    kind: *kind,
                }),
            }
        }
    }
    found.sort_by_key(|emphasis| (emphasis.start, emphasis.kind));
    found
}

/// The paragraph's language is that of its mark where that is another one than the document's, or that of all its
/// text; what differs from it is a stretch of its own.
fn set_languages(
    paragraph: &mut Paragraph,
    pieces: &[(Range<usize>, &Piece)],
    mark: Option<&str>,
    document: Option<&str>,
) {
    let language = |piece: &Piece| piece.language.as_deref().or(document).map(str::to_owned);
    let differs = |one: Option<&str>, other: Option<&str>| match (one, other) {
        (Some(one), Some(other)) => !same_language(one, other),
        _ => false,
    };
    let first = pieces.first().and_then(|(_, piece)| language(piece));
    let all = pieces
        .iter()
        .all(|(_, piece)| !differs(language(piece).as_deref(), first.as_deref()));
    let own = match mark {
        Some(mark) if differs(Some(mark), document) => Some(mark.to_owned()),
        _ if all => first.filter(|first| differs(Some(first), document)),
        _ => None,
    };
    let around = own.as_deref().or(document).map(str::to_owned);
    for (range, piece) in pieces {
        let Some(language) = language(piece) else {
            continue;
        };
        if !differs(Some(&language), around.as_deref()) {
            continue;
        }
        match paragraph.languages.last_mut() {
            Some(last) if last.range.end == range.start && last.language == language => {
                last.range.end = range.end;
            }
            _ => paragraph.languages.push(LanguageRange {
                range: range.clone(),
                language,
            }),
        }
    }
    paragraph.language = own;
}

/// Whether two tags name one language: a bare tag (`es`) names every region of it (`es-MX`).
fn same_language(one: &str, other: &str) -> bool {
    let split = |tag: &str| {
        let mut parts = tag.splitn(2, '-').map(str::to_ascii_lowercase);
        (parts.next(), parts.next())
    };
    let ((language, region), (other_language, other_region)) = (split(one), split(other));
    language == other_language
        && (region.is_none() || other_region.is_none() || region == other_region)
}
