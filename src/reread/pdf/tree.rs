//! Walks the structure tree (ISO 32000-1, 14.7 and 14.8) in reading order and writes down what it holds.

use super::content::Content;
use super::fonts::Fonts;
use super::paragraph::{Around, Builder, Spot};
use super::revision::{self, DELETED, INSERTED, Revision};
use super::rules::{self, Troubles};
use super::running;
use super::{name_of, text_of};
use crate::reread::View;
use crate::transcript::{
    LinkRange, Note, NoteCall, PageFigure, Paragraph, Role, RunningAt, StampLine,
};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// How deep elements may stand in each other.
pub(super) const DEEPEST: usize = 128;

/// The name of the elements that hold the stamp of a copy.
const STAMP: &str = "Stamp";
/// The name of pictures that belong to a page and not to the text.
const PAGE_FIGURE: &str = "PageFigure";
/// How deep they stand: in the document, which stands in the root.
const TOP: usize = 2;

/// The walk and what it has written.
pub(super) struct Tree<'t, 'a> {
    pub(super) document: &'a Document,
    pub(super) fonts: &'t Fonts<'a>,
    pub(super) troubles: &'t mut Troubles,
    pub(super) contents: &'t mut [Content],
    /// Places of pages in `contents`.
    pub(super) pages: &'t BTreeMap<ObjectId, usize>,
    pub(super) language: Rc<str>,
    pub(super) body: Vec<Paragraph>,
    pub(super) notes: Vec<Note>,
    /// The lines of a copy's stamp.
    pub(super) stamps: Vec<StampLine>,
    /// Pictures that belong to a page.
    pub(super) page_figures: Vec<PageFigure>,
    /// Annotations that elements name.
    pub(super) annotations: BTreeSet<ObjectId>,
    role_map: Option<&'a Dictionary>,
    pub(super) seen: BTreeSet<ObjectId>,
    open: Option<Builder>,
    /// A label that waits for its paragraph, and where it ends.
    label: Option<(String, Option<Spot>)>,
    pub(super) tables: usize,
    /// Which of two versions is read.
    view: View,
    /// How many stretches only one of them has.
    pub(super) revised: usize,
    /// Whether what is read is left out, since the version that is read has it not.
    skipping: bool,
    /// The words of the header cells of both versions, by table, where the file shows two: repeated on the next page they
    /// are decoration.
    pub(super) heads: Option<BTreeMap<usize, String>>,
}

impl<'t, 'a> Tree<'t, 'a> {
    pub(super) fn new(
        document: &'a Document,
        fonts: &'t Fonts<'a>,
        troubles: &'t mut Troubles,
        contents: &'t mut [Content],
        pages: &'t BTreeMap<ObjectId, usize>,
        language: &str,
        view: View,
    ) -> Tree<'t, 'a> {
        Tree {
            document,
            fonts,
            troubles,
            contents,
            pages,
            language: Rc::from(language),
            body: Vec::new(),
            notes: Vec::new(),
            stamps: Vec::new(),
            page_figures: Vec::new(),
            annotations: BTreeSet::new(),
            role_map: None,
            seen: BTreeSet::new(),
            open: None,
            label: None,
            tables: 0,
            view,
            revised: 0,
            skipping: false,
            heads: None,
        }
    }

    /// Walks the whole tree; `false` where there is none.
    pub(super) fn walk(&mut self) -> bool {
        let root = self
            .document
            .catalog()
            .ok()
            .and_then(|catalog| catalog.get_deref(b"StructTreeRoot", self.document).ok())
            .and_then(|root| root.as_dict().ok());
        let Some(root) = root else {
            return false;
        };
        self.role_map = root
            .get_deref(b"RoleMap", self.document)
            .ok()
            .and_then(|map| map.as_dict().ok());
        let shows_two =
            |map: &Dictionary| map.has(INSERTED.as_bytes()) || map.has(DELETED.as_bytes());
        self.heads = self.role_map.is_some_and(shows_two).then(BTreeMap::new);
        let around = Around {
            language: self.language.clone(),
            cell: None,
            in_item: false,
            in_contents: false,
            in_note: false,
            page: None,
            revision: None,
        };
        self.kids(root, &around, 0);
        self.close(&around);
        true
    }

