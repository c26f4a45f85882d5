//! Hand-made flows, and what is asked of every layout.

use crate::diag::Finding;
use crate::flow::{
    Block, Card, Flow, Inline, Label, ListForm, ListPlace, Note, Paragraph, Run, RunningText,
    Section, SideText,
};
use crate::model::NodeId;
use crate::pages::{GlyphRun, Item, Pages, StructureRole, Tag};
use crate::sheet::{PartStart, Position, Role, Sheet, builtin, load};
use crate::text::FontBook;
use crate::unit::Length;
use std::collections::BTreeMap;

pub(super) const TEXT: &str = "As Chair of the Working Group to Consider the Draft Declaration and Plan of Action of \
    San Salvador on Citizen Security in the Americas, it is my honor to present to the Preparatory Committee of the \
    General Assembly the results of the tasks that were entrusted to the Working Group in preparation for the \
    forty-first regular session of the General Assembly, which  will be held in San\u{a0}Salvador.";

/// The AG layout.
pub(super) fn sheet() -> Sheet {
    load("ag.toml", builtin("ag").unwrap()).value.unwrap()
}

/// A flow of sections of blocks.
pub(super) fn flow(sections: Vec<Vec<Block>>) -> Flow {
    let sheet = sheet();
    let side = |header: &str, footer: &str| SideText {
        header: vec![[header.to_string(), String::new(), String::new()]],
        footer: vec![[footer.to_string(), String::new(), String::new()]],
    };
    let sections = sections
        .into_iter()
        .enumerate()
        .map(|(index, blocks)| Section {
            part: NodeId(1_000_000 + index as u32),
            title: None,
            start: PartStart::OddPage,
            first_page_differs: index == 0,
            running: RunningText {
                first: SideText {
                    header: Vec::new(),
                    ..side("", "AG05279E04")
                },
                following: SideText {
                    footer: Vec::new(),
                    header: vec![[
                        "AG05279E04".to_string(),
                        "- {} -".to_string(),
                        String::new(),
                    ]],
                },
                bar_code: None,
            },
            language: "en".to_string(),
            blocks,
        })
        .collect();
    let list = |scheme: &str, kin| ListForm {
        scheme: scheme.to_string(),
        kin,
        levels: sheet.schemes[scheme].levels.clone(),
    };
    Flow {
        card: Card {
            language: "en".to_string(),
            ..Card::default()
        },
        page: sheet.page.clone(),
        lists: vec![
            list("operative", 0),
            list("sub-items", 1),
            list("operative", 0),
        ],
        styles: sheet.styles,
        char_styles: sheet.char_styles,
        composition: sheet.composition,
        table: sheet.table,
        sections,
        notes: Vec::new(),
        outline: Vec::new(),
    }
}

/// Plain formatting of 11 points.
pub(super) fn run() -> Run {
    Run {
        font: "Times New Roman".to_string(),
        size: Length::from_points(11),
        bold: false,
        italic: false,
        underline: false,
        strike: false,
        small_caps: false,
        position: Position::Baseline,
        language: None,
        roles: Vec::new(),
    }
}

pub(super) fn text(node: u32, text: &str) -> Inline {
    Inline::Text {
        node: NodeId(node),
        text: text.to_string(),
        run: run(),
    }
}

pub(super) fn call(node: u32, note: usize) -> Inline {
    Inline::NoteCall {
        node: NodeId(node),
        note,
        marker: format!("{}", note + 1),
        run: Run {
            position: Position::Superscript,
            ..run()
        },
    }
}

pub(super) fn paragraph(node: u32, role: Role, words: &str) -> Paragraph {
    let style = &sheet().styles[&role].clone();
    Paragraph {
        node: NodeId(node),
        role,
        list: None,
        label: None,
        heading: style.heading,
        indent: Length::ZERO,
        inlines: vec![text(node, words)],
        language: None,
        keep_with_next: style.keep_with_next,
        anchors: Vec::new(),
        revision: None,
    }
}

