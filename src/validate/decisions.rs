//! Decisions files: which findings a person has accepted, under which name and for which reason.

use super::rules::DECISIONS_UNREADABLE;
use crate::diag::{Finding, Outcome};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Who has accepted a finding, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Acceptance {
    /// The person's name.
    pub by: String,
    /// The reason, in the person's words.
    pub reason: String,
}

/// A decisions file.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    decision: Vec<Decision>,
}

/// What is decided about one finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Decision {
    /// The finding's stable id.
    pub id: String,
    /// The file it was found in: for people, and to tell that it was changed since.
    #[serde(default)]
    pub file: String,
    /// SHA-256 of the file's bytes.
    pub sha256: String,
    /// For people.
    #[serde(default)]
    pub what: String,
    pub decision: Choice,
    /// Who decided.
    #[serde(default)]
    pub by: String,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Choice {
    Accept,
    Open,
}

/// What people have decided.
#[derive(Clone, Debug, Default)]
pub struct Decisions {
    pub(super) all: Vec<Decision>,
    /// By hash and id, which of them.
    by_key: BTreeMap<(String, String), usize>,
}

impl Decisions {
    /// Reads a decisions file.
    ///
    /// # Errors
    /// `DECISIONS-UNREADABLE`: it is no such TOML, or something is accepted without a name or a reason.
    pub fn parse(name: &str, text: &str) -> Outcome<Decisions> {
        let wrong = |message: String| {
            let help =
                "`engross validate ... --write-decisions FILE` writes a decisions file to fill in";
            Finding::new(&DECISIONS_UNREADABLE, message, help)
        };
        let file: File = match toml::from_str(text) {
            Ok(file) => file,
            Err(error) => {
                let message = format!("the decisions file {name} cannot be read: {error}");
                return Outcome::failed(vec![wrong(message)]);
            }
        };
        let mut faults = Vec::new();
        let mut by_key = BTreeMap::new();
        for (number, decision) in file.decision.iter().enumerate() {
            let lacks = |what| {
                format!(
                    "{name}: the decision on {} ({}) is accepted without a {what}",
                    decision.id, decision.file
                )
            };
            if decision.decision == Choice::Accept {
                if decision.by.trim().is_empty() {
                    faults.push(wrong(lacks("name: fill in `by`")));
                }
                if decision.reason.trim().is_empty() {
                    faults.push(wrong(lacks("reason: fill in `reason`")));
                }
            }
            let key = (decision.sha256.to_ascii_lowercase(), decision.id.clone());
            if by_key.insert(key, number).is_some() {
                faults.push(wrong(format!(
                    "{name}: there are two decisions on {} ({})",
                    decision.id, decision.file
                )));
            }
        }
        match faults.is_empty() {
            true => Outcome::new(
                Decisions {
                    all: file.decision,
                    by_key,
                },
                Vec::new(),
            ),
            false => Outcome::failed(faults),
        }
    }

    /// The number of the decision on a finding of the file with this hash.
    pub(super) fn find(&self, sha256: &str, id: &str) -> Option<usize> {
        self.by_key
            .get(&(sha256.to_owned(), id.to_owned()))
            .copied()
    }

    /// Who has accepted a finding of the file with this hash, and why.
    pub fn acceptance(&self, sha256: &str, id: &str) -> Option<Acceptance> {
        let decision = self.all.get(self.find(sha256, id)?)?;
        (decision.decision == Choice::Accept).then(|| Acceptance {
            by: decision.by.clone(),
            reason: decision.reason.clone(),
        })
    }
}

/// Decisions as a file to be filled in.
pub(super) fn write(decisions: &[Decision]) -> String {
    let mut out = String::from(
        "# Where a finding is to be accepted, write \"accept\" for \"open\", and fill in who decides (by) and why (reason).\n\
         # A decision holds for the bytes with this hash: once the file is changed, its findings are shown again.\n",
    );
    for decision in decisions {
        let file = File {
            decision: vec![decision.clone()],
        };
        // strings always serialise
        if let Ok(text) = toml::to_string(&file) {
            out.push('\n');
            out.push_str(&text);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "[[decision]]\nid = \"a\"\nsha256 = \"F0\"\ndecision = \"accept\"\nby = \"A. Clerk\"\n\
                        reason = \"as printed\"\n";

    #[test]
    fn what_is_accepted_has_a_name_and_a_reason() {
        let decisions = Decisions::parse("d.toml", GOOD).value.unwrap();
        assert_eq!(decisions.acceptance("f0", "a").unwrap().by, "A. Clerk");
        assert_eq!(decisions.acceptance("f0", "b"), None);
        assert_eq!(decisions.acceptance("f1", "a"), None);
        let open = GOOD.replace("accept\"", "open\"");
        let decisions = Decisions::parse("d.toml", &open).value.unwrap();
        assert_eq!(decisions.acceptance("f0", "a"), None);
    }

    #[test]
    fn what_does_not_fit_is_said() {
        for (text, says) in [
            (GOOD.replace("A. Clerk", " "), "without a name"),
            (GOOD.replace("as printed", ""), "without a reason"),
            (GOOD.replace("accept\"", "maybe\""), "maybe"),
            (GOOD.replace("reason", "because"), "because"),
            (format!("{GOOD}{GOOD}"), "two decisions"),
        ] {
            let outcome = Decisions::parse("d.toml", &text);
            assert!(outcome.value.is_none(), "{text}");
            assert!(
                outcome.findings[0].message.contains(says),
                "{:?}",
                outcome.findings
            );
        }
    }

    #[test]
    fn what_is_written_can_be_read() {
        let decisions = Decisions::parse("d.toml", GOOD).value.unwrap();
        let again = Decisions::parse("d.toml", &write(&decisions.all))
            .value
            .unwrap();
        assert_eq!(again.all, decisions.all);
    }
}
