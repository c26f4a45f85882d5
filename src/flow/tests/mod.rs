//! How documents are styled: one decision a test.

mod build;

use super::*;
use crate::model::{DivisionKind, Document, GroupKind, InlineKind, Marks, PartKind, TextKind};
use crate::sheet::{self, Role, Sheet};
use crate::unit::Length;
use build::Build;

fn ag() -> Sheet {
    layout(|text| text)
}

/// The AG layout with its text changed.
fn layout(change: impl FnOnce(String) -> String) -> Sheet {
    let text = change(sheet::builtin("ag").unwrap().to_owned());
    let outcome = sheet::load("ag.toml", &text);
    outcome
        .value
        .unwrap_or_else(|| panic!("{:#?}", outcome.findings))
}

/// The flow of a document in which nothing is wrong.
fn styled(document: &Document) -> Flow {
    let outcome = flow(document, &ag());
    assert_eq!(outcome.findings, [], "findings");
    outcome.value.unwrap()
}

fn codes(document: &Document) -> Vec<&'static str> {
    let outcome = flow(document, &ag());
    outcome.findings.iter().map(|f| f.rule.code).collect()
}

/// The paragraphs of the text, in order.
fn paragraphs(flow: &Flow) -> Vec<&Paragraph> {
    let mut all = Vec::new();
    check::each_paragraph(flow, &mut |paragraph| all.push(paragraph));
    all
}

fn label(paragraph: &Paragraph) -> &str {
    paragraph.label.as_ref().map_or("", |label| &label.text)
}

fn text(inlines: &[Inline]) -> String {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text { text, .. } => text.clone(),
            Inline::LineBreak(_) => "\n".into(),
            Inline::Tab => "\t".into(),
            Inline::PageOf { .. } => "#".into(),
            Inline::NoteCall { marker, .. } => format!("^{marker}"),
            Inline::Link { inlines, .. } | Inline::Tagged { inlines, .. } => text(inlines),
            Inline::Figure(figure) => format!("<{}>", figure.src),
        })
        .collect()
}

/// Role, label and text of each paragraph.
fn lines(flow: &Flow) -> Vec<(Role, &str, String)> {
    let all = paragraphs(flow);
    all.into_iter()
        .map(|p| (p.role, label(p), text(&p.inlines)))
        .collect()
}

#[test]
fn sub_items_hang_in_steps_and_what_follows_goes_on_under_the_text() {
    let mut b = Build::default();
    let words = b.p("To request:");
    let intro = b.group(GroupKind::Intro, "", vec![words]);
    let first = b.numbered(GroupKind::Subparagraph, "(a)", "one; and");
    let inner = b.numbered(GroupKind::Subparagraph, "(i)", "deep;");
    let words = b.p("to report:");
    let second_intro = b.group(GroupKind::Intro, "", vec![words]);
    let second = b.group(GroupKind::Subparagraph, "(b)", vec![second_intro, inner]);
    let words = b.p("within resources.");
    let wrap_up = b.group(GroupKind::WrapUp, "", vec![words]);
    let paragraph = b.group(
        GroupKind::Paragraph,
        "1.",
        vec![intro, first, second, wrap_up],
    );
    let next = b.numbered(GroupKind::Paragraph, "2.", "Next.");
    let inner = b.numbered(GroupKind::Subparagraph, "(a)", "anew");
    let third = b.group(GroupKind::Paragraph, "3.", vec![inner]);
    let flow = styled(&b.declaration(vec![paragraph, next, third]));
    let all = paragraphs(&flow);
    let roles: Vec<_> = all.iter().map(|p| (p.role, label(p))).collect();
    assert_eq!(
        roles,
        [
            (Role::OperativeParagraph, "1."),
            (Role::SubItem1, "(a)"),
            (Role::SubItem1, "(b)"),
            (Role::SubItem2, "(i)"),
            (Role::Continuation, ""),
            (Role::OperativeParagraph, "2."),
            // paragraph 3 has no words of its own before its sub-item
            (Role::OperativeParagraph, "3."),
            (Role::SubItem1, "(a)"),
        ]
    );
    assert!(all[0].keep_with_next && all[2].keep_with_next && !all[1].keep_with_next);
    let at = |p: &Paragraph| p.label.as_ref().map(|l| (l.at, l.text_at));
    let step = Length::from_points(36);
    assert_eq!(at(all[0]), Some((Length::ZERO, step)));
    assert_eq!(at(all[1]), Some((step, step * 2)));
    assert_eq!(at(all[3]), Some((step * 2, step * 3)));
    assert_eq!(all[4].indent, step, "under the text of paragraph 1");
    assert_eq!(all[4].list, all[0].list);
    assert_ne!(
        all[1].list.unwrap().list,
        all[7].list.unwrap().list,
        "sub-items of another paragraph are another list"
    );
}

