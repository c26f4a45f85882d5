//! The head and the end of a document: masthead, annotations, cover, contents, signatures.

use super::*;

#[test]
fn masthead_fields_share_lines() {
    let mut b = Build::default();
    let fields = [
        (InlineKind::Organization, "", "GENERAL ASSEMBLY"),
        (InlineKind::Session, "", "SESSION"),
        (InlineKind::Named, "series", "OEA/Ser.P"),
        (InlineKind::Location, "", "Place"),
        (InlineKind::DocDate("2011-06-07".into()), "", "7 June 2011"),
        (InlineKind::Named, "agendaItem", "Item 5"),
    ];
    let lines_of: Vec<_> = fields
        .into_iter()
        .map(|(kind, name, words)| {
            let inline = b.inline(kind, name, words);
            b.text(TextKind::Paragraph, vec![inline])
        })
        .collect();
    let mut masthead = b.group(GroupKind::Container, "", lines_of);
    masthead.marks.name = Some("masthead".into());
    let preface = b.division(DivisionKind::Preface, vec![masthead]);
    let root = b.part(PartKind::Statement, vec![preface]);
    let flow = styled(&b.document(root));
    assert_eq!(
        lines(&flow),
        [
            (Role::Masthead, "", "GENERAL ASSEMBLY".to_owned()),
            (Role::MastheadLine, "", "SESSION\tOEA/Ser.P".to_owned()),
            (Role::MastheadLine, "", "Place\t7 June 2011".to_owned()),
            (Role::MastheadLine, "", "\tItem 5".to_owned()),
        ]
    );
}

#[test]
fn an_annotation_alone_is_a_line_and_inside_a_paragraph_a_mark() {
    let mut b = Build::default();
    let words = "(ad referendum of the delegation of Mexico)";
    let alone = vec![b.inline(InlineKind::Named, "adReferendum", words)];
    let alone = b.text(TextKind::Paragraph, alone);
    let preface = b.division(DivisionKind::Preface, vec![alone]);
    let before = crate::model::Inline::Text(b.id(), "Agreed. ".into());
    let mark = b.inline(InlineKind::Named, "adReferendum", words);
    let p = b.text(TextKind::Paragraph, vec![before, mark]);
    let body = b.division(DivisionKind::Body, vec![p]);
    let root = b.part(PartKind::Statement, vec![preface, body]);
    let flow = styled(&b.document(root));
    let all = paragraphs(&flow);
    assert_eq!(
        (all[0].role, all[1].role),
        (Role::AdReferendum, Role::ReportParagraph)
    );
    let run = |inline: &Inline| match inline {
        Inline::Tagged {
            tag: Tag::AdReferendum(_),
            inlines,
            ..
        } => match &inlines[0] {
            Inline::Text { run, .. } => run.clone(),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    };
    let (line, mark) = (run(&all[0].inlines[0]), run(&all[1].inlines[1]));
    assert!(line.italic && line.roles.is_empty(), "the style is italic");
    assert!(mark.italic && mark.roles == [crate::sheet::CharRole::AdReferendumMark]);
}

#[test]
fn a_signature_stays_with_the_text_where_the_layout_says() {
    let mut b = Build::default();
    let p = b.p("Last words.");
    let body = b.division(DivisionKind::Body, vec![p]);
    let signers = ["First", "Second"].map(|name| b.p(name));
    let mut block = b.group(GroupKind::Container, "", signers.into());
    block.marks.name = Some("signatureBlock".into());
    let conclusions = b.division(DivisionKind::Conclusions, vec![block]);
    let root = b.part(PartKind::DebateReport, vec![body, conclusions]);
    let document = b.document(root);
    let keeps = |sheet: &Sheet| {
        let flow = flow(&document, sheet).value.unwrap();
        let keeps: Vec<bool> = paragraphs(&flow).iter().map(|p| p.keep_with_next).collect();
        keeps
    };
    assert_eq!(keeps(&ag()), [true, true, false]);
    let loose =
        layout(|text| text.replace("signature-with-text = true", "signature-with-text = false"));
    assert_eq!(keeps(&loose), [false, true, false]);
}

#[test]
fn a_cover_is_a_section_of_its_own_with_its_own_lines() {
    let mut b = Build::default();
    let line = b.p("Issued at Washington");
    let cover = b.division(DivisionKind::Cover, vec![line]);
    let p = b.p("Text.");
    let body = b.division(DivisionKind::Body, vec![p]);
    let root = b.part(PartKind::Doc, vec![cover, body]);
    let flow = styled(&b.document(root));
    assert_eq!(flow.sections.len(), 2);
    assert_eq!(flow.sections[1].start, crate::sheet::PartStart::NextPage);
    let roles: Vec<Role> = paragraphs(&flow).iter().map(|p| p.role).collect();
    assert_eq!(roles, [Role::CoverLine, Role::ReportParagraph]);
}

#[test]
fn a_contents_line_leads_to_its_unit_and_moves_in_by_depth() {
    let mut b = Build::default();
    let line = |b: &mut Build, target: &str, level| {
        let words = vec![crate::model::Inline::Text(b.id(), "Line".into())];
        let mut block = b.text(TextKind::TocItem, words);
        if let crate::model::BlockKind::Text(text) = &mut block.kind {
            text.target = Some(target.into());
            text.level = level;
        }
        block
    };
    let lines = vec![line(&mut b, "part_I", 1), line(&mut b, "/akn/other", 2)];
    let mut unit = b.unit(GroupKind::Part, "PART I", "LIGHTS", Vec::new());
    unit.node = b.named("part_I");
    let node = unit.node;
    let toc = b.group(GroupKind::Toc, "", lines);
    let flow = styled(&b.declaration(vec![toc, unit]));
    let all = paragraphs(&flow);
    assert!(matches!(
        &all[0].inlines[0],
        Inline::Link { target: LinkTarget::Node(to), .. } if *to == node
    ));
    let Inline::Link { inlines, .. } = &all[0].inlines[0] else {
        panic!("no link")
    };
    assert!(matches!(
        inlines[1..],
        [Inline::Tab, Inline::PageOf { target, .. }] if target == node
    ));
    // what is issued elsewhere has no page here
    assert!(matches!(&all[1].inlines[..], [Inline::Text { .. }]));
    assert_eq!(all[1].indent, Length::from_points(36));
}
