//! The flow against `expect`: two readings of the profile, written apart, agree on every paragraph.

use engross::flow::{self, Block, Flow, Inline, LinkTarget, Run};
use engross::model::Document;
use engross::sheet::{self, Position, Sheet};
use engross::transcript::{
    Cell, Emphasis, EmphasisKind, LanguageRange, LinkRange, NoteCall, Paragraph, Role, Running,
    RunningAt,
};
use std::path::PathBuf;

const FIXTURES: [&str; 3] = ["AG05279E04", "features", "collection"];

/// Changes to the AG layout under which the two must agree as well.
const CHANGES: [(&str, &str); 4] = [
    ("", ""),
    ("part-start = \"odd-page\"", "part-start = \"continuous\""),
    ("italic = true", "bold = true"),
    ("heading = 2", "# "),
];

#[test]
fn the_flow_is_what_is_expected() {
    for name in FIXTURES {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join("fixtures")
            .join(name)
            .join("source.xml");
        let document = engross::read::read(name, &std::fs::read(path).unwrap());
        let document = document.value.unwrap();
        for (old, new) in CHANGES {
            let layout = sheet::builtin("ag").unwrap().replace(old, new);
            let layout = sheet::load("ag.toml", &layout).value.unwrap();
            agrees(&format!("{name} {new}"), &document, &layout);
        }
    }
}

fn agrees(name: &str, document: &Document, layout: &Sheet) {
    let flow = flow::flow(document, layout).value.unwrap();
    let expected = engross::expect::expect(document, layout);
    let mut reading = Reading {
        flow: &flow,
        tables: 0,
    };
    let mut body = Vec::new();
    for section in &flow.sections {
        reading.blocks(&section.blocks, None, false, &mut body);
    }
    compare(name, &body, &expected.body);
    for (note, wanted) in flow.notes.iter().zip(&expected.notes) {
        assert_eq!(note.marker, wanted.marker, "{name}");
        let mut found = Vec::new();
        for paragraph in &note.paragraphs {
            reading.paragraph(paragraph, None, true, &mut found);
        }
        compare(name, &found, &wanted.paragraphs);
    }
    assert_eq!(flow.notes.len(), expected.notes.len(), "{name}");
    assert_eq!(running(&flow), expected.running, "{name}");
    assert_eq!(Some(flow.card.title), expected.title, "{name}");
    assert_eq!(Some(flow.card.symbol), expected.symbol, "{name}");
}

/// The running text of the document's first page and of the following pages of every section.
fn running(flow: &Flow) -> Vec<Running> {
    let mut all = Vec::new();
    let mut side = |at, side: &flow::SideText| {
        for (footer, lines) in [(false, &side.header), (true, &side.footer)] {
            let lines = lines.iter().cloned();
            all.extend(lines.map(|text| Running { at, footer, text }));
        }
    };
    side(RunningAt::First(0), &flow.sections[0].running.first);
    for (index, section) in flow.sections.iter().enumerate() {
        side(RunningAt::Following(index), &section.running.following);
    }
    all
}

fn compare(name: &str, found: &[Paragraph], wanted: &[Paragraph]) {
    for (found, wanted) in found.iter().zip(wanted) {
        // the layout's own name of the style is among those expected; a picture is expected in any style
        let named = |n: &String| wanted.style_names.contains(n) || wanted.role == Role::Figure;
        assert!(found.style_names.iter().all(named), "{name}: {found:?}");
        let found = Paragraph {
            style_names: Vec::new(),
            ..found.clone()
        };
        let wanted = Paragraph {
            style_names: Vec::new(),
            place: String::new(),
            source: None,
            style: Vec::new(),
            ..wanted.clone()
        };
        assert_eq!(found, wanted, "{name}");
    }
    assert_eq!(found.len(), wanted.len(), "{name}");
}

/// Reads a flow as a reader of the outputs would.
struct Reading<'f> {
    flow: &'f Flow,
    tables: usize,
}

