//! Notes at the foot of the page.

use super::sample::{TEXT, call, flow, lay, note, outline, paragraph, report, runs, text};
use crate::flow::{Block, Flow};
use crate::model::NodeId;
use crate::pages::{Pages, Target};
use crate::sheet::Role;

/// A flow of `count` paragraphs of which paragraph `at` calls note 1 of these paragraphs.
fn with_note(count: u32, at: u32, words: &[&str]) -> Flow {
    let blocks = (1..=count)
        .map(|n| {
            if n != at {
                return report(n, TEXT);
            }
            let mut calling = paragraph(n, Role::ReportParagraph, "Words with a note");
            calling.inlines.push(call(900, 0));
            calling.inlines.push(text(n, ", and more words."));
            Block::Paragraph(calling)
        })
        .collect();
    let mut flow = flow(vec![blocks]);
    flow.notes.push(note(901, "1", words));
    flow
}

fn pages_of(pages: &Pages, node: u32) -> Vec<usize> {
    let mut found: Vec<usize> = runs(pages)
        .filter(|(_, run)| run.node == NodeId(node))
        .map(|(page, _)| page)
        .collect();
    found.dedup();
    found
}

#[test]
fn a_note_stands_on_the_page_of_its_call() {
    for at in 1..25 {
        let (pages, findings) = lay(&with_note(25, at, &[TEXT, "A second paragraph."]));
        assert_eq!(findings, []);
        let called = pages_of(&pages, 900);
        let note = pages_of(&pages, 901);
        assert_eq!(note[0], called[0], "paragraph {at}");
        assert!(note.len() <= 2);
    }
}

#[test]
fn a_note_is_the_last_on_its_page_and_linked_both_ways() {
    let (pages, _) = lay(&with_note(3, 1, &["A note."]));
    let last = runs(&pages).last().unwrap().1;
    assert_eq!((last.node, last.text.as_str()), (NodeId(901), "A note."));
    let targets: Vec<_> = pages.pages[0]
        .links
        .iter()
        .map(|link| &link.target)
        .collect();
    assert_eq!(targets.len(), 2);
    assert!(
        targets
            .iter()
            .all(|target| matches!(target, Target::Place(_)))
    );
    assert_eq!(pages.pages[0].links[0].description, "1 A note.");
    assert_eq!(
        outline(&pages),
        "Document(Part(P(Reference(Link)) Note(Lbl(Link) P) P P))"
    );
}

#[test]
fn a_long_note_goes_on_on_the_next_pages() {
    let long = TEXT.repeat(12);
    let (pages, findings) = lay(&with_note(14, 8, &[&long, &long]));
    assert_eq!(findings, []);
    let note = pages_of(&pages, 901);
    assert!(note.len() >= 2, "{note:?}");
    assert_eq!(note[0], pages_of(&pages, 900)[0]);
    // its lines keep their order
    let mut last = (0, crate::unit::Length::ZERO);
    for (page, run) in runs(&pages).filter(|(_, run)| run.node == NodeId(901)) {
        assert!(
            page > last.0 || run.baseline + run.size >= last.1,
            "{run:?}"
        );
        last = (page, run.baseline);
    }
}
