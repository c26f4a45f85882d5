//! A story (main text, note, header, text box): its paragraphs in order, with what runs through them.

use super::document::Document;
use super::draft::Draft;
use super::field::Fields;
use super::label::Counter;
use super::note::Call;
use super::notebook::Notebook;
use super::props::Shape;
use super::running;
use super::style::{Purpose, Style};
use super::table::Tables;
use crate::reread::{HIDDEN_TEXT, View};
use crate::transcript::{Emphasis, LanguageRange, LinkRange, NoteCall, Paragraph, Role};

/// What kind of story it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The main text.
    Body,
    /// A note.
    Note,
    /// A header or footer.
    Running,
    /// A text box.
    Box,
    /// A text box in a header.
    RunningBox,
}

/// More tables in each other than any document has.
const DEEPEST: u32 = 32;

/// What a paragraph usually takes besides its own size, in bytes.
const AROUND: usize = 96;

/// A story under way.
pub(super) struct Story<'r, 'a> {
    /// What kind of story it is.
    pub kind: Kind,
    /// The document.
    pub document: &'r Document<'a>,
    /// What grows.
    pub notebook: &'r mut Notebook,
    /// Lines read, of a running story: left, middle, right.
    pub lines: Vec<[String; 3]>,
    /// Open fields.
    pub fields: Fields,
    /// Labels.
    pub counter: Counter,
    /// Calls of notes with their marks.
    pub called: Vec<(Call, String)>,
    /// The mark that the note's first paragraph ought to begin with.
    pub mark: Option<String>,
    /// Whether the note's mark was found.
    pub marked: bool,
    /// One past the last character that was read: the mark of a note of its own is longer than one.
    pub passed: u32,
    /// Whether the text before was tracked as inserted or deleted.
    pub tracked: (bool, bool),
    /// How many bytes of memory the paragraph under way has taken, more than it will need in the end.
    pub held: usize,
    paragraphs: Vec<Paragraph>,
    tables: Tables,
    number: usize,
    /// A paragraph whose mark is gone in this view: its text goes on in the next one.
    carried: Option<Draft>,
}

/// The paragraph under way, as its text needs to know it.
pub(super) struct Under<'s> {
    /// Its style.
    pub style: &'s Style,
    /// Its properties.
    pub shape: &'s Shape,
    /// One past its mark.
    pub to: u32,
}

impl<'r, 'a> Story<'r, 'a> {
    /// A story of which nothing is read yet.
    pub fn new(kind: Kind, document: &'r Document<'a>, notebook: &'r mut Notebook) -> Self {
        Story {
            kind,
            document,
            notebook,
            lines: Vec::new(),
            fields: Fields::default(),
            counter: Counter::default(),
            called: Vec::new(),
            mark: None,
            marked: false,
            passed: 0,
            tracked: (false, false),
            held: 0,
            paragraphs: Vec::new(),
            tables: Tables::default(),
            number: 0,
            carried: None,
        }
    }

    /// Reads the characters from one position to another.
    pub fn read(&mut self, from: u32, to: u32) {
        let to = to.min(self.document.pieces.end());
        let mut at = from;
        if !self.notebook.read(to.saturating_sub(from)) {
            return;
        }
        // a list that grew by doubling would take twice the memory
        let most = self.notebook.left() / (size_of::<Paragraph>() + AROUND);
        let count = self.document.paragraphs_with_text(from, to).min(most);
        self.notebook.take(count * size_of::<Paragraph>());
        self.paragraphs.reserve_exact(count);
        while at < to && !self.notebook.full {
            let end = self.document.paragraph_end(at, to);
            self.paragraph(at, end);
            at = end.max(at + 1);
        }
        if let Some(draft) = self.carried.take() {
            let style = self.document.styles.get(0);
            self.close(draft, &Shape::new(), style, None);
        }
        self.tables
            .enter(0, &mut self.paragraphs, &mut self.notebook.tables);
    }

    /// The paragraphs read.
    pub fn finish(self) -> Vec<Paragraph> {
        self.paragraphs
    }

    fn paragraph(&mut self, from: u32, to: u32) {
        self.number += 1;
        let document = self.document;
        let mark = to - 1;
        let (shape, list) = document.shape(mark);
        let style = document.styles.get(shape.style);
        let depth = match shape.in_table || shape.depth > 0 {
            true => shape.depth.clamp(1, DEEPEST) as usize,
            false => 0,
        };
        self.tables
            .enter(depth, &mut self.paragraphs, &mut self.notebook.tables);
        let mut draft = self.carried.take().unwrap_or_default();
        let under = Under {
            style,
            shape: &shape,
            to,
        };
        let (code, look) = self.inlines(from, &under, &mut draft);
        for (target, start) in self.fields.turn_paragraph() {
            self.hold(2 * target.len() + 128);
            draft.link(start, target);
        }
        let inner = depth > 1 && code == 0x0D;
        let row_end = (code == 0x07 && shape.row_end) || (inner && shape.inner_row_end);
        if row_end {
            self.tables.end_row(list, document, self.notebook);
            if !draft.is_empty() {
                self.close(draft, &shape, style, None);
            }
            return;
        }
        let cell_end = code == 0x07 || (inner && shape.inner_cell);
        let gone = match document.view {
            View::Final => look.deleted,
            View::Original => look.inserted,
        };
        // a paragraph whose mark is not shown goes on in the next, and so does a large first letter
        let goes_on = gone || look.hidden || (shape.drop_cap && !draft.is_empty());
        if goes_on && code == 0x0D && !cell_end {
            self.carried = Some(draft);
            return;
        }
        let language = document.tag(&style.look);
        let label = match self.kind {
            Kind::Running => None,
            _ => self.counter.label(&shape, self.number, document, language),
        };
        self.close(draft, &shape, style, label);
        if cell_end {
            self.tables.end_cell();
        }
    }

