//! The text of a paragraph: characters, emphasis, languages, links, calls of notes.

use super::blocks::Walk;
use crate::model::{Inline, InlineKind, Marks, NodeId};
use crate::sheet::{CharRole, CharStyle, Position, Style};
use crate::transcript::{Emphasis, EmphasisKind, LanguageRange, LinkRange, NoteCall, Paragraph};

/// How a run looks.
#[derive(Clone, Copy, PartialEq, Default)]
pub(super) struct Look {
    bold: bool,
    italic: bool,
    small_caps: bool,
    underline: bool,
    strike: bool,
    position: Position,
}

impl Look {
    /// The look of a style.
    pub(super) fn of(style: Option<&Style>) -> Look {
        style.map_or_else(Look::default, |style| Look {
            bold: style.bold,
            italic: style.italic,
            small_caps: style.small_caps,
            ..Look::default()
        })
    }

    /// What the look is, for [`Paragraph::style`].
    pub(super) fn kinds(self) -> Vec<EmphasisKind> {
        [
            (self.bold, EmphasisKind::Bold),
            (self.italic, EmphasisKind::Italic),
            (self.small_caps, EmphasisKind::SmallCaps),
        ]
        .into_iter()
        .filter_map(|(is, kind)| is.then_some(kind))
        .collect()
    }

    pub(super) fn with(mut self, style: &CharStyle, toggles_italic: bool) -> Look {
        self.bold = style.bold.unwrap_or(self.bold);
        self.italic = match style.italic {
            Some(true) if toggles_italic => !self.italic,
            italic => italic.unwrap_or(self.italic),
        };
        self.small_caps = style.small_caps.unwrap_or(self.small_caps);
        self.underline = style.underline.unwrap_or(self.underline);
        self.strike = style.strike.unwrap_or(self.strike);
        self.position = style.position.unwrap_or(self.position);
        self
    }

    /// How a stretch of this look is set off in a paragraph of look `base`.
    fn against(self, base: Look) -> impl Iterator<Item = EmphasisKind> {
        let position = match self.position {
            Position::Baseline => None,
            Position::Superscript => Some(EmphasisKind::Superscript),
            Position::Subscript => Some(EmphasisKind::Subscript),
        };
        [
            (self.bold != base.bold, EmphasisKind::Bold),
            (self.italic != base.italic, EmphasisKind::Italic),
            (self.underline, EmphasisKind::Underline),
            (self.strike, EmphasisKind::Strike),
            (self.small_caps != base.small_caps, EmphasisKind::SmallCaps),
        ]
        .into_iter()
        .filter_map(|(is, kind)| is.then_some(kind))
        .chain(position)
    }
}

/// A paragraph's text under construction.
pub(super) struct Writer<'w, 'a> {
    pub(super) walk: &'w mut Walk<'a>,
    pub(super) out: Paragraph,
    /// The look of the paragraph's style.
    pub(super) base: Look,
    /// The paragraph's language.
    pub(super) language: &'a str,
    /// Pictures met on the way: alternative texts.
    pub(super) pictures: Vec<(NodeId, String)>,
}

/// What holds at a place in the text.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub(super) look: Look,
    pub(super) language: &'a str,
}

impl<'a> Writer<'_, 'a> {
    /// Writes inlines.
    pub(super) fn inlines(&mut self, inlines: &'a [Inline], at: At<'a>) {
        for inline in inlines {
            match inline {
                Inline::Text(_, text) => self.text(text, at),
                Inline::Marked {
                    node,
                    marks,
                    kind,
                    children,
                } => self.marked(*node, marks, kind, children, at),
            }
        }
    }

    fn marked(
        &mut self,
        node: NodeId,
        marks: &'a Marks,
        kind: &'a InlineKind,
        children: &'a [Inline],
        mut at: At<'a>,
    ) {
        if let Some(language) = marks.language.as_deref() {
            at.language = language;
        }
        if let Some(role) = char_role(marks, kind)
            && !(role == CharRole::AdReferendumMark && self.walk.alone == Some(node))
            && let Some(style) = self.walk.sheet.char_styles.get(&role)
        {
            at.look = at.look.with(style, role == CharRole::Italic);
        }
        let start = self.out.text.len();
        match kind {
            InlineKind::LineBreak => self.text("\n", at),
            InlineKind::Note(note) => self.call(&note.marker, at, |walk, at| {
                walk.note(note, at.language);
            }),
            InlineKind::NoteReference { href, marker } => self.call(marker, at, |walk, at| {
                walk.note_of_metadata(href, at.language);
            }),
            InlineKind::Image { alt, .. } => {
                self.pictures.push((node, alt.clone().unwrap_or_default()));
            }
            _ => self.inlines(children, at),
        }
        let target = match kind {
            InlineKind::Link { href } => Some(href.as_str()),
            InlineKind::Reference { href } | InlineKind::RangeReference { from: href, .. } => {
                href.starts_with('#').then_some("#")
            }
            _ => None,
        };
        if let Some(target) = target
            && start < self.out.text.len()
        {
            self.out.links.push(LinkRange {
                range: start..self.out.text.len(),
                target: target.into(),
            });
        }
    }

    fn call(&mut self, marker: &str, at: At<'a>, note: impl FnOnce(&mut Walk<'a>, At<'a>)) {
        self.out.notes.push(NoteCall {
            at: self.out.text.len(),
            marker: marker.into(),
        });
        note(self.walk, at);
    }

    /// Writes plain text.
    pub(super) fn text(&mut self, text: &str, at: At<'a>) {
        let start = self.out.text.len();
        self.out.text.push_str(text);
        let end = self.out.text.len();
        if start == end {
            return;
        }
        for kind in at.look.against(self.base) {
            let touching = self
                .out
                .emphasis
                .iter_mut()
                .find(|before| before.kind == kind && before.end == start);
            match touching {
                Some(before) => before.end = end,
                None => self.out.emphasis.push(Emphasis { start, end, kind }),
            }
        }
        if at.language != self.language {
            match self.out.languages.last_mut() {
                Some(last) if last.range.end == start && last.language == at.language => {
                    last.range.end = end;
                }
                _ => self.out.languages.push(LanguageRange {
                    range: start..end,
                    language: at.language.into(),
                }),
            }
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