    /// The standard role of an element.
    pub(super) fn role(&self, element: &Dictionary) -> String {
        let mut role = name_of(self.document, element, b"S");
        for _ in 0..8 {
            match self
                .role_map
                .map(|map| name_of(self.document, map, role.as_bytes()))
            {
                Some(mapped) if !mapped.is_empty() && mapped != role => role = mapped,
                _ => break,
            }
        }
        role
    }

    /// Everything inside an element, in order.
    pub(super) fn kids(&mut self, element: &'a Dictionary, around: &Around, depth: usize) {
        let Ok(kids) = element.get(b"K") else {
            return;
        };
        match self.document.dereference(kids) {
            Ok((_, Object::Array(list))) => {
                for kid in list {
                    self.kid(kid, around, depth);
                }
            }
            Ok(_) => self.kid(kids, around, depth),
            Err(_) => self.broken("An element names a kid that is not in the file"),
        }
    }

    pub(super) fn broken(&mut self, what: &str) {
        self.troubles.add(&rules::STRUCTURE, 0, || what.into());
    }

    fn kid(&mut self, kid: &'a Object, around: &Around, depth: usize) {
        match self.document.dereference(kid) {
            Ok((_, Object::Integer(id))) => self.marked(*id, around.page, around),
            Ok((id, Object::Dictionary(kid))) => match kid.get_type().ok() {
                Some(b"MCR") => {
                    let page = self.page(kid).or(around.page);
                    if kid.has(b"Stm") {
                        self.broken("An element names content that is not in its page");
                    }
                    match kid
                        .get_deref(b"MCID", self.document)
                        .and_then(Object::as_i64)
                    {
                        Ok(id) => self.marked(id, page, around),
                        Err(_) => self.broken("An element names content without an identifier"),
                    }
                }
                Some(b"OBJR") => {
                    if let Ok(id) = kid.get(b"Obj").and_then(Object::as_reference) {
                        self.annotations.insert(id);
                    }
                }
                _ => {
                    if depth > DEEPEST {
                        self.broken("Elements stand in each other too deep");
                    } else if id.is_none_or(|id| self.seen.insert(id)) {
                        let mut inner = around.clone();
                        inner.page = self.page(kid).or(around.page);
                        if let Some(language) = text_of(self.document, kid, b"Lang") {
                            inner.language = Rc::from(language);
                        }
                        self.element(kid, &inner, depth + 1);
                    } else {
                        self.broken("An element stands in the tree twice");
                    }
                }
            },
            _ => self.broken("An element names a kid that makes no sense"),
        }
    }

    pub(super) fn page(&self, dictionary: &Dictionary) -> Option<usize> {
        let id = dictionary.get(b"Pg").ok()?.as_reference().ok()?;
        self.pages.get(&id).copied()
    }

    /// Content of a page.
    fn marked(&mut self, id: i64, page: Option<usize>, around: &Around) {
        let range = page.and_then(|page| {
            let content = self.contents.get_mut(page)?;
            let id = usize::try_from(id).ok()?;
            let range = content.marked.get(id)?.clone()?;
            if content.named.len() < content.marked.len() {
                content.named.resize(content.marked.len(), false);
            }
            let twice = std::mem::replace(&mut content.named[id], true);
            Some((page, range, twice))
        });
        let Some((page, range, twice)) = range else {
            return self.broken("An element names content that no page has");
        };
        if twice {
            self.troubles.add(&rules::STRUCTURE, page as u32 + 1, || {
                format!("The content {id} stands in the structure tree twice")
            });
        }
        if let Some(revision) = around.revision {
            let content = &self.contents[page];
            let bare = revision::not_shown(content, self.fonts, range.clone(), revision);
            if let Some(bare) = bare {
                self.troubles.add(&rules::REVISION, page as u32 + 1, || {
                    format!("“{bare}” is told as {} and is not", revision.line())
                });
            }
        }
        if let Some(heads) = &mut self.heads
            && let Some(cell) = around.cell.filter(|cell| cell.header)
        {
            let glyphs = &self.contents[page].glyphs[range.clone()];
            let words = glyphs.iter().map(|glyph| running::text(glyph, self.fonts));
            heads.entry(cell.table).or_default().extend(words);
        }
        if self.open.is_none() {
            if range.is_empty() {
                return;
            }
            let role = plain_role(around);
            self.begin(role, around);
        }
        if let Some(open) = &mut self.open {
            let language = around.language.clone();
            open.add(&self.contents[page], self.fonts, page, range, &language);
        }
    }

