//! Sections: which running text their pages bear, and how their notes are numbered.

use super::note::NoteForms;
use super::xml::{Element, Ns};

/// The kinds of page that have running text of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PageKind {
    /// The first page of a section that says so.
    First,
    /// Odd pages, and even ones where they do not differ.
    Default,
    /// Even pages.
    Even,
}

/// A header or footer that a section names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RunningReference {
    /// Whether it is a footer.
    pub footer: bool,
    /// Which pages bear it.
    pub page: PageKind,
    /// The relation that leads to its part.
    pub id: String,
}

/// A section's properties.
#[derive(Clone, Debug, Default)]
pub(super) struct Section {
    /// Headers and footers, those of the sections before it where it has none of its own.
    pub running: Vec<RunningReference>,
    /// Whether its first page differs.
    pub title_page: bool,
    /// How its notes are numbered.
    pub notes: NoteForms,
}

impl Section {
    /// The part that pages of a kind bear in their header or footer.
    pub fn running(&self, footer: bool, page: PageKind) -> Option<&str> {
        self.running
            .iter()
            .find(|running| running.footer == footer && running.page == page)
            .map(|running| running.id.as_str())
    }
}

/// All sections of a body, in order.
pub(super) fn sections(body: &Element<'_>) -> Vec<Section> {
    let mut found: Vec<Section> = Vec::new();
    collect(body, &mut found);
    if found.is_empty() {
        found.push(Section::default());
    }
    found
}

fn collect(parent: &Element<'_>, found: &mut Vec<Section>) {
    for element in parent.elements() {
        match element.local {
            "sectPr" => {
                let section = read(element, found.last());
                found.push(section);
            }
            "p" => {
                if let Some(ppr) = element.child("pPr") {
                    collect(ppr, found);
                }
            }
            // sections end between blocks, which wrappers may hold, and never in tables
            "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" => collect(element, found),
            _ => {}
        }
    }
}

fn read(properties: &Element<'_>, before: Option<&Section>) -> Section {
    let mut running: Vec<RunningReference> = before.map(|s| s.running.clone()).unwrap_or_default();
    for reference in properties.elements() {
        let footer = match reference.local {
            "headerReference" => false,
            "footerReference" => true,
            _ => continue,
        };
        let page = match reference.w("type") {
            Some("first") => PageKind::First,
            Some("even") => PageKind::Even,
            _ => PageKind::Default,
        };
        let Some(id) = reference.attribute(Ns::R, "id") else {
            continue;
        };
        running.retain(|old| old.footer != footer || old.page != page);
        running.push(RunningReference {
            footer,
            page,
            id: id.to_owned(),
        });
    }
    Section {
        running,
        title_page: properties.toggle("titlePg") == Some(true),
        notes: NoteForms::read(properties),
    }
}
