//! Style ids and names: Word's own where Word knows the style by its name, else those of the layout.
//!
//! Word recognises a built-in style by its name, not by its id: footnotes, headers, captions, contents lines,
//! continued items and links get the built-in ones, and the layout's name becomes an alias where it differs.

use crate::flow::{Block, Flow, Inline, Paragraph};
use crate::sheet::{CharRole, Role};
use std::collections::{BTreeMap, BTreeSet};

/// What a style is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StyleName {
    /// The id that paragraphs and runs refer to.
    pub id: String,
    /// The name that Word shows.
    pub name: String,
    /// The layout's name, where Word's is another.
    pub alias: Option<String>,
    /// Whether Word knows the style by its name.
    pub built_in: bool,
}

/// The names of all styles of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Paragraph styles.
    pub paragraph: BTreeMap<Role, StyleName>,
    /// Character styles: one for each role, and one for each combination of roles that occurs.
    pub character: BTreeMap<Vec<CharRole>, StyleName>,
}

/// Id and name of a built-in paragraph style.
fn built_in(role: Role) -> Option<(&'static str, &'static str)> {
    match role {
        Role::Base => Some(("Normal", "Normal")),
        Role::Header => Some(("Header", "header")),
        Role::Footer => Some(("Footer", "footer")),
        Role::NoteText => Some(("FootnoteText", "footnote text")),
        Role::Caption => Some(("Caption", "caption")),
        Role::ContentsLine => Some(("TOC1", "toc 1")),
        Role::Continuation => Some(("ListContinue", "List Continue")),
        _ => None,
    }
}

/// Id and name of a built-in character style.
fn built_in_character(role: CharRole) -> Option<(&'static str, &'static str)> {
    match role {
        CharRole::Link => Some(("Hyperlink", "Hyperlink")),
        CharRole::NoteMark => Some(("FootnoteReference", "footnote reference")),
        _ => None,
    }
}

/// Hands out ids and names, each once: Word's styles of all types share one set of names.
#[derive(Default)]
struct Register {
    ids: BTreeSet<String>,
    names: BTreeSet<String>,
}

impl Register {
    fn take(&mut self, built_in: Option<(&str, &str)>, word_name: &str) -> StyleName {
        if let Some((id, name)) = built_in {
            self.ids.insert(id.to_string());
            self.names.insert(name.to_lowercase());
            let alias = (!name.eq_ignore_ascii_case(word_name)).then(|| word_name.to_string());
            return StyleName {
                id: id.into(),
                name: name.into(),
                alias,
                built_in: true,
            };
        }
        let bare: String = word_name
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect();
        let bare = if bare.is_empty() {
            "Style".to_string()
        } else {
            bare
        };
        let mut id = bare.clone();
        let mut name = word_name.to_string();
        let mut count = 1;
        while self.ids.contains(&id) || self.names.contains(&name.to_lowercase()) {
            count += 1;
            id = format!("{bare}{count}");
            name = format!("{word_name} {count}");
        }
        self.ids.insert(id.clone());
        self.names.insert(name.to_lowercase());
        StyleName {
            id,
            name,
            alias: None,
            built_in: false,
        }
    }
}

impl Names {
    /// The names for all styles of `flow`.
    pub fn of(flow: &Flow) -> Names {
        let mut register = Register::default();
        let mut names = Names::default();
        // the built-in ones first, so that no name of the layout takes theirs
        let mut roles: Vec<Role> = flow.styles.keys().copied().collect();
        roles.sort_by_key(|role| (built_in(*role).is_none(), *role));
        for role in roles {
            let name = register.take(built_in(role), &flow.styles[&role].word_name);
            names.paragraph.insert(role, name);
        }
        let mut roles: Vec<CharRole> = flow.char_styles.keys().copied().collect();
        roles.sort_by_key(|role| (built_in_character(*role).is_none(), *role));
        for role in roles {
            let name = register.take(built_in_character(role), &flow.char_styles[&role].word_name);
            names.character.insert(vec![role], name);
        }
        for roles in combinations(flow) {
            let parts = roles.iter().filter_map(|role| flow.char_styles.get(role));
            let word_name = parts
                .map(|style| style.word_name.as_str())
                .collect::<Vec<_>>()
                .join(" + ");
            let name = register.take(None, &word_name);
            names.character.insert(roles, name);
        }
        names
    }

    /// The id of a paragraph style; Word's default where the flow has no such style.
    pub fn paragraph_id(&self, role: Role) -> &str {
        self.paragraph.get(&role).map_or("Normal", |name| &name.id)
    }

    /// The id of the character style of these roles; `None` for no role.
    pub fn character_id(&self, roles: &[CharRole]) -> Option<&str> {
        self.character.get(roles).map(|name| name.id.as_str())
    }
}

/// The combinations of two and more roles that runs have.
fn combinations(flow: &Flow) -> BTreeSet<Vec<CharRole>> {
    let mut found = BTreeSet::new();
    each_paragraph(flow, &mut |paragraph| {
        each_inline(&paragraph.inlines, &mut |inline| {
            if let Inline::Text { run, .. }
            | Inline::NoteCall { run, .. }
            | Inline::PageOf { run, .. } = inline
                && run.roles.len() > 1
            {
                found.insert(run.roles.clone());
            }
        });
    });
    found
}

/// Sees every paragraph of `flow`, those of tables and notes among them, in the order of the file.
pub fn each_paragraph<'a>(flow: &'a Flow, see: &mut impl FnMut(&'a Paragraph)) {
    fn blocks<'a>(all: &'a [Block], see: &mut impl FnMut(&'a Paragraph)) {
        for block in all {
            match block {
                Block::Paragraph(paragraph) => see(paragraph),
                Block::Table(table) => {
                    if let Some(caption) = &table.caption {
                        see(caption);
                    }
                    for cell in table.rows.iter().flat_map(|row| &row.cells) {
                        blocks(&cell.blocks, see);
                    }
                }
            }
        }
    }
    for section in &flow.sections {
        blocks(&section.blocks, see);
    }
    for note in &flow.notes {
        note.paragraphs.iter().for_each(&mut *see);
    }
}

/// Sees every inline, those inside links and tagged stretches too.
pub fn each_inline<'a>(inlines: &'a [Inline], see: &mut impl FnMut(&'a Inline)) {
    for inline in inlines {
        see(inline);
        if let Inline::Link { inlines, .. } | Inline::Tagged { inlines, .. } = inline {
            each_inline(inlines, see);
        }
    }
}