    pub(super) fn element(&mut self, element: &'a Dictionary, around: &Around, depth: usize) {
        if element.has(b"ActualText") {
            self.troubles.add(&rules::ACTUALTEXT, 0, || {
                "A structure element has a replacement text for all that it holds".into()
            });
        }
        let name = name_of(self.document, element, b"S");
        if name == STAMP {
            return self.stamp(element, around, depth);
        }
        if name == PAGE_FIGURE {
            return self.page_figure(element, around, depth);
        }
        if let Some(revision) = Revision::of(&name) {
            self.revised += 1;
            let mut inner = around.clone();
            inner.revision = Some(revision);
            return match self.is_gone(element) {
                true => self.skip(element, &inner, depth),
                false => self.kids(element, &inner, depth),
            };
        }
        let role = self.role(element);
        match role.as_str() {
            "Document" | "Part" | "Art" | "Sect" | "Div" | "BlockQuote" | "NonStruct" | "L"
            | "Index" | "THead" | "TBody" | "TFoot" | "LI" | "TOC" => {
                self.close(around);
                self.kids(element, around, depth);
                self.close(around);
            }
            "H1" | "H2" | "H3" | "H4" | "H5" | "H6" => {
                let level = role.as_bytes()[1] - b'0';
                self.block(element, Role::Heading(level), around, depth);
            }
            "H" => self.block(element, Role::Heading(1), around, depth),
            "P" => self.block(element, plain_role(around), around, depth),
            "Caption" => self.block(element, Role::Caption, around, depth),
            "TOCI" => {
                let mut inner = around.clone();
                inner.in_contents = true;
                self.block(element, Role::Contents, &inner, depth);
            }
            "LBody" => {
                let mut inner = around.clone();
                inner.in_item = true;
                self.close(around);
                self.kids(element, &inner, depth);
                self.close(&inner);
                if self.label.is_some() {
                    self.begin(plain_role(&inner), &inner);
                    self.close(&inner);
                }
            }
            "Lbl" => self.label(element, around, depth),
            "Table" => self.table(element, around, depth),
            "TR" | "TH" | "TD" => {
                self.broken("A row or cell stands outside a table");
                self.kids(element, around, depth);
            }
            "Note" => self.note(element, around, depth),
            "Reference" if !around.in_contents => self.call(element, around, depth),
            "Link" | "Annot" => self.link(element, around, depth),
            "Figure" => self.figure(element, around, depth),
            "Span" | "Quote" | "Em" | "Strong" | "Code" | "Reference" | "BibEntry" | "Private" => {
                self.kids(element, around, depth);
            }
            other => {
                let what =
                    format!("The structure tree has an element {other}, which no reader knows");
                self.broken(&what);
                self.kids(element, around, depth);
            }
        }
    }

    /// Whether an element holds what the version that is read has not.
    fn is_gone(&self, element: &Dictionary) -> bool {
        let gone = match self.view {
            View::Final => DELETED,
            View::Original => INSERTED,
        };
        name_of(self.document, element, b"S") == gone
    }

    /// Whether all that an element holds is what the version that is read has not. Nothing is not.
    pub(super) fn holds_what_is_gone(&self, element: &Dictionary, depth: usize) -> bool {
        if depth > DEEPEST {
            return false;
        }
        let Ok(kids) = element.get_deref(b"K", self.document) else {
            return false;
        };
        let list = match kids {
            Object::Array(list) => list.as_slice(),
            other => std::slice::from_ref(other),
        };
        let mut any = false;
        for kid in list {
            match self.document.dereference(kid) {
                Ok((_, Object::Dictionary(kid))) if kid.has(b"S") => {
                    let empty = !kid.has(b"K");
                    let gone = self.is_gone(kid) || self.holds_what_is_gone(kid, depth + 1);
                    if !gone && !empty {
                        return false;
                    }
                    any |= gone;
                }
                Ok((_, Object::Dictionary(kid))) if kid.has_type(b"OBJR") => {}
                _ => return false,
            }
        }
        any
    }

    /// Reads an element and leaves it out: its content is named, and the pen moves over it.
    fn skip(&mut self, element: &'a Dictionary, around: &Around, depth: usize) {
        let outer = std::mem::replace(&mut self.skipping, true);
        let inner = self.aside(element, around, depth);
        self.skipping = outer;
        if let Some(open) = &mut self.open {
            open.follow(&inner);
        }
    }

