//! From chosen edits to patches of the XML, and what cannot be expressed.

use super::desk::Desk;
use super::rules::INEXPRESSIBLE;
use super::units::{self, Spot};
use super::words::{self, Patch};
use crate::diag::Finding;
use crate::transcript::Transcript;
use crate::verify::{Change, Edit, Edits, Story};
use std::collections::{BTreeMap, BTreeSet};

/// What is to be done.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// Bytes to be replaced.
    pub patches: Vec<Patch>,
    /// The changes that are taken, by the index of their edit and in it.
    pub taken: BTreeSet<(usize, usize)>,
    /// The chosen edits that cannot be expressed.
    pub findings: Vec<Finding>,
}

/// The siblings among which units were put in or taken out, and whether all of that was taken.
type Families = BTreeMap<Option<usize>, bool>;

/// Plans the chosen edits.
pub(super) fn plan(desk: &Desk<'_>, found: &Transcript, edits: &Edits, chosen: &[bool]) -> Plan {
    let mut plan = Plan::default();
    let all = &edits.paragraphs;
    let mut families = Families::new();
    let gone = plan.deletions(desk, all, chosen, &mut families);
    let spots = plan.spots(desk, found, edits, chosen, &mut families);
    let mut names = BTreeMap::new();
    for (e, edit) in all.iter().enumerate() {
        for (c, change) in edit.changes.iter().enumerate() {
            let done = match change {
                Change::Deleted | Change::Inserted { .. } => continue,
                Change::Number { from, to } => {
                    plan.number(desk, edit, (from, to), chosen[e], &families, &mut names)
                }
                _ if !chosen[e] => continue,
                Change::Text { from, to } => match text_element(desk, edit) {
                    Ok(element) => words::change(&desk.tree, element, from, to).map(|patches| {
                        plan.patches.extend(patches);
                        true
                    }),
                    Err(why) => Err(why),
                },
                Change::Style { .. } => {
                    Err("the XML has no styles; what the paragraph is, its elements say".into())
                }
                Change::Moved { .. } => Err("the paragraph stands at another place".into()),
                Change::Other(finding) => Err(format!(
                    "it is no edit of words: {}",
                    finding.message.trim_end_matches('.')
                )),
            };
            match done {
                Ok(true) => {
                    plan.taken.insert((e, c));
                }
                Ok(false) => {}
                Err(why) => plan.findings.push(inexpressible(edit, change, &why)),
            }
        }
    }
    plan.insertions(desk, found, all, &spots, &names);
    let removed: Vec<usize> = gone.into_iter().collect();
    plan.patches
        .extend(units::renamed(&desk.tree, &names, &removed));
    // patches inside of what is taken out come after it in the text, and are passed over
    plan.patches.extend(
        removed
            .iter()
            .map(|piece| units::take_out(&desk.tree, *piece)),
    );
    plan
}

fn text_element(desk: &Desk<'_>, edit: &Edit) -> Result<usize, String> {
    edit.expected
        .and_then(|index| desk.element(edit.story, index))
        .ok_or_else(|| "its text does not stand in one element of the XML".into())
}

impl Plan {
    /// The elements that go.
    fn deletions(
        &mut self,
        desk: &Desk<'_>,
        edits: &[Edit],
        chosen: &[bool],
        families: &mut Families,
    ) -> BTreeSet<usize> {
        let is = |edit: &Edit| matches!(edit.changes.first(), Some(Change::Deleted));
        let wanted: BTreeSet<usize> = edits
            .iter()
            .zip(chosen)
            .filter(|(edit, chosen)| is(edit) && edit.story == Story::Body && **chosen)
            .filter_map(|(edit, _)| edit.expected)
            .collect();
        let mut gone = BTreeSet::new();
        for (e, edit) in edits.iter().enumerate().filter(|(_, edit)| is(edit)) {
            let Some(index) = edit.expected else { continue };
            let mut taken = false;
            if chosen[e] {
                let piece = match edit.story {
                    Story::Body => units::removed(desk, index, &wanted),
                    _ => Err("it stands in a note or a text box".into()),
                };
                match piece {
                    Ok(piece) => {
                        gone.insert(piece);
                        self.taken.insert((e, 0));
                        taken = true;
                    }
                    Err(why) => self
                        .findings
                        .push(inexpressible(edit, &edit.changes[0], &why)),
                }
            }
            if edit.story == Story::Body {
                let label = edit.label.as_deref();
                let family = label.and_then(|label| family(desk, index, label));
                *families.entry(family).or_insert(true) &= taken;
            }
        }
        gone
    }

