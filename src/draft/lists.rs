//! Lists: bullets and counted items whose label the layout gives, and items that bear their own numbers.

use super::Maker;
use super::element::Element;
use super::line::Line;
use crate::sheet::Role;

/// How an item of a list is labelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rank {
    /// No item.
    None,
    /// A bullet.
    Bullet,
    /// Its place in the list: 1., 2.
    Counted,
    /// A label of its own, at a depth from 1.
    Own(u8),
}

/// What a line is in a list.
pub(super) fn rank(line: &Line<'_>) -> Rank {
    let Some(label) = line.label() else {
        return Rank::None;
    };
    match line.role {
        Role::BulletItem => Rank::Bullet,
        Role::ListItem if count(label).is_some() => Rank::Counted,
        Role::ListItem => Rank::Own(1),
        Role::SubItem1 => Rank::Own(1),
        Role::SubItem2 => Rank::Own(2),
        Role::SubItem3 => Rank::Own(3),
        _ => Rank::None,
    }
}

/// The count of a label as the layouts write it: `3.`.
fn count(label: &str) -> Option<u32> {
    label.strip_suffix('.')?.parse().ok()
}

impl Maker<'_> {
    /// Lists of items that follow each other. What stands deeper is put into the item before it.
    pub fn lists(&mut self, lines: &[&Line<'_>]) -> Vec<Element> {
        let mut made = Vec::new();
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            let own = rank(line);
            let end = lines
                .iter()
                .skip(at)
                .position(|other| !belongs(own, rank(other)))
                .unwrap_or(lines.len() - at);
            let run = lines.get(at..at + end.max(1)).unwrap_or_default();
            at += run.len().max(1);
            made.push(self.list(own, run));
        }
        made
    }

    /// One list: items of this rank, and between them what stands deeper.
    fn list(&mut self, own: Rank, lines: &[&Line<'_>]) -> Element {
        let mut list = Element::new(match own {
            Rank::Bullet => "ul",
            Rank::Counted => "ol",
            Rank::Own(_) | Rank::None => "blockList",
        });
        let mut expected = 1;
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            at += 1;
            let deeper: Vec<&Line<'_>> = lines
                .iter()
                .skip(at)
                .take_while(|other| rank(other) != own)
                .copied()
                .collect();
            at += deeper.len();
            let mut item = match own {
                Rank::Own(_) | Rank::None => {
                    let label = line.label().unwrap_or_default();
                    Element::new("item").holding(Element::new("num").text(label))
                }
                Rank::Bullet => Element::new("li"),
                Rank::Counted => {
                    let number = line.label().and_then(count).unwrap_or(expected);
                    let li = Element::new("li");
                    let li = if number == expected {
                        li
                    } else {
                        li.with("value", number.to_string())
                    };
                    expected = number + 1;
                    li
                }
            };
            item.push(self.p(line));
            for element in self.lists(&deeper) {
                item.push(element);
            }
            list.push(item);
        }
        list
    }
}

/// Whether a line goes on with a list: an item like its items, or one that stands deeper.
fn belongs(own: Rank, other: Rank) -> bool {
    match (own, other) {
        (own, other) if own == other => true,
        (Rank::Counted, Rank::Bullet) => true,
        (Rank::Own(depth), Rank::Own(deeper)) => deeper > depth,
        (Rank::Own(_), Rank::Bullet | Rank::Counted) => true,
        _ => false,
    }
}
