//! A story (body, note, header, text box): its blocks in order, with labels, fields and sections that run through it.

use super::context::{Context, Notebook, View};
use super::draft::Draft;
use super::field::Fields;
use super::finding::{FIELD_UNCLOSED, FIGURE_ALT, HIDDEN_TEXT, STYLE_UNDEFINED};
use super::label::Counter;
use super::look::Look;
use super::numbering;
use super::package::Relations;
use super::running;
use super::styles::{ParagraphProps, ParagraphStyle, StyleKind};
use super::xml::{Element, Node};
use crate::transcript::{Cell, Paragraph, Role};

/// What kind of story it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The body of the document, or of a text box.
    Body,
    /// A note.
    Note,
    /// A header or footer.
    Running,
}

/// A story under way.
pub(super) struct Story<'r> {
    /// What kind of story it is.
    pub kind: Kind,
    /// The part that it is in.
    pub part: &'r str,
    /// What is known of the document.
    pub context: &'r Context,
    /// The relations of its part.
    pub relations: &'r Relations,
    /// What grows.
    pub notebook: &'r mut Notebook,
    /// Paragraphs read.
    pub paragraphs: Vec<Paragraph>,
    /// Lines read, of a running story: left, middle, right.
    pub lines: Vec<[String; 3]>,
    /// Lines of the stamp of a copy, of a running story.
    pub stamps: Vec<String>,
    /// Pictures of a running story: their alternative texts.
    pub figures: Vec<String>,
    /// How many sections have ended.
    pub section: usize,
    /// Open fields.
    pub fields: Fields,
    /// The mark that the note's first paragraph ought to begin with.
    pub mark: Option<String>,
    /// Whether the note's mark was found.
    pub marked: bool,
    counter: Counter,
    number: usize,
    /// a paragraph whose mark is gone in this view: its text goes on in the next one
    carried: Option<Draft>,
}

/// What the text of a paragraph inherits.
pub(super) struct Inherited<'s> {
    /// The paragraph's style.
    pub style: &'s ParagraphStyle,
    /// What is laid on top of it by an enclosing style, where there is one.
    pub look: Look,
    /// Name of the paragraph, for messages.
    pub at: String,
}