pub(super) fn report(node: u32, words: &str) -> Block {
    Block::Paragraph(paragraph(node, Role::ReportParagraph, words))
}

/// A numbered paragraph of list `list` at `level`.
pub(super) fn item(node: u32, (list, level): (usize, u8), label: &str, words: &str) -> Block {
    let flow = flow(Vec::new());
    let form = &flow.lists[list].levels[usize::from(level)];
    let role = match (list, level) {
        (1, 0) => Role::SubItem1,
        (1, _) => Role::SubItem2,
        _ => Role::OperativeParagraph,
    };
    Block::Paragraph(Paragraph {
        list: Some(ListPlace { list, level }),
        label: Some(Label {
            node: NodeId(node + 500_000),
            text: label.to_string(),
            at: form.label_at,
            text_at: form.text_at,
            hanging: true,
            was: None,
        }),
        ..paragraph(node, role, words)
    })
}

pub(super) fn note(node: u32, marker: &str, words: &[&str]) -> Note {
    Note {
        node: NodeId(node),
        marker: marker.to_string(),
        paragraphs: words
            .iter()
            .map(|words| paragraph(node, Role::NoteText, words))
            .collect(),
        revision: None,
        was: None,
    }
}

/// Lays out and checks what holds of every layout: the text of each node is exact, every item lies on its page, none
/// is lost, structure stands in order.
pub(super) fn lay(flow: &Flow) -> (Pages, Vec<Finding>) {
    let outcome = crate::layout::layout(flow, FontBook::shared(), &|_| None);
    let pages = outcome.value.unwrap();
    let overfull = outcome
        .findings
        .iter()
        .any(|f| f.rule.code == "LINE-OVERFULL" || f.rule.code == "PAGE-OVERFULL");
    if !overfull {
        on_their_pages(&pages);
    }
    for (index, element) in pages.structure.iter().enumerate() {
        assert_eq!(element.parent.is_none(), index == 0);
        assert!(element.parent.is_none_or(|parent| parent < index));
    }
    let (read, expected) = (read(&pages), expected(flow));
    for (node, text) in &expected {
        assert_eq!(read.get(node), Some(text), "{node:?}");
    }
    assert_eq!(read.len(), expected.len());
    (pages, outcome.findings)
}

fn on_their_pages(pages: &Pages) {
    for page in &pages.pages {
        for item in &page.items {
            let (left, top, right, bottom) = match item {
                Item::Glyphs(run) => (
                    run.x,
                    run.baseline - run.size,
                    run.x + run.glyphs.iter().map(|g| g.advance).sum::<Length>(),
                    run.baseline,
                ),
                Item::Rule(rule) => (rule.x, rule.y, rule.x + rule.width, rule.y + rule.height),
                Item::Picture(p) => (p.x, p.y, p.x + p.width, p.y + p.height),
            };
            assert!(left >= Length::ZERO && top >= Length::ZERO, "{item:?}");
            assert!(
                right <= page.width && bottom <= page.height - Length::from_points(36),
                "{item:?}"
            );
        }
    }
}

/// The runs of content, in reading order of the pages.
pub(super) fn runs(pages: &Pages) -> impl Iterator<Item = (usize, &GlyphRun)> {
    pages.pages.iter().enumerate().flat_map(|(index, page)| {
        page.items.iter().filter_map(move |item| match item {
            Item::Glyphs(run) if matches!(run.tag, Tag::Content(_)) => Some((index, run)),
            _ => None,
        })
    })
}

/// The text of each node on the pages.
fn read(pages: &Pages) -> BTreeMap<NodeId, String> {
    let mut texts: BTreeMap<NodeId, String> = BTreeMap::new();
    for (_, run) in runs(pages) {
        texts.entry(run.node).or_default().push_str(&run.text);
        let mut at = 0;
        for glyph in &run.glyphs {
            assert!(glyph.start == at || glyph.end == at, "{glyph:?}");
            at = glyph.end;
        }
        assert_eq!(at as usize, run.text.len());
    }
    texts
}

