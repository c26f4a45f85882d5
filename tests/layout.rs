//! The pages of the fixtures: nothing lost, nothing overfull, parts and notes where they belong.

use engross::flow::{self, Block, Flow, Inline, Paragraph};
use engross::layout;
use engross::model::NodeId;
use engross::pages::{self, GlyphRun, Item, Pages, StructureRole, Tag};
use engross::read;
use engross::sheet;
use engross::text::FontBook;
use engross::unit::Length;
use std::collections::BTreeMap;
use std::path::PathBuf;

const FIXTURES: [&str; 3] = ["AG05279E04", "features", "collection"];

fn styled(name: &str) -> Flow {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(name)
        .join("source.xml");
    let document = read::read(name, &std::fs::read(path).unwrap());
    let sheet = sheet::load("ag.toml", sheet::builtin("ag").unwrap());
    let outcome = flow::flow(&document.value.unwrap(), &sheet.value.unwrap());
    outcome.value.unwrap()
}

fn laid(name: &str) -> (Flow, Pages) {
    let flow = styled(name);
    let outcome = layout::layout(&flow, FontBook::shared(), &|_| None);
    assert_eq!(outcome.findings, [], "{name}");
    let pages = outcome.value.unwrap();
    (flow, pages)
}

fn content(pages: &Pages) -> impl Iterator<Item = (usize, &GlyphRun, usize)> {
    pages.pages.iter().enumerate().flat_map(|(number, page)| {
        page.items.iter().filter_map(move |item| match item {
            Item::Glyphs(run) => match run.tag {
                Tag::Content(element) => Some((number, run, element)),
                Tag::Artifact(_) => None,
            },
            _ => None,
        })
    })
}

/// The text of a paragraph in the flow, labels and calls included.
fn said(paragraph: &Paragraph, pages: &Pages) -> String {
    fn inline(piece: &Inline, pages: &Pages, into: &mut String) {
        match piece {
            Inline::Text { text, .. } | Inline::NoteCall { marker: text, .. } => {
                into.push_str(text);
            }
            Inline::LineBreak(_) => into.push('\n'),
            Inline::Tab => into.push('\t'),
            Inline::PageOf { target, .. } => into.push_str(&pages.folios[target].to_string()),
            Inline::Link { inlines, .. } | Inline::Tagged { inlines, .. } => {
                inlines.iter().for_each(|piece| inline(piece, pages, into));
            }
            Inline::Figure(_) => {}
        }
    }
    let mut text = String::new();
    if let Some(label) = &paragraph.label {
        text.push_str(&label.text);
    }
    paragraph
        .inlines
        .iter()
        .for_each(|piece| inline(piece, pages, &mut text));
    text
}

#[test]
fn contents_lines_name_the_pages_of_their_headings() {
    let (flow, pages) = laid("features");
    let lines: Vec<&str> = content(&pages)
        .map(|(_, run, _)| run)
        .filter(|run| run.text.contains('\t') && run.baseline > Length::from_points(300))
        .map(|run| run.text.as_str())
        .collect();
    // the outline says otherwise where a heading stands; small letters, since it has capitals where the list has none
    let page_of = |start: &str| {
        let entry = pages
            .outline
            .iter()
            .find(|entry| entry.title.to_lowercase().starts_with(start))
            .unwrap();
        pages.pages[entry.to.page].folio
    };
    let expected = [
        ("Part I. Lights", "part i "),
        ("A. Upkeep", "a. upkeep"),
        ("B. List of lights", "b. list"),
        ("Part II. Other seamarks", "part ii "),
        ("Annex. Form of the keeper’s log", "annex"),
    ];
    let expected: Vec<String> = expected
        .iter()
        .map(|(line, heading)| format!("{line}\t{}", page_of(heading)))
        .collect();
    assert_eq!(lines, expected);
    // the numbers end at the stop, 6.2 in from the margin
    let stop = flow.page.left + Length::parse("6.2in").unwrap();
    for (_, run, _) in content(&pages).filter(|(_, run, _)| lines.contains(&run.text.as_str())) {
        let width: Length = run.glyphs.iter().map(|glyph| glyph.advance).sum();
        assert_eq!(run.x + width, stop, "{}", run.text);
    }
}

/// All paragraphs of the flow in order: body, then notes.
fn paragraphs(flow: &Flow) -> Vec<&Paragraph> {
    fn walk<'f>(blocks: &'f [Block], all: &mut Vec<&'f Paragraph>) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => all.push(paragraph),
                Block::Table(table) => {
                    all.extend(&table.caption);
                    for cell in table.rows.iter().flat_map(|row| &row.cells) {
                        walk(&cell.blocks, all);
                    }
                }
            }
        }
    }
    let mut all = Vec::new();
    for section in &flow.sections {
        walk(&section.blocks, &mut all);
    }
    all
}