    /// A line of the stamp of a copy: told by its name, whatever the role map says of it, and no part of the document.
    fn stamp(&mut self, element: &'a Dictionary, around: &Around, depth: usize) {
        if around.cell.is_some() || around.in_item || around.in_note || depth > TOP {
            self.broken("The stamp of a copy stands inside the document");
        }
        self.close(around);
        let line = self.aside(element, around, depth);
        self.stamps.push(StampLine {
            at: RunningAt::Page(line.first.map_or(0, |(page, ..)| page as u32 + 1)),
            read: true,
            text: line.text,
        });
    }

    /// A picture that belongs to a page: told by its name, and no part of the document.
    fn page_figure(&mut self, element: &'a Dictionary, around: &Around, depth: usize) {
        if around.cell.is_some() || around.in_item || around.in_note || depth > TOP {
            self.broken("The picture of a page stands inside the document");
        }
        if self.role(element) != "Figure" {
            self.broken("The picture of a page is not said to be a figure");
        }
        self.close(around);
        let inner = self.aside(element, around, depth);
        if !inner.text.trim().is_empty() {
            self.broken("A picture has text in it");
        }
        self.page_figures.push(PageFigure {
            at: RunningAt::Page(around.page.map_or(0, |page| page as u32 + 1)),
            alt: text_of(self.document, element, b"Alt").unwrap_or_default(),
        });
    }

    /// Opens a paragraph; a waiting label is its own.
    fn begin(&mut self, role: Role, around: &Around) {
        let mut builder = Builder::new(role, around);
        builder.label = self.label.as_ref().map(|(label, _)| label.clone());
        self.open = Some(builder);
    }

    /// Closes the open paragraph.
    pub(super) fn close(&mut self, around: &Around) {
        let Some(open) = self.open.take() else {
            return;
        };
        if open.is_empty() {
            return;
        }
        if let Some((label, place)) = self.label.take()
            && let (Some((page, right, baseline)), Some(first)) = (place, open.first)
            && (page != first.0 || right > first.1 + 0.5 || (baseline - first.2).abs() > 1.0)
        {
            self.troubles.add(&rules::STRUCTURE, page as u32 + 1, || {
                format!("The label {label} does not stand before its text")
            });
        }
        let place = match open.first {
            Some((page, ..)) => format!("page {}", page + 1),
            None => String::new(),
        };
        let paragraph = open.finish(&self.language, place);
        match self.notes.last_mut() {
            Some(note) if around.in_note => note.paragraphs.push(paragraph),
            _ => self.body.push(paragraph),
        }
    }

    /// An element that is a paragraph.
    fn block(&mut self, element: &'a Dictionary, role: Role, around: &Around, depth: usize) {
        if around.in_contents && matches!(self.open.as_ref().map(|o| o.role), Some(Role::Contents))
        {
            return self.kids(element, around, depth);
        }
        self.close(around);
        self.begin(role, around);
        self.kids(element, around, depth);
        self.close(around);
    }

    /// The text of an element by itself, set where the open paragraph has its pen.
    fn aside(&mut self, element: &'a Dictionary, around: &Around, depth: usize) -> Builder {
        let outer = self.open.take();
        let mut builder = Builder::new(Role::Text, around);
        if let Some(outer) = &outer {
            builder = builder.after(outer);
        }
        self.open = Some(builder);
        self.kids(element, around, depth);
        // a block inside would have closed it
        let inner = self
            .open
            .take()
            .unwrap_or_else(|| Builder::new(Role::Text, around));
        self.open = outer;
        inner
    }

    fn label(&mut self, element: &'a Dictionary, around: &Around, depth: usize) {
        let revised = self.revised;
        let inner = self.aside(element, around, depth);
        let text = inner.text.trim().to_string();
        if text.is_empty() && self.revised > revised {
            // the version that is read has no such label
            if let Some(open) = &mut self.open {
                open.follow(&inner);
            }
            return;
        }
        if let Some(open) = &mut self.open {
            if around.in_note && open.text.trim().is_empty() {
                open.follow(&inner);
                self.marker(text);
            } else if open.label.is_none() && open.text.trim().is_empty() {
                open.label = Some(text);
            } else {
                // a label in the middle of a text is text
                open.text.push_str(&inner.text);
                open.follow(&inner);
            }
        } else if around.in_note && self.notes.last().is_some_and(|n| n.marker.is_empty()) {
            self.marker(text);
        } else {
            let place = inner.end();
            self.label = Some((text, place));
        }
    }

