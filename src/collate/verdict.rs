//! What a legacy text is worth.

use super::{Difference, Verdict};
use crate::legacy::Gravity;

/// By the gravest difference.
pub(super) fn verdict(differences: &[Difference]) -> Verdict {
    match differences
        .iter()
        .map(|difference| difference.class.gravity)
        .max()
    {
        None | Some(Gravity::Noise) => Verdict::Identical,
        Some(Gravity::Form) => Verdict::IdenticalButForm,
        Some(Gravity::Number | Gravity::Text) => Verdict::Differs,
    }
}
