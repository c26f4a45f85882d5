//! Codes for machines. The bar code of a document's number ([`Bars`]).
//! The mark on the pages of a traceable copy: which code it says, and which squares are dark.
//!
//! The mark is a Data Matrix (ISO/IEC 16022, ECC 200) of the copy's code. `trace` finds it again in files that were
//! saved anew and in scans.

mod bars;
mod code;
mod modules;

pub use bars::{Bars, QUIET_WIDTHS};
pub use code::{Code, CodeError};
pub use modules::{Modules, ModulesError, QUIET_MODULES, SIZES, SMALLEST_MODULE_MM, modules};