#[test]
fn lists_begin_anew_in_each_part() {
    let mut b = Build::default();
    let one = b.numbered(GroupKind::Paragraph, "1.", "Main.");
    let body = b.division(DivisionKind::Body, vec![one]);
    let mut root = b.part(PartKind::Statement, vec![body]);
    let one = b.numbered(GroupKind::Paragraph, "1.", "Annexed.");
    let two = b.numbered(GroupKind::Paragraph, "2.", "Annexed too.");
    let body = b.division(DivisionKind::Body, vec![one, two]);
    let annex = b.part(PartKind::Doc, vec![body]);
    let heading = b.p("ANNEX");
    b.attach(&mut root, vec![heading], annex);
    let flow = styled(&b.document(root));
    assert_eq!(flow.sections.len(), 2);
    assert!(flow.sections[0].first_page_differs && !flow.sections[1].first_page_differs);
    assert_eq!(flow.sections[1].start, crate::sheet::PartStart::OddPage);
    let all = paragraphs(&flow);
    assert_eq!(
        all.iter()
            .map(|p| p.list.map(|l| l.list))
            .collect::<Vec<_>>(),
        [Some(0), None, Some(1), Some(1)]
    );
    assert_eq!(
        (all[1].role, all[1].heading),
        (Role::AttachmentHeading, Some(1))
    );
    let titles: Vec<_> = flow
        .outline
        .iter()
        .map(|e| (e.level, e.title.as_str()))
        .collect();
    assert_eq!(
        titles,
        [(1, "1. Main."), (2, "Operative paragraphs"), (1, "ANNEX")]
    );
}

#[test]
fn a_continuous_part_stays_in_its_section() {
    let mut b = Build::default();
    let p = b.p("Main.");
    let body = b.division(DivisionKind::Body, vec![p]);
    let mut root = b.part(PartKind::DebateReport, vec![body]);
    let p = b.p("Annexed.");
    let body = b.division(DivisionKind::Body, vec![p]);
    let annex = b.part(PartKind::Doc, vec![body]);
    b.attach(&mut root, Vec::new(), annex);
    let sheet =
        layout(|text| text.replace("part-start = \"odd-page\"", "part-start = \"continuous\""));
    let flow = flow(&b.document(root), &sheet).value.unwrap();
    assert_eq!(flow.sections.len(), 1);
    assert_eq!(flow.sections[0].blocks.len(), 2);
}

#[test]
fn a_number_out_of_form_is_printed_by_a_list_of_its_own() {
    let mut b = Build::default();
    let blocks =
        ["1.", "2.", "2 bis.", "3.", "7."].map(|num| b.numbered(GroupKind::Paragraph, num, "x"));
    let flow = styled(&b.declaration(blocks.into()));
    let lists: Vec<_> = paragraphs(&flow)
        .iter()
        .map(|p| p.list.unwrap().list)
        .collect();
    assert_eq!(lists, [0, 0, 1, 0, 2]);
    assert_eq!(
        flow.lists.iter().map(|l| l.kin).collect::<Vec<_>>(),
        [0, 0, 0]
    );
    assert_eq!(flow.lists[2].levels[0].start, 7);
}

