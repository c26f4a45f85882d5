//! The names under which a Word file may hold the style of a role.
//!
//! A style is known by the layout's name. Where Word has a style of its own for the role, it is known by that name
//! too: Word, and other programs that save the file, recognise these by their English names and may drop aliases.

use crate::sheet::{Role, Sheet};

/// The layout's name, then Word's own.
pub(super) fn of(sheet: &Sheet, role: Role) -> Vec<String> {
    let words_own = match role {
        Role::Base => Some("Normal"),
        Role::NoteText => Some("footnote text"),
        Role::Caption => Some("caption"),
        Role::ContentsLine => Some("toc 1"),
        Role::Continuation => Some("List Continue"),
        _ => None,
    };
    let layouts = sheet.styles.get(&role).map(|style| style.word_name.clone());
    layouts
        .into_iter()
        .chain(words_own.map(str::to_owned))
        .collect()
}
