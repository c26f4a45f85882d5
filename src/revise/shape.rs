//! Shape: what some inlines say and how they look, whatever nodes they come from, in a form that two versions can be
//! compared by.

use super::notes::Pairs;
use crate::flow::{Inline, LinkTarget, Revision, Tag};
use std::fmt::Write;

/// Which version the notes of some inlines are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// The old one.
    Old,
    /// The new one.
    New,
    /// Both, as [`super::merge`] counts them.
    Both,
}

/// The shape of `inlines` without what is `gone`.
pub(super) fn shape(
    inlines: &[Inline],
    gone: Option<Revision>,
    side: Side,
    notes: &Pairs,
) -> String {
    let mut shape = Shape {
        gone,
        side,
        notes,
        out: String::new(),
        look: String::new(),
    };
    shape.inlines(inlines);
    shape.out
}

/// What a container is, whatever is in it; empty for what is none.
pub(super) fn container(inline: &Inline) -> String {
    match inline {
        Inline::Link { target, .. } => match target {
            // the place may be called otherwise in the other version
            LinkTarget::Node(_) => "link #".into(),
            LinkTarget::Address(address) => format!("link {address}"),
        },
        Inline::Tagged { tag, .. } => format!("{tag:?}"),
        _ => String::new(),
    }
}

/// What a leaf is. Text gives its look, and its words apart.
pub(super) fn leaf(inline: &Inline, side: Side, notes: &Pairs) -> (String, String) {
    match inline {
        Inline::Text { text, run, .. } => (format!("{run:?}"), text.clone()),
        Inline::LineBreak(_) => ("break".into(), String::new()),
        Inline::Tab => ("tab".into(), String::new()),
        Inline::PageOf { run, .. } => (format!("page {run:?}"), String::new()),
        Inline::NoteCall { note, run, .. } => {
            let note = notes.name(*note, side);
            (format!("note {note} {run:?}"), String::new())
        }
        Inline::Figure(figure) => {
            let look = format!(
                "figure {:?} {:?} {:?} {:?}",
                figure.src, figure.alt, figure.width, figure.height
            );
            (look, String::new())
        }
        Inline::Link { .. } | Inline::Tagged { .. } => Default::default(),
    }
}

struct Shape<'a> {
    gone: Option<Revision>,
    side: Side,
    notes: &'a Pairs,
    out: String,
    /// The look of the text that was written last, where nothing else stands after it.
    look: String,
}

impl Shape<'_> {
    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Tagged {
                    tag: Tag::Revised(revision),
                    inlines,
                    ..
                } => {
                    if Some(*revision) != self.gone {
                        self.inlines(inlines);
                    }
                }
                Inline::Link { inlines, .. } | Inline::Tagged { inlines, .. } => {
                    let before = (self.out.len(), std::mem::take(&mut self.look));
                    let _ = write!(self.out, "\u{2}{}\u{3}", container(inline));
                    let start = self.out.len();
                    self.inlines(inlines);
                    if self.out.len() == start {
                        // nothing of it is there
                        self.out.truncate(before.0);
                        self.look = before.1;
                    } else {
                        self.out.push('\u{4}');
                        self.look.clear();
                    }
                }
                _ => {
                    let (look, text) = leaf(inline, self.side, self.notes);
                    let goes_on = matches!(inline, Inline::Text { .. }) && look == self.look;
                    if !goes_on {
                        let _ = write!(self.out, "\u{5}{look}\u{6}");
                        self.look = match inline {
                            Inline::Text { .. } => look,
                            _ => String::new(),
                        };
                    }
                    self.out.push_str(&text);
                }
            }
        }
    }
}