#[test]
fn a_number_that_word_would_misread_is_an_error() {
    let mut b = Build::default();
    let one = b.numbered(GroupKind::Paragraph, "1.", "x");
    let odd = b.numbered(GroupKind::Paragraph, "5 %1", "x");
    assert_eq!(codes(&b.declaration(vec![one, odd])), ["NUMBER-FORM"]);
}

#[test]
fn a_label_wider_than_its_room_moves_its_text() {
    let mut b = Build::default();
    let unit = b.unit(GroupKind::HContainer, "Programme 1", "Buoys", Vec::new());
    let flow = styled(&b.declaration(vec![unit]));
    let all = paragraphs(&flow);
    let label = all[0].label.as_ref().unwrap();
    assert_eq!(label.text_at, Length::from_points(72));
    assert_eq!(all[0].heading, Some(1), "no title and no part above it");
}

#[test]
fn headings_leave_no_level_out() {
    let mut b = Build::default();
    let deep = b.unit(GroupKind::Section, "A.", "Upkeep", Vec::new());
    let cross = vec![crate::model::Inline::Text(b.id(), "Between".into())];
    let cross = b.text(TextKind::CrossHeading, cross);
    let part = b.unit(GroupKind::Part, "PART I", "LIGHTS", vec![deep, cross]);
    let title = vec![b.inline(InlineKind::DocTitle, "", "TITLE")];
    let title = b.text(TextKind::Paragraph, title);
    let preface = b.division(DivisionKind::Preface, vec![title]);
    let body = b.division(DivisionKind::Body, vec![part]);
    let root = b.part(PartKind::Statement, vec![preface, body]);
    let flow = styled(&b.document(root));
    let headings: Vec<_> = paragraphs(&flow)
        .iter()
        .map(|p| (p.role, p.heading))
        .collect();
    assert_eq!(
        headings,
        [
            (Role::DocumentTitle, Some(1)),
            (Role::PartHeading, Some(2)),
            (Role::SectionHeading, Some(3)),
            (Role::CrossHeading, Some(3)),
        ]
    );
    let outline: Vec<_> = flow
        .outline
        .iter()
        .map(|e| (e.level, e.title.as_str()))
        .collect();
    assert_eq!(
        outline,
        [(1, "TITLE"), (2, "PART I LIGHTS"), (3, "A. Upkeep")]
    );
}

#[test]
fn italic_within_italic_is_upright() {
    let mut b = Build::default();
    let inner = b.inline(InlineKind::Italic, "", "upright");
    let node = b.id();
    let outer = crate::model::Inline::Marked {
        node,
        marks: Box::new(Marks {
            language: Some("la".into()),
            ..Marks::default()
        }),
        kind: InlineKind::Italic,
        children: vec![crate::model::Inline::Text(node, "slanted ".into()), inner],
    };
    let p = b.text(TextKind::Paragraph, vec![outer]);
    let flow = styled(&b.declaration(vec![p]));
    let runs: Vec<_> = paragraphs(&flow)[0]
        .inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text { run, .. } => (run.italic, run.language.as_deref()),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(runs, [(true, Some("la")), (false, Some("la"))]);
}

#[test]
fn a_reference_leads_to_the_paragraph_that_opens_its_target() {
    let mut b = Build::default();
    let mut target = b.numbered(GroupKind::Paragraph, "1.", "Target.");
    target.node = b.named("para_1");
    let reference = b.inline(
        InlineKind::Reference {
            href: "#para_1".into(),
        },
        "",
        "paragraph 1",
    );
    let other = b.inline(
        InlineKind::Reference {
            href: "/akn/other".into(),
        },
        "",
        "that document",
    );
    let p = b.text(TextKind::Paragraph, vec![reference, other]);
    let node = target.node;
    let flow = styled(&b.declaration(vec![target, p]));
    let all = paragraphs(&flow);
    assert!(all[0].anchors.contains(&node));
    assert!(matches!(
        &all[1].inlines[0],
        Inline::Link { target: LinkTarget::Node(to), .. } if *to == node
    ));
    assert!(
        matches!(&all[1].inlines[1], Inline::Text { .. }),
        "an IRI is no address"
    );
}

