//! Templates: `- {folio} -`, `{term:house}`. Words in braces stand for something, all else for itself.

use super::Value;
use super::table::Findings;
use super::values::{text, wrong};

/// A piece of a template.
pub(super) enum Piece<F> {
    /// What a name in braces stands for.
    Field(F),
    /// Words of the layout, by key.
    Term(String),
    /// Text.
    Fixed(String),
}

/// The pieces of a template, whose names in braces `known` knows; `names` tells them in the message.
pub(super) fn pieces<F>(
    value: Value,
    findings: &mut Findings,
    names: &str,
    known: impl Fn(&str) -> Option<F>,
) -> Option<Vec<Piece<F>>> {
    let template = text(value, findings)?;
    let mut pieces = Vec::new();
    let mut rest = template.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        push_fixed(&mut pieces, before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        let piece = match name.strip_prefix("term:") {
            Some(key) => Some(Piece::Term(key.to_owned())),
            None => known(name).map(Piece::Field),
        };
        match piece {
            Some(piece) => pieces.push(piece),
            None => {
                let message = format!("`{{{name}}}` stands for nothing");
                let help = format!("Write {names}, or {{term:KEY}} with a key of [terms].");
                wrong(value, findings, &message, &help);
                return None;
            }
        }
        rest = after;
    }
    push_fixed(&mut pieces, rest);
    Some(pieces)
}

fn push_fixed<F>(pieces: &mut Vec<Piece<F>>, text: &str) {
    if !text.is_empty() {
        pieces.push(Piece::Fixed(text.to_owned()));
    }
}
