//! Whole units: a paragraph or recital with its number, put in, taken out, or numbered anew.

use super::desk::{Desk, UNITS};
use super::words::{self, Patch};
use super::xml::{Node, Tree};
use crate::check::number_value;
use crate::transcript::Paragraph;
use crate::verify::Story;
use std::collections::{BTreeMap, BTreeSet};

/// Elements that go when all that is in them goes.
const EMPTIED: [&str; 8] = [
    "content",
    "intro",
    "wrapUp",
    "paragraph",
    "subparagraph",
    "recital",
    "citation",
    "item",
];

/// What is put after an eId that is taken already.
const BETWEEN: [&str; 4] = ["bis", "ter", "quater", "quinquies"];

/// The unit around a paragraph that bears its label; that whose `num` is this.
pub(super) fn labelled(tree: &Tree<'_>, element: usize, label: &str) -> Option<usize> {
    tree.around(element).find(|unit| {
        tree.child(*unit, "num")
            .is_some_and(|num| words::change(tree, num, label, label).is_ok())
    })
}

/// The element through which the numbers of a unit's like run on: the parent, or what is around parts and sections.
pub(super) fn family(tree: &Tree<'_>, unit: usize) -> Option<usize> {
    const THROUGH: [&str; 5] = ["part", "section", "hcontainer", "recitals", "citations"];
    tree.around(unit)
        .skip(1)
        .find(|at| !THROUGH.contains(&tree.local(*at)))
}

/// What to take out so that the paragraphs `gone` of the body are out, each as large a piece as goes whole. `index` is
/// one of them.
///
/// # Errors
/// Why it cannot be done.
pub(super) fn removed(
    desk: &Desk<'_>,
    index: usize,
    gone: &BTreeSet<usize>,
) -> Result<usize, String> {
    let tree = &desk.tree;
    let paragraph = &desk.expected.body[index];
    if paragraph.cell.is_some() {
        return Err("it stands in a table".into());
    }
    let mut piece = desk
        .element(Story::Body, index)
        .ok_or("it does not stand in one element of the XML")?;
    let goes = |piece: usize| {
        (0..desk.expected.body.len()).all(|i| {
            let inside = desk
                .element(Story::Body, i)
                .is_some_and(|element| tree.is_within(element, piece));
            !inside || gone.contains(&i)
        })
    };
    while let Some(parent) = tree.elements[piece].parent {
        if !EMPTIED.contains(&tree.local(parent)) || !goes(parent) {
            break;
        }
        piece = parent;
    }
    if !goes(piece)
        || !["p", "block"].contains(&tree.local(piece)) && !EMPTIED.contains(&tree.local(piece))
    {
        return Err("it is not a paragraph or recital that can go by itself".into());
    }
    if paragraph.label.is_some() && tree.child(piece, "num").is_none() {
        return Err("its number belongs to other paragraphs too".into());
    }
    Ok(piece)
}

/// The patch that takes an element out, with the line that it stands on.
pub(super) fn take_out(tree: &Tree<'_>, element: usize) -> Patch {
    let element = &tree.elements[element];
    let start = element.start - tree.indent(element.start).len();
    Patch {
        range: start..element.end,
        with: String::new(),
    }
}

/// Where a new unit goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    /// Its sibling.
    pub sibling: usize,
    /// Whether it goes after that.
    pub after: bool,
}

/// Where a new paragraph goes that stands between these two of the body.
///
/// # Errors
/// Why it cannot be done.
pub(super) fn spot(
    desk: &Desk<'_>,
    new: &Paragraph,
    before: Option<usize>,
    after: Option<usize>,
) -> Result<Spot, String> {
    if new.cell.is_some() {
        return Err("it stands in a table".into());
    }
    if !new.notes.is_empty() || new.text.contains(['\n', '\t']) {
        return Err("it holds a note or a line break".into());
    }
    let tree = &desk.tree;
    let fits = |index: usize, unit: usize| {
        let first = &desk.expected.body[index];
        let alike = first
            .style_names
            .iter()
            .any(|name| new.style_names.iter().any(|n| n.eq_ignore_ascii_case(name)));
        UNITS.contains(&tree.local(unit))
            && alike
            && first.label.is_some() == new.label.is_some()
            && tree.child(unit, "num").is_some() == new.label.is_some()
    };
    let first = |unit: usize| {
        (0..desk.expected.body.len()).find(|i| {
            desk.element(Story::Body, *i)
                .is_some_and(|e| tree.is_within(e, unit))
        })
    };
    let next = after.and_then(|index| desk.element(Story::Body, index));
    if let Some(element) = before.and_then(|index| desk.element(Story::Body, index)) {
        let found = tree
            .around(element)
            .find(|unit| first(*unit).is_some_and(|index| fits(index, *unit)))
            .filter(|unit| !next.is_some_and(|next| tree.is_within(next, *unit)));
        if let Some(sibling) = found {
            return Ok(Spot {
                sibling,
                after: true,
            });
        }
    }
    if let (Some(index), Some(element)) = (after, next)
        && let Some(sibling) = tree
            .around(element)
            .find(|unit| first(*unit) == Some(index) && fits(index, *unit))
    {
        return Ok(Spot {
            sibling,
            after: false,
        });
    }
    Err("no paragraph or recital of the same style and kind stands beside it".into())
}

