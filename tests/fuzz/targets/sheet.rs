//! The built-in layout, loaded once.

use engross::sheet::{Sheet, builtin, load};
use std::sync::OnceLock;

/// The sheet of the layout `ag`.
pub fn ag() -> &'static Sheet {
    static SHEET: OnceLock<Sheet> = OnceLock::new();
    SHEET.get_or_init(|| {
        let toml = builtin("ag").expect("the layout is built in");
        load("ag", toml).value.expect("the built-in layout loads")
    })
}
