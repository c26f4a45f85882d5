//! What is wrong, and where: findings with a stable code, a place and a sentence that tells what to do.

mod finding;
mod outcome;
mod source;
mod told;

pub use finding::{Finding, Rule, Severity};
pub use outcome::Outcome;
pub use source::{Place, Source, Span};
pub use told::Told;