    fn marker(&mut self, text: String) {
        match self.notes.last_mut() {
            Some(note) if note.marker.is_empty() => note.marker = text,
            _ => self.broken("A note has two marks"),
        }
    }

    fn note(&mut self, element: &'a Dictionary, around: &Around, depth: usize) {
        let outer = self.open.take();
        let label = self.label.take();
        let mut inner = around.clone();
        (inner.in_note, inner.in_item, inner.cell) = (true, false, None);
        self.notes.push(Note {
            marker: String::new(),
            paragraphs: Vec::new(),
        });
        let revised = self.revised;
        self.kids(element, &inner, depth);
        self.close(&inner);
        (self.open, self.label) = (outer, label);
        let is_empty = |note: &mut Note| note.marker.is_empty() && note.paragraphs.is_empty();
        if self.revised > revised {
            // the version that is read has no such note
            self.notes.pop_if(is_empty);
        }
    }

    fn call(&mut self, element: &'a Dictionary, around: &Around, depth: usize) {
        let inner = self.aside(element, around, depth);
        if self.open.is_none() {
            self.begin(plain_role(around), around);
        }
        if let Some(open) = &mut self.open {
            open.notes.push(NoteCall {
                at: open.text.len(),
                marker: inner.text.trim().to_string(),
            });
            open.follow(&inner);
        }
    }

    fn link(&mut self, element: &'a Dictionary, around: &Around, depth: usize) {
        if self.open.is_none() {
            self.begin(plain_role(around), around);
        }
        let start = self.open.as_ref().map_or(0, |open| open.text.len());
        self.kids(element, around, depth);
        let target = self.target(element);
        if let Some(open) = &mut self.open
            && open.text.len() > start
        {
            match target {
                Some(target) => open.links.push(LinkRange {
                    range: start..open.text.len(),
                    target,
                }),
                None => self.broken("A link element has no link annotation that leads anywhere"),
            }
        }
    }

    /// Where the annotation of a link element leads.
    fn target(&self, element: &'a Dictionary) -> Option<String> {
        let kids = element.get_deref(b"K", self.document).ok()?;
        let list = match kids {
            Object::Array(list) => list.as_slice(),
            other => std::slice::from_ref(other),
        };
        list.iter().find_map(|kid| {
            let kid = self.document.dereference(kid).ok()?.1.as_dict().ok()?;
            let annotation = kid.get_deref(b"Obj", self.document).ok()?.as_dict().ok()?;
            if annotation.has(b"Dest") {
                return Some("#".to_string());
            }
            let action = annotation
                .get_deref(b"A", self.document)
                .ok()?
                .as_dict()
                .ok()?;
            match name_of(self.document, action, b"S").as_str() {
                "GoTo" => Some("#".into()),
                "URI" => text_of(self.document, action, b"URI"),
                _ => None,
            }
        })
    }

    fn figure(&mut self, element: &'a Dictionary, around: &Around, depth: usize) {
        let inner = self.aside(element, around, depth);
        if !inner.text.trim().is_empty() {
            self.troubles
                .add(&rules::STRUCTURE, 0, || "A picture has text in it".into());
        }
        if self.skipping {
            return;
        }
        let mut figure = Builder::new(Role::Figure, around);
        figure.text = text_of(self.document, element, b"Alt").unwrap_or_default();
        let is_alone = self
            .open
            .as_ref()
            .is_none_or(|open| open.text.trim().is_empty());
        if is_alone {
            figure.label = match &mut self.open {
                Some(open) => open.label.take(),
                None => self.label.as_ref().map(|(label, _)| label.clone()),
            };
            self.label = None;
        }
        let open = self.open.take();
        self.open = Some(figure);
        self.close(around);
        self.open = open;
    }
}

/// The role of a paragraph by where it stands.
fn plain_role(around: &Around) -> Role {
    if around.cell.is_some() {
        Role::Cell
    } else if around.in_note {
        Role::Note
    } else if around.in_contents {
        Role::Contents
    } else if around.in_item {
        Role::Item
    } else {
        Role::Text
    }
}
