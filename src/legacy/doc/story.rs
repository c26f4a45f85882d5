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
use crate::transcript::{Paragraph, Role};

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
            draft.link(start, target);
        }
        let inner = depth > 1 && code == 0x0D;
        let row_end = (code == 0x07 && shape.row_end) || (inner && shape.inner_row_end);
        if row_end {
            self.tables.end_row(list, document);
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

    /// Puts a finished paragraph where it belongs.
    fn close(&mut self, mut draft: Draft, shape: &Shape, style: &Style, label: Option<String>) {
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
            let name = style.name.len();
            let weight = draft.weight() + name + label.as_ref().map_or(0, String::len);
            let role = self.role(shape, style, label.is_some());
            let own = style.look;
            let mut paragraph = draft.finish(role, label, &own, self.document.language);
            if !style.name.is_empty() {
                paragraph.style_names = vec![style.name.clone()];
            }
            self.push(paragraph, weight);
        }
        for alt in figures {
            let weight = alt.len();
            self.push(Paragraph::plain(Role::Figure, None, alt), weight);
        }
    }

    fn push(&mut self, mut paragraph: Paragraph, weight: usize) {
        paragraph.place = format!("{} {}", self.name(), self.number);
        // lists of paragraphs grow by doubling, the old one still there
        if self
            .notebook
            .take(weight + 3 * size_of::<Paragraph>() + 128)
        {
            self.tables.mark(self.paragraphs.len());
            self.paragraphs.push(paragraph);
        }
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

/// The beginning of a long text, for messages.
fn shortened(text: &str) -> String {
    const LONG: usize = 60;
    match text.char_indices().nth(LONG) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}
