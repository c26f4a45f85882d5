//! What keeps a reservation from being lifted.

use crate::diag::{Rule, Severity};

/// The codes of this module.
pub const RULES: &[&Rule] = &[&DELEGATION, &AGREED_BY_OTHERS, &SYMBOL, &UNSOUND];

macro_rules! rule {
    ($name:ident, $code:literal, $summary:literal, $explanation:literal) => {
        #[doc = $summary]
        pub(super) static $name: Rule = Rule {
            code: $code,
            severity: Severity::Error,
            summary: $summary,
            explanation: $explanation,
        };
    };
}

rule!(
    DELEGATION,
    "SETTLE-DELEGATION",
    "No delegation of this name has a reservation",
    "`--delegation` takes the name as the document shows it (Delegation of Canada), its end (Canada), or its eId (delCanada). \
     `engross status` tells which reservations are pending."
);
rule!(
    AGREED_BY_OTHERS,
    "SETTLE-SHARED",
    "An annotation is that of several delegations",
    "Its words name others too, whose agreement is still pending. How the sentence reads without the one that agrees, no \
     program knows: change it by hand."
);
rule!(
    SYMBOL,
    "SETTLE-SYMBOL",
    "The symbol of the new version does not follow from that of the old",
    "A new version keeps job and language and counts the version on: AG05279E05 after AG05279E04. Which symbol it gets, the \
     office decides; none is made up."
);
rule!(
    UNSOUND,
    "SETTLE-UNSOUND",
    "The new version would not be a sound document",
    "It was read and checked like every document before it is written, and has errors. Nothing was written."
);