/// The eId of a unit with this number, by the naming convention from that of a sibling; `None` where that follows
/// none.
pub(super) fn eid_of(sibling: &str, label: &str) -> Option<String> {
    let last = sibling.rfind("__").map_or(0, |at| at + 2);
    let short = sibling[last..].rfind('_')?;
    Some(format!(
        "{}_{}",
        &sibling[..last + short],
        number_value(label)
    ))
}

/// The eId of a new unit: by its number, or where it has none by that of its sibling, made another by `bis`.
pub(super) fn new_eid(
    sibling: &str,
    label: Option<&str>,
    taken: &BTreeSet<String>,
) -> Option<String> {
    match label {
        Some(label) => eid_of(sibling, label).filter(|eid| !taken.contains(eid)),
        None => BETWEEN
            .iter()
            .map(|word| format!("{sibling}{word}"))
            .find(|eid| !taken.contains(eid)),
    }
}

/// A unit made like its sibling: the same elements and white space, with a number and a text of its own.
pub(super) fn made(tree: &Tree<'_>, spot: Spot, new: &Paragraph, eid: Option<&str>) -> Patch {
    let sibling = &tree.elements[spot.sibling];
    let old = tree.attribute(spot.sibling, "eId");
    let mut out = String::new();
    unit(
        tree,
        spot.sibling,
        new,
        &|own: &str| {
            let rest = own.strip_prefix(old?)?;
            eid.map(|eid| format!("{eid}{rest}"))
        },
        &mut out,
    );
    let indent = tree.indent(sibling.start);
    let (at, with) = match spot.after {
        true => (sibling.end, format!("{indent}{out}")),
        false => (sibling.start, format!("{out}{indent}")),
    };
    Patch {
        range: at..at,
        with,
    }
}

/// Writes an element with its number and its first paragraph.
fn unit(
    tree: &Tree<'_>,
    element: usize,
    new: &Paragraph,
    eid: &dyn Fn(&str) -> Option<String>,
    out: &mut String,
) {
    let own = &tree.elements[element];
    let name = &own.name;
    out.push_str(&format!("<{name}"));
    if let Some(eid) = tree.attribute(element, "eId").and_then(eid) {
        out.push_str(&format!(" eId=\"{eid}\""));
    }
    out.push('>');
    let children: Vec<usize> = tree.children(element).collect();
    match tree.local(element) {
        "num" => out.push_str(&words::escaped(new.label.as_deref().unwrap_or_default())),
        "p" | "block" => out.push_str(&words::escaped(&new.text)),
        _ => {
            let body = children
                .iter()
                .position(|child| !["num", "heading", "subheading"].contains(&tree.local(*child)));
            let num = children
                .iter()
                .position(|child| tree.local(*child) == "num");
            for child in num.into_iter().chain(body) {
                out.push_str(tree.indent(tree.elements[children[child]].start));
                unit(tree, children[child], new, eid, out);
            }
            if let Some(Node::Text(_)) = own.nodes.last() {
                out.push_str(tree.indent(own.close));
            }
        }
    }
    out.push_str(&format!("</{name}>"));
}

/// The patches that give eIds their new form, and lead every reference to them; none in what is taken out.
pub(super) fn renamed(
    tree: &Tree<'_>,
    names: &BTreeMap<String, String>,
    gone: &[usize],
) -> Vec<Patch> {
    let new = |eid: &str| -> Option<String> {
        // the longest name that is this one or stands before it in its path
        std::iter::once(eid.len())
            .chain(eid.rmatch_indices("__").map(|(at, _)| at))
            .find_map(|end| Some(format!("{}{}", names.get(&eid[..end])?, &eid[end..])))
    };
    let mut patches = Vec::new();
    for element in 0..tree.elements.len() {
        if gone.iter().any(|gone| tree.is_within(element, *gone)) {
            continue;
        }
        for (name, range) in tree.attributes(element) {
            let value = &tree.text[range.clone()];
            let with = match name {
                "eId" => new(value),
                _ if value.contains('#') => {
                    let words: Vec<String> = value
                        .split(' ')
                        .map(|word| {
                            let eid = word.strip_prefix('#').and_then(new);
                            eid.map_or_else(|| word.to_owned(), |eid| format!("#{eid}"))
                        })
                        .collect();
                    Some(words.join(" ")).filter(|joined| joined != value)
                }
                _ => None,
            };
            patches.extend(with.map(|with| Patch { range, with }));
        }
    }
    patches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_eid_follows_its_number() {
        assert_eq!(
            eid_of("att_1__para_7", "8.").as_deref(),
            Some("att_1__para_8")
        );
        assert_eq!(eid_of("rec_2", "2 bis.").as_deref(), Some("rec_2bis"));
        assert_eq!(
            eid_of("x__para_1__subpara_a", "(b)").as_deref(),
            Some("x__para_1__subpara_b")
        );
    }

    #[test]
    fn references_follow_an_eid_and_what_is_below_it() {
        let xml = "<a><p eId='para_1__content'/><r href='#para_1 #para_10 x' by='#para_2'/></a>";
        let tree = Tree::read(xml).unwrap();
        let names = [("para_1", "para_2"), ("para_2", "para_3")]
            .map(|(a, b)| (a.to_owned(), b.to_owned()))
            .into();
        assert_eq!(
            words::patched(xml, renamed(&tree, &names, &[])),
            "<a><p eId='para_2__content'/><r href='#para_2 #para_10 x' by='#para_3'/></a>"
        );
    }
}
