//! The inlines of a paragraph that both versions have: word by word, what is the same stands once.

use super::notes::Pairs;
use super::shape::{Side, container, leaf, shape};
use crate::collate::partners;
use crate::flow::{Inline, Revision, Tag};
use crate::model::NodeId;
use std::collections::BTreeMap;

/// If fewer of a hundred characters than this are the same, all are shown as replaced: single words that happen to
/// agree would only be in the reader's way.
const LEAST_KEPT: usize = 25;

/// A word, or something else that is not divided, with the links and tags that it stands in, outermost first.
#[derive(Clone)]
struct Leaf {
    around: Vec<Inline>,
    inline: Inline,
}

/// A leaf of both versions together.
struct Both {
    leaf: Leaf,
    revision: Option<Revision>,
}

/// The inlines of both versions together. `notes` says which notes are the same; new notes keep their numbers, old ones
/// that are not the same as a new one follow them.
pub(super) fn merged(old: &[Inline], new: &[Inline], notes: &Pairs) -> Vec<Inline> {
    let (a, b) = (leaves(old), leaves(new));
    let both = joined(&a, &b, notes);
    let inlines = built(&both);
    let whole = |gone, side, wanted: &[Inline]| {
        shape(&inlines, Some(gone), Side::Both, notes) == shape(wanted, None, side, notes)
    };
    if whole(Revision::Deleted, Side::New, new) && whole(Revision::Inserted, Side::Old, old) {
        return inlines;
    }
    // a link or tag would be divided: the whole text is shown as replaced
    let all = |leaves: Vec<Leaf>, revision| {
        leaves.into_iter().map(move |leaf| Both {
            leaf,
            revision: Some(revision),
        })
    };
    let a = a.into_iter().map(|leaf| counted(&leaf, notes)).collect();
    let both: Vec<Both> = all(a, Revision::Deleted)
        .chain(all(b, Revision::Inserted))
        .collect();
    built(&both)
}

/// Inlines of which only one version has anything.
pub(super) fn only(inlines: &[Inline], revision: Revision, notes: &Pairs) -> Vec<Inline> {
    let both: Vec<Both> = leaves(inlines)
        .into_iter()
        .map(|leaf| Both {
            leaf: match revision {
                Revision::Deleted => counted(&leaf, notes),
                Revision::Inserted => leaf,
            },
            revision: Some(revision),
        })
        .collect();
    built(&both)
}

/// A leaf of the old version, the note that it calls counted as one of both.
fn counted(leaf: &Leaf, notes: &Pairs) -> Leaf {
    let mut leaf = leaf.clone();
    if let Inline::NoteCall { note, .. } = &mut leaf.inline {
        *note = notes.of_both(*note);
    }
    leaf
}

fn leaves(inlines: &[Inline]) -> Vec<Leaf> {
    fn gather(inlines: &[Inline], around: &mut Vec<Inline>, all: &mut Vec<Leaf>) {
        for inline in inlines {
            match inline {
                Inline::Link { inlines, .. } | Inline::Tagged { inlines, .. } => {
                    around.push(emptied(inline));
                    gather(inlines, around, all);
                    around.pop();
                }
                Inline::Text { node, text, run } => {
                    all.extend(words(text).map(|word| Leaf {
                        around: around.clone(),
                        inline: Inline::Text {
                            node: *node,
                            text: word.to_owned(),
                            run: run.clone(),
                        },
                    }));
                }
                other => all.push(Leaf {
                    around: around.clone(),
                    inline: other.clone(),
                }),
            }
        }
    }
    let mut all = Vec::new();
    gather(inlines, &mut Vec::new(), &mut all);
    all
}

/// A link or tag without what is in it.
fn emptied(inline: &Inline) -> Inline {
    let mut empty = inline.clone();
    if let Inline::Link { inlines, .. } | Inline::Tagged { inlines, .. } = &mut empty {
        inlines.clear();
    }
    empty
}

/// Letters and digits in a row, and every other character by itself.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = match first.is_alphanumeric() {
            true => rest
                .find(|c: char| !c.is_alphanumeric())
                .unwrap_or(rest.len()),
            false => first.len_utf8(),
        };
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

