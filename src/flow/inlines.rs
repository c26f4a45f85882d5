//! Inlines: runs with their formatting resolved, links, calls of notes, and tagged stretches.

use super::form::{Inline, LinkTarget, Run, Tag};
use super::outline::one_line;
use super::paragraph::Picture;
use super::rules::{LINK_TARGET, NOTE_MISSING};
use super::walk::Walk;
use crate::model::{self, InlineKind, Marks, NodeId};
use crate::sheet::{CharRole, Position, Role};

/// What holds at a place in the text.
#[derive(Clone)]
pub(super) struct At<'a> {
    pub(super) run: Run,
    /// The paragraph's language.
    pub(super) paragraph: &'a str,
    pub(super) language: &'a str,
}

impl At<'_> {
    fn run(&self) -> Run {
        Run {
            language: (self.language != self.paragraph).then(|| self.language.to_owned()),
            ..self.run.clone()
        }
    }
}

impl<'a> Walk<'a> {
    /// The run that a paragraph of this role has by itself.
    pub(super) fn run_of(&self, role: Role) -> Run {
        let style = self.sheet.style(role);
        Run {
            font: style.font.clone(),
            size: style.size,
            bold: style.bold,
            italic: style.italic,
            underline: false,
            strike: false,
            small_caps: style.small_caps,
            position: Position::Baseline,
            language: None,
            roles: Vec::new(),
        }
    }

    /// Sets inlines.
    pub(super) fn inlines(
        &mut self,
        inlines: &'a [model::Inline],
        at: &At<'a>,
        out: &mut Vec<Inline>,
        pictures: &mut Vec<Picture<'a>>,
    ) {
        for inline in inlines {
            match inline {
                model::Inline::Text(node, text) => push_text(out, *node, text, at),
                model::Inline::Marked {
                    node,
                    marks,
                    kind,
                    children,
                } => self.marked(*node, marks, kind, children, at, out, pictures),
            }
        }
    }

    #[allow(
        clippy::too_many_arguments,
        reason = "the four fields of a marked inline, and where it goes"
    )]
    fn marked(
        &mut self,
        node: NodeId,
        marks: &'a Marks,
        kind: &'a InlineKind,
        children: &'a [model::Inline],
        at: &At<'a>,
        out: &mut Vec<Inline>,
        pictures: &mut Vec<Picture<'a>>,
    ) {
        self.open(node);
        let role = char_role(marks, kind)
            .filter(|role| !(*role == CharRole::AdReferendumMark && self.alone == Some(node)));
        let inner = self.inside(marks, role, at);
        let at = inner.as_ref().unwrap_or(at);
        match kind {
            InlineKind::LineBreak => return out.push(Inline::LineBreak(node)),
            InlineKind::LineMilestone | InlineKind::PageMilestone => return,
            InlineKind::Image {
                src,
                alt,
                width,
                height,
            } => {
                return pictures.push(Picture {
                    node,
                    src,
                    alt: alt.as_deref(),
                    width: width.as_deref(),
                    height: height.as_deref(),
                });
            }
            InlineKind::Note(note) => return self.call(node, note, &note.marker, at, out),
            InlineKind::NoteReference { href, marker } => {
                return self.call_of_metadata(node, href, marker, at, out);
            }
            _ => {}
        }
        let link = self.link_target(node, kind);
        let tag = self.tag(marks, kind, children);
        if link.is_none() && tag.is_none() {
            return self.inlines(children, at, out, pictures);
        }
        let mut inlines = Vec::new();
        self.inlines(children, at, &mut inlines, pictures);
        if let Some(target) = link.filter(|_| !inlines.is_empty()) {
            let description = marks.title.clone().unwrap_or_else(|| one_line(children));
            inlines = vec![Inline::Link {
                node,
                target,
                description,
                inlines,
            }];
        }
        match tag.filter(|_| !inlines.is_empty()) {
            Some(tag) => out.push(Inline::Tagged { node, tag, inlines }),
            None => out.append(&mut inlines),
        }
    }

    /// What holds inside an inline; `None` where it changes nothing.
    fn inside(&self, marks: &'a Marks, role: Option<CharRole>, at: &At<'a>) -> Option<At<'a>> {
        if role.is_none() && marks.language.is_none() {
            return None;
        }
        let mut inner = at.clone();
        if let Some(language) = marks.language.as_deref() {
            inner.language = language;
        }
        if let Some(role) = role {
            self.apply(role, &mut inner.run);
        }
        Some(inner)
    }

    /// Gives a run the style of a character role. Italic within italic is upright, as typists set it.
    pub(super) fn apply(&self, role: CharRole, run: &mut Run) {
        let style = self.sheet.char_style(role);
        run.size = style.size.unwrap_or(run.size);
        run.bold = style.bold.unwrap_or(run.bold);
        run.italic = match style.italic {
            Some(true) if role == CharRole::Italic => !run.italic,
            italic => italic.unwrap_or(run.italic),
        };
        run.underline = style.underline.unwrap_or(run.underline);
        run.strike = style.strike.unwrap_or(run.strike);
        run.small_caps = style.small_caps.unwrap_or(run.small_caps);
        run.position = style.position.unwrap_or(run.position);
        run.roles.push(role);
    }

    /// Calls a note that stands where it is called.
    fn call(
        &mut self,
        node: NodeId,
        note: &'a model::Note,
        marker: &str,
        at: &At<'a>,
        out: &mut Vec<Inline>,
    ) {
        let mut run = at.run();
        self.apply(CharRole::NoteMark, &mut run);
        let note = self.note(note, at.language);
        out.push(Inline::NoteCall {
            node,
            note,
            marker: marker.to_owned(),
            run,
        });
    }

    /// Calls a note of the metadata.
    fn call_of_metadata(
        &mut self,
        node: NodeId,
        href: &str,
        marker: &str,
        at: &At<'a>,
        out: &mut Vec<Inline>,
    ) {
        match self.metadata_notes.get(href.trim_start_matches('#')) {
            Some(note) => self.call(node, note, marker, at, out),
            None => self.report(
                &NOTE_MISSING,
                node,
                format!("there is no note `{href}`"),
                "Name a note of the same part's `notes`, or add it there.",
            ),
        }
    }

    fn link_target(&mut self, node: NodeId, kind: &InlineKind) -> Option<LinkTarget> {
        match kind {
            InlineKind::Link { href } => Some(LinkTarget::Address(href.clone())),
            InlineKind::Reference { href } | InlineKind::RangeReference { from: href, .. } => {
                // the IRI of another document is its name and no address
                self.target(node, href.strip_prefix('#')?)
            }
            _ => None,
        }
    }

    /// The node that a cross-reference leads to.
    pub(super) fn target(&mut self, node: NodeId, e_id: &str) -> Option<LinkTarget> {
        if let Some(target) = self.e_ids.get(e_id) {
            return Some(LinkTarget::Node(*target));
        }
        self.report(
            &LINK_TARGET,
            node,
            format!("nothing has the identifier `{e_id}`"),
            "Correct the reference, or give the text that it means this eId.",
        );
        None
    }

    fn tag(&self, marks: &Marks, kind: &InlineKind, children: &[model::Inline]) -> Option<Tag> {
        match (kind, marks.name.as_deref()) {
            (InlineKind::Named, Some("adReferendum")) => {
                let mut delegations = Vec::new();
                organizations(children, &mut delegations);
                if delegations.is_empty() {
                    let named = marks.refers_to.iter();
                    delegations.extend(named.filter(|id| *id != "adReferendum").cloned());
                }
                Some(Tag::AdReferendum(delegations))
            }
            (InlineKind::Named, Some("bracketed")) => Some(Tag::Bracketed),
            (InlineKind::Named, Some("alternative")) => Some(Tag::Alternative),
            (InlineKind::Named | InlineKind::Span, _) => marks.title.clone().map(Tag::Expansion),
            _ => None,
        }
    }
}