/// The text of each node in the flow.
fn expected(flow: &Flow) -> BTreeMap<NodeId, String> {
    fn inlined(inline: &Inline, into: &mut BTreeMap<NodeId, String>) {
        match inline {
            Inline::Text { node, text, .. }
            | Inline::NoteCall {
                node, marker: text, ..
            } => into.entry(*node).or_default().push_str(text),
            Inline::Link { inlines, .. } | Inline::Tagged { inlines, .. } => {
                inlines.iter().for_each(|i| inlined(i, into));
            }
            // after a call, where it cannot join the run before it
            Inline::LineBreak(node) => into.entry(*node).or_default().push('\n'),
            Inline::Tab | Inline::PageOf { .. } | Inline::Figure(_) => {}
        }
    }
    fn paragraph(paragraph: &Paragraph, into: &mut BTreeMap<NodeId, String>) {
        if let Some(label) = &paragraph.label {
            into.entry(label.node).or_default().push_str(&label.text);
        }
        paragraph.inlines.iter().for_each(|i| inlined(i, into));
    }
    fn blocked(block: &Block, into: &mut BTreeMap<NodeId, String>) {
        match block {
            Block::Paragraph(p) => paragraph(p, into),
            Block::Table(table) => {
                table.caption.iter().for_each(|p| paragraph(p, into));
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    cell.blocks.iter().for_each(|b| blocked(b, into));
                }
            }
        }
    }
    let mut into = BTreeMap::new();
    for section in &flow.sections {
        section.blocks.iter().for_each(|b| blocked(b, &mut into));
    }
    for note in &flow.notes {
        into.entry(note.node).or_default().push_str(&note.marker);
        note.paragraphs.iter().for_each(|p| paragraph(p, &mut into));
    }
    into.retain(|_, text| !text.is_empty());
    into
}

/// The lines of the content on a page: baseline and text.
pub(super) fn lines(pages: &Pages, page: usize) -> Vec<(Length, String)> {
    let mut lines: Vec<(Length, String)> = Vec::new();
    for (index, run) in runs(pages) {
        if index != page {
            continue;
        }
        match lines.last_mut() {
            Some((baseline, text)) if *baseline == run.baseline => text.push_str(&run.text),
            _ => lines.push((run.baseline, run.text.clone())),
        }
    }
    lines
}

/// The right end of the ink of each line of a page.
pub(super) fn right_ends(pages: &Pages, page: usize) -> Vec<Length> {
    let mut ends: Vec<(Length, Length)> = Vec::new();
    for (index, run) in runs(pages) {
        if index != page {
            continue;
        }
        let trailing = run.text.len() - run.text.trim_end_matches([' ', '\n']).len();
        let ink = run.glyphs.len() - trailing;
        let end = run.x + run.glyphs[..ink].iter().map(|g| g.advance).sum::<Length>();
        match ends.last_mut() {
            Some((baseline, last)) if *baseline == run.baseline => *last = end,
            _ => ends.push((run.baseline, end)),
        }
    }
    ends.into_iter().map(|(_, end)| end).collect()
}

/// The structure as nested role names.
pub(super) fn outline(pages: &Pages) -> String {
    fn walk(pages: &Pages, at: usize, out: &mut String) {
        let name = match pages.structure[at].role {
            StructureRole::Heading(level) => format!("H{level}"),
            StructureRole::L(_) => "L".to_string(),
            StructureRole::TH { .. } => "TH".to_string(),
            StructureRole::TD { .. } => "TD".to_string(),
            other => format!("{other:?}"),
        };
        out.push_str(&name);
        let children: Vec<usize> = (0..pages.structure.len())
            .filter(|child| pages.structure[*child].parent == Some(at))
            .collect();
        if !children.is_empty() {
            out.push('(');
            for (index, child) in children.into_iter().enumerate() {
                if index > 0 {
                    out.push(' ');
                }
                walk(pages, child, out);
            }
            out.push(')');
        }
    }
    let mut out = String::new();
    walk(pages, 0, &mut out);
    out
}
