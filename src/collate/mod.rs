//! Collation, as editors of manuscripts mean it: a legacy text held against the canonical one, paragraph by paragraph,
//! each difference with its class, its place in both, and how sure it is.
//!
//! It knows neither canonical XML nor any legacy format: two transcripts go in, the damage seen while reading with
//! them, and a [`Collation`] comes out. After this form no difference is without a class.

mod form;

pub use form::{Certainty, Collation, Difference, Row, Verdict};