#[test]
fn references_to_nowhere_are_told_and_set_plain() {
    let mut b = Build::default();
    let _metadata = b.named("oas");
    let lost = b.inline(
        InlineKind::Reference {
            href: "#nothing".into(),
        },
        "",
        "this",
    );
    let unprinted = b.inline(
        InlineKind::Reference {
            href: "#oas".into(),
        },
        "",
        "that",
    );
    let p = b.text(TextKind::Paragraph, vec![lost, unprinted]);
    let document = b.declaration(vec![p]);
    assert_eq!(codes(&document), ["LINK-TARGET", "LINK-TARGET"]);
    let flow = flow(&document, &ag()).value.unwrap();
    assert_eq!(text(&paragraphs(&flow)[0].inlines), "thisthat");
}

#[test]
fn a_margin_or_a_size_in_the_layout_reaches_the_flow() {
    let mut b = Build::default();
    let p = b.numbered(GroupKind::Paragraph, "1.", "x");
    let document = b.declaration(vec![p]);
    let before = flow(&document, &ag()).value.unwrap();
    let wider = layout(|text| text.replace("left = \"1.18in\"", "left = \"2in\""));
    let after = flow(&document, &wider).value.unwrap();
    assert_eq!(after.page.left, Length::from_points(144));
    assert_ne!(dump(&before), "");
    let larger = layout(|text| text.replacen("size = \"11pt\"", "size = \"12pt\"", 1));
    let after = flow(&document, &larger).value.unwrap();
    let size = |flow: &Flow| match &paragraphs(flow)[0].inlines[0] {
        Inline::Text { run, .. } => run.size,
        other => panic!("{other:?}"),
    };
    assert_eq!(size(&before), Length::from_points(11));
    assert_eq!(size(&after), Length::from_points(12));
}

#[test]
fn sub_items_below_the_second_level_have_the_third_style() {
    let mut b = Build::default();
    let mut inner = b.numbered(GroupKind::Subparagraph, "1.", "deepest");
    for num in ["(i)", "(a)"] {
        let words = b.p("words");
        inner = b.group(GroupKind::Subparagraph, num, vec![words, inner]);
    }
    let words = b.p("words");
    let paragraph = b.group(GroupKind::Paragraph, "1.", vec![words, inner]);
    let flow = styled(&b.declaration(vec![paragraph]));
    let found: Vec<(Role, &str)> = paragraphs(&flow)
        .iter()
        .map(|p| (p.role, label(p)))
        .collect();
    assert_eq!(
        found[2..],
        [(Role::SubItem2, "(i)"), (Role::SubItem3, "1.")]
    );
    assert_eq!(flow.lists.len(), 2, "one list for all sub-items");
}

#[test]
fn numbers_of_a_part_go_on_in_no_other() {
    let mut b = Build::default();
    let one = b.numbered(GroupKind::Paragraph, "1.", "Main.");
    let body = b.division(DivisionKind::Body, vec![one]);
    let mut root = b.part(PartKind::Statement, vec![body]);
    let two = b.numbered(GroupKind::Paragraph, "2.", "An extract that begins at two.");
    let body = b.division(DivisionKind::Body, vec![two]);
    let annex = b.part(PartKind::Doc, vec![body]);
    b.attach(&mut root, Vec::new(), annex);
    let flow = styled(&b.document(root));
    let kin: Vec<usize> = flow.lists.iter().map(|list| list.kin).collect();
    assert_eq!(kin, [0, 1]);
}

mod preface;
mod tables;

#[test]
fn a_named_block_without_a_number_is_a_paragraph_of_a_report() {
    let mut b = Build::default();
    let words = vec![crate::model::Inline::Text(b.id(), "As drawn.".into())];
    let block = b.text(TextKind::NamedBlock, words);
    let body = b.division(DivisionKind::Body, vec![block]);
    let root = b.part(PartKind::Doc, vec![body]);
    let flow = styled(&b.document(root));
    let roles: Vec<Role> = paragraphs(&flow).iter().map(|p| p.role).collect();
    assert_eq!(roles, [Role::ReportParagraph]);
}
