//! A value together with all that was found on the way to it.

use super::{Finding, Severity};

/// The value of a stage, where there is one, and all its findings. A stage stops only when there is no value.
#[derive(Clone, Debug)]
pub struct Outcome<T> {
    /// The value; `None` where the stage could not make one (then at least one finding is an error).
    pub value: Option<T>,
    /// All findings, in the order of the input.
    pub findings: Vec<Finding>,
}

impl<T> Outcome<T> {
    /// A value with the findings made on the way.
    pub fn new(value: T, findings: Vec<Finding>) -> Outcome<T> {
        Outcome {
            value: Some(value),
            findings,
        }
    }

    /// No value, and why.
    pub fn failed(findings: Vec<Finding>) -> Outcome<T> {
        Outcome {
            value: None,
            findings,
        }
    }

    /// Takes the value, adding the findings to `all`.
    pub fn collect(self, all: &mut Vec<Finding>) -> Option<T> {
        all.extend(self.findings);
        self.value
    }

    /// The gravest severity among the findings.
    pub fn worst(&self) -> Option<Severity> {
        self.findings.iter().map(Finding::severity).max()
    }
}
