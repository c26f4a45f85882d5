//! The `Pages` as text, for `engross dump --stage pages` and accepted references.

use super::{Item, Pages, Tag, Target};
use std::fmt::Write;

/// One line for each page, item, link, structure element and outline line.
pub fn dump(pages: &Pages) -> String {
    let mut out = String::new();
    // writing to a String cannot fail
    for page in &pages.pages {
        let _ = writeln!(out, "page {} {} x {}", page.folio, page.width, page.height);
        for item in &page.items {
            let _ = match item {
                Item::Glyphs(run) => writeln!(
                    out,
                    "  {} face {} {} at {} {} width {} {:?}",
                    tag(run.tag),
                    run.face,
                    run.size,
                    run.x,
                    run.baseline,
                    run.glyphs
                        .iter()
                        .map(|glyph| glyph.advance)
                        .sum::<crate::unit::Length>(),
                    run.text
                ),
                Item::Rule(rule) => writeln!(
                    out,
                    "  {} rule at {} {} {} x {}",
                    tag(rule.tag),
                    rule.x,
                    rule.y,
                    rule.width,
                    rule.height
                ),
                Item::Picture(picture) => writeln!(
                    out,
                    "  {} picture {:?} at {} {} {} x {}",
                    tag(picture.tag),
                    picture.src,
                    picture.x,
                    picture.y,
                    picture.width,
                    picture.height
                ),
            };
        }
        for link in &page.links {
            let to = match &link.target {
                Target::Address(address) => address.clone(),
                Target::Place(place) => format!("page {} at {}", place.page + 1, place.y),
            };
            let _ = writeln!(
                out,
                "  link #{} at {} {} to {to}",
                link.structure, link.x, link.y
            );
        }
    }
    for (index, element) in pages.structure.iter().enumerate() {
        let depth = std::iter::successors(element.parent, |up| pages.structure[*up].parent).count();
        let language = element
            .language
            .as_deref()
            .map(|l| format!(" {l}"))
            .unwrap_or_default();
        let _ = writeln!(
            out,
            "structure {}#{index} {:?}{language}",
            "  ".repeat(depth),
            element.role
        );
    }
    for line in &pages.outline {
        let _ = writeln!(
            out,
            "outline {} {:?} page {}",
            line.level,
            line.title,
            line.to.page + 1
        );
    }
    out
}

fn tag(tag: Tag) -> String {
    match tag {
        Tag::Content(index) => format!("#{index}"),
        Tag::Artifact(artifact) => format!("{artifact:?}").to_lowercase(),
    }
}
