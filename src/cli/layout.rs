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
    match text(named) {
        Ok((file, text)) => {
            let loaded = sheet::load(&file, &text);
            (loaded.value, loaded.findings)
        }
        Err(finding) => (None, vec![finding]),
    }
}

/// The text of a layout and of those that it extends: all that decides what is made with it.
pub fn whole(text: String) -> String {
    let mut whole = text;
    let mut below = sheet::extends(&whole);
    let mut seen = Vec::new();
    while let Some(name) = below.filter(|name| !seen.contains(name)) {
        let text = sheet::builtin(&name).unwrap_or_default();
        whole.push_str(text);
        below = sheet::extends(text);
        seen.push(name);
    }
    whole
}

/// That a layout cannot have a name.
pub fn name_taken(name: &str) -> Finding {
    Finding::new(
        &LAYOUT_UNKNOWN,
        format!("a new layout cannot be called {name}"),
        "choose small letters, digits and hyphens, and a name that no layout or file has",
    )
}

/// The file that a layout is in, as messages name it, and its text.
pub fn text(named: &str) -> Result<(String, String), Finding> {
    if let Some(text) = sheet::builtin(named) {
        return Ok((format!("layouts/{named}.toml"), text.to_owned()));
    }
    if !named.ends_with(".toml") {
        let known = sheet::builtin_names().collect::<Vec<_>>().join(", ");
        let message = format!("there is no layout {named}");
        let help = format!("name one of {known}, or the path of a layout file that ends in .toml");
        return Err(Finding::new(&LAYOUT_UNKNOWN, message, help));
    }
    let bytes = read_input(Path::new(named))?;
    let text = String::from_utf8(bytes).map_err(|_| {
        let message = format!("the layout {named} is not UTF-8");
        Finding::new(&LAYOUT_UNKNOWN, message, "save the layout file as UTF-8")
    })?;
    Ok((named.to_owned(), text))
}
