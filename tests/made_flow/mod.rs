//! A flow made by hand, without `flow`: the smallest document in which everything occurs that the DOCX writer knows.
//! Styles and page are those of the AG layout, which both outputs share.

use engross::flow::{
    Block, Card, Figure, Flow, Inline, Label, LinkTarget, ListForm, ListPlace, Note, Paragraph,
    Run, RunningText, Section, SideText, Table, TableCell, TableRow, Tag,
};
use engross::model::NodeId;
use engross::sheet::{CharRole, NumberForm, NumberLevel, PartStart, Position, Role, Sheet};
use engross::unit::Length;
use std::collections::BTreeMap;

/// The picture's bytes.
pub const PICTURE: &[u8] = include_bytes!("../../fixtures/features/lighthouse.png");

/// The AG layout.
pub fn sheet() -> Sheet {
    let text = engross::sheet::builtin("ag").unwrap();
    engross::sheet::load("ag", text).value.unwrap()
}

/// Makes paragraphs with origins of their own.
pub struct Maker {
    pub sheet: Sheet,
    next: u32,
}

impl Maker {
    pub fn new() -> Maker {
        Maker {
            sheet: sheet(),
            next: 100,
        }
    }

    pub fn node(&mut self) -> NodeId {
        self.next += 1;
        NodeId(self.next)
    }

    /// Text in a style, with character roles on it.
    pub fn text(&mut self, role: Role, text: &str, roles: &[CharRole]) -> Inline {
        let style = self.sheet.style(role);
        let mut run = Run {
            font: style.font.clone(),
            size: style.size,
            bold: style.bold,
            italic: style.italic,
            underline: false,
            strike: false,
            small_caps: style.small_caps,
            position: Position::Baseline,
            language: None,
            roles: roles.to_vec(),
        };
        for role in roles {
            let style = self.sheet.char_style(*role);
            run.bold = style.bold.unwrap_or(run.bold);
            run.italic = style.italic.unwrap_or(run.italic);
            run.underline = style.underline.unwrap_or(run.underline);
            run.strike = style.strike.unwrap_or(run.strike);
            run.small_caps = style.small_caps.unwrap_or(run.small_caps);
            run.position = style.position.unwrap_or(run.position);
        }
        Inline::Text {
            node: self.node(),
            text: text.into(),
            run,
        }
    }

    pub fn paragraph(&mut self, role: Role, inlines: Vec<Inline>) -> Paragraph {
        let style = self.sheet.style(role);
        let (heading, keep) = (style.heading, style.keep_with_next);
        let node = self.node();
        Paragraph {
            node,
            role,
            list: None,
            label: None,
            heading,
            inlines,
            indent: Length::ZERO,
            language: None,
            keep_with_next: keep,
            anchors: vec![node],
            revision: None,
        }
    }

    pub fn plain(&mut self, role: Role, text: &str) -> Paragraph {
        let text = self.text(role, text, &[]);
        self.paragraph(role, vec![text])
    }

    /// A numbered paragraph.
    pub fn item(
        &mut self,
        role: Role,
        place: (usize, u8),
        label: &str,
        inlines: Vec<Inline>,
    ) -> Paragraph {
        let mut paragraph = self.paragraph(role, inlines);
        paragraph.list = Some(ListPlace {
            list: place.0,
            level: place.1,
        });
        let step = Length::parse("0.5in").unwrap();
        paragraph.label = Some(Label {
            node: self.node(),
            text: label.into(),
            at: step * i64::from(place.1),
            text_at: step * (i64::from(place.1) + 1),
            hanging: place.1 > 0,
            was: None,
        });
        paragraph
    }
}

/// A level of a list: its text and first count.
pub fn level(form: NumberForm, text: &str, start: u32) -> NumberLevel {
    NumberLevel {
        form,
        text: text.into(),
        start,
        label_at: Length::ZERO,
        text_at: Length::parse("0.5in").unwrap(),
    }
}

fn list(kin: usize, levels: Vec<NumberLevel>) -> ListForm {
    ListForm {
        scheme: "made".into(),
        kin,
        levels,
    }
}

fn cell(
    make: &mut Maker,
    column: usize,
    span: (usize, usize),
    header: bool,
    text: &str,
) -> TableCell {
    let role = if header {
        Role::TableHeader
    } else {
        Role::TableCell
    };
    let paragraph = make.plain(role, text);
    TableCell {
        node: make.node(),
        column,
        column_span: span.0,
        row_span: span.1,
        header,
        blocks: vec![Block::Paragraph(paragraph)],
    }
}