impl Reading<'_> {
    fn blocks(
        &mut self,
        blocks: &[Block],
        cell: Option<Cell>,
        note: bool,
        out: &mut Vec<Paragraph>,
    ) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph, cell, note, out),
                Block::Table(table) => {
                    if let Some(caption) = &table.caption {
                        self.paragraph(caption, None, note, out);
                    }
                    let number = self.tables;
                    self.tables += 1;
                    for (row, line) in table.rows.iter().enumerate() {
                        for cell in &line.cells {
                            let place = Cell {
                                table: number,
                                row,
                                column: cell.column,
                                columns: cell.column_span,
                                rows: cell.row_span,
                                header: cell.header,
                            };
                            self.blocks(&cell.blocks, Some(place), note, out);
                        }
                    }
                }
            }
        }
    }

    fn paragraph(
        &mut self,
        paragraph: &flow::Paragraph,
        cell: Option<Cell>,
        note: bool,
        out: &mut Vec<Paragraph>,
    ) {
        let role = match (paragraph.role, paragraph.heading) {
            (_, Some(level)) => Role::Heading(level),
            (sheet::Role::Figure, _) => Role::Figure,
            (sheet::Role::Caption, _) => Role::Caption,
            (sheet::Role::ContentsLine, _) => Role::Contents,
            _ if cell.is_some() => Role::Cell,
            _ if note => Role::Note,
            _ if paragraph.list.is_some() => Role::Item,
            _ => Role::Text,
        };
        let label = paragraph.label.as_ref().map(|label| label.text.clone());
        let mut read = Paragraph::plain(role, label, "");
        read.cell = cell;
        let style = &self.flow.styles[&paragraph.role];
        read.style_names = vec![style.word_name.clone()];
        read.language = paragraph.language.clone();
        self.inlines(&paragraph.inlines, paragraph.role, &mut read);
        // white space at the edges is not text: the tab before a masthead's right field
        let cut = read.text.len() - read.text.trim_start_matches('\t').len();
        assert!(cut == 0 || read.emphasis.is_empty() && read.links.is_empty());
        read.text.drain(..cut);
        read.emphasis.sort();
        out.push(read);
    }

    fn inlines(&self, inlines: &[Inline], role: sheet::Role, read: &mut Paragraph) {
        for inline in inlines {
            let start = read.text.len();
            match inline {
                Inline::Text { text, run, .. } => {
                    read.text.push_str(text);
                    self.set_off(run, role, start, read);
                }
                Inline::LineBreak(_) => read.text.push('\n'),
                Inline::Tab => read.text.push('\t'),
                // the layout's, with the tab before it, and no text
                Inline::PageOf { .. } => read.text.truncate(read.text.trim_end_matches('\t').len()),
                Inline::NoteCall { marker, .. } => read.notes.push(NoteCall {
                    at: start,
                    marker: marker.clone(),
                }),
                Inline::Link {
                    target, inlines, ..
                } => {
                    self.inlines(inlines, role, read);
                    read.links.push(LinkRange {
                        range: start..read.text.len(),
                        target: match target {
                            LinkTarget::Node(_) => "#".into(),
                            LinkTarget::Address(address) => address.clone(),
                        },
                    });
                }
                Inline::Tagged { inlines, .. } => self.inlines(inlines, role, read),
                Inline::Figure(figure) => read.text.push_str(&figure.alt),
            }
        }
    }

    fn set_off(&self, run: &Run, role: sheet::Role, start: usize, read: &mut Paragraph) {
        let style = &self.flow.styles[&role];
        let end = read.text.len();
        let kinds = [
            (run.bold != style.bold, EmphasisKind::Bold),
            (run.italic != style.italic, EmphasisKind::Italic),
            (run.underline, EmphasisKind::Underline),
            (run.strike, EmphasisKind::Strike),
            (
                run.position == Position::Superscript,
                EmphasisKind::Superscript,
            ),
            (run.position == Position::Subscript, EmphasisKind::Subscript),
            (run.small_caps != style.small_caps, EmphasisKind::SmallCaps),
        ];
        for (_, kind) in kinds.into_iter().filter(|(is, _)| *is) {
            let before = read.emphasis.iter_mut();
            match before.rev().find(|e| e.kind == kind && e.end == start) {
                Some(touching) => touching.end = end,
                None => read.emphasis.push(Emphasis { start, end, kind }),
            }
        }
        if let Some(language) = &run.language {
            match read.languages.last_mut() {
                Some(last) if last.range.end == start && last.language == *language => {
                    last.range.end = end;
                }
                _ => read.languages.push(LanguageRange {
                    range: start..end,
                    language: language.clone(),
                }),
            }
        }
    }
}