#[test]
fn every_paragraph_stands_on_the_pages_letter_by_letter() {
    for name in FIXTURES {
        let (flow, pages) = laid(name);
        let all: Vec<&str> = content(&pages)
            .map(|(_, run, _)| run.text.as_str())
            .collect();
        let joined = all.concat();
        let mut expected: usize = 0;
        for paragraph in paragraphs(&flow) {
            let text = said(paragraph, &pages);
            expected += text.len();
            // a row's cells and a page's notes may stand between the lines of a paragraph
            let whole = joined.contains(&text);
            let parts = text
                .split_inclusive(' ')
                .all(|word| joined.contains(word.trim_end()));
            assert!(whole || parts, "{name}: {text}");
        }
        for note in &flow.notes {
            let texts: usize = note.paragraphs.iter().map(|p| said(p, &pages).len()).sum();
            expected += note.marker.len() + texts;
        }
        assert_eq!(joined.len(), expected, "{name}");
    }
}

#[test]
fn parts_of_the_real_document_start_where_they_belong() {
    let (flow, pages) = laid("AG05279E04");
    let page_of = |words: &str| {
        content(&pages)
            .find(|(_, run, _)| run.text.contains(words))
            .map(|(page, _, _)| page)
    };
    assert_eq!(page_of("GENERAL ASSEMBLY"), Some(0));
    let declaration = page_of("DECLARE:").unwrap();
    assert!(declaration > 0);
    assert_eq!(flow.sections.len(), 2);
    let title = content(&pages)
        .find(|(_, run, _)| run.text.starts_with("DRAFT DECLARATION"))
        .unwrap();
    assert_eq!(title.0 % 2, 0, "the declaration starts on an odd page");
    for (index, page) in pages.pages.iter().enumerate() {
        assert_eq!(page.folio as usize, index + 1);
        let folio = page.items.iter().any(|item| {
            matches!(item, Item::Glyphs(run)
                if run.tag == Tag::Artifact(pages::Artifact::Folio)
                    && run.text == format!("- {} -", index + 1))
        });
        assert_eq!(
            folio,
            index > 0 && !page.items.is_empty(),
            "page {}",
            index + 1
        );
    }
}

#[test]
fn items_lie_on_their_pages_and_apart() {
    for name in FIXTURES {
        let (_, pages) = laid(name);
        for page in &pages.pages {
            let mut ends: BTreeMap<_, Vec<_>> = BTreeMap::new();
            for item in &page.items {
                let Item::Glyphs(run) = item else { continue };
                let width: Length = run.glyphs.iter().map(|glyph| glyph.advance).sum();
                if matches!(run.tag, Tag::Artifact(_)) && run.text.bytes().all(|b| b == b'.') {
                    // a leader lies in the room of its tab
                    continue;
                }
                assert!(run.x + width <= page.width && run.baseline <= page.height);
                ends.entry(run.baseline)
                    .or_default()
                    .push((run.x, run.x + width, &run.text));
            }
            for runs in ends.values_mut() {
                runs.sort();
                for pair in runs.windows(2) {
                    assert!(pair[0].1 <= pair[1].0, "{name}: {pair:?}");
                }
            }
        }
    }
}

#[test]
fn notes_stand_under_the_page_that_calls_them() {
    let (flow, pages) = laid("features");
    assert!(!flow.notes.is_empty());
    let first_page = |role: StructureRole, node: NodeId| {
        let within = |mut at: usize| {
            loop {
                let element = &pages.structure[at];
                if element.role == role && element.node == Some(node) {
                    return true;
                }
                match element.parent {
                    Some(up) => at = up,
                    None => return false,
                }
            }
        };
        content(&pages)
            .find(|(_, _, element)| within(*element))
            .map(|(page, _, _)| page)
    };
    for note in &flow.notes {
        let called = paragraphs(&flow).iter().find_map(|paragraph| {
            paragraph.inlines.iter().find_map(|inline| match inline {
                Inline::NoteCall {
                    node, note: number, ..
                } if flow.notes[*number].node == note.node => Some(*node),
                _ => None,
            })
        });
        if let Some(call) = called {
            let under = first_page(StructureRole::Note, note.node);
            assert!(under.is_some());
            assert_eq!(first_page(StructureRole::Reference, call), under);
        }
    }
}

#[test]
fn the_same_flow_gives_the_same_pages() {
    for name in FIXTURES {
        assert_eq!(laid(name).1, laid(name).1);
    }
}

#[test]
fn the_outline_leads_to_the_line_that_it_names() {
    // the title's first word stands on the first line at or below the place; a part's own entry leads to its head, with
    // the title on the same page; words of the layout stand on no page
    let terms = ["Preambular", "Operative", "Párrafos"];
    let mut led = 0;
    for name in ["features", "collection"] {
        let (_, pages) = laid(name);
        for entry in &pages.outline {
            let first = entry.title.split(' ').next().unwrap();
            if terms.contains(&first) || entry.title.is_empty() {
                continue;
            }
            let mut below: Vec<_> = content(&pages)
                .filter(|(page, run, _)| *page == entry.to.page && run.baseline >= entry.to.y)
                .map(|(_, run, _)| run)
                .collect();
            below.sort_by_key(|run| (run.baseline, run.x));
            if entry.level > 1 {
                below.truncate(1);
            }
            assert!(
                below.iter().any(|run| run.text.starts_with(first)),
                "{name}: {:?} leads to {:?}",
                entry.title,
                below.first().map(|run| &run.text)
            );
            led += 1;
        }
    }
    assert!(led >= 8, "{led}");
}
