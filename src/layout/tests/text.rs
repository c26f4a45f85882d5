//! Lines and pages of plain text.

use super::sample::{
    TEXT, flow, item, lay, lines, outline, paragraph, report, right_ends, run, runs, text,
};
use crate::flow::{Block, Inline, Run};
use crate::model::NodeId;
use crate::pages::{Artifact, Item, Tag};
use crate::sheet::{Position, Role};
use crate::unit::Length;

#[test]
fn justified_lines_end_at_the_margin() {
    let flow = flow(vec![vec![report(1, TEXT)]]);
    let (pages, findings) = lay(&flow);
    assert_eq!(findings, []);
    let right = flow.page.width - flow.page.right;
    let ends = right_ends(&pages, 0);
    assert!(ends.len() > 3);
    for end in &ends[..ends.len() - 1] {
        assert_eq!(*end, right);
    }
    assert!(ends[ends.len() - 1] < right);
}

#[test]
fn spaces_stay_within_the_limits() {
    let flow = flow(vec![vec![report(1, TEXT)]]);
    let (pages, _) = lay(&flow);
    let natural = Length::from_points(11) / 4;
    for (_, run) in runs(&pages) {
        let inside = run.text.trim_end().len();
        for glyph in &run.glyphs {
            if &run.text[glyph.start as usize..glyph.end as usize] == " "
                && (glyph.start as usize) < inside
            {
                assert!(
                    glyph.advance <= natural * 2 + Length::from_emu(1),
                    "{run:?}"
                );
                assert!(glyph.advance >= natural.scale(8, 10) - Length::from_emu(1));
            }
        }
    }
}

#[test]
fn a_no_break_space_joins_and_is_not_stretched() {
    let words = format!(
        "{} San\u{a0}Salvador",
        "Committee of the Americas ".repeat(8)
    );
    for shift in 0..20 {
        let flow = flow(vec![vec![report(
            1,
            &format!("{}{words}", "i".repeat(shift)),
        )]]);
        let (pages, _) = lay(&flow);
        let joined = runs(&pages).find(|(_, run)| run.text.contains('\u{a0}'));
        let (_, run) = joined.unwrap();
        assert!(run.text.contains("San\u{a0}Salvador"), "{}", run.text);
        let space = run
            .glyphs
            .iter()
            .find(|g| run.text[g.start as usize..].starts_with('\u{a0}'));
        assert_eq!(space.unwrap().advance, Length::from_points(11) / 4);
    }
}

#[test]
fn a_word_wider_than_the_line_is_an_error() {
    let flow = flow(vec![vec![report(1, &"m".repeat(120))]]);
    let (_, findings) = lay(&flow);
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].rule.code, "LINE-OVERFULL");
}

#[test]
fn a_line_that_cannot_be_justified_is_a_warning() {
    let wide = "m".repeat(40);
    let mut flow = flow(vec![vec![report(1, &format!("a b {wide} {wide} {wide}"))]]);
    flow.composition.space_stretch = 500;
    let (_, findings) = lay(&flow);
    assert!(!findings.is_empty());
    assert!(findings.iter().all(|f| f.rule.code == "LINE-STRETCHED"));
}

#[test]
fn a_character_without_glyph_is_an_error() {
    let flow = flow(vec![vec![report(1, "the 日本 delegation, 日 again")]]);
    let (_, findings) = lay(&flow);
    let codes: Vec<&str> = findings.iter().map(|f| f.rule.code).collect();
    assert_eq!(codes, ["GLYPH-MISSING", "GLYPH-MISSING"]);
    assert!(
        findings[0].message.contains("U+65E5"),
        "{}",
        findings[0].message
    );
}

