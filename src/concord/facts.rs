//! Facts: what a paragraph says that does not depend on its language.

use super::scan;
use crate::model::{Inline, InlineKind, Marks, organizations, plain_text};
use crate::{ordinal, symbol};
use std::ops::Range;

/// What a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    /// An annotation ad referendum: its delegations.
    Annotation,
    /// The mark of a note.
    Note,
    /// Where a reference leads.
    Reference,
    /// A date, `2011-06-07`; `--06-07` without year, `2011-06-05/07` for several days.
    Date,
    /// A number in digits, or a Roman numeral.
    Figure,
    /// The symbol of a document.
    Symbol,
    /// The ordinal of a session.
    Session,
    /// How a stretch is set off.
    Emphasis,
    /// Brackets, alternatives, struck text.
    Bracket,
    /// Whom or what words refer to.
    Name,
    /// The value of words that say how many.
    Quantity,
    /// A field of the document.
    Field,
    /// The language of a passage.
    Passage,
    /// A picture.
    Picture,
    /// The shape of a table.
    Shape,
}

impl Aspect {
    /// All aspects, in the order in which they are told.
    pub const ALL: [Aspect; 15] = [
        Aspect::Shape,
        Aspect::Annotation,
        Aspect::Note,
        Aspect::Reference,
        Aspect::Date,
        Aspect::Figure,
        Aspect::Symbol,
        Aspect::Session,
        Aspect::Emphasis,
        Aspect::Bracket,
        Aspect::Name,
        Aspect::Quantity,
        Aspect::Field,
        Aspect::Passage,
        Aspect::Picture,
    ];
}

/// A fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is about.
    pub aspect: Aspect,
    /// What it says, the same in every language.
    pub value: String,
    /// The bytes of the paragraph's text that say it; empty where marks say it.
    pub range: Range<usize>,
}

/// The text of a paragraph in `language` and its facts.
pub(super) fn facts(inlines: &[Inline], language: &str) -> (String, Vec<Fact>) {
    let mut gather = Gather {
        text: String::new(),
        facts: Vec::new(),
    };
    gather.inlines(inlines);
    let mut facts = gather.facts;
    for fact in scan::scan(&gather.text, language) {
        // a date that is marked and written is one date, and the ordinal of a session that is marked no figure beside
        let known = facts.iter().any(|other| match (other.aspect, fact.aspect) {
            (Aspect::Date, Aspect::Date) => other.value == fact.value,
            (Aspect::Session, Aspect::Figure) => {
                other.range.start <= fact.range.start && fact.range.end <= other.range.end
            }
            _ => false,
        });
        if !known {
            facts.push(fact);
        }
    }
    (gather.text, facts)
}

struct Gather {
    text: String,
    facts: Vec<Fact>,
}

