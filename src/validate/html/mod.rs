//! The HTML report: one page that needs nothing but itself, side by side, differences marked by more than colour.
//!
//! The page is a head with the summary, a section for each file, and a foot. Sections are made one at a time, so that a
//! run over thousands of files keeps none of them. Without script the page reads from top to bottom; the script adds
//! filters and the way from difference to difference.

mod difference;
mod escape;
mod page;
mod section;
mod side;
mod totals;

pub use escape::Text as Escaped;
pub use page::{allowed, foot, head};
pub use section::section;
pub use totals::Scale;
