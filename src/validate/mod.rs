//! Validation: what an archivist is told of legacy files held against canonical texts.
//!
//! [`Validator`] takes one legacy file through pairing, reading and collation to a [`Checked`], which is what text,
//! JSON (`src/validate/schema.json`) and the HTML report are made of. After this form no difference is without a place
//! that a person can open, and nothing depends on the order in which files were read.

mod canonical;
mod context;
mod decisions;
mod find;
mod form;
pub mod html;
mod json;
mod ledger;
mod likeness;
mod pair;
mod rules;
mod summary;
mod validator;
mod words;

pub use canonical::Canonical;
pub use context::around;
pub use decisions::{Acceptance, Decisions};
pub use form::{Checked, Counts, Matter, Partner, Shown, Way};
pub use json::{file as json_file, summary as json_summary};
pub use ledger::Ledger;
pub use likeness::Likeness;
pub use pair::{Index, Pairing, Relation, symbols_in};
pub use rules::{CANONICAL_UNUSABLE, RULES};
pub use summary::Summary;
pub use validator::{Held, Validated, Validator};
pub use words::{certainty, gravity, paired, verdict};

/// The JSON Schema (draft 2020-12) of what `engross validate --format json` prints.
pub const SCHEMA: &str = include_str!("schema.json");