#[test]
fn forced_breaks_and_tabs_are_spaces_that_stand_for_them() {
    let mut line = paragraph(1, Role::MastheadLine, "June 5");
    line.inlines.extend([
        Inline::Tab,
        text(1, "OEA/Ser.P"),
        Inline::LineBreak(NodeId(1)),
        text(1, "San Salvador"),
    ]);
    let flow = flow(vec![vec![Block::Paragraph(line)]]);
    let outcome = crate::layout::layout(&flow, crate::text::FontBook::shared(), &|_| None);
    let pages = outcome.value.unwrap();
    let lines = lines(&pages, 0);
    assert_eq!(lines[0].1, "June 5\tOEA/Ser.P\n");
    assert_eq!(lines[1].1, "San Salvador");
    let (_, run) = runs(&pages).next().unwrap();
    let upto: Length = run
        .glyphs
        .iter()
        .take_while(|g| (g.start as usize) < "June 5\t".len())
        .map(|g| g.advance)
        .sum();
    assert_eq!(run.x + upto, flow.page.left + Length::parse("5in").unwrap());
}

#[test]
fn labels_stand_at_their_place_and_text_hangs() {
    let flow = flow(vec![vec![
        item(1, (0, 0), "15.", TEXT),
        item(2, (0, 0), "1234567 bis.", TEXT),
    ]]);
    let (pages, _) = lay(&flow);
    let found: Vec<_> = runs(&pages).map(|(_, r)| (r.text.clone(), r.x)).collect();
    let half = Length::parse("0.5in").unwrap();
    assert_eq!((found[0].0.as_str(), found[0].1), ("15.", flow.page.left));
    assert_eq!(found[1].1, flow.page.left + half);
    assert_eq!(found[2].1, flow.page.left + half);
    let wide = found
        .iter()
        .position(|(text, _)| text == "1234567 bis.")
        .unwrap();
    assert_eq!(found[wide + 1].1, flow.page.left + half * 2);
    assert_eq!(found[wide + 2].1, flow.page.left + half);
}

#[test]
fn small_capitals_are_capitals_that_stand_for_small_letters() {
    let mut line = paragraph(1, Role::ReportParagraph, "");
    let run = Run {
        small_caps: true,
        ..run()
    };
    line.inlines = vec![Inline::Text {
        node: NodeId(1),
        text: "Straße Öl".to_string(),
        run,
    }];
    let (pages, findings) = lay(&flow(vec![vec![Block::Paragraph(line)]]));
    assert_eq!(findings, []);
    let sizes: Vec<_> = runs(&pages)
        .map(|(_, r)| (r.text.as_str(), r.size))
        .collect();
    assert_eq!(sizes[1], ("traße", Length::from_points(11).scale(80, 100)));
}

#[test]
fn underline_strike_and_raised_text() {
    let mut line = paragraph(1, Role::ReportParagraph, "CO");
    let formatted = |text: &str, run| Inline::Text {
        node: NodeId(1),
        text: text.to_string(),
        run,
    };
    line.inlines.push(formatted(
        "2",
        Run {
            position: Position::Subscript,
            ..run()
        },
    ));
    line.inlines.push(formatted(
        " old words",
        Run {
            strike: true,
            underline: true,
            ..run()
        },
    ));
    let (pages, _) = lay(&flow(vec![vec![Block::Paragraph(line)]]));
    let rules: Vec<_> = pages.pages[0]
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Rule(rule) => Some(rule),
            _ => None,
        })
        .collect();
    assert_eq!(rules.len(), 2);
    assert!(rules[0].y > rules[1].y && rules[0].width == rules[1].width);
    assert_eq!(rules[0].tag, Tag::Artifact(Artifact::Layout));
    let base = runs(&pages).next().unwrap().1.baseline;
    let lowered = runs(&pages).find(|(_, r)| r.text == "2").unwrap().1;
    assert!(lowered.baseline > base && lowered.size < Length::from_points(11));
}

#[test]
fn pages_have_no_widow_and_no_orphan() {
    let blocks = (1..60).map(|n| report(n, TEXT)).collect();
    let (pages, findings) = lay(&flow(vec![blocks]));
    assert_eq!(findings, []);
    assert!(pages.pages.len() > 3);
    for page in 0..pages.pages.len() - 1 {
        let node = |page: usize, last: bool| {
            let mut nodes = runs(&pages).filter(|(p, _)| *p == page).map(|(_, r)| r);
            let run = if last { nodes.last() } else { nodes.next() };
            run.map(|run| (run.node, run.baseline)).unwrap()
        };
        let (above, below) = (node(page, true), node(page + 1, false));
        if above.0 == below.0 {
            let count = |page: usize| {
                runs(&pages)
                    .filter(|(p, r)| *p == page && r.node == above.0)
                    .map(|(_, r)| r.baseline)
                    .collect::<std::collections::BTreeSet<_>>()
                    .len()
            };
            assert!(count(page) >= 2 && count(page + 1) >= 2);
        }
    }
}

