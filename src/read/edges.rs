//! White space at the edges of a paragraph is not text, also within inlines that begin or end it; all other white
//! space is. Line ends and tabs that remain are reported.

use super::build::Builder;
use super::rule;
use super::tree::Child;
use crate::diag::Span;
use crate::model::{Inline, InlineKind};

/// White space that is no text at the edge of a paragraph: that of XML, and NBSP.
pub(super) fn is_edge(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{A0}')
}

/// Takes the white space at both edges away.
pub(super) fn trim(inlines: &mut Vec<Inline>) {
    if trim_start(inlines) {
        trim_end(inlines);
    }
}

/// Cuts the beginning; whether text or something printed was reached.
fn trim_start(inlines: &mut Vec<Inline>) -> bool {
    let reached = inlines.iter_mut().any(|inline| match inline {
        Inline::Text(_, text) => {
            let kept = text.trim_start_matches(is_edge);
            if kept.len() < text.len() {
                *text = kept.to_owned();
            }
            !text.is_empty()
        }
        Inline::Marked { kind, children, .. } => is_printed(kind) || trim_start(children),
    });
    drop_empty(inlines);
    reached
}

/// Cuts the end; whether text or something printed was reached.
fn trim_end(inlines: &mut Vec<Inline>) -> bool {
    let reached = inlines.iter_mut().rev().any(|inline| match inline {
        Inline::Text(_, text) => {
            text.truncate(text.trim_end_matches(is_edge).len());
            !text.is_empty()
        }
        Inline::Marked { kind, children, .. } => is_printed(kind) || trim_end(children),
    });
    drop_empty(inlines);
    reached
}

fn drop_empty(inlines: &mut Vec<Inline>) {
    if inlines
        .iter()
        .any(|inline| matches!(inline, Inline::Text(_, text) if text.is_empty()))
    {
        inlines.retain(|inline| !matches!(inline, Inline::Text(_, text) if text.is_empty()));
    }
}

/// Whether an inline without text of its own is something on the page.
fn is_printed(kind: &InlineKind) -> bool {
    matches!(
        kind,
        InlineKind::LineBreak
            | InlineKind::Note(_)
            | InlineKind::NoteReference { .. }
            | InlineKind::Image { .. }
    )
}

impl Builder<'_> {
    /// Reports the first line end or tab within a paragraph whose text is `inlines`, taken from `children`.
    pub(super) fn line_ends(&mut self, children: &[Child<'_, '_>], inlines: &[Inline]) {
        let broken = |text: &str| text.contains(['\n', '\t']);
        let any = children.iter().any(|child| match child {
            Child::Text(_, text) => broken(text),
            Child::Tag(tag) => broken(&self.source.text()[range(tag.inner())]),
        });
        if !any || !has_break(inlines) {
            return;
        }
        let mut begun = false;
        let Some(span) = children
            .iter()
            .find_map(|child| self.break_in(*child, &mut begun))
        else {
            return;
        };
        self.report.add(
            &rule::TEXT_LINE_FEED,
            span,
            format_args!("a line end or a tab stands inside a paragraph"),
            "set the paragraph on one line, if it is not meant",
        );
    }

    /// The first line end or tab after the beginning of the text; `begun` says whether there was text before.
    fn break_in(&self, child: Child<'_, '_>, begun: &mut bool) -> Option<Span> {
        match child {
            Child::Tag(tag) => {
                *begun |= tag.name() == "br";
                if tag.name() == "authorialNote" {
                    return None;
                }
                tag.children().find_map(|child| self.break_in(child, begun))
            }
            Child::Text(span, _) => {
                for (at, character) in self.source.text()[range(span)].char_indices() {
                    if *begun && matches!(character, '\n' | '\t') {
                        let at = span.start as usize + at;
                        return Some(Span::new(at, at + 1));
                    }
                    *begun |= !is_edge(character);
                }
                None
            }
        }
    }
}

fn range(span: Span) -> std::ops::Range<usize> {
    span.start as usize..span.end as usize
}

/// Whether any text has a line end or a tab. A forced line break is none.
fn has_break(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Text(_, text) => text.contains(['\n', '\t']),
        Inline::Marked { children, .. } => has_break(children),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Marks, NodeId, plain_text};

    fn text(text: &str) -> Inline {
        Inline::Text(NodeId(0), text.into())
    }

    fn marked(kind: InlineKind, children: Vec<Inline>) -> Inline {
        Inline::Marked {
            node: NodeId(0),
            marks: Box::new(Marks::default()),
            kind,
            children,
        }
    }

    #[test]
    fn edges_are_cut_through_inlines_and_the_inside_is_exact() {
        let mut inlines = vec![
            text("\n  "),
            marked(InlineKind::Italic, vec![text("\u{A0} a  b\u{A0}c ")]),
            text(" d "),
            marked(InlineKind::LineMilestone, vec![]),
            marked(InlineKind::Bold, vec![text(" \t")]),
        ];
        trim(&mut inlines);
        assert_eq!(plain_text(&inlines), "a  b\u{A0}c  d");
    }

    #[test]
    fn spaces_beside_a_line_break_or_a_note_are_text() {
        let mut inlines = vec![
            marked(InlineKind::LineBreak, vec![]),
            text(" a "),
            marked(
                InlineKind::NoteReference {
                    href: "n".into(),
                    marker: "1".into(),
                },
                vec![],
            ),
        ];
        trim(&mut inlines);
        assert_eq!(plain_text(&inlines), "\n a ");
    }
}