fn table(make: &mut Maker, ruled: bool) -> Table {
    let caption = make.plain(Role::Caption, "Lights & buoys");
    let head = [
        cell(make, 0, (1, 2), true, "Light"),
        cell(make, 1, (2, 1), true, "Position"),
    ];
    let second = [
        cell(make, 1, (1, 1), true, "Latitude"),
        cell(make, 2, (1, 1), true, "Longitude"),
    ];
    let body = [
        cell(make, 0, (1, 1), true, "Alder Point"),
        cell(make, 1, (1, 1), false, "10° 01′ N"),
        cell(make, 2, (1, 1), false, "60° 11′ W"),
    ];
    let short = [
        cell(make, 0, (1, 1), true, "Drum Bank"),
        cell(make, 1, (2, 1), false, "out of service"),
    ];
    let mut rows = Vec::new();
    for cells in [
        head.to_vec(),
        second.to_vec(),
        body.to_vec(),
        short.to_vec(),
    ] {
        rows.push(TableRow {
            node: make.node(),
            cells,
            revision: None,
        });
    }
    Table {
        node: make.node(),
        caption: Some(caption),
        columns: vec![Length::parse("2in").unwrap(); 3],
        header_rows: 2,
        ruled,
        rows,
    }
}

fn running() -> RunningText {
    RunningText {
        first: SideText {
            header: Vec::new(),
            footer: vec![["AG99999E01".into(), String::new(), String::new()]],
        },
        following: SideText {
            header: vec![["AG99999E01".into(), "- {} -".into(), String::new()]],
            footer: Vec::new(),
        },
        bar_code: None,
    }
}

/// The pictures of [`flow`].
pub fn pictures() -> BTreeMap<String, Vec<u8>> {
    BTreeMap::from([("lighthouse.png".to_string(), PICTURE.to_vec())])
}

/// The document: a report, and a declaration that starts on an odd page and has everything.
pub fn flow() -> Flow {
    let mut make = Maker::new();
    let report = report(&mut make);
    let (declaration, notes) = declaration(&mut make);
    let sheet = make.sheet;
    Flow {
        card: Card {
            symbol: "AG99999E01".into(),
            title: "Made by hand <for tests> & \"judges\"".into(),
            language: "en".into(),
            version: Some("01".into()),
            author: Some("Organization of American States".into()),
            subject: Some("Lights".into()),
            keywords: vec!["lights".into(), "buoys".into()],
            date: None,
            iri: "/akn/aa-oas/statement/x/eng@01".into(),
            layout: "ag 1".into(),
        },
        page: sheet.page.clone(),
        styles: sheet.styles.clone(),
        char_styles: sheet.char_styles.clone(),
        composition: sheet.composition.clone(),
        table: sheet.table.clone(),
        lists: vec![
            list(0, vec![level(NumberForm::Decimal, "%1.", 1)]),
            list(
                1,
                vec![
                    level(NumberForm::Decimal, "%1.", 1),
                    level(NumberForm::LowerLetter, "(%2)", 1),
                    level(NumberForm::LowerRoman, "(%3)", 1),
                ],
            ),
            list(1, vec![level(NumberForm::Decimal, "2 bis.", 1)]),
        ],
        sections: vec![
            Section {
                part: NodeId(1),
                title: None,
                start: PartStart::NextPage,
                first_page_differs: true,
                running: running(),
                language: "en".into(),
                blocks: report,
            },
            Section {
                part: NodeId(2),
                title: Some("Declaration".into()),
                start: PartStart::OddPage,
                first_page_differs: false,
                running: running(),
                language: "en".into(),
                blocks: declaration,
            },
        ],
        notes,
        outline: Vec::new(),
    }
}

fn report(make: &mut Maker) -> Vec<Block> {
    let mut blocks = vec![make.plain(Role::Masthead, "GENERAL ASSEMBLY")];
    for _ in 0..12 {
        blocks.push(make.plain(
            Role::ReportParagraph,
            &"As Chair  of the Working Group\u{a0}– “it is my honor” – to present the results. ".repeat(6),
        ));
    }
    let mut signature = Vec::new();
    for line in ["Ada Lightwell", "Chair of the General Committee"] {
        if !signature.is_empty() {
            signature.push(Inline::LineBreak(NodeId(3)));
        }
        signature.push(make.text(Role::Signature, line, &[]));
    }
    blocks.push(make.paragraph(Role::Signature, signature));
    blocks.into_iter().map(Block::Paragraph).collect()
}