impl<'r> Story<'r> {
    /// A story of which nothing is read yet.
    pub fn new(
        kind: Kind,
        part: &'r str,
        context: &'r Context,
        relations: &'r Relations,
        notebook: &'r mut Notebook,
    ) -> Story<'r> {
        Story {
            kind,
            part,
            context,
            relations,
            notebook,
            paragraphs: Vec::new(),
            lines: Vec::new(),
            stamps: Vec::new(),
            figures: Vec::new(),
            section: 0,
            fields: Fields::default(),
            mark: None,
            marked: false,
            counter: Counter::default(),
            number: 0,
            carried: None,
        }
    }

    /// Reads the story that an element holds, to its end.
    pub fn read(&mut self, root: &Element<'_>) {
        self.blocks(root, None);
        if let Some(draft) = self.carried.take() {
            let context = self.context;
            let at = self.at();
            let props = ParagraphProps::default();
            self.close(draft, &props, context.styles.plain(), None, None, at);
        }
        let open: Vec<String> = self.fields.unclosed().map(str::to_owned).collect();
        for instruction in open {
            self.notebook.find(
                &FIELD_UNCLOSED,
                format!("The field {instruction:?} in {} has no end.", self.part),
                "Delete the field and insert it again.",
            );
        }
    }

    /// The paragraph under way, for messages.
    pub fn at(&self) -> String {
        format!("{} paragraph {}", self.part, self.number)
    }

    /// Reads blocks, in a cell where one is given.
    pub fn blocks(&mut self, parent: &Element<'_>, cell: Option<Cell>) {
        for node in &parent.nodes {
            let element = match node {
                Node::Element(element) => element,
                Node::Text(text) => {
                    self.stray(text);
                    continue;
                }
            };
            match element.local {
                "p" if element.is("p") => self.paragraph(element, cell),
                "tbl" if element.is("tbl") => self.table(element),
                "sectPr" => self.section += 1,
                _ => match self.transparent(element) {
                    Some(Some(inside)) => self.blocks(inside, cell),
                    Some(None) => {}
                    None => {
                        let at = self.at();
                        self.notebook.unread(&format!("<{}>", element.written), &at);
                    }
                },
            }
        }
    }

    /// Text where only elements may stand.
    pub fn stray(&mut self, text: &str) {
        if !text.trim().is_empty() {
            let at = self.at();
            self.notebook
                .unread(&format!("the text {text:?} outside of a run"), &at);
        }
    }

    /// What an element that only wraps others holds: `Some(None)` where that is nothing in this view, `None` where
    /// the element is no wrapper.
    pub fn transparent<'e, 'a>(
        &mut self,
        element: &'e Element<'a>,
    ) -> Option<Option<&'e Element<'a>>> {
        Some(match element.local {
            "sdt" => element.child("sdtContent"),
            "sdtContent" | "customXml" | "smartTag" | "dir" | "bdo" => Some(element),
            "ins" | "moveTo" => self.change(element, View::Final).then_some(element),
            "del" | "moveFrom" => self.change(element, View::Original).then_some(element),
            "AlternateContent" => choice(element),
            "pPr"
            | "rPr"
            | "tblPr"
            | "tblGrid"
            | "trPr"
            | "tcPr"
            | "tblPrEx"
            | "sdtPr"
            | "sdtEndPr"
            | "customXmlPr"
            | "smartTagPr"
            | "bookmarkStart"
            | "bookmarkEnd"
            | "proofErr"
            | "permStart"
            | "permEnd"
            | "commentRangeStart"
            | "commentRangeEnd"
            | "moveFromRangeStart"
            | "moveFromRangeEnd"
            | "moveToRangeStart"
            | "moveToRangeEnd"
            | "customXmlInsRangeStart"
            | "customXmlInsRangeEnd"
            | "customXmlDelRangeStart"
            | "customXmlDelRangeEnd"
            | "customXmlMoveFromRangeStart"
            | "customXmlMoveFromRangeEnd"
            | "customXmlMoveToRangeStart"
            | "customXmlMoveToRangeEnd" => None,
            _ => return None,
        })
    }

    /// Counts a tracked change; whether what it holds is there in the view that is read.
    pub fn change(&mut self, change: &Element<'_>, in_view: View) -> bool {
        self.notebook.changed(change);
        let there = self.context.view == in_view;
        if !there {
            self.notebook.called_otherwise(change);
        }
        there
    }

    fn paragraph(&mut self, element: &Element<'_>, cell: Option<Cell>) {
        self.number += 1;
        let context = self.context;
        let at = self.at();
        let ppr = element.child("pPr");
        let before = ppr
            .and_then(|p| p.child("pPrChange"))
            .and_then(|c| c.child("pPr"));
        let mut props = match (context.view, before) {
            (View::Original, Some(before)) => ParagraphProps::read(Some(before)),
            _ => ParagraphProps::read(ppr),
        };
        let style = context
            .styles
            .paragraph(props.style.as_deref())
            .unwrap_or_else(|| {
                let name = props.style.as_deref().unwrap_or_default();
                self.notebook.find(
                    &STYLE_UNDEFINED,
                    format!("{at} names the paragraph style {name:?}, which is not defined."),
                    "Apply the style again.",
                );
                context.styles.plain()
            });
        let mut draft = self.carried.take().unwrap_or_default();
        let inherited = Inherited {
            style,
            look: style.look.clone(),
            at: at.clone(),
        };
        self.inlines(element, &mut draft, &inherited);
        let mark = ppr.and_then(|p| p.child("rPr"));
        let change = |name: &str| mark.and_then(|mark| mark.child(name));
        let gone = |name: &str| change(name).is_some();
        let joined = match context.view {
            View::Final => gone("del") || gone("moveFrom"),
            View::Original => gone("ins") || gone("moveTo"),
        };
        let marked = ["del", "ins", "moveFrom", "moveTo"]
            .into_iter()
            .find_map(change);
        let formatted = ppr.and_then(|p| p.child("pPrChange"));
        for change in marked.into_iter().chain(formatted) {
            self.notebook.changed(change);
        }
        if ppr.is_some_and(|p| p.child("sectPr").is_some()) {
            self.section += 1;
        }
        for (target, start) in self.fields.turn_paragraph() {
            draft.link(start, target);
        }
        if joined {
            self.carried = Some(draft);
            return;
        }
        let list = props.list.take();
        let place = numbering::place(list, props.level, style, &context.lists);
        if self.kind == Kind::Running && is_stamp(element) && draft.hidden.is_empty() {
            self.stamps.push(draft.text.trim().to_owned());
            return;
        }
        self.close(draft, &props, style, place, cell, at);
    }

    /// Puts a finished paragraph where it belongs.
    fn close(
        &mut self,
        mut draft: Draft,
        props: &ParagraphProps,
        style: &ParagraphStyle,
        list: Option<(i64, usize)>,
        cell: Option<Cell>,
        at: String,
    ) {
        let context = self.context;
        if !draft.hidden.trim().is_empty() {
            self.notebook.find(
                &HIDDEN_TEXT,
                format!(
                    "{at} holds the hidden text {:?}.",
                    shortened(draft.hidden.trim())
                ),
                "Delete it, or make it visible.",
            );
        }
        if self.kind == Kind::Running {
            self.figures.append(&mut draft.figures);
            self.lines.extend(running::line(&draft, props, style));
            return;
        }
        let mark = props.mark.language().or(style.look.language.as_deref());
        let language = mark.or(context.language.as_deref()).unwrap_or_default();
        let label = list.and_then(|list| {
            let findings = &mut self.notebook.findings;
            self.counter
                .label(&context.lists, list, language, &at, findings)
        });
        if let Some(expected) = self.mark.take() {
            self.marked = draft.note_mark || draft.take_mark(&expected);
        }
        let figures = std::mem::take(&mut draft.figures);
        let empty = draft.is_empty() && label.is_none();
        let document = context.language.as_deref();
        if !empty {
            let role = self.role(props, style, label.is_some(), cell.is_some());
            let mut paragraph = draft.finish(role, label, mark, document, at.clone());
            paragraph.cell = cell;
            paragraph.style_names = style.names.clone();
            self.paragraphs.push(paragraph);
        }
        for alt in figures {
            if alt.trim().is_empty() {
                let help = "Write its alternative text, or mark it as decorative.";
                let message = format!("A picture in {at} has no alternative text.");
                self.notebook.find(&FIGURE_ALT, message, help);
            }
            let mut figure = Paragraph::plain(Role::Figure, None, alt.trim());
            figure.place = at.clone();
            figure.cell = cell;
            self.paragraphs.push(figure);
        }
    }

    fn role(
        &self,
        props: &ParagraphProps,
        style: &ParagraphStyle,
        labelled: bool,
        in_cell: bool,
    ) -> Role {
        if in_cell {
            return Role::Cell;
        }
        if self.kind == Kind::Note {
            return Role::Note;
        }
        if let Some(level @ 0..=8) = props.outline.or(style.outline) {
            return Role::Heading(level + 1);
        }
        match style.kind {
            StyleKind::Caption => Role::Caption,
            StyleKind::Contents => Role::Contents,
            StyleKind::Continuation => Role::Item,
            StyleKind::Text if labelled => Role::Item,
            StyleKind::Text => Role::Text,
        }
    }
}

/// What to read of alternative contents: the first choice whose elements are known, else the fallback.
fn choice<'e, 'a>(alternatives: &'e Element<'a>) -> Option<&'e Element<'a>> {
    use super::xml::Ns;
    let known = |choice: &&Element<'_>| choice.elements().all(|element| element.ns != Ns::Other);
    alternatives
        .elements()
        .filter(|element| element.local == "Choice")
        .find(known)
        .or_else(|| alternatives.child("Fallback"))
}

/// The beginning of a long text, for messages.
fn shortened(text: &str) -> String {
    const LONG: usize = 60;
    match text.char_indices().nth(LONG) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

/// Whether a paragraph is a line of the stamp of a copy: it stands in a content control that is told by its tag.
fn is_stamp(paragraph: &Element<'_>) -> bool {
    paragraph
        .child("sdt")
        .and_then(|control| control.child("sdtPr"))
        .and_then(|properties| properties.child("tag"))
        .and_then(|tag| tag.w("val"))
        .is_some_and(|tag| tag == "engross:stamp")
}
