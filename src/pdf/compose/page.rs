//! The items of a page as operations, each inside the marked content that says what it is.
//!
//! Items of one structure element that follow each other share one marked-content sequence. Artifacts stand in
//! sequences of their own, so that a reader can tell the left from the right of a running line.

use super::super::census::Census;
use super::super::faces::Subset;
use super::super::role;
use super::{text, written};
use crate::pages::{Artifact, Item, Page, Pages, Picture, Rule, Tag};
use printpdf::{DictItem, Op, PaintMode, Pt, Rect, XObjectId, XObjectTransform};
use std::collections::BTreeMap;

/// Composes one page.
pub(super) struct Composer<'a> {
    pub(super) page: &'a Page,
    pages: &'a Pages,
    pub(super) census: &'a Census,
    pub(super) subsets: &'a [Option<Subset>],
    images: &'a BTreeMap<&'a str, XObjectId>,
    /// The operations so far.
    pub(super) ops: Vec<Op>,
    /// The structure element of each marked-content sequence, by its number.
    pub(super) elements: Vec<usize>,
    /// The face and size that were set last.
    pub(super) font: Option<(usize, f32)>,
    in_text: bool,
}

impl<'a> Composer<'a> {
    pub(super) fn new(
        page: &'a Page,
        pages: &'a Pages,
        census: &'a Census,
        subsets: &'a [Option<Subset>],
        images: &'a BTreeMap<&'a str, XObjectId>,
    ) -> Composer<'a> {
        Composer {
            page,
            pages,
            census,
            subsets,
            images,
            ops: Vec::new(),
            elements: Vec::new(),
            font: None,
            in_text: false,
        }
    }

    /// The operations of the page.
    pub(super) fn compose(&mut self) -> Vec<Op> {
        let mut open: Option<Tag> = None;
        for item in &self.page.items {
            let tag = match item {
                Item::Glyphs(run) => run.tag,
                Item::Rule(rule) => rule.tag,
                Item::Picture(picture) => picture.tag,
            };
            let shared = matches!(tag, Tag::Content(_) | Tag::Artifact(Artifact::Layout));
            if open != Some(tag) || !shared {
                self.close(open);
                self.begin(tag, item);
                open = Some(tag);
            }
            match item {
                Item::Glyphs(run) => {
                    self.text(true);
                    text::show(self, run);
                }
                Item::Rule(rule) => {
                    self.text(false);
                    self.rule(rule);
                }
                Item::Picture(picture) => {
                    self.text(false);
                    self.picture(picture);
                }
            }
        }
        self.close(open);
        std::mem::take(&mut self.ops)
    }

    /// Opens or closes the text object, as what follows needs it.
    fn text(&mut self, wanted: bool) {
        if wanted != self.in_text {
            self.ops.push(if wanted {
                Op::StartTextSection
            } else {
                Op::EndTextSection
            });
            self.in_text = wanted;
        }
    }

    fn close(&mut self, open: Option<Tag>) {
        self.text(false);
        if open.is_some() {
            self.ops.push(Op::EndMarkedContentWithProperties);
        }
    }

    /// Opens marked content: ISO 32000-1, 14.7.4.2 for content, 14.8.2.2 for artifacts.
    fn begin(&mut self, tag: Tag, item: &Item) {
        let (name, properties) = match tag {
            Tag::Content(element) => {
                let mcid = self.elements.len() as i64;
                self.elements.push(element);
                let name = role::name(self.pages.structure[element].role);
                (name, vec![("MCID", DictItem::Int(mcid))])
            }
            Tag::Artifact(artifact) => ("Artifact", self.artifact(artifact, item)),
        };
        self.ops.push(properties_of(name, properties));
    }

    fn artifact(&self, artifact: Artifact, item: &Item) -> Vec<(&'static str, DictItem)> {
        let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
        let at_head = match artifact {
            Artifact::Layout => return vec![("Type", name("Layout"))],
            Artifact::Header => true,
            Artifact::Footer => false,
            // a folio belongs to the running line on its edge of the paper
            Artifact::Folio => match item {
                Item::Glyphs(run) => run.baseline < self.page.height / 2,
                _ => true,
            },
        };
        let (subtype, edge) = if at_head {
            ("Header", "Top")
        } else {
            ("Footer", "Bottom")
        };
        vec![
            ("Type", name("Pagination")),
            ("Subtype", name(subtype)),
            ("Attached", DictItem::Array(vec![name(edge)])),
        ]
    }

    fn rule(&mut self, rule: &Rule) {
        let bottom = self.page.height - rule.y - rule.height;
        let mut rectangle = Rect::from_xywh(
            Pt(written(rule.x)),
            Pt(written(bottom)),
            Pt(written(rule.width)),
            Pt(written(rule.height)),
        );
        rectangle.mode = Some(PaintMode::Fill);
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    fn picture(&mut self, picture: &Picture) {
        // every picture that the pages name was decoded, or there would be no composing
        let Some(id) = self.images.get(picture.src.as_str()) else {
            return;
        };
        let bottom = self.page.height - picture.y - picture.height;
        self.ops.push(Op::UseXobject {
            id: id.clone(),
            transform: XObjectTransform {
                translate_x: Some(Pt(written(picture.x))),
                translate_y: Some(Pt(written(bottom))),
                scale_x: Some(written(picture.width)),
                scale_y: Some(written(picture.height)),
                no_auto_scale: true,
                ..XObjectTransform::default()
            },
        });
    }
}

/// Begins marked content with properties.
pub(super) fn properties_of(tag: &str, properties: Vec<(&str, DictItem)>) -> Op {
    let map = properties
        .into_iter()
        .map(|(key, value)| (key.to_string(), value))
        .collect();
    Op::BeginMarkedContentWithProperties {
        tag: tag.to_string(),
        properties: DictItem::Dict { map },
    }
}