/// Adds text; it goes on the run before it where that looks the same.
fn push_text(out: &mut Vec<Inline>, node: NodeId, text: &str, at: &At) {
    if text.is_empty() {
        return;
    }
    let run = at.run();
    match out.last_mut() {
        Some(Inline::Text {
            text: before,
            run: run_before,
            ..
        }) if *run_before == run => before.push_str(text),
        _ => out.push(Inline::Text {
            node,
            text: text.to_owned(),
            run,
        }),
    }
}

/// The delegations named in an annotation.
fn organizations(inlines: &[model::Inline], found: &mut Vec<String>) {
    for inline in inlines {
        if let model::Inline::Marked {
            marks,
            kind,
            children,
            ..
        } = inline
        {
            if *kind == InlineKind::Organization {
                found.extend(marks.refers_to.iter().cloned());
            }
            organizations(children, found);
        }
    }
}

/// The character role of an inline; `None` for plain ones.
fn char_role(marks: &Marks, kind: &InlineKind) -> Option<CharRole> {
    Some(match kind {
        InlineKind::Bold => CharRole::Bold,
        InlineKind::Italic => CharRole::Italic,
        InlineKind::Underline => CharRole::Underline,
        InlineKind::Superscript => CharRole::Superscript,
        InlineKind::Subscript => CharRole::Subscript,
        InlineKind::Remark => CharRole::Remark,
        InlineKind::Placeholder => CharRole::Placeholder,
        InlineKind::Definition => CharRole::DefinedTerm,
        InlineKind::Link { .. } => CharRole::Link,
        InlineKind::Reference { href } | InlineKind::RangeReference { from: href, .. }
            if href.starts_with('#') =>
        {
            CharRole::Link
        }
        InlineKind::Named => match marks.name.as_deref()? {
            "leadIn" => CharRole::LeadIn,
            "adReferendum" => CharRole::AdReferendumMark,
            "bracketed" => CharRole::Bracketed,
            "alternative" => CharRole::Alternative,
            "struck" => CharRole::Struck,
            "smallCaps" => CharRole::SmallCaps,
            _ => return None,
        },
        _ => return None,
    })
}
