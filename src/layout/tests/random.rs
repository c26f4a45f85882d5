//! Random documents: whatever the text, nothing is lost, nothing leaves its page, nothing panics.

use super::sample::{call, flow, item, lay, note, paragraph, report};
use crate::flow::{Block, Inline};
use crate::model::NodeId;
use crate::sheet::Role;

/// A generator of numbers, the same in every run (Knuth's constants).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn words(&mut self, count: u64) -> String {
        const SIGNS: &[char] = &[
            'a', 'e', 'n', 'r', 's', 't', 'o', 'W', 'A', 'V', 'é', 'ñ', 'ß', '\u{301}', '\u{a0}',
            '\u{2011}', '-', '—', '/', '.', ',', '“', '”', '(', '日', '\u{ad}', '\u{200b}', '½',
            '\t',
        ];
        let mut text = String::new();
        for _ in 0..count {
            for _ in 0..=self.below(9) {
                // rare signs come rarely
                let wide = if self.below(4) == 0 { SIGNS.len() } else { 7 };
                text.push(SIGNS[self.below(wide as u64) as usize]);
            }
            for _ in 0..=self.below(8) / 7 {
                text.push(' ');
            }
        }
        text
    }
}

#[test]
fn random_documents_are_set_whole() {
    let mut dice = Dice(7);
    for round in 0..15 {
        let mut blocks = Vec::new();
        let mut notes = Vec::new();
        for node in 0..dice.below(40) as u32 {
            let node = node * 10;
            let count = dice.below(if round % 3 == 0 { 300 } else { 60 });
            let words = dice.words(count);
            let block = match dice.below(8) {
                0 => item(node, (0, 0), "12.", &words),
                1 => item(node, (1, (dice.below(3)) as u8), "(a)", &words),
                2 => Block::Paragraph(paragraph(node, Role::DocumentTitle, &words)),
                3 => Block::Paragraph(paragraph(node, Role::Signature, &words)),
                4 | 5 => {
                    let mut calling = paragraph(node, Role::ReportParagraph, &words);
                    calling.inlines.push(call(node + 1, notes.len()));
                    calling.inlines.push(Inline::LineBreak(NodeId(node + 2)));
                    let length = dice.below(150);
                    let text = format!("n{}", dice.words(length));
                    let marker = (notes.len() + 1).to_string();
                    notes.push(note(node + 3, &marker, &[&text, "second"]));
                    Block::Paragraph(calling)
                }
                _ => report(node, &words),
            };
            blocks.push(block);
        }
        let mut flow = flow(vec![blocks, vec![report(5, "Last.")]]);
        flow.notes = notes;
        if round % 2 == 0 {
            flow.composition.hyphenate.insert("en".to_string());
        }
        let first = lay(&flow);
        assert_eq!(first.0, lay(&flow).0, "the same twice");
    }
}