    /// Takes memory for the paragraph under way.
    pub fn hold(&mut self, bytes: usize) {
        self.held += bytes;
        self.notebook.take(bytes);
    }

    /// Puts a finished paragraph where it belongs.
    fn close(&mut self, mut draft: Draft, shape: &Shape, style: &Style, label: Option<String>) {
        self.notebook.give(std::mem::take(&mut self.held));
        if !draft.hidden.trim().is_empty() {
            let message = format!(
                "{} {} holds the hidden text {:?}.",
                self.name(),
                self.number,
                shortened(draft.hidden.trim())
            );
            self.notebook
                .find(&HIDDEN_TEXT, message, "Delete it, or make it visible.");
        }
        if self.kind == Kind::Running {
            if self.notebook.take(draft.text.len() + 128) {
                self.lines.extend(running::line(&draft, shape));
            }
            return;
        }
        if let Some(expected) = self.mark.take() {
            self.marked = draft.note_mark || draft.take_mark(&expected);
            if self.marked {
                draft.take_space();
            }
        }
        let label = match (label, draft.label.take()) {
            (Some(label), Some(inner)) => Some(format!("{label} {inner}")),
            (label, inner) => label.or(inner),
        };
        let figures = std::mem::take(&mut draft.figures);
        if !draft.is_empty() || label.is_some() {
            let role = self.role(shape, style, label.is_some());
            let own = style.look;
            let mut paragraph = draft.finish(role, label, &own, self.document.language);
            if !style.name.is_empty() {
                paragraph.style_names = vec![style.name.clone()];
            }
            self.push(paragraph);
        }
        for alt in figures {
            self.push(Paragraph::plain(Role::Figure, None, alt));
        }
    }

    fn push(&mut self, mut paragraph: Paragraph) {
        paragraph.place = format!("{} {}", self.name(), self.number);
        if self.notebook.take(weight(&paragraph)) {
            self.tables.mark(self.paragraphs.len());
            if self.has_room() {
                self.paragraphs.push(paragraph);
            }
        }
    }

    /// Makes room for a paragraph; false where there is none.
    fn has_room(&mut self) -> bool {
        let length = self.paragraphs.len();
        if length < self.paragraphs.capacity() {
            return true;
        }
        let more = length / 8 + 4;
        // while it is moved the old list is still there
        let fits = self.notebook.take((length + more) * size_of::<Paragraph>());
        if fits {
            self.paragraphs.reserve_exact(more);
            self.notebook.give(length * size_of::<Paragraph>());
        }
        fits
    }

    /// What a paragraph is called in messages.
    fn name(&self) -> &'static str {
        match self.kind {
            Kind::Body => "paragraph",
            Kind::Note => "note paragraph",
            Kind::Running => "header or footer paragraph",
            Kind::Box | Kind::RunningBox => "text box paragraph",
        }
    }

    fn role(&self, shape: &Shape, style: &Style, labelled: bool) -> Role {
        if shape.in_table || shape.depth > 0 {
            return Role::Cell;
        }
        if self.kind == Kind::Note {
            return Role::Note;
        }
        if let level @ 0..=8 = shape.outline {
            return Role::Heading(level + 1);
        }
        match style.purpose {
            Purpose::Caption => Role::Caption,
            Purpose::Contents => Role::Contents,
            Purpose::Continuation => Role::Item,
            Purpose::Text if labelled => Role::Item,
            Purpose::Text => Role::Text,
        }
    }
}

/// How many bytes of memory a paragraph takes, about, besides its own size.
fn weight(paragraph: &Paragraph) -> usize {
    let links: usize = paragraph
        .links
        .iter()
        .map(|link| link.target.capacity())
        .sum();
    let notes: usize = paragraph
        .notes
        .iter()
        .map(|call| call.marker.capacity())
        .sum();
    let names: usize = paragraph
        .style_names
        .iter()
        .map(|name| name.capacity() + 32)
        .sum();
    let label = paragraph.label.as_ref().map_or(0, String::capacity);
    // the place, and a mark in a table
    let rest = paragraph.place.capacity() + 64;
    rest + paragraph.text.capacity()
        + label
        + links
        + notes
        + names
        + paragraph.links.capacity() * size_of::<LinkRange>()
        + paragraph.notes.capacity() * size_of::<NoteCall>()
        + paragraph.emphasis.capacity() * size_of::<Emphasis>()
        + paragraph.languages.capacity() * (size_of::<LanguageRange>() + 16)
}

/// The beginning of a long text, for messages.
fn shortened(text: &str) -> String {
    const LONG: usize = 60;
    match text.char_indices().nth(LONG) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}
