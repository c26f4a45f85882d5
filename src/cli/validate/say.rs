//! What people read of one file in a terminal: its findings with both places and both texts, the gravest first.

use super::super::messages::Noted;
use engross::diag::{Finding, Severity};
use engross::validate::{Checked, Shown, certainty, gravity};
use std::collections::BTreeSet;

/// Up to so many differences are told in the order of the text; more, by class.
const FEW: usize = 12;
/// Of so many of one class each is told; of more, the first ones.
const OF_A_CLASS: usize = 10;

/// What is told of one file.
#[derive(Default)]
pub struct Told {
    pub noted: Vec<Noted>,
    /// What is left out, in words.
    pub rest: Vec<String>,
}

/// What is told of a file. Remarks on a canonical text are told once in a run: `remarked` remembers them.
pub fn file(checked: &Checked, all: bool, remarked: &mut BTreeSet<String>) -> Told {
    let mut told = Told::default();
    let mut differences: Vec<&Shown> = checked
        .differences
        .iter()
        .filter(|shown| shown.accepted.is_none())
        .collect();
    let many = differences.len() > FEW;
    if many {
        differences.sort_by_key(|shown| {
            let class = shown.difference.class;
            (std::cmp::Reverse(class.gravity), class.code())
        });
    }
    if !checked.counts_as_damage() && !all {
        differences.clear();
    }
    for of_class in differences.chunk_by(|a, b| a.difference.class == b.difference.class) {
        let shown = if all || !many {
            of_class.len()
        } else {
            of_class.len().min(OF_A_CLASS)
        };
        told.noted
            .extend(of_class.iter().take(shown).map(|shown| noted(shown)));
        if let (Some(first), rest @ 1..) = (of_class.first(), of_class.len() - shown) {
            let code = first.difference.class.code();
            told.rest.push(format!(
                "{}: {rest} more of {code}; --all shows them, and so does --report",
                checked.name
            ));
        }
    }
    for matter in checked
        .matters
        .iter()
        .filter(|matter| matter.accepted.is_none())
    {
        let finding = &matter.finding;
        if let Some(place) = &finding.place
            && finding.severity() == Severity::Remark
            && !remarked.insert(format!("{} {place}", finding.rule.code))
        {
            continue;
        }
        let mut notes = Vec::new();
        if finding.severity() > Severity::Remark {
            notes.push(("id", matter.id.clone()));
        }
        told.noted.push(Noted {
            finding: finding.clone(),
            notes,
        });
    }
    told
}

fn noted(shown: &Shown) -> Noted {
    let difference = &shown.difference;
    let mut notes = Vec::new();
    if !shown.canonical_around.is_empty() {
        notes.push(("canonical", shown.canonical_around.clone()));
    }
    if let Some(place) = &shown.legacy_place {
        notes.push(("legacy", format!("{} ({place})", shown.legacy_around)));
    }
    let times = match difference.count {
        1 => String::new(),
        count => format!(", {count} times"),
    };
    notes.push((
        "sure",
        format!(
            "{}; {}{times}; id {}",
            certainty(difference.certainty),
            gravity(difference.class.gravity),
            difference.id
        ),
    ));
    Noted {
        finding: Finding {
            rule: &difference.class.rule,
            message: difference.message.clone(),
            help: difference.help.clone(),
            place: shown
                .canonical_place
                .clone()
                .or_else(|| shown.legacy_line.clone()),
        },
        notes,
    }
}