    /// Where the chosen new paragraphs go, by the index of their edit.
    fn spots(
        &mut self,
        desk: &Desk<'_>,
        found: &Transcript,
        edits: &Edits,
        chosen: &[bool],
        families: &mut Families,
    ) -> Vec<(usize, Spot)> {
        let mut spots = Vec::new();
        for (e, edit) in edits.paragraphs.iter().enumerate() {
            let (Some(Change::Inserted { .. }), Some(index)) = (edit.changes.first(), edit.found)
            else {
                continue;
            };
            let spot = match edit.story {
                Story::Body => {
                    let before = edits.pairs.iter().rev().find(|(_, f)| *f < index);
                    let after = edits.pairs.iter().find(|(_, f)| *f > index);
                    let new = &found.body[index];
                    units::spot(desk, new, before.map(|p| p.0), after.map(|p| p.0))
                }
                _ => Err("it stands in a note or a text box".into()),
            };
            let taken = chosen[e] && spot.is_ok();
            for family in around(desk, edits, index, spot.as_ref().ok()) {
                *families.entry(family).or_insert(true) &= taken;
            }
            match spot {
                _ if !chosen[e] => {}
                Ok(spot) => {
                    self.taken.insert((e, 0));
                    spots.push((e, spot));
                }
                Err(why) => self
                    .findings
                    .push(inexpressible(edit, &edit.changes[0], &why)),
            }
        }
        spots
    }

    /// A changed number; `false` where it is left for now.
    fn number(
        &mut self,
        desk: &Desk<'_>,
        edit: &Edit,
        (from, to): (&Option<String>, &Option<String>),
        chosen: bool,
        families: &Families,
        names: &mut BTreeMap<String, String>,
    ) -> Result<bool, String> {
        let tree = &desk.tree;
        let unit = from
            .as_deref()
            .and_then(|from| units::labelled(tree, text_element(desk, edit).ok()?, from));
        let family = unit.and_then(|unit| units::family(tree, unit));
        // where units were put in or taken out among its siblings, the number goes with them
        let wanted = families.get(&family).copied().unwrap_or(chosen);
        if !wanted {
            return Ok(false);
        }
        let (Some(from), Some(to), Some(unit)) = (from, to, unit) else {
            return Err(
                "a number that no `num` of the XML holds was put in, taken out or changed".into(),
            );
        };
        let num = tree.child(unit, "num").ok_or("there is no `num`")?;
        self.patches.extend(words::change(tree, num, from, to)?);
        if let Some(old) = tree.attribute(unit, "eId")
            && units::eid_of(old, from).as_deref() == Some(old)
            && let Some(new) = units::eid_of(old, to)
        {
            names.insert(old.to_owned(), new);
        }
        Ok(true)
    }

    fn insertions(
        &mut self,
        desk: &Desk<'_>,
        found: &Transcript,
        edits: &[Edit],
        spots: &[(usize, Spot)],
        names: &BTreeMap<String, String>,
    ) {
        let tree = &desk.tree;
        let mut taken: BTreeSet<String> = (0..tree.elements.len())
            .filter_map(|element| tree.attribute(element, "eId"))
            .map(|eid| names.get(eid).cloned().unwrap_or_else(|| eid.to_owned()))
            .collect();
        for (e, spot) in spots {
            let Some(new) = edits[*e].found.map(|index| &found.body[index]) else {
                continue;
            };
            let eid = tree
                .attribute(spot.sibling, "eId")
                .and_then(|sibling| units::new_eid(sibling, new.label.as_deref(), &taken));
            taken.extend(eid.clone());
            self.patches
                .push(units::made(tree, *spot, new, eid.as_deref()));
        }
    }
}

/// The elements among whose children a new paragraph counts: that where it goes, or else all those around its
/// neighbours in which it might.
fn around(
    desk: &Desk<'_>,
    edits: &Edits,
    index: usize,
    spot: Option<&Spot>,
) -> BTreeSet<Option<usize>> {
    let tree = &desk.tree;
    if let Some(spot) = spot {
        return BTreeSet::from([units::family(tree, spot.sibling)]);
    }
    let before = edits.pairs.iter().rev().find(|(_, found)| *found < index);
    let after = edits.pairs.iter().find(|(_, found)| *found > index);
    before
        .into_iter()
        .chain(after)
        .filter_map(|(expected, _)| desk.element(Story::Body, *expected))
        .flat_map(|element| tree.around(element))
        .filter(|unit| tree.child(*unit, "num").is_some())
        .map(|unit| units::family(tree, unit))
        .collect()
}

/// The element around the unit of a labelled paragraph.
fn family(desk: &Desk<'_>, index: usize, label: &str) -> Option<usize> {
    let element = desk.element(Story::Body, index)?;
    let unit = units::labelled(&desk.tree, element, label)?;
    units::family(&desk.tree, unit)
}

fn inexpressible(edit: &Edit, change: &Change, why: &str) -> Finding {
    Finding::new(
        &INEXPRESSIBLE,
        format!("{} [{}], {}: {why}.", edit.name(), edit.key, change.word()),
        format!(
            "It is left as it is in the XML; make it there by hand ({}).",
            edit.place
        ),
    )
}
