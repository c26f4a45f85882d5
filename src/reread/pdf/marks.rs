//! Marked content (ISO 32000-1, 14.6): which glyphs belong to which structure element, and which are artifacts.

use super::content::Kind;
use super::interpret::Interpreter;
use super::lexer::{Lexer, Operand, value};
use super::rules;
use super::text_string;
use lopdf::{Dictionary, Object};

/// The highest identifier that a page may use.
const HIGHEST: f64 = 100_000.0;

/// An open marked-content sequence.
#[derive(Debug)]
pub(super) struct Mark {
    /// The first glyph in it.
    start: usize,
    role: Role,
    language: Option<String>,
    actual: Option<String>,
}

#[derive(Clone, Copy, Debug)]
enum Role {
    /// Content of a structure element.
    Content(usize),
    Artifact(Kind),
    /// Neither.
    Plain,
}

impl Mark {
    pub(super) fn is_plain(&self) -> bool {
        matches!(self.role, Role::Plain)
    }

    pub(super) fn is_artifact(&self) -> bool {
        matches!(self.role, Role::Artifact(_))
    }
}

/// A property list, in the stream or among the resources.
enum Properties<'l, 'a> {
    Inline(&'l Lexer<'l>, &'l [Operand<'l>]),
    Resource(&'a Dictionary),
    None,
}

impl Properties<'_, '_> {
    fn text(&self, key: &[u8]) -> Option<String> {
        match self {
            Properties::Inline(lexer, operands) => {
                lexer.text(value(operands, key)?).map(text_string)
            }
            Properties::Resource(dictionary) => match dictionary.get(key).ok()? {
                Object::String(bytes, _) => Some(text_string(bytes)),
                _ => None,
            },
            Properties::None => None,
        }
    }

    fn name(&self, key: &[u8]) -> Option<Vec<u8>> {
        match self {
            Properties::Inline(_, operands) => match value(operands, key)? {
                Operand::Name(name) => Some(name.to_vec()),
                _ => None,
            },
            Properties::Resource(dictionary) => {
                dictionary.get(key).ok()?.as_name().ok().map(<[u8]>::to_vec)
            }
            Properties::None => None,
        }
    }

    fn number(&self, key: &[u8]) -> Option<f64> {
        match self {
            Properties::Inline(_, operands) => match value(operands, key)? {
                Operand::Number(number) => Some(number),
                _ => None,
            },
            Properties::Resource(dictionary) => {
                dictionary.get(key).ok()?.as_float().ok().map(f64::from)
            }
            Properties::None => None,
        }
    }
}

impl<'a> Interpreter<'_, 'a> {
    /// `BDC` and `BMC`.
    pub(super) fn begin_marked(&mut self, lexer: &Lexer<'_>, resources: Option<&'a Dictionary>) {
        let operands = lexer.operands.as_slice();
        let Some(Operand::Name(tag)) = operands.first() else {
            self.troubles.add(&rules::STRUCTURE, self.page, || {
                "Marked content has no tag".into()
            });
            return self.open(Role::Plain, None, None);
        };
        let properties = match operands.get(1) {
            Some(Operand::Name(name)) => {
                let list = self.resource(resources, b"Properties", name);
                match list.and_then(|list| list.as_dict().ok()) {
                    Some(list) => Properties::Resource(list),
                    None => Properties::None,
                }
            }
            Some(Operand::Open(_)) => Properties::Inline(lexer, &operands[1..]),
            _ => Properties::None,
        };
        if *tag == b"OC" {
            self.troubles.add(&rules::HIDDEN, self.page, || {
                "Content is in a layer that a viewer can switch off".into()
            });
        }
        let role = if *tag == b"Artifact" {
            let edge = properties.name(b"Subtype");
            Role::Artifact(match properties.name(b"Type").as_deref() {
                Some(b"Pagination") if edge.as_deref() == Some(b"Watermark") => Kind::Stamp,
                Some(b"Pagination") => Kind::Running(match edge.as_deref() {
                    Some(b"Header") => Some(true),
                    Some(b"Footer") => Some(false),
                    _ => None,
                }),
                _ => Kind::Decoration,
            })
        } else {
            match properties.number(b"MCID") {
                Some(id) if (0.0..=HIGHEST).contains(&id) => Role::Content(id as usize),
                Some(_) => {
                    self.troubles.add(&rules::STRUCTURE, self.page, || {
                        "Marked content has an impossible identifier".into()
                    });
                    Role::Plain
                }
                None => Role::Plain,
            }
        };
        let inside = self.marks.iter().any(|mark| !mark.is_plain());
        if inside && !matches!(role, Role::Plain) {
            self.troubles.add(&rules::STRUCTURE, self.page, || {
                "Content or artifacts are marked inside other content or artifacts".into()
            });
        }
        self.open(
            role,
            properties.text(b"Lang"),
            properties.text(b"ActualText"),
        );
    }

    fn open(&mut self, role: Role, language: Option<String>, actual: Option<String>) {
        self.marks.push(Mark {
            start: self.content.glyphs.len(),
            role,
            language,
            actual,
        });
    }

    /// `EMC`.
    pub(super) fn end_marked(&mut self) {
        let Some(mark) = self.marks.pop() else {
            self.troubles.add(&rules::STRUCTURE, self.page, || {
                "Marked content ends that never began".into()
            });
            return;
        };
        let range = mark.start..self.content.glyphs.len();
        if let Some(language) = mark.language
            && !range.is_empty()
        {
            self.content.languages.push((range.clone(), language));
        }
        if let Some(actual) = mark.actual {
            self.content.actual.push((range.clone(), actual));
        }
        match mark.role {
            Role::Plain => {}
            Role::Artifact(kind) => self.record_artifact(kind, mark.start),
            Role::Content(id) => {
                if self.content.marked.len() <= id {
                    self.content.marked.resize(id + 1, None);
                }
                if self.content.marked[id].is_some() {
                    self.troubles.add(&rules::STRUCTURE, self.page, || {
                        format!("Two pieces of content have the identifier {id}")
                    });
                }
                self.content.marked[id] = Some(range);
            }
        }
    }
}
