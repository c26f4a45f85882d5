//! Pages made by hand, without `layout`: the smallest document in which everything occurs that the PDF writer knows.

use engross::flow::Card;
use engross::model::NodeId;
use engross::pages::{
    Artifact, Destination, Glyph, GlyphRun, Item, Link, ListNumbering, Outline, Page, Pages,
    Picture, Rule, Structure, StructureRole, TableScope, Tag, Target,
};
use engross::text::{FontBook, Shaper};
use engross::unit::Length;
use std::collections::BTreeMap;

/// Letter paper.
const PAPER: (i64, i64) = (612, 792);
/// The left margin and the measure, in points.
const LEFT: i64 = 85;
/// The upright and the other faces.
pub const REGULAR: usize = 0;
pub const BOLD: usize = 1;
pub const ITALIC: usize = 2;

pub fn pt(points: i64) -> Length {
    Length::from_points(points)
}

/// Sets text and structure as a small layout would.
pub struct Setter {
    shaper: Shaper<'static>,
    pub pages: Pages,
    /// The baseline of the last line, from the top.
    pub y: Length,
    /// The right end of the last run.
    pub x: Length,
}

impl Setter {
    pub fn new(card: Card) -> Setter {
        let root = Structure {
            role: StructureRole::Document,
            parent: None,
            node: None,
            language: None,
            alt: None,
            expansion: None,
        };
        Setter {
            shaper: Shaper::new(FontBook::shared()),
            pages: Pages {
                card,
                pages: Vec::new(),
                structure: vec![root],
                outline: Vec::new(),
                folios: Default::default(),
            },
            y: Length::ZERO,
            x: Length::ZERO,
        }
    }

    pub fn page(&mut self) {
        let folio = self.pages.pages.len() as u32 + 1;
        self.pages.pages.push(Page {
            width: pt(PAPER.0),
            height: pt(PAPER.1),
            folio,
            items: Vec::new(),
            links: Vec::new(),
        });
        self.y = pt(108);
    }

    pub fn last(&mut self) -> &mut Page {
        self.pages.pages.last_mut().unwrap()
    }

    /// A structure element under `parent`; its index.
    pub fn element(&mut self, role: StructureRole, parent: usize) -> usize {
        let node = NodeId(self.pages.structure.len() as u32);
        self.pages.structure.push(Structure {
            role,
            parent: Some(parent),
            node: Some(node),
            language: None,
            alt: None,
            expansion: None,
        });
        self.pages.structure.len() - 1
    }

    /// A run at a place; spaces are made wider by `stretch`.
    pub fn run(
        &mut self,
        tag: Tag,
        (face, size): (usize, i64),
        (x, y): (Length, Length),
        text: &str,
        stretch: Length,
    ) -> GlyphRun {
        let shown = text.replace(['\n', '\t'], " ");
        let per_em = FontBook::shared().faces()[face].units_per_em;
        let scaled = |units: i32| Length::from_font_units(i64::from(units), per_em, pt(size));
        let glyphs: Vec<Glyph> = self
            .shaper
            .shape(face, &shown)
            .iter()
            .map(|glyph| {
                let space = &shown[glyph.start as usize..glyph.end as usize] == " ";
                Glyph {
                    id: glyph.id,
                    advance: scaled(glyph.advance) + if space { stretch } else { Length::ZERO },
                    x_offset: scaled(glyph.x_offset),
                    y_offset: scaled(glyph.y_offset),
                    start: glyph.start,
                    end: glyph.end,
                }
            })
            .collect();
        self.x = x + glyphs.iter().map(|glyph| glyph.advance).sum();
        GlyphRun {
            node: NodeId(0),
            tag,
            face,
            size: pt(size),
            x,
            baseline: y,
            text: text.to_string(),
            glyphs,
            language: None,
        }
    }

    /// A line of its own, from the left margin.
    pub fn line(&mut self, element: usize, face: usize, text: &str) {
        self.y += pt(14);
        let y = self.y;
        let run = self.run(
            Tag::Content(element),
            (face, 11),
            (pt(LEFT), y),
            text,
            Length::ZERO,
        );
        self.last().items.push(Item::Glyphs(run));
    }

    /// More text on the same line.
    pub fn more(&mut self, element: usize, face: usize, text: &str) {
        let (x, y) = (self.x, self.y);
        let run = self.run(
            Tag::Content(element),
            (face, 11),
            (x, y),
            text,
            Length::ZERO,
        );
        self.last().items.push(Item::Glyphs(run));
    }

