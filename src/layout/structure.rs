//! Structure: the tree of what everything is, in reading order, and the nesting of lists in it.

use crate::flow::{ListForm, Paragraph, Revision};
use crate::model::NodeId;
use crate::pages::{ListNumbering, Structure, StructureRole};
use crate::sheet::{NumberForm, Role};
use crate::unit::Length;

/// The tree under way.
#[derive(Debug)]
pub(super) struct Tree {
    /// Elements in reading order, the root first.
    pub elements: Vec<Structure>,
}

impl Tree {
    /// A tree of the root alone.
    pub(super) fn new(language: &str) -> Tree {
        Tree {
            elements: vec![Structure {
                role: StructureRole::Document,
                parent: None,
                node: None,
                language: Some(language.to_string()),
                alt: None,
                expansion: None,
            }],
        }
    }

    /// Adds an element; gives its index.
    pub(super) fn add(
        &mut self,
        role: StructureRole,
        parent: usize,
        node: Option<NodeId>,
    ) -> usize {
        self.elements.push(Structure {
            role,
            parent: Some(parent),
            node,
            language: None,
            alt: None,
            expansion: None,
        });
        self.elements.len() - 1
    }

    /// An element for a stretch that only one of two versions has.
    pub(super) fn revised(&mut self, parent: usize, node: NodeId, revision: Revision) -> usize {
        let role = match revision {
            Revision::Inserted => StructureRole::Inserted,
            Revision::Deleted => StructureRole::Deleted,
        };
        self.add(role, parent, Some(node))
    }

    /// A span for a passage in another language; the one before it, where the passage goes on there.
    pub(super) fn passage(&mut self, parent: usize, node: NodeId, language: &str) -> usize {
        if let Some(last) = self.elements.last()
            && last.role == StructureRole::Span
            && last.parent == Some(parent)
            && last.language.as_deref() == Some(language)
            && last.node == Some(node)
        {
            return self.elements.len() - 1;
        }
        let span = self.add(StructureRole::Span, parent, Some(node));
        self.elements[span].language = Some(language.to_string());
        span
    }
}

/// An item of a list that is still open.
#[derive(Clone, Copy, Debug)]
struct Open {
    /// Which list: its kin and level.
    kin: usize,
    level: u8,
    /// Where its labels stand and its text begins.
    label_at: Length,
    text_at: Length,
    list: usize,
    body: usize,
}

/// The lists that are open where the composer is.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<Open>,
    contents: Option<usize>,
}

/// Where a paragraph stands in the structure.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    /// The parent of the paragraph's element.
    pub parent: usize,
    /// The element of its label.
    pub label: Option<usize>,
    /// Whether the parent takes the text itself.
    pub direct: bool,
}

impl Lists {
    /// Ends all lists: what follows stands under the part.
    pub(super) fn close(&mut self) {
        self.open.clear();
        self.contents = None;
    }

    /// The innermost open item's body, else `base`.
    pub(super) fn innermost(&self, base: usize) -> usize {
        self.open.last().map_or(base, |open| open.body)
    }

    /// Finds the place of a paragraph under `base`, opening and closing lists.
    pub(super) fn enter(
        &mut self,
        tree: &mut Tree,
        forms: &[ListForm],
        paragraph: &Paragraph,
        indent: Length,
        base: usize,
    ) -> Slot {
        let node = Some(paragraph.node);
        if paragraph.role == Role::ContentsLine {
            self.open.clear();
            let list = *self
                .contents
                .get_or_insert_with(|| tree.add(StructureRole::TOC, base, None));
            let item = tree.add(StructureRole::TOCI, list, node);
            return Slot {
                parent: item,
                label: None,
                direct: true,
            };
        }
        self.contents = None;
        let plain = |parent| Slot {
            parent,
            label: None,
            direct: false,
        };
        if paragraph.heading.is_some() {
            self.close();
            return plain(base);
        }
        if let Some(label) = &paragraph.label {
            let place = paragraph.list.and_then(|place| {
                let form = forms.get(place.list)?;
                Some((form, place.level))
            });
            let (kin, level) = place.map_or((usize::MAX, 0), |(form, level)| (form.kin, level));
            self.close_for(kin, level, label.at);
            let list = match self.open.last() {
                Some(open) if (open.kin, open.level) == (kin, level) => open.list,
                _ => {
                    let numbering = place
                        .and_then(|(form, level)| form.levels.get(usize::from(level)))
                        .map_or(ListNumbering::None, |level| numbering(level.form));
                    let parent = self.innermost(base);
                    tree.add(StructureRole::L(numbering), parent, None)
                }
            };
            self.open
                .pop_if(|open| (open.kin, open.level) == (kin, level));
            let item = tree.add(StructureRole::LI, list, node);
            let words = tree.add(StructureRole::Lbl, item, Some(label.node));
            let body = tree.add(StructureRole::LBody, item, None);
            self.open.push(Open {
                kin,
                level,
                label_at: label.at,
                text_at: label.text_at,
                list,
                body,
            });
            return Slot {
                parent: body,
                label: Some(words),
                direct: false,
            };
        }
        let belongs =
            paragraph.list.is_some() || matches!(paragraph.role, Role::Continuation | Role::Figure);
        if !belongs {
            self.close();
            return plain(base);
        }
        if paragraph.role == Role::Continuation {
            while self.open.len() > 1 && self.open.last().is_some_and(|o| o.text_at > indent) {
                self.open.pop();
            }
        }
        plain(self.innermost(base))
    }

    /// Closes the items that an item of this list and level does not stand in.
    fn close_for(&mut self, kin: usize, level: u8, at: Length) {
        let same = |open: &Open| (open.kin, open.level) == (kin, level);
        if let Some(index) = self.open.iter().rposition(same) {
            self.open.truncate(index + 1);
            return;
        }
        while self
            .open
            .pop_if(|open| {
                if open.kin == kin {
                    open.level >= level
                } else {
                    open.label_at >= at
                }
            })
            .is_some()
        {}
    }
}

fn numbering(form: NumberForm) -> ListNumbering {
    match form {
        NumberForm::Decimal => ListNumbering::Decimal,
        NumberForm::LowerLetter => ListNumbering::LowerAlpha,
        NumberForm::UpperLetter => ListNumbering::UpperAlpha,
        NumberForm::LowerRoman => ListNumbering::LowerRoman,
        NumberForm::UpperRoman => ListNumbering::UpperRoman,
        NumberForm::Bullet => ListNumbering::Disc,
    }
}
