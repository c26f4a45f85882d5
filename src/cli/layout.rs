//! Reading what the user names: inputs, and the layout.

use engross::batch::LAYOUT_UNKNOWN;
use engross::diag::Finding;
use engross::read::Limits;
use engross::sheet::{self, Sheet};
use engross::store;
use std::path::Path;

/// Reads an input file, which may be as large as the reader takes.
pub fn read_input(path: &Path) -> Result<Vec<u8>, Finding> {
    store::read_bounded(path, Limits::default().bytes as u64).map_err(Finding::from)
}

/// The layout of this name or in this file, and what was found in it. Without a layout there is no work.
pub fn load(named: &str) -> (Option<Sheet>, Vec<Finding>) {
    if let Some(text) = sheet::builtin(named) {
        let loaded = sheet::load(&format!("layouts/{named}.toml"), text);
        return (loaded.value, loaded.findings);
    }
    if !named.ends_with(".toml") {
        let known = sheet::builtin_names().collect::<Vec<_>>().join(", ");
        let message = format!("there is no layout {named}");
        let help = format!("name one of {known}, or the path of a layout file that ends in .toml");
        return (None, vec![Finding::new(&LAYOUT_UNKNOWN, message, help)]);
    }
    let bytes = match read_input(Path::new(named)) {
        Ok(bytes) => bytes,
        Err(finding) => return (None, vec![finding]),
    };
    match String::from_utf8(bytes) {
        Ok(text) => {
            let loaded = sheet::load(named, &text);
            (loaded.value, loaded.findings)
        }
        Err(_) => {
            let message = format!("the layout {named} is not UTF-8");
            (
                None,
                vec![Finding::new(
                    &LAYOUT_UNKNOWN,
                    message,
                    "save the layout file as UTF-8",
                )],
            )
        }
    }
}
