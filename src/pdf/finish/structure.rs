//! The structure tree (ISO 32000-1, 14.7 and 14.8) in the reading order of the pages' structure.
//!
//! An element's content and its children alternate: `some text (Link) more text`. The children stand in their order;
//! a piece of content stands after the last child that was met on the pages before it. Notes do not count: their
//! text stands at the foot of the page, not where the reader is.
//!
//! A link annotation belongs into a `Link` (ISO 14289-1, 7.18.5). Where the pages give one to a `Reference` or to the
//! `Lbl` of a note, a `Link` is put inside it and takes its content.

use super::links::Annotation;
use super::objects::{Objects, bytes, name, reference, text};
use super::sheets::Sheets;
use super::trees::tree;
use crate::pages::{Item, Pages, Structure, StructureRole, Tag};
use crate::pdf::compose::{Chunk, written};
use crate::pdf::role;
use lopdf::{Dictionary, Object, dictionary};
use std::collections::BTreeMap;

/// Where a kid stands among the kids of its element: after this child; itself a child before content; in turn.
type Place = (usize, bool, usize);

/// The tree under construction.
struct Builder<'a> {
    pages: &'a Pages,
    sheets: &'a Sheets,
    /// The object of each element.
    numbers: Vec<u32>,
    /// The `Link` put inside an element, by the element.
    inner: BTreeMap<usize, u32>,
    /// Children and content of each element.
    kids: Vec<Vec<(Place, Object)>>,
    /// Content of the `Link`s put inside, by the element around them.
    inner_kids: BTreeMap<usize, Vec<Object>>,
    /// The last child met on the pages, by element.
    met: Vec<usize>,
    /// The page of each element's first content.
    first_page: Vec<Option<usize>>,
    turn: usize,
}

/// Where the tree stands open for a stamp.
#[derive(Clone, Copy, Debug)]
pub(in crate::pdf) struct Tree {
    /// Its root.
    pub(in crate::pdf) root: u32,
    /// The `Document` element.
    pub(in crate::pdf) document: u32,
    /// The elements of the marked content of the first page.
    pub(in crate::pdf) first_page: u32,
}

/// Adds the tree.
pub(super) fn add(
    objects: &mut Objects,
    pages: &Pages,
    chunks: &[Chunk],
    links: &[Annotation],
    sheets: &Sheets,
) -> Tree {
    let structure = &pages.structure;
    let root = objects.reserve();
    let numbers: Vec<u32> = structure.iter().map(|_| objects.reserve()).collect();
    let mut inner = BTreeMap::new();
    for link in links {
        if structure[link.element].role != StructureRole::Link {
            inner
                .entry(link.element)
                .or_insert_with(|| objects.reserve());
        }
    }
    let mut builder = Builder {
        pages,
        sheets,
        numbers,
        inner,
        kids: vec![Vec::new(); structure.len()],
        inner_kids: BTreeMap::new(),
        met: vec![0; structure.len()],
        first_page: vec![None; structure.len()],
        turn: 0,
    };
    let mut parents = vec![Vec::new(); pages.pages.len()];
    builder.fill(chunks, links, &mut parents);
    builder.nest();
    let mut entries: Vec<(Object, Object)> = Vec::with_capacity(parents.len() + links.len());
    let mut lists = Vec::with_capacity(parents.len());
    for (page, list) in parents.into_iter().enumerate() {
        lists.push(objects.add(list));
        entries.push(((page as i64).into(), reference(lists[page])));
    }
    for link in links {
        let owner = builder.owner(link.element);
        entries.push(((link.key as i64).into(), reference(owner)));
    }
    let next = entries.len() as i64;
    let parent_tree = tree(objects, "Nums", entries);
    let parent_tree = objects.add(parent_tree);
    let ids = builder.put(objects, root);
    let mut top = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => vec![reference(builder.numbers[0])],
        "ParentTree" => reference(parent_tree),
        "ParentTreeNextKey" => next,
    };
    if !ids.is_empty() {
        let ids = tree(objects, "Names", ids);
        top.set("IDTree", reference(objects.add(ids)));
    }
    let named = [
        (StructureRole::Inserted, "Span"),
        (StructureRole::Deleted, "Span"),
        (StructureRole::PageFigure, "Figure"),
    ];
    let mut roles = Dictionary::new();
    for (role, standard) in named {
        if structure.iter().any(|element| element.role == role) {
            roles.set(role::name(role), name(standard));
        }
    }
    if !roles.is_empty() {
        top.set("RoleMap", roles);
    }
    objects.set(root, top);
    Tree {
        root,
        document: builder.numbers[0],
        first_page: lists.first().copied().unwrap_or_default(),
    }
}

