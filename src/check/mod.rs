//! Editorial rules: what a careful editor would say about a document that the reader has taken. One rule, one file.
//!
//! What the reader reports while it reads (an eId that stands twice, a picture without alternative text) is not
//! reported here again.

mod ad_referendum_claim;
mod ad_referendum_delegation;
mod ad_referendum_step;
mod control_char;
mod count;
mod delegation_name;
mod field_code;
mod heading_level;
mod identity_date;
mod identity_language;
mod identity_printed;
mod identity_symbol;
mod identity_title;
mod identity_version;
mod metadata_missing;
mod not_nfc;
mod number_eid;
mod number_gap;
mod number_repeated;
mod number_unreadable;
mod passage;
mod ref_number;
mod ref_unresolved;
mod ref_words;
mod replacement_char;
mod sequence;
mod session_ordinal;
mod soft_hyphen;
mod status_left_over;
mod word_repeated;

/// The value of a number as an eId writes it: `2 bis.` is `2bis`.
pub use count::value as number_value;
/// The rule that a word stands where it stood before.
pub use word_repeated::RULE as WORD_REPEATED;

use crate::diag::{Finding, Rule};
use crate::model::Document;

/// All rules, in the order of their codes.
pub const RULES: &[&Rule] = &[
    &ad_referendum_claim::RULE,
    &ad_referendum_delegation::RULE,
    &ad_referendum_step::RULE,
    &control_char::RULE,
    &delegation_name::RULE,
    &field_code::RULE,
    &heading_level::RULE,
    &identity_date::RULE,
    &identity_language::RULE,
    &identity_symbol::RULE,
    &identity_title::RULE,
    &identity_version::RULE,
    &metadata_missing::RULE,
    &not_nfc::RULE,
    &number_eid::RULE,
    &number_gap::RULE,
    &number_repeated::RULE,
    &number_unreadable::RULE,
    &ref_number::RULE,
    &ref_unresolved::RULE,
    &ref_words::RULE,
    &replacement_char::RULE,
    &session_ordinal::RULE,
    &soft_hyphen::RULE,
    &status_left_over::RULE,
    &word_repeated::RULE,
];

/// What the rules say about a document, in the order of its lines.
pub fn check(document: &Document) -> Vec<Finding> {
    let passages = passage::passages(document);
    let sequences = sequence::sequences(document);
    let mut findings = Vec::new();
    let found = &mut findings;
    ad_referendum_claim::check(document, found);
    ad_referendum_delegation::check(document, found);
    ad_referendum_step::check(document, found);
    control_char::check(document, &passages, found);
    delegation_name::check(document, found);
    field_code::check(document, &passages, found);
    heading_level::check(document, found);
    identity_date::check(document, found);
    identity_language::check(document, found);
    identity_symbol::check(document, found);
    identity_title::check(document, found);
    identity_version::check(document, found);
    metadata_missing::check(document, found);
    not_nfc::check(document, &passages, found);
    number_eid::check(document, found);
    number_gap::check(document, &sequences, found);
    number_repeated::check(document, &sequences, found);
    number_unreadable::check(document, &sequences, found);
    ref_number::check(document, found);
    ref_unresolved::check(document, found);
    ref_words::check(document, &passages, found);
    replacement_char::check(document, &passages, found);
    session_ordinal::check(document, found);
    soft_hyphen::check(document, &passages, found);
    status_left_over::check(document, found);
    word_repeated::check(document, &passages, found);
    findings.sort_by_key(|finding| {
        let place = finding.place.as_ref();
        place.map(|place| (place.line, place.column))
    });
    findings
}