fn declaration(make: &mut Maker) -> (Vec<Block>, Vec<Note>) {
    let mut blocks = vec![make.plain(Role::DocumentTitle, "DRAFT DECLARATION\nON LIGHTS")];
    let annotation = make.text(
        Role::AdReferendum,
        "(ad referendum of the delegation of Mexico)",
        &[],
    );
    let tagged = Inline::Tagged {
        node: make.node(),
        tag: Tag::AdReferendum(vec!["delMexico".into()]),
        inlines: vec![annotation],
    };
    blocks.push(make.paragraph(Role::AdReferendum, vec![tagged]));
    for number in 1..=3 {
        let lead = make.text(Role::Recital, "RECOGNIZING", &[CharRole::LeadIn]);
        let rest = make.text(
            Role::Recital,
            " that crime <and> violence & crime impair;",
            &[],
        );
        blocks.push(make.item(
            Role::Recital,
            (0, 0),
            &format!("{number}."),
            vec![lead, rest],
        ));
    }
    blocks.push(make.plain(Role::Formula, "DECLARE:"));
    let operative = Role::OperativeParagraph;
    let first = make.text(operative, "Their commitment", &[]);
    let call = |make: &mut Maker, note: usize, marker: &str| {
        let Inline::Text { node, run, .. } = make.text(operative, "", &[CharRole::NoteMark]) else {
            unreachable!()
        };
        Inline::NoteCall {
            node,
            note,
            marker: marker.into(),
            run,
        }
    };
    let one = call(make, 0, "1");
    let end = make.text(operative, ".", &[]);
    let target = make.item(operative, (1, 0), "1.", vec![first, one, end]);
    let target_node = target.node;
    blocks.push(target);
    let mixed = vec![
        make.text(operative, "That ", &[]),
        make.text(operative, "nothing ", &[CharRole::Italic]),
        make.text(operative, "but", &[CharRole::Italic, CharRole::Bold]),
        make.text(operative, " H", &[]),
        make.text(operative, "2", &[CharRole::Subscript]),
        make.text(operative, "O be ", &[]),
        make.text(operative, "struck", &[CharRole::Struck]),
        make.text(operative, " or ", &[]),
        make.text(operative, "small", &[CharRole::SmallCaps]),
        call(make, 1, "*"),
        call(make, 0, "1"),
    ];
    blocks.push(make.item(operative, (1, 0), "2.", mixed));
    for (level, label, role, text) in [
        (1, "(a)", Role::SubItem1, "first;"),
        (2, "(i)", Role::SubItem2, "within;"),
        (2, "(ii)", Role::SubItem2, "again;"),
        (1, "(b)", Role::SubItem1, "last;"),
    ] {
        let text = make.text(role, text, &[]);
        blocks.push(make.item(role, (1, level), label, vec![text]));
    }
    let alternative = make.text(operative, "shall", &[CharRole::Alternative]);
    let alternative = Inline::Tagged {
        node: make.node(),
        tag: Tag::Alternative,
        inlines: vec![alternative],
    };
    let open = make.text(operative, "[", &[CharRole::Bracketed]);
    let close = make.text(operative, "/should]", &[CharRole::Bracketed]);
    let bracketed = Inline::Tagged {
        node: make.node(),
        tag: Tag::Bracketed,
        inlines: vec![open, alternative, close],
    };
    blocks.push(make.item(operative, (2, 0), "2 bis.", vec![bracketed]));
    let words = make.text(operative, "paragraph 1", &[CharRole::Link]);
    let reference = Inline::Link {
        node: make.node(),
        target: LinkTarget::Node(target_node),
        description: "Paragraph 1".into(),
        inlines: vec![words],
    };
    let address = "https://example.org/a?b=c&d=e#f";
    let words = make.text(operative, address, &[CharRole::Link]);
    let link = Inline::Link {
        node: make.node(),
        target: LinkTarget::Address(address.into()),
        description: "The list".into(),
        inlines: vec![words],
    };
    let see = make.text(operative, "See ", &[]);
    let and = make.text(operative, " and ", &[]);
    blocks.push(make.item(operative, (1, 0), "3.", vec![see, reference, and, link]));
    let mut spanish = make.plain(Role::Continuation, "Niebla. Nadie pasó.");
    spanish.language = Some("es".into());
    blocks.push(spanish);
    let size = Length::from_points(72);
    let figure = Inline::Figure(Figure {
        node: make.node(),
        src: "lighthouse.png".into(),
        alt: "A white lighthouse".into(),
        width: size,
        height: size,
    });
    blocks.push(make.paragraph(Role::Figure, vec![figure]));
    let mut blocks: Vec<Block> = blocks.into_iter().map(Block::Paragraph).collect();
    blocks.push(Block::Table(table(make, true)));
    blocks.push(Block::Table(table(make, false)));
    let mut notes = Vec::new();
    for marker in ["1", "*"] {
        notes.push(Note {
            node: make.node(),
            marker: marker.into(),
            paragraphs: vec![
                make.plain(Role::NoteText, "The delegation asks for this statement."),
                make.plain(Role::NoteText, "And for this."),
            ],
            revision: None,
            was: None,
        });
    }
    (blocks, notes)
}