impl Gather {
    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(_, text) => self.text.push_str(text),
                Inline::Marked {
                    marks,
                    kind,
                    children,
                    ..
                } => {
                    let start = self.text.len();
                    if *kind == InlineKind::LineBreak {
                        self.text.push('\n');
                    }
                    self.inlines(children);
                    let range = start..self.text.len();
                    self.marked(marks, kind, children, range);
                }
            }
        }
    }

    fn marked(
        &mut self,
        marks: &Marks,
        kind: &InlineKind,
        children: &[Inline],
        range: Range<usize>,
    ) {
        let named = |aspect, value: &str| Fact {
            aspect,
            value: value.to_owned(),
            range: range.clone(),
        };
        if let Some(language) = &marks.language {
            self.facts.push(named(Aspect::Passage, language));
        }
        match (marks.name.as_deref(), kind) {
            (Some("adReferendum"), _) => {
                // the names in it are the annotation's
                self.facts
                    .retain(|fact| fact.aspect != Aspect::Name || fact.range.start < range.start);
                let mut delegations = organizations(children);
                delegations.sort();
                self.facts
                    .push(named(Aspect::Annotation, &delegations.join(" ")));
            }
            (Some(name @ ("bracketed" | "alternative" | "struck")), _) => {
                self.facts.push(named(Aspect::Bracket, name));
            }
            (Some("leadIn"), _) => self.facts.push(named(Aspect::Emphasis, "lead-in")),
            (Some("smallCaps"), _) => self.facts.push(named(Aspect::Emphasis, "small capitals")),
            (Some(name), InlineKind::Named) => self.facts.push(named(Aspect::Field, name)),
            _ => {}
        }
        let field = |name: &str| (Aspect::Field, name.to_owned());
        let (aspect, value) = match kind {
            InlineKind::Bold => (Aspect::Emphasis, "bold".into()),
            InlineKind::Italic => (Aspect::Emphasis, "italic".into()),
            InlineKind::Underline => (Aspect::Emphasis, "underlined".into()),
            InlineKind::Superscript => (Aspect::Emphasis, "raised".into()),
            InlineKind::Subscript => (Aspect::Emphasis, "lowered".into()),
            InlineKind::Reference { href } => (Aspect::Reference, target(href)),
            InlineKind::RangeReference { from, up_to } => (
                Aspect::Reference,
                format!("{} to {}", target(from), target(up_to)),
            ),
            // an address may lead to a page in the version's language
            InlineKind::Link { .. } => (Aspect::Reference, "an address".into()),
            InlineKind::Note(note) => (Aspect::Note, note.marker.clone()),
            InlineKind::NoteReference { marker, .. } => (Aspect::Note, marker.clone()),
            InlineKind::Date(date) | InlineKind::DocDate(date) => (Aspect::Date, date.clone()),
            InlineKind::Image { src, .. } => (Aspect::Picture, src.clone()),
            InlineKind::Quantity(value) => (
                Aspect::Quantity,
                value.clone().unwrap_or_else(|| "no value".into()),
            ),
            InlineKind::Organization
            | InlineKind::Person
            | InlineKind::Role
            | InlineKind::Location
            | InlineKind::Concept
            | InlineKind::Term
            | InlineKind::Event
                if !marks.refers_to.is_empty() =>
            {
                (Aspect::Name, marks.refers_to.join(" "))
            }
            InlineKind::Session => match session(&plain_text(children)) {
                Some(ordinal) => (Aspect::Session, ordinal.to_string()),
                None => return,
            },
            InlineKind::DocTitle => field("title"),
            InlineKind::DocNumber => field("number"),
            InlineKind::DocType => field("type"),
            InlineKind::DocStatus => field("status"),
            InlineKind::DocProponent => field("proponent"),
            InlineKind::DocCommittee => field("committee"),
            InlineKind::DocAuthority => field("authority"),
            InlineKind::Signature => field("signature"),
            _ => return,
        };
        self.facts.push(Fact {
            aspect,
            value,
            range,
        });
    }
}

/// The ordinal of a session, in words or as a Roman numeral.
fn session(text: &str) -> Option<u16> {
    let roman = || {
        text.split(|c: char| !c.is_alphanumeric())
            .find_map(symbol::roman_number)
    };
    ordinal::in_words(text).or_else(roman)
}

/// Where a reference leads, whatever the language and version of the other document.
fn target(href: &str) -> String {
    let is_expression = |step: &str| {
        step.split_once('@').is_some_and(|(language, _)| {
            language.len() == 3 && language.bytes().all(|b| b.is_ascii_lowercase())
        })
    };
    let steps: Vec<&str> = href
        .split('/')
        .filter(|step| !is_expression(step))
        .collect();
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_of_another_document_is_not_regarded() {
        assert_eq!(target("#para_2"), "#para_2");
        assert_eq!(
            target("/akn/aa-oas/statement/2011/66/spa@01/!main"),
            "/akn/aa-oas/statement/2011/66/!main"
        );
    }

    #[test]
    fn sessions_are_read_in_words_and_in_roman_numerals() {
        assert_eq!(session("FORTY-FIRST REGULAR SESSION"), Some(41));
        assert_eq!(session("XLI período ordinario de sesiones"), Some(41));
        assert_eq!(session("the session"), None);
    }
}
