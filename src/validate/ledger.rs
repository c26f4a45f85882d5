//! The fate of each decision over a run: used, stale, or matching nothing; and the decisions file that follows from it.

use super::decisions::{self, Choice, Decision, Decisions};
use super::pair::file_name;
use super::rules::{DECISION_STALE, DECISION_UNUSED};
use super::{Checked, words};
use crate::diag::{Finding, Severity};
use std::collections::BTreeMap;

/// Keeps the fate of each decision over a run.
#[derive(Debug)]
pub struct Ledger<'a> {
    decisions: &'a Decisions,
    fates: Vec<Fate>,
    /// Decisions by the hash of their file, and by its name.
    by_hash: BTreeMap<&'a str, Vec<usize>>,
    by_name: BTreeMap<&'a str, Vec<usize>>,
    /// What is to be decided on, where a decisions file is wanted.
    open: Option<Vec<Decision>>,
}

/// What became of a decision. The order is that of weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    /// Its file is not in the run.
    Elsewhere,
    /// A file of that name is there with other bytes.
    Stale,
    /// Its file is there, what was decided on is not.
    Unused,
    Used,
}

impl<'a> Ledger<'a> {
    /// A ledger of decisions; `writes` where a new decisions file is wanted.
    pub fn new(decisions: &'a Decisions, writes: bool) -> Ledger<'a> {
        let mut ledger = Ledger {
            decisions,
            fates: vec![Fate::Elsewhere; decisions.all.len()],
            by_hash: BTreeMap::new(),
            by_name: BTreeMap::new(),
            open: writes.then(Vec::new),
        };
        for (number, decision) in decisions.all.iter().enumerate() {
            ledger
                .by_hash
                .entry(&decision.sha256)
                .or_default()
                .push(number);
            // a run from another folder still knows the file
            let name = file_name(&decision.file);
            if !name.is_empty() {
                ledger.by_name.entry(name).or_default().push(number);
            }
        }
        ledger
    }

    /// Enters a file. Files are entered in the order of the report.
    pub fn enter(&mut self, checked: &Checked) {
        let fates = &mut self.fates;
        let mut is = |number: usize, fate: Fate| {
            if let Some(known) = fates.get_mut(number) {
                *known = (*known).max(fate);
            }
        };
        for number in self
            .by_name
            .get(file_name(&checked.name))
            .into_iter()
            .flatten()
        {
            is(*number, Fate::Stale);
        }
        for number in self
            .by_hash
            .get(checked.sha256.as_str())
            .into_iter()
            .flatten()
        {
            is(*number, Fate::Unused);
        }
        let matters = checked.matters.iter().map(|matter| {
            let what = format!("{}: {}", matter.finding.rule.code, matter.finding.message);
            (&matter.id, matter.finding.severity(), what)
        });
        let differences = checked
            .differences
            .iter()
            .filter(|_| checked.counts_as_damage());
        let differences = differences.map(|shown| {
            let difference = &shown.difference;
            let rule = &difference.class.rule;
            let what = format!(
                "{}: {} ({}; canonical {}, legacy {})",
                rule.code,
                difference.message,
                words::certainty(difference.certainty),
                shown.canonical_around,
                shown.legacy_around
            );
            (&difference.id, rule.severity, what)
        });
        for (id, severity, what) in matters.chain(differences) {
            match self.decisions.find(&checked.sha256, id) {
                Some(number) => is(number, Fate::Used),
                None if severity > Severity::Remark => {
                    if let Some(open) = &mut self.open {
                        open.push(Decision {
                            id: id.clone(),
                            file: checked.name.clone(),
                            sha256: checked.sha256.clone(),
                            what,
                            decision: Choice::Open,
                            by: String::new(),
                            reason: String::new(),
                        });
                    }
                }
                None => {}
            }
        }
    }

    /// The decisions that did not do what they were made for.
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut elsewhere = 0;
        for (decision, fate) in self.decisions.all.iter().zip(&self.fates) {
            match fate {
                Fate::Used => {}
                Fate::Stale => findings.push(Finding::new(
                    &DECISION_STALE,
                    format!(
                        "the decision on {} was made on other bytes of {} (SHA-256 {}): {}",
                        decision.id, decision.file, decision.sha256, decision.what
                    ),
                    "look at the file again; --write-decisions writes a decisions file without what no longer holds",
                )),
                Fate::Unused => findings.push(Finding::new(
                    &DECISION_UNUSED,
                    format!(
                        "the decision on {} matches nothing in {}: {}",
                        decision.id, decision.file, decision.what
                    ),
                    "take it out; --write-decisions leaves it out",
                )),
                Fate::Elsewhere => elsewhere += 1,
            }
        }
        if elsewhere > 0 {
            let (are, files) = match elsewhere {
                1 => ("decision is", "a file"),
                _ => ("decisions are", "files"),
            };
            findings.push(Finding::new(
                &DECISION_UNUSED,
                format!("{elsewhere} {are} on {files} not in this run"),
                "nothing is to be done where the run is meant to be a part of the archive",
            ));
        }
        findings
    }

    /// The decisions file that follows: what still holds, then what is to be decided on; and how many of these there
    /// are.
    pub fn template(&self) -> (String, usize) {
        let kept = self.decisions.all.iter().zip(&self.fates);
        let kept = kept.filter(|(_, fate)| matches!(fate, Fate::Used | Fate::Elsewhere));
        let open = self.open.as_deref().unwrap_or_default();
        let all: Vec<Decision> = kept
            .map(|(decision, _)| decision.clone())
            .chain(open.iter().cloned())
            .collect();
        (decisions::write(&all), open.len())
    }
}
