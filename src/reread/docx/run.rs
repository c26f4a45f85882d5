//! The inside of a paragraph: runs, links, fields, tracked changes, and what stands in a run.

use super::context::View;
use super::draft::Draft;
use super::field::FieldKind;
use super::finding::{FIELD_UNCLOSED, NOTE_MARK, PART_MISSING, STYLE_UNDEFINED, SYMBOL_UNKNOWN};
use super::look::{Look, RunProps};
use super::note::{self, Call, NoteKind};
use super::story::{Inherited, Kind, Story};
use super::styles::{Align, StyleKind};
use super::symbol_font;
use super::xml::{Element, Node, Ns};
use std::borrow::Cow;

/// A run under way.
struct Run<'s> {
    inherited: &'s Inherited<'s>,
    look: Look,
    /// what stands in the run after the reference of a note that brings its own mark
    custom_mark: Option<(NoteKind, String, String)>,
}

impl Story<'_> {
    /// Reads what stands in a paragraph, or in something inside it.
    pub fn inlines(&mut self, parent: &Element<'_>, draft: &mut Draft, inherited: &Inherited<'_>) {
        for node in &parent.nodes {
            let element = match node {
                Node::Element(element) => element,
                Node::Text(text) => {
                    self.stray(text);
                    continue;
                }
            };
            match element.local {
                "r" if element.ns == Ns::W => self.run(element, draft, inherited),
                "hyperlink" => {
                    let start = draft.text.len();
                    let target = self.link_target(element, &inherited.at);
                    self.inlines(element, draft, inherited);
                    if let Some(target) = target {
                        draft.link(start, target);
                    }
                }
                "fldSimple" => {
                    self.fields.begin();
                    self.fields.instruct(element.w("instr").unwrap_or_default());
                    self.fields.separate(draft.text.len());
                    self.inlines(element, draft, inherited);
                    self.end_field(draft, inherited);
                }
                "commentRangeStart" => self.comment_starts(element, draft, &inherited.at),
                "commentRangeEnd" => self.comment_ends(element, draft, &inherited.at),
                _ => match self.transparent(element) {
                    Some(Some(inside)) => self.inlines(inside, draft, inherited),
                    Some(None) => {}
                    None => self
                        .notebook
                        .unread(&format!("<{}>", element.written), &inherited.at),
                },
            }
        }
    }

    /// Where a `w:hyperlink` leads.
    fn link_target(&mut self, link: &Element<'_>, at: &str) -> Option<String> {
        let anchor = link.w("anchor").filter(|anchor| !anchor.is_empty());
        let Some(id) = link.attribute(Ns::R, "id").filter(|id| !id.is_empty()) else {
            return anchor.map(|_| "#".to_owned());
        };
        match self.relations.get(id) {
            Some(relation) => {
                let mut target = relation.target.clone();
                if let Some(anchor) = anchor {
                    target.push('#');
                    target.push_str(anchor);
                }
                Some(target)
            }
            None => {
                self.notebook.find(
                    &PART_MISSING,
                    format!(
                        "A link in {at} names the relation {id:?}, which {} does not have.",
                        self.part
                    ),
                    "Insert the link again.",
                );
                None
            }
        }
    }

    fn run(&mut self, element: &Element<'_>, draft: &mut Draft, inherited: &Inherited<'_>) {
        let rpr = element.child("rPr");
        let before = rpr
            .and_then(|r| r.child("rPrChange"))
            .and_then(|c| c.child("rPr"));
        let props = match (self.context.view, before) {
            (View::Original, Some(before)) => RunProps::read(Some(before)),
            _ => RunProps::read(rpr),
        };
        if let Some(change) = rpr.and_then(|r| r.child("rPrChange")) {
            self.notebook.changed(change);
        }
        let mut look = inherited.look.clone();
        if let Some(id) = &props.style {
            match self.context.styles.character(id) {
                Some(style) => look = look.styled(style),
                None => self.notebook.find(
                    &STYLE_UNDEFINED,
                    format!(
                        "A run in {} names the character style {id:?}, which is not defined.",
                        inherited.at
                    ),
                    "Apply the style again.",
                ),
            }
        }
        let mut run = Run {
            inherited,
            look: look.direct(&props),
            custom_mark: None,
        };
        self.run_content(element, draft, &mut run);
        if let Some((kind, id, marker)) = run.custom_mark.take() {
            if marker.is_empty() {
                self.notebook.find(
                    &NOTE_MARK,
                    format!(
                        "The call of a note in {} says that it brings its own mark, and has none.",
                        inherited.at
                    ),
                    "Insert the note again.",
                );
            }
            self.call(draft, kind, id, Some(marker));
        }
    }

    fn run_content(&mut self, element: &Element<'_>, draft: &mut Draft, run: &mut Run<'_>) {
        for node in &element.nodes {
            match node {
                Node::Element(child) => self.run_child(child, draft, run),
                Node::Text(text) => self.stray(text),
            }
        }
    }

    fn run_child(&mut self, child: &Element<'_>, draft: &mut Draft, run: &mut Run<'_>) {
        let at = &run.inherited.at;
        match child.local {
            "t" | "delText" => {
                let text = child.text();
                let text = match child.preserve {
                    true => text.as_str(),
                    false => text.trim_matches([' ', '\t', '\r', '\n']),
                };
                // a line end in the XML is a space to Word
                let text = match text.contains('\n') {
                    true => Cow::Owned(text.replace('\n', " ")),
                    false => Cow::Borrowed(text),
                };
                let text = self.meanings(text, run);
                self.put(&text, draft, run);
            }
            "tab" => self.put_tab(None, draft, run),
            "ptab" => {
                let align = match child.w("alignment") {
                    Some("center") => Align::Center,
                    Some("right") => Align::Right,
                    _ => Align::Left,
                };
                self.put_tab(Some(align), draft, run);
            }
            "br" => {
                if matches!(child.w("type"), None | Some("textWrapping")) {
                    self.put("\n", draft, run);
                }
            }
            "cr" => self.put("\n", draft, run),
            "noBreakHyphen" => self.put("\u{2011}", draft, run),
            "softHyphen" => self.put("\u{AD}", draft, run),
            "sym" => {
                let (font, code) = (child.w("font"), child.w("char").unwrap_or_default());
                match symbol_font::named(font, code) {
                    Some(c) => self.put(c.encode_utf8(&mut [0; 4]), draft, run),
                    None => self.notebook.find(
                        &SYMBOL_UNKNOWN,
                        format!(
                            "{at} holds the character {code} of the font {:?}.",
                            font.unwrap_or_default()
                        ),
                        "Replace it with a Unicode character.",
                    ),
                }
            }
            "fldChar" => self.field_char(child.w("fldCharType").unwrap_or_default(), draft, run),
            "instrText" | "delInstrText" => self.fields.instruct(&child.text()),
            "pgNum" if self.kind == Kind::Running => self.put("{}", draft, run),
            "footnoteReference" => self.reference(NoteKind::Foot, child, draft, run),
            "endnoteReference" => self.reference(NoteKind::End, child, draft, run),
            "footnoteRef" | "endnoteRef" => draft.note_mark |= draft.text.trim().is_empty(),
            "drawing" | "pict" | "object" => self.drawing(child, draft, at),
            "commentReference" => self.comment(child, at),
            "rPr"
            | "lastRenderedPageBreak"
            | "annotationRef"
            | "separator"
            | "continuationSeparator" => {}
            _ => match self.transparent(child) {
                Some(Some(inside)) => self.run_content(inside, draft, run),
                Some(None) => {}
                None => self.notebook.unread(&format!("<{}>", child.written), at),
            },
        }
    }

    /// Adds text, wherever it goes: the paragraph, the mark of a note, an instruction, or nowhere since it is hidden.
    fn put(&mut self, text: &str, draft: &mut Draft, run: &mut Run<'_>) {
        if let Some((_, _, marker)) = &mut run.custom_mark {
            marker.push_str(text);
        } else if !self.fields.admits(text) {
            // it stands in an instruction
        } else if run.look.vanish {
            draft.hidden.push_str(text);
        } else if self.kind == Kind::Running && self.fields.in_page_number(false) {
            // the folio is put where the field ends
        } else if run.inherited.style.kind == StyleKind::Contents
            && self.fields.in_page_number(true)
        {
            // the page of a contents line is no text: another program may print another
        } else {
            draft.push(text, &run.look, &run.inherited.style.look);
        }
    }

    /// Text with the characters of symbol fonts replaced by what they mean; those without a known meaning stay, and
    /// are reported.
    fn meanings<'t>(&mut self, text: Cow<'t, str>, run: &Run<'_>) -> Cow<'t, str> {
        if !text.contains(|c| matches!(c, '\u{E000}'..='\u{F8FF}')) {
            return text;
        }
        let font = run.look.font.as_deref();
        let known = text.chars().map(|c| {
            symbol_font::meaning(font, c).unwrap_or_else(|| {
                self.notebook.find(
                    &SYMBOL_UNKNOWN,
                    format!(
                        "{} holds U+{:04X} of the font {:?}.",
                        run.inherited.at,
                        c as u32,
                        font.unwrap_or_default()
                    ),
                    "Replace it with a Unicode character.",
                );
                c
            })
        });
        Cow::Owned(known.collect())
    }

    fn put_tab(&mut self, align: Option<Align>, draft: &mut Draft, run: &mut Run<'_>) {
        let length = draft.text.len();
        self.put("\t", draft, run);
        if draft.text.len() > length {
            draft.tabs.push(align);
        }
    }

    fn field_char(&mut self, kind: &str, draft: &mut Draft, run: &Run<'_>) {
        let open = match kind {
            "begin" => {
                self.fields.begin();
                true
            }
            "separate" => self.fields.separate(draft.text.len()),
            _ => self.end_field(draft, run.inherited),
        };
        if !open {
            self.notebook.find(
                &FIELD_UNCLOSED,
                format!(
                    "{} holds the {kind} of a field that has no begin.",
                    run.inherited.at
                ),
                "Delete the field and insert it again.",
            );
        }
    }

    /// Ends a field; false where none is open.
    fn end_field(&mut self, draft: &mut Draft, inherited: &Inherited<'_>) -> bool {
        let Some((kind, start)) = self.fields.end() else {
            return false;
        };
        match kind {
            FieldKind::Page if self.kind == Kind::Running && self.fields.admits("{}") => {
                draft.push("{}", &inherited.look, &inherited.style.look);
            }
            FieldKind::Link(target) => {
                if let Some(start) = start {
                    draft.link(start, target);
                }
            }
            _ => {}
        }
        true
    }

    fn reference(
        &mut self,
        kind: NoteKind,
        reference: &Element<'_>,
        draft: &mut Draft,
        run: &mut Run<'_>,
    ) {
        let id = reference.w("id").unwrap_or_default().to_owned();
        if matches!(reference.w("customMarkFollows"), Some("1" | "true" | "on")) {
            run.custom_mark = Some((kind, id, String::new()));
        } else {
            self.call(draft, kind, id, None);
        }
    }

    fn call(&mut self, draft: &mut Draft, kind: NoteKind, id: String, custom: Option<String>) {
        let custom = custom.map(|mark| mark.trim().to_owned());
        let call = Call {
            kind,
            id,
            section: self.section,
            custom,
        };
        let marker = note::marker(&call, self.context, self.notebook);
        draft.call(marker.clone());
        self.notebook.calls.push((call, marker));
    }
}