#[test]
fn running_text_folios_and_a_blank_verso() {
    let long = |from: u32, count: u32| (from..from + count).map(|n| report(n, TEXT)).collect();
    for (count, blank) in [(1, true), (12, false), (20, true)] {
        let flow = flow(vec![long(1, count), long(1000, 1)]);
        let (pages, _) = lay(&flow);
        let second = runs(&pages)
            .find(|(_, r)| r.node == NodeId(1000))
            .unwrap()
            .0;
        assert_eq!(second % 2, 0, "an odd page has an even index");
        let before = &pages.pages[second - 1];
        assert_eq!(before.items.is_empty(), blank, "{count}");
        assert_eq!(before.folio as usize, second);
    }
    let (pages, _) = lay(&flow(vec![long(1, 20)]));
    let running = |page: usize| -> Vec<(String, Artifact)> {
        let items = pages.pages[page].items.iter();
        items
            .filter_map(|item| match item {
                Item::Glyphs(run) => match run.tag {
                    Tag::Artifact(kind) => Some((run.text.clone(), kind)),
                    Tag::Content(_) => None,
                },
                _ => None,
            })
            .collect()
    };
    let symbol = "AG05279E04".to_string();
    assert_eq!(running(0), [(symbol.clone(), Artifact::Footer)]);
    assert_eq!(
        running(1),
        [
            (symbol, Artifact::Header),
            ("- 2 -".to_string(), Artifact::Folio)
        ]
    );
}

#[test]
fn a_heading_stays_with_its_text_and_a_block_together() {
    for count in 1..40 {
        let mut blocks: Vec<Block> = (1..=count).map(|n| report(n, "One line.")).collect();
        blocks.push(Block::Paragraph(paragraph(
            500,
            Role::DocumentTitle,
            "TITLE",
        )));
        let mut signature: Vec<Block> = (600..604)
            .map(|n| {
                let mut line = paragraph(n, Role::Signature, "Signature");
                line.keep_with_next = n < 603;
                Block::Paragraph(line)
            })
            .collect();
        blocks.push(report(501, TEXT));
        blocks.append(&mut signature);
        let (pages, findings) = lay(&flow(vec![blocks]));
        assert_eq!(findings, []);
        let page = |node: u32| {
            runs(&pages)
                .find(|(_, r)| r.node == NodeId(node))
                .unwrap()
                .0
        };
        assert_eq!(page(500), page(501));
        assert_eq!(page(600), page(603));
    }
}

#[test]
fn a_keep_that_cannot_be_honoured_is_a_remark() {
    let blocks = (1..80)
        .map(|n| {
            let mut line = paragraph(n, Role::Signature, "Signature");
            line.keep_with_next = true;
            Block::Paragraph(line)
        })
        .collect();
    let (pages, findings) = lay(&flow(vec![blocks]));
    assert!(pages.pages.len() > 1);
    assert!(!findings.is_empty());
    assert!(findings.iter().all(|f| f.rule.code == "KEEP-BROKEN"));
}

#[test]
fn words_are_divided_where_the_layout_allows_it() {
    let wide = "characteristically unconstitutional internationalization ".repeat(6);
    let mut flow = flow(vec![vec![report(1, &wide)]]);
    flow.composition.space_stretch = 1000;
    let (_, findings) = lay(&flow);
    assert!(findings.iter().any(|f| f.rule.code == "LINE-STRETCHED"));
    flow.composition.hyphenate.insert("en".to_string());
    let (pages, findings) = lay(&flow);
    assert_eq!(findings, []);
    let hyphens = runs(&pages)
        .flat_map(|(_, run)| &run.glyphs)
        .filter(|glyph| glyph.start == glyph.end)
        .count();
    assert!(hyphens > 0);
    assert_eq!(outline(&pages), "Document(Part(P))");
}