    /// The header of a page: symbol and folio.
    pub fn header(&mut self) {
        let folio = format!("- {} -", self.last().folio);
        let symbol = Tag::Artifact(Artifact::Header);
        let run = self.run(
            symbol,
            (REGULAR, 11),
            (pt(LEFT), pt(65)),
            "AG00001E01",
            Length::ZERO,
        );
        self.last().items.push(Item::Glyphs(run));
        let folio_tag = Tag::Artifact(Artifact::Folio);
        let run = self.run(
            folio_tag,
            (REGULAR, 11),
            (pt(296), pt(65)),
            &folio,
            Length::ZERO,
        );
        self.last().items.push(Item::Glyphs(run));
    }

    /// A link over the last run of the page.
    pub fn link(&mut self, structure: usize, target: Target, description: &str) {
        let Some(Item::Glyphs(run)) = self.last().items.last().cloned() else {
            panic!("a link lies over text");
        };
        let width = run.glyphs.iter().map(|glyph| glyph.advance).sum();
        self.last().links.push(Link {
            structure,
            x: run.x,
            y: run.baseline - pt(9),
            width,
            height: pt(12),
            target,
            description: description.to_string(),
        });
    }
}

/// What the metadata say.
pub fn card() -> Card {
    Card {
        symbol: "AG00001E01".into(),
        title: "Report on fish & ships <draft>".into(),
        language: "en".into(),
        version: Some("01".into()),
        author: Some("General Assembly".into()),
        subject: Some("Ñandúes y cigüeñas".into()),
        keywords: vec!["fishery".into(), "navigation".into()],
        date: Some("2011-06-07".into()),
        iri: "/akn/aa-oas/doc/2011-06-07/1/eng".into(),
        layout: "ag 1".into(),
    }
}

/// A picture of 4 by 2 pixels with a transparent corner.
pub fn picture() -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 4, 2);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let mut pixels = vec![200_u8; 32];
    pixels[3] = 0;
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&pixels).unwrap();
    writer.finish().unwrap();
    file
}

/// The pictures that [`everything`] shows.
pub fn pictures() -> BTreeMap<String, Vec<u8>> {
    BTreeMap::from([("ship.png".to_string(), picture())])
}

/// The canonical XML that stands for the source: any bytes will do, these are not even text.
pub const SOURCE: &[u8] = b"<?xml version=\"1.0\"?>\r\n<akomaNtoso/>\r\n\x00\xff";

/// Pages in which everything occurs.
pub fn everything() -> Pages {
    let mut set = Setter::new(card());
    set.page();
    first_page(&mut set);
    set.page();
    set.header();
    second_page(&mut set);
    // a blank verso
    set.page();
    set.page();
    set.header();
    last_page(&mut set);
    set.pages
}

fn first_page(set: &mut Setter) {
    let part = set.element(StructureRole::Part, 0);
    let heading = set.element(StructureRole::Heading(1), part);
    set.line(heading, BOLD, "REPORT ON FISH");
    set.pages.outline.push(Outline {
        level: 1,
        title: "Informe «único»".into(),
        to: Destination {
            page: 0,
            y: pt(100),
        },
    });
    let text = set.element(StructureRole::P, part);
    set.line(text, REGULAR, "AVATAR\u{a0}14  says ");
    let french = set.element(StructureRole::Span, text);
    set.pages.structure[french].language = Some("fr".into());
    set.more(french, ITALIC, "à l’Assemblée");
    set.more(text, REGULAR, "; then q\u{301}x, non\u{2011}stop; ");
    let short = set.element(StructureRole::Span, text);
    set.pages.structure[short].expansion = Some("Organization of American States".into());
    set.more(short, REGULAR, "OAS");
    set.more(text, REGULAR, ". See ");
    let link = set.element(StructureRole::Link, text);
    set.more(link, REGULAR, "https://example.org/ñ");
    set.link(
        link,
        Target::Address("https://example.org/ñ".into()),
        "https://example.org/ñ",
    );
    set.more(text, REGULAR, " and the note");
    let call = set.element(StructureRole::Reference, text);
    set.more(call, REGULAR, "1/");
    let below = Target::Place(Destination {
        page: 0,
        y: pt(690),
    });
    set.link(call, below, "Note 1/");
    let note = set.element(StructureRole::Note, text);
    set.more(text, REGULAR, ", which ends.\n");
    list(set, part);
    set.y = pt(690);
    let mark = set.element(StructureRole::Lbl, note);
    let words = set.element(StructureRole::P, note);
    set.last().items.push(Item::Rule(Rule {
        tag: Tag::Artifact(Artifact::Layout),
        x: pt(LEFT),
        y: pt(685),
        width: pt(144),
        height: Length::from_emu(6350),
    }));
    set.line(mark, REGULAR, "1/");
    let back = Target::Place(Destination {
        page: 0,
        y: pt(130),
    });
    set.link(mark, back, "Back to the text at note 1/");
    set.more(words, REGULAR, " The delegation\tof México.");
}

