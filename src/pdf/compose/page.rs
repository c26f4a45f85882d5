//! The items of a page as operators, each inside the marked content that says what it is.
//!
//! Items of one structure element that follow each other share one marked-content sequence. Artifacts stand in
//! sequences of their own, so that a reader can tell the left from the right of a running line.

use super::super::census::Census;
use super::super::faces::Subset;
use super::super::role;
use super::operators::Content;
use super::text;
use crate::pages::{Artifact, Item, Page, Picture, Rule, Structure, Tag};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Composes one page.
pub(super) struct Composer<'a> {
    pub(super) page: &'a Page,
    structure: &'a [Structure],
    pub(super) census: &'a Census,
    pub(super) subsets: &'a [Option<Arc<Subset>>],
    /// The numbers of the pictures among the resources.
    images: &'a BTreeMap<&'a str, usize>,
    /// The operators so far.
    pub(super) content: &'a mut Content,
    /// The structure element of each marked-content sequence, by its number.
    pub(super) elements: Vec<usize>,
    /// The face and size that were set last.
    pub(super) font: Option<(usize, f32)>,
}

impl<'a> Composer<'a> {
    pub(super) fn new(
        page: &'a Page,
        structure: &'a [Structure],
        census: &'a Census,
        subsets: &'a [Option<Arc<Subset>>],
        images: &'a BTreeMap<&'a str, usize>,
        content: &'a mut Content,
    ) -> Composer<'a> {
        Composer {
            page,
            structure,
            census,
            subsets,
            images,
            content,
            elements: Vec::new(),
            font: None,
        }
    }

    /// Writes the page.
    pub(super) fn compose(&mut self) {
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
            self.content.text(matches!(item, Item::Glyphs(_)));
            match item {
                Item::Glyphs(run) => text::show(self, run),
                Item::Rule(rule) => self.rule(rule),
                Item::Picture(picture) => self.picture(picture),
            }
        }
        self.close(open);
    }

    fn close(&mut self, open: Option<Tag>) {
        self.content.text(false);
        if open.is_some() {
            self.content.raw("EMC\n");
        }
    }

    /// Opens marked content: ISO 32000-1, 14.7.4.2 for content, 14.8.2.2 for artifacts.
    fn begin(&mut self, tag: Tag, item: &Item) {
        match tag {
            Tag::Content(element) => {
                self.content.raw("/");
                let role = self.structure[element].role;
                self.content.raw(role::name(role));
                self.content.raw(" <</MCID ");
                self.content.integer(self.elements.len() as i64);
                self.content.raw(">> BDC\n");
                self.elements.push(element);
            }
            Tag::Artifact(artifact) => self.artifact(artifact, item),
        }
    }

    fn artifact(&mut self, artifact: Artifact, item: &Item) {
        let at_head = match artifact {
            Artifact::Layout => return self.content.raw("/Artifact <</Type/Layout>> BDC\n"),
            Artifact::Stamp => {
                let watermark = "/Artifact <</Type/Pagination/Subtype/Watermark>> BDC\n";
                return self.content.raw(watermark);
            }
            Artifact::Header => true,
            Artifact::Footer => false,
            // a folio belongs to the running line on its edge of the paper
            Artifact::Folio => match item {
                Item::Glyphs(run) => run.baseline < self.page.height / 2,
                _ => true,
            },
        };
        self.content.raw(if at_head {
            "/Artifact <</Type/Pagination/Subtype/Header/Attached[/Top]>> BDC\n"
        } else {
            "/Artifact <</Type/Pagination/Subtype/Footer/Attached[/Bottom]>> BDC\n"
        });
    }

    fn rule(&mut self, rule: &Rule) {
        let bottom = self.page.height - rule.y - rule.height;
        for length in [rule.x, bottom, rule.width, rule.height] {
            self.content.length(length);
        }
        self.content.raw("re\nf\n");
    }

    fn picture(&mut self, picture: &Picture) {
        // every picture that the pages name was decoded, or there would be no composing
        let Some(number) = self.images.get(picture.src.as_str()) else {
            return;
        };
        let bottom = self.page.height - picture.y - picture.height;
        self.content.raw("q\n");
        self.content.length(picture.width);
        self.content.raw("0 0 ");
        self.content.length(picture.height);
        self.content.length(picture.x);
        self.content.length(bottom);
        self.content.raw("cm\n/I");
        self.content.integer(*number as i64);
        self.content.raw(" Do\nQ\n");
    }
}