/// The leaves of both versions in one row.
fn joined(old: &[Leaf], new: &[Leaf], notes: &Pairs) -> Vec<Both> {
    let mut known: BTreeMap<String, u32> = BTreeMap::new();
    let mut keys = |leaves: &[Leaf], side| -> Vec<u32> {
        leaves
            .iter()
            .map(|it| {
                let around: Vec<String> = it.around.iter().map(container).collect();
                let (look, text) = leaf(&it.inline, side, notes);
                let next = known.len() as u32;
                *known
                    .entry(format!("{around:?}{look}\u{6}{text}"))
                    .or_insert(next)
            })
            .collect()
    };
    let (a, b) = (keys(old, Side::Old), keys(new, Side::New));
    let mut partner = partners(&a, &b, known.len() as u32);
    absorb_spaces(old, new, &mut partner);
    let length = |leaf: &Leaf| match &leaf.inline {
        Inline::Text { text, .. } => text.trim().chars().count(),
        _ => 1,
    };
    let total: usize = old.iter().chain(new).map(length).sum();
    let kept: usize = old
        .iter()
        .zip(&partner)
        .filter(|(_, partner)| partner.is_some())
        .map(|(leaf, _)| 2 * length(leaf))
        .sum();
    if kept * 100 < total * LEAST_KEPT {
        partner.fill(None);
    }
    let mut both = Vec::with_capacity(old.len() + new.len());
    let mut at = 0;
    let inserted = |both: &mut Vec<Both>, range: std::ops::Range<usize>| {
        both.extend(new[range].iter().map(|leaf| Both {
            leaf: leaf.clone(),
            revision: Some(Revision::Inserted),
        }));
    };
    for (leaf, partner) in old.iter().zip(&partner) {
        match partner {
            Some(partner) => {
                inserted(&mut both, at..*partner);
                both.push(Both {
                    leaf: new[*partner].clone(),
                    revision: None,
                });
                at = partner + 1;
            }
            None => both.push(Both {
                leaf: counted(leaf, notes),
                revision: Some(Revision::Deleted),
            }),
        }
    }
    inserted(&mut both, at..new.len());
    same_containers(old, new, &partner, &mut both);
    both
}

/// White space alone between two changes changes with them: easier to read.
fn absorb_spaces(old: &[Leaf], new: &[Leaf], partner: &mut [Option<usize>]) {
    let is_space =
        |leaf: &Leaf| matches!(&leaf.inline, Inline::Text { text, .. } if text.trim().is_empty());
    let mut at = 0;
    while at < old.len() {
        if partner[at].is_none() {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < old.len() && partner[end] == partner[end - 1].map(|before| before + 1) {
            end += 1;
        }
        let first = partner[at].unwrap_or_default();
        let after = first + (end - at);
        let before = partner[..at].iter().flatten().last().map_or(0, |p| p + 1);
        let next = partner[end..].iter().flatten().next().copied();
        let changed_before = first > before || at > 0 && partner[at - 1].is_none();
        let changed_after =
            next.unwrap_or(new.len()) > after || partner.get(end).is_some_and(Option::is_none);
        if changed_before && changed_after && old[at..end].iter().all(is_space) {
            partner[at..end].fill(None);
        }
        at = end;
    }
}

/// Deleted words stand in the link or tag of the new version that is the same as theirs.
fn same_containers(old: &[Leaf], new: &[Leaf], partner: &[Option<usize>], both: &mut [Both]) {
    let mut same: BTreeMap<NodeId, &Inline> = BTreeMap::new();
    for (leaf, partner) in old.iter().zip(partner) {
        let Some(partner) = partner else { continue };
        for (before, now) in leaf.around.iter().zip(&new[*partner].around) {
            same.entry(origin(before)).or_insert(now);
        }
    }
    for it in both.iter_mut() {
        for around in &mut it.leaf.around {
            if let Some(now) = same.get(&origin(around)) {
                *around = (*now).clone();
            }
        }
    }
}

/// The node of a link or tag.
fn origin(inline: &Inline) -> NodeId {
    match inline {
        Inline::Link { node, .. } | Inline::Tagged { node, .. } => *node,
        Inline::Text { node, .. } | Inline::LineBreak(node) => *node,
        Inline::PageOf { node, .. } | Inline::NoteCall { node, .. } => *node,
        Inline::Figure(figure) => figure.node,
        Inline::Tab => NodeId(0),
    }
}

/// The inlines of some leaves.
fn built(leaves: &[Both]) -> Vec<Inline> {
    at_depth(leaves, 0)
}

fn at_depth(leaves: &[Both], depth: usize) -> Vec<Inline> {
    let around = |both: &Both| both.leaf.around.get(depth).map(origin);
    let mut all = Vec::new();
    for group in leaves.chunk_by(|a, b| around(a) == around(b)) {
        match group[0].leaf.around.get(depth) {
            None => all.extend(
                group
                    .chunk_by(|a, b| a.revision == b.revision)
                    .map(stretch)
                    .flat_map(|(revision, inlines)| match revision {
                        None => inlines,
                        Some(revision) => vec![Inline::Tagged {
                            node: inlines.first().map_or(NodeId(0), origin),
                            tag: Tag::Revised(revision),
                            inlines,
                        }],
                    }),
            ),
            Some(container) => {
                let mut container = container.clone();
                if let Inline::Link { inlines, .. } | Inline::Tagged { inlines, .. } =
                    &mut container
                {
                    *inlines = at_depth(group, depth + 1);
                }
                all.push(container);
            }
        }
    }
    all
}

/// Leaves of one kind; the words of one text go together again.
fn stretch(leaves: &[Both]) -> (Option<Revision>, Vec<Inline>) {
    let mut inlines: Vec<Inline> = Vec::new();
    for both in leaves {
        match (inlines.last_mut(), &both.leaf.inline) {
            (
                Some(Inline::Text { node, text, run }),
                Inline::Text {
                    node: next,
                    text: more,
                    run: look,
                },
            ) if node == next && run == look => text.push_str(more),
            (_, inline) => inlines.push(inline.clone()),
        }
    }
    (leaves[0].revision, inlines)
}