impl Builder<'_> {
    /// The object that content of an element belongs to: the `Link` inside it, where there is one.
    fn owner(&self, element: usize) -> u32 {
        self.inner
            .get(&element)
            .copied()
            .unwrap_or(self.numbers[element])
    }

    /// Puts content and annotations to their elements, page by page.
    fn fill(&mut self, chunks: &[Chunk], links: &[Annotation], parents: &mut [Vec<Object>]) {
        let (mut chunks, mut links) = (chunks.iter().peekable(), links.iter().peekable());
        for (page, parents) in parents.iter_mut().enumerate() {
            while let Some(chunk) = chunks.next_if(|chunk| chunk.page == page) {
                parents.push(reference(self.owner(chunk.element)));
                let kid = self.content(chunk);
                self.take(chunk.element, kid);
            }
            while let Some(link) = links.next_if(|link| link.page == page) {
                let kid = dictionary! {
                    "Type" => "OBJR",
                    "Obj" => reference(link.number),
                    "Pg" => reference(self.sheets.pages[page]),
                };
                self.take(link.element, kid.into());
            }
        }
    }

    /// A piece of content: its bare number where its page is that of the element (14.7.4.2).
    fn content(&mut self, chunk: &Chunk) -> Object {
        let home = *self.first_page[chunk.element].get_or_insert(chunk.page);
        if home == chunk.page {
            return chunk.mcid.into();
        }
        Object::Dictionary(dictionary! {
            "Type" => "MCR",
            "Pg" => reference(self.sheets.pages[chunk.page]),
            "MCID" => chunk.mcid,
        })
    }

    /// Gives a kid to an element, and tells the elements around it that they have met it.
    fn take(&mut self, element: usize, kid: Object) {
        self.turn += 1;
        if self.inner.contains_key(&element) {
            self.inner_kids.entry(element).or_default().push(kid);
        } else {
            self.kids[element].push(((self.met[element], true, self.turn), kid));
        }
        let mut child = element;
        while let Some(parent) = self.pages.structure[child].parent {
            if self.pages.structure[child].role == StructureRole::Note || self.met[parent] >= child
            {
                break;
            }
            self.met[parent] = child;
            child = parent;
        }
    }

    /// Gives every child to its parent, in order.
    fn nest(&mut self) {
        for (child, element) in self.pages.structure.iter().enumerate() {
            if let Some(parent) = element.parent {
                self.kids[parent].push(((child, false, 0), reference(self.numbers[child])));
            }
        }
        for element in self.inner.keys() {
            let link = reference(self.inner[element]);
            self.kids[*element].push(((0, true, 0), link));
        }
        for kids in &mut self.kids {
            kids.sort_by_key(|(place, _)| *place);
        }
    }

    /// Puts all elements among the objects and tells the entries of the ID tree.
    fn put(&mut self, objects: &mut Objects, root: u32) -> Vec<(Object, Object)> {
        let boxes = boxes(self.pages);
        let mut ids = Vec::new();
        for (index, element) in self.pages.structure.iter().enumerate() {
            let parent = element.parent.map_or(root, |parent| self.numbers[parent]);
            let kids = std::mem::take(&mut self.kids[index]);
            let mut entry = dictionary! {
                "S" => name(role::name(element.role)),
                "P" => reference(parent),
            };
            let page = self.first_page[index].map(|page| reference(self.sheets.pages[page]));
            match self.inner.get(&index) {
                Some(link) => {
                    let mut inside = dictionary! {
                        "S" => name("Link"),
                        "P" => reference(self.numbers[index]),
                        "K" => self.inner_kids.remove(&index).unwrap_or_default(),
                    };
                    if let Some(page) = page {
                        inside.set("Pg", page);
                    }
                    objects.set(*link, inside);
                }
                None => {
                    if let Some(page) = page {
                        entry.set("Pg", page);
                    }
                }
            }
            entry.set("K", sole(kids.into_iter().map(|(_, kid)| kid).collect()));
            describe(&mut entry, element, boxes.get(&index));
            if element.role == StructureRole::Note {
                // ISO 14289-1, 7.9; zeros keep the order of texts that of numbers
                let id = bytes(format!("note-{index:08}"));
                entry.set("ID", id.clone());
                ids.push((id, reference(self.numbers[index])));
            }
            objects.set(self.numbers[index], entry);
        }
        ids
    }
}

