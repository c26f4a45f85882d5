//! What output files are called: a template over the document's symbol.

use crate::diag::{Finding, Rule, Severity};
use crate::symbol::{FileSymbol, file_stem};
use std::path::Path;

/// A template for file names cannot be followed.
pub static NAME_TEMPLATE: Rule = Rule {
    code: "NAME-TEMPLATE",
    severity: Severity::Error,
    summary: "The template for file names cannot be followed",
    explanation: "`--name` takes text with the fields {symbol} (AG05279E04; of a job number of the United Nations 09-33570-E), {job} (AG05279), {body} (AG), {language} \
                  (E), {version} (04) and {input} (the input's name without its ending). The name must stay inside \
                  of the output folder and must tell documents apart; the endings .pdf and .docx are added to it. \
                  All fields but {symbol} and {input} need a symbol of the form AG05279E04.",
};

/// A template that was read: names are made of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Naming {
    pieces: Vec<Piece>,
    template: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Field(Field),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Symbol,
    Job,
    Body,
    Language,
    Version,
    Input,
}

const FIELDS: [(&str, Field); 6] = [
    ("symbol", Field::Symbol),
    ("job", Field::Job),
    ("body", Field::Body),
    ("language", Field::Language),
    ("version", Field::Version),
    ("input", Field::Input),
];

/// Characters that no file name may hold on every system.
const FORBIDDEN: [char; 9] = ['/', '\\', ':', '*', '?', '"', '<', '>', '|'];

impl Naming {
    /// Reads a template such as `{symbol}` or `{job}-{language}`.
    ///
    /// # Errors
    /// NAME-TEMPLATE where a field is unknown or not closed, or the text around the fields cannot be in a file name.
    pub fn read(template: &str) -> Result<Naming, Finding> {
        let fail = |why: String| {
            let known = FIELDS.map(|(name, _)| format!("{{{name}}}")).join(", ");
            Finding::new(
                &NAME_TEMPLATE,
                format!("the template {template:?} {why}"),
                format!("use text and the fields {known}"),
            )
        };
        let mut pieces = Vec::new();
        let mut rest = template;
        while let Some(open) = rest.find('{') {
            let (text, field) = rest.split_at(open);
            let Some(close) = field.find('}') else {
                return Err(fail("has a field that is not closed".into()));
            };
            let name = &field[1..close];
            let Some((_, known)) = FIELDS.iter().find(|(known, _)| *known == name) else {
                return Err(fail(format!("has the unknown field {{{name}}}")));
            };
            pieces.extend((!text.is_empty()).then(|| Piece::Text(text.into())));
            pieces.push(Piece::Field(*known));
            rest = &field[close + 1..];
        }
        pieces.extend((!rest.is_empty()).then(|| Piece::Text(rest.into())));
        for piece in &pieces {
            if let Piece::Text(text) = piece
                && let Some(bad) = text
                    .chars()
                    .find(|c| FORBIDDEN.contains(c) || c.is_control() || *c == '}')
            {
                return Err(fail(format!("has {bad:?}, which cannot be in a file name")));
            }
        }
        if !pieces.iter().any(|piece| matches!(piece, Piece::Field(_))) {
            return Err(fail("gives every document the same name".into()));
        }
        Ok(Naming {
            pieces,
            template: template.into(),
        })
    }

    /// The name of a document's files, without ending.
    ///
    /// # Errors
    /// NAME-TEMPLATE where the symbol lacks a field or the name cannot be one.
    pub fn name(&self, symbol: &str, input: &Path) -> Result<String, Finding> {
        let fail = |why: String| {
            Finding::new(
                &NAME_TEMPLATE,
                format!(
                    "the template {:?} gives {} no name: {why}",
                    self.template,
                    input.display()
                ),
                "use {symbol}, or mend the symbol",
            )
        };
        let parsed = symbol.parse::<FileSymbol>();
        let mut name = String::new();
        for piece in &self.pieces {
            match (piece, &parsed) {
                (Piece::Text(text), _) => name.push_str(text),
                (Piece::Field(Field::Symbol), _) => name.push_str(&file_stem(symbol)),
                (Piece::Field(Field::Input), _) => {
                    name.push_str(&input.file_stem().unwrap_or_default().to_string_lossy());
                }
                (Piece::Field(field), Ok(parsed)) => name.push_str(&part(*field, parsed)),
                (Piece::Field(_), Err(error)) => {
                    return Err(fail(format!("{symbol:?} is no file symbol: {error}")));
                }
            }
        }
        let sound = !name.trim_matches([' ', '.']).is_empty()
            && !name.starts_with('.')
            && !name.contains(|c: char| FORBIDDEN.contains(&c) || c.is_control());
        if sound {
            Ok(name)
        } else {
            Err(fail(format!("{name:?} cannot be a file name")))
        }
    }
}

fn part(field: Field, symbol: &FileSymbol) -> String {
    match field {
        Field::Job => symbol.job(),
        Field::Body => symbol.body().to_owned(),
        Field::Language => symbol.language().letter().to_string(),
        Field::Version => symbol.version(),
        // taken as they stand, whatever the symbol's form
        Field::Symbol | Field::Input => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(template: &str, symbol: &str) -> Result<String, Finding> {
        Naming::read(template)?.name(symbol, Path::new("in/report.v2.xml"))
    }

    #[test]
    fn fields_are_filled_from_symbol_and_input() {
        let cases = [
            ("{symbol}", "AG05279E04"),
            ("{job}-{language}-{version}", "AG05279-E-04"),
            ("{body} {input}", "AG report.v2"),
        ];
        assert_eq!(
            name("{symbol}", "09-33570 (E) 310709").unwrap(),
            "09-33570-E"
        );
        for (template, expected) in cases {
            assert_eq!(name(template, "AG05279E04").unwrap(), expected);
        }
    }

    #[test]
    fn a_template_that_cannot_be_followed_is_refused() {
        for template in [
            "{symbol",
            "{number}",
            "report",
            "../{symbol}",
            "{symbol}}",
            "a/{symbol}",
            "",
        ] {
            let error = Naming::read(template).unwrap_err();
            assert_eq!(error.rule.code, "NAME-TEMPLATE", "{template}");
        }
        for (template, symbol) in [
            ("{job}", "report"),
            ("{symbol}", "../x"),
            ("{symbol}", ".."),
        ] {
            assert!(name(template, symbol).is_err(), "{template} {symbol}");
        }
    }
}
