//! The structure tree and the outline.

use super::sample::{TEXT, flow, item, lay, outline, paragraph, report, runs, text};
use crate::flow::{Block, Inline, LinkTarget, OutlineEntry, Run, Tag as FlowTag};
use crate::model::NodeId;
use crate::pages::{StructureRole, Target};
use crate::sheet::Role;
use crate::unit::Length;

#[test]
fn lists_nest_and_go_on() {
    let mut continued = paragraph(5, Role::Continuation, "in one document;");
    continued.indent = Length::parse("0.5in").unwrap();
    let blocks = vec![
        Block::Paragraph(paragraph(9, Role::DocumentTitle, "TITLE")),
        item(1, (0, 0), "1.", "To request:"),
        item(2, (1, 0), "(a)", "To collect; and"),
        item(3, (1, 0), "(b)", "To report:"),
        item(4, (1, 1), "(i)", "on lights."),
        Block::Paragraph(continued),
        item(6, (2, 0), "1 bis.", "Next."),
        item(7, (0, 0), "2.", "Next."),
        report(8, "Not in the list."),
    ];
    let (pages, _) = lay(&flow(vec![blocks]));
    assert_eq!(
        outline(&pages),
        "Document(Part(H1 L(\
         LI(Lbl LBody(P L(LI(Lbl LBody(P)) LI(Lbl LBody(P L(LI(Lbl LBody(P)))))) P)) \
         LI(Lbl LBody(P)) LI(Lbl LBody(P))) P))"
    );
}

#[test]
fn links_passages_and_annotations_have_elements() {
    let mut line = paragraph(1, Role::ReportParagraph, "See ");
    line.inlines.push(Inline::Link {
        node: NodeId(2),
        target: LinkTarget::Node(NodeId(20)),
        description: "Paragraph 2".to_string(),
        inlines: vec![text(2, "paragraph 2")],
    });
    line.inlines.push(Inline::Tagged {
        node: NodeId(3),
        tag: FlowTag::Expansion("International Lighthouse Board".to_string()),
        inlines: vec![text(3, " ILB")],
    });
    line.inlines.push(Inline::Text {
        node: NodeId(4),
        text: " boya de campana".to_string(),
        run: Run {
            language: Some("es".to_string()),
            ..super::sample::run()
        },
    });
    line.inlines.push(Inline::Link {
        node: NodeId(5),
        target: LinkTarget::Node(NodeId(77)),
        description: "Nowhere".to_string(),
        inlines: vec![text(5, " lost")],
    });
    let mut goal = paragraph(6, Role::ReportParagraph, TEXT);
    goal.anchors.push(NodeId(20));
    let mut flow = flow(vec![vec![Block::Paragraph(line), Block::Paragraph(goal)]]);
    flow.outline = vec![
        OutlineEntry {
            level: 1,
            title: "Part".to_string(),
            node: NodeId(1_000_000),
        },
        OutlineEntry {
            level: 3,
            title: "Goal".to_string(),
            node: NodeId(6),
        },
    ];
    let (pages, findings) = lay(&flow);
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].rule.code, "LINK-LOST");
    assert_eq!(outline(&pages), "Document(Part(P(Link Span Span Link) P))");
    let expanded = pages.structure.iter().find(|e| e.expansion.is_some());
    assert_eq!(expanded.unwrap().role, StructureRole::Span);
    assert!(
        pages
            .structure
            .iter()
            .any(|e| e.language.as_deref() == Some("es"))
    );
    let [link] = pages.pages[0].links.as_slice() else {
        panic!("one link leads somewhere")
    };
    let goal = runs(&pages).find(|(_, r)| r.node == NodeId(6)).unwrap().1;
    let Target::Place(place) = &link.target else {
        panic!("it leads to a place")
    };
    assert!(place.y < goal.baseline && place.y + Length::from_points(13) > goal.baseline);
    let levels: Vec<u8> = pages.outline.iter().map(|line| line.level).collect();
    assert_eq!(levels, [1, 2]);
}

#[test]
fn contents_lines_are_a_list_of_their_own() {
    let line = |node, words| Block::Paragraph(paragraph(node, Role::ContentsLine, words));
    let (pages, _) = lay(&flow(vec![vec![
        line(1, "One"),
        line(2, "Two"),
        report(3, TEXT),
    ]]));
    assert_eq!(outline(&pages), "Document(Part(TOC(TOCI TOCI) P))");
}
