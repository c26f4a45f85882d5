//! The fields of the masthead, told by their words and by the side on which they stand.

use super::Maker;
use super::element::{Element, Node};
use super::line::Line;
use super::words::{self, BODIES};
use crate::sheet::Role;

impl Maker<'_> {
    /// The masthead: a paragraph for each field.
    pub fn masthead(&mut self, lines: &[&Line<'_>]) -> Element {
        let mut masthead = Element::new("container").with("name", "masthead");
        for line in lines {
            if line.role == Role::Masthead {
                let content = self.inlines(&line.paragraph, line.role);
                let known = BODIES.iter().find(|(name, ..)| *name == line.text());
                let body = known.map_or("oasGA", |(_, id, _)| id);
                let body = Element::new("organization")
                    .with("refersTo", format!("#{body}"))
                    .of(content);
                masthead.push(Element::new("p").holding(body));
                continue;
            }
            // a tab stands between the left half of a line and its right half
            let (left, right) = match line.text().split_once('\t') {
                Some((left, right)) => (left.trim(), right.trim()),
                None if is_right(line.text()) => ("", line.text()),
                None => (line.text(), ""),
            };
            for (text, field) in [(left, left_field(left)), (right, right_field(right))] {
                if !text.is_empty() {
                    let field = self.field(field, text);
                    masthead.push(Element::new("p").holding(field));
                }
            }
        }
        masthead
    }

    fn field(&mut self, field: Field, text: &str) -> Element {
        let content = vec![Node::Text(text.to_owned())];
        match field {
            Field::Session => Element::new("session").of(content),
            Field::Number => Element::new("docNumber").of(content),
            Field::Date => {
                let date =
                    words::date(text).unwrap_or_else(|| super::identity::UNKNOWN_DATE.into());
                Element::new("docDate").with("date", date).of(content)
            }
            Field::Place => {
                self.places.push(text.to_owned());
                let place = format!("#place_{}", self.places.len());
                Element::new("location").with("refersTo", place).of(content)
            }
            Field::Named(name) => Element::new("inline").with("name", name).of(content),
        }
    }
}

/// A field of the masthead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Session,
    Number,
    Date,
    Place,
    Named(&'static str),
}

fn left_field(text: &str) -> Field {
    let upper = text.to_uppercase();
    let session = ["SESSION", "PERÍODO", "SESSÃO", "SESIÓN", "SESIONES"];
    if session.iter().any(|word| upper.contains(word)) {
        Field::Session
    } else if words::has_date(text) {
        Field::Named("sessionDates")
    } else {
        Field::Place
    }
}

fn right_field(text: &str) -> Field {
    let starts = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    if starts(&["OEA/Ser", "OAS/Ser"]) {
        Field::Named("series")
    } else if is_number(text) {
        Field::Number
    } else if words::date(text).is_some() {
        Field::Date
    } else if starts(&["Original"]) {
        Field::Named("originalLanguage")
    } else if starts(&["Distribu"]) {
        Field::Named("distribution")
    } else {
        Field::Named("agendaItem")
    }
}

/// Whether a line without a tab is one of the right side.
fn is_right(text: &str) -> bool {
    right_field(text) != Field::Named("agendaItem")
        || ["Item ", "Punto ", "Point ", "Ponto "]
            .iter()
            .any(|word| text.starts_with(word))
}

/// An official symbol: `AG/doc.5232/11`.
pub(super) fn is_number(text: &str) -> bool {
    let Some((body, rest)) = text.split_once('/') else {
        return false;
    };
    (2..=8).contains(&body.len())
        && body.bytes().all(|b| b.is_ascii_uppercase() || b == b'-')
        && body != "OEA"
        && !text.contains(' ')
        && rest.bytes().any(|b| b.is_ascii_digit())
}