/// A sole kid needs no array.
fn sole(mut kids: Vec<Object>) -> Object {
    match kids.len() {
        1 => kids.remove(0),
        _ => Object::Array(kids),
    }
}

/// Language, alternative text, expansion and attributes of an element.
fn describe(entry: &mut Dictionary, element: &Structure, figure: Option<&[f32; 4]>) {
    if let Some(language) = &element.language {
        entry.set("Lang", text(language));
    }
    if let Some(alternative) = &element.alt {
        entry.set("Alt", text(alternative));
    }
    if let Some(expansion) = &element.expansion {
        entry.set("E", text(expansion));
    }
    let spans = |columns: u16, rows: u16| {
        let mut table = dictionary! { "O" => name("Table") };
        if columns > 1 {
            table.set("ColSpan", i64::from(columns));
        }
        if rows > 1 {
            table.set("RowSpan", i64::from(rows));
        }
        table
    };
    let attributes = match element.role {
        StructureRole::L(numbering) => {
            dictionary! { "O" => name("List"), "ListNumbering" => name(role::numbering(numbering)) }
        }
        StructureRole::TH {
            scope,
            columns,
            rows,
        } => {
            let mut table = spans(columns, rows);
            table.set("Scope", name(role::scope(scope)));
            table
        }
        StructureRole::TD { columns, rows } if columns > 1 || rows > 1 => spans(columns, rows),
        StructureRole::Figure | StructureRole::PageFigure => {
            let mut layout = dictionary! { "O" => name("Layout"), "Placement" => name("Block") };
            if let Some(edges) = figure {
                let edges: Vec<Object> = edges.iter().map(|edge| (*edge).into()).collect();
                layout.set("BBox", edges);
            }
            layout
        }
        StructureRole::Inserted => decoration("Underline"),
        StructureRole::Deleted => decoration("LineThrough"),
        _ => return,
    };
    entry.set("A", attributes);
}

/// How a stretch is set off (ISO 32000-1, table 345), for those who do not see the line.
fn decoration(kind: &str) -> Dictionary {
    dictionary! { "O" => name("Layout"), "TextDecorationType" => name(kind) }
}

/// The box of each figure: left, bottom, right, top on its page.
fn boxes(pages: &Pages) -> BTreeMap<usize, [f32; 4]> {
    let mut boxes = BTreeMap::new();
    for page in &pages.pages {
        for item in &page.items {
            let (tag, [x, y, width, height]) = match item {
                Item::Picture(it) => (it.tag, [it.x, it.y, it.width, it.height]),
                Item::Rule(it) => (it.tag, [it.x, it.y, it.width, it.height]),
                Item::Glyphs(_) => continue,
            };
            if let Tag::Content(element) = tag {
                let top = page.height - y;
                let [left, bottom, right, top] = [x, top - height, x + width, top].map(written);
                let edges = boxes.entry(element).or_insert([left, bottom, right, top]);
                *edges = [
                    edges[0].min(left),
                    edges[1].min(bottom),
                    edges[2].max(right),
                    edges[3].max(top),
                ];
            }
        }
    }
    boxes
}
