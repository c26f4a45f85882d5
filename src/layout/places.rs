//! Places: once every strip is on its page, the outline and the links get their places.

use super::Composer;
use super::paginate::Paginator;
use super::rules::LINK_LOST;
use super::strip::{Goal, Landmark};
use crate::diag::{Finding, Outcome};
use crate::pages::{Link, Outline, Pages, Target};
use std::collections::BTreeMap;

impl Composer<'_> {
    /// Makes the `Pages` of what has been paged.
    pub(super) fn finish(mut self, paginator: Paginator) -> Outcome<Pages> {
        let Paginator {
            mut pages,
            places,
            links,
        } = paginator;
        let mut outline: Vec<Outline> = Vec::new();
        for entry in &self.flow.outline {
            if let Some(to) = places.get(&Landmark::Node(entry.node)) {
                let deepest = outline.last().map_or(1, |last| last.level + 1);
                outline.push(Outline {
                    level: entry.level.clamp(1, deepest),
                    title: entry.title.clone(),
                    to: *to,
                });
            }
        }
        let mut folios = BTreeMap::new();
        for node in &self.named {
            if let Some(place) = places.get(&Landmark::Node(*node)) {
                folios.insert(*node, pages[place.page].folio);
            }
        }
        for (page, area) in links {
            let target = match area.to {
                Goal::Address(address) => Target::Address(address),
                Goal::Landmark(landmark) => match places.get(&landmark) {
                    Some(place) => Target::Place(*place),
                    None => {
                        let finding = Finding::new(
                            &LINK_LOST,
                            "This link leads to something that stands on no page.",
                            "Let it lead to a paragraph, a heading or a part.",
                        );
                        self.report(area.node, finding);
                        continue;
                    }
                },
            };
            pages[page].links.push(Link {
                structure: area.structure,
                x: area.x,
                y: area.y,
                width: area.width,
                height: area.height,
                target,
                description: area.description,
            });
        }
        Outcome::new(
            Pages {
                card: self.flow.card.clone(),
                pages,
                structure: self.tree.elements,
                outline,
                folios,
            },
            self.findings,
        )
    }
}