fn list(set: &mut Setter, part: usize) {
    let list = set.element(StructureRole::L(ListNumbering::Decimal), part);
    for (label, words) in [
        ("1.", "To agree (in \\ full)."),
        ("2.", "To divide the com"),
    ] {
        let item = set.element(StructureRole::LI, list);
        let mark = set.element(StructureRole::Lbl, item);
        let body = set.element(StructureRole::LBody, item);
        let text = set.element(StructureRole::P, body);
        set.line(mark, REGULAR, label);
        set.x = pt(LEFT + 36);
        set.more(text, REGULAR, words);
        if label == "2." {
            hyphen(set, text);
            set.line(text, REGULAR, "mon good.");
        }
    }
    set.pages.outline.push(Outline {
        level: 2,
        title: "Paragraphs".into(),
        to: Destination {
            page: 0,
            y: pt(150),
        },
    });
}

/// A hyphen that divides a word: a glyph that says nothing.
fn hyphen(set: &mut Setter, element: usize) {
    let (x, y) = (set.x, set.y);
    let mut run = set.run(
        Tag::Content(element),
        (REGULAR, 11),
        (x, y),
        "-",
        Length::ZERO,
    );
    run.text.clear();
    for glyph in &mut run.glyphs {
        (glyph.start, glyph.end) = (0, 0);
    }
    set.last().items.push(Item::Glyphs(run));
}

fn second_page(set: &mut Setter) {
    let part = set.element(StructureRole::Part, 0);
    let table = set.element(StructureRole::Table, part);
    let caption = set.element(StructureRole::Caption, table);
    set.line(caption, BOLD, "Catch by year");
    let head = set.element(StructureRole::THead, table);
    let row = set.element(StructureRole::TR, head);
    let wide = StructureRole::TH {
        scope: TableScope::Column,
        columns: 2,
        rows: 1,
    };
    let cell = set.element(wide, row);
    set.line(cell, BOLD, "Year and tons");
    let body = set.element(StructureRole::TBody, table);
    let row = set.element(StructureRole::TR, body);
    let year = StructureRole::TH {
        scope: TableScope::Row,
        columns: 1,
        rows: 1,
    };
    let cell = set.element(year, row);
    set.line(cell, REGULAR, "2010");
    // an empty cell has no content and stands in the tree all the same
    let empty = StructureRole::TD {
        columns: 1,
        rows: 1,
    };
    set.element(empty, row);
    let figure = set.element(StructureRole::Figure, part);
    set.pages.structure[figure].alt = Some("A ship under way".into());
    set.last().items.push(Item::Picture(Picture {
        node: NodeId(0),
        tag: Tag::Content(figure),
        src: "ship.png".into(),
        x: pt(100),
        y: pt(300),
        width: pt(120),
        height: pt(60),
    }));
}

fn last_page(set: &mut Setter) {
    let part = set.element(StructureRole::Part, 0);
    let heading = set.element(StructureRole::Heading(2), part);
    set.line(heading, REGULAR, "DECLARATION");
    set.pages.outline.push(Outline {
        level: 1,
        title: "Declaration".into(),
        to: Destination {
            page: 3,
            y: pt(100),
        },
    });
    let text = set.element(StructureRole::P, part);
    set.y += pt(14);
    let y = set.y;
    let stretch = Length::from_emu(4321);
    let run = set.run(
        Tag::Content(text),
        (REGULAR, 11),
        (pt(LEFT), y),
        LONG,
        stretch,
    );
    set.last().items.push(Item::Glyphs(run));
}

/// A line that is justified.
pub const LONG: &str =
    "Wavering To Yvette: “We the Heads of State and Government of the Americas,” VAT 7.1";

/// Pages of plain text, as many as wanted, with so many lines each.
pub fn plain(pages: usize, lines: usize) -> Pages {
    let mut set = Setter::new(card());
    let part = set.element(StructureRole::Part, 0);
    for number in 0..pages {
        set.page();
        set.header();
        let text = set.element(StructureRole::P, part);
        for line in 0..lines {
            set.line(text, REGULAR, &format!("{LONG} {number}.{line} "));
        }
    }
    set.pages
}
