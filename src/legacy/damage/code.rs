//! Field codes as they stand in text: their names, switches and arguments (ECMA-376 part 1, 17.16.5).

/// Names that are no words of any language: they are a code wherever they stand.
const ALWAYS: [&str; 22] = [
    "FILENAME",
    "NUMPAGES",
    "PAGEREF",
    "NOTEREF",
    "STYLEREF",
    "DOCPROPERTY",
    "MERGEFIELD",
    "INCLUDEPICTURE",
    "INCLUDETEXT",
    "AUTOTEXT",
    "MACROBUTTON",
    "FORMTEXT",
    "FORMCHECKBOX",
    "FORMDROPDOWN",
    "SECTIONPAGES",
    "AUTONUM",
    "AUTONUMLGL",
    "SAVEDATE",
    "PRINTDATE",
    "CREATEDATE",
    "USERNAME",
    "DOCVARIABLE",
];

/// Names that are words too: they are a code where a switch, a bookmark or what they take follows.
const WITH_ARGUMENTS: [&str; 24] = [
    "HYPERLINK",
    "EMBED",
    "LINK",
    "REF",
    "TOC",
    "PAGE",
    "SEQ",
    "DATE",
    "TIME",
    "TITLE",
    "AUTHOR",
    "SUBJECT",
    "SYMBOL",
    "IF",
    "QUOTE",
    "EQ",
    "INDEX",
    "XE",
    "TC",
    "SET",
    "ASK",
    "SHAPE",
    "SECTION",
    "TA",
];

/// A field code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Code<'t> {
    /// The field's name: `FILENAME`.
    pub name: &'t str,
    /// How many bytes the name with its arguments and switches takes.
    pub length: usize,
    /// Whether anything follows the name that only a code has.
    pub proven: bool,
}

/// The field's name at the start of a text; white space before it is passed over.
pub(super) fn name(text: &str) -> Option<&str> {
    let text = text.trim_start_matches([' ', '\u{A0}', '\t']);
    let end = text
        .find(|c: char| !c.is_ascii_uppercase())
        .unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let whole = !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    (whole && (ALWAYS.contains(&name) || WITH_ARGUMENTS.contains(&name))).then_some(name)
}

/// The code at the very start of a text, without any mark of a field.
pub(super) fn code(text: &str) -> Option<Code<'_>> {
    let name = name(text).filter(|name| text.starts_with(name))?;
    let mut cursor = Cursor {
        rest: text.get(name.len()..)?,
        evidence: 0,
    };
    cursor.arguments(name);
    let code = Code {
        name,
        length: text.len() - cursor.rest.len(),
        proven: cursor.evidence > 0,
    };
    (code.proven || ALWAYS.contains(&name)).then_some(code)
}

/// What is left of the text after the name.
struct Cursor<'t> {
    rest: &'t str,
    evidence: usize,
}

impl<'t> Cursor<'t> {
    /// Takes arguments and switches; white space after the last is left.
    fn arguments(&mut self, name: &str) {
        // an argument without quotes, taken only where a switch or bookmark proves it
        if matches!(
            name,
            "SEQ"
                | "REF"
                | "PAGEREF"
                | "NOTEREF"
                | "STYLEREF"
                | "DOCPROPERTY"
                | "MERGEFIELD"
                | "DOCVARIABLE"
        ) && let Some((word, after)) = self.word()
            && after.trim_start().starts_with('\\')
            && !word.starts_with('\\')
        {
            self.rest = after;
        }
        while self.argument(name) {}
    }

    fn argument(&mut self, name: &str) -> bool {
        let rest = self.rest.trim_start();
        if let Some(switch) = rest.strip_prefix('\\') {
            return self.switch(switch);
        }
        if let Some(after) = quoted(rest) {
            if !matches!(
                name,
                "PAGE" | "DATE" | "TIME" | "TITLE" | "IF" | "SET" | "LINK" | "SECTION" | "INDEX"
            ) {
                self.evidence += 1;
            } else if self.evidence == 0 {
                return false;
            }
            self.rest = after;
            return true;
        }
        let Some((word, after)) = self.word() else {
            return false;
        };
        let bookmark = ["_Ref", "_Toc", "_Hlk", "_Hlt", "_Num", "_MON"]
            .iter()
            .any(|start| word.starts_with(start));
        if bookmark || matches!(name, "EMBED" | "LINK") && is_class(word) {
            self.rest = after;
            self.evidence += 1;
            return true;
        }
        false
    }

    /// Takes a switch, of which the backslash is gone.
    fn switch(&mut self, switch: &'t str) -> bool {
        let mut chars = switch.chars();
        let Some(letter) = chars.next() else {
            return false;
        };
        let after = chars.as_str();
        match letter {
            // how the result is written: a word or a picture of it
            '*' | '@' | '#' => {
                let format = after.trim_start();
                self.rest = match quoted(format) {
                    Some(after) => after,
                    None => {
                        let end = format
                            .find(|c: char| c.is_whitespace() || c == '\u{FFFD}' || c.is_control());
                        format
                            .get(end.unwrap_or(format.len())..)
                            .unwrap_or_default()
                    }
                };
            }
            letter if letter.is_ascii_alphabetic() && !after.starts_with(char::is_alphanumeric) => {
                self.rest = quoted(after.trim_start()).unwrap_or(after);
            }
            _ => return false,
        }
        self.evidence += 1;
        true
    }

    /// The next word and what follows it.
    fn word(&self) -> Option<(&'t str, &'t str)> {
        let rest = self.rest.trim_start();
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        (end > 0).then(|| rest.split_at(end))
    }
}

/// What follows a quoted argument at the start of a text.
fn quoted(text: &str) -> Option<&str> {
    let mut chars = text.chars();
    let close: &[char] = match chars.next()? {
        '"' => &['"'],
        '“' => &['”', '"'],
        _ => return None,
    };
    let inner = chars.as_str();
    let at = inner.find(close)?;
    // an address or a format is short; a quotation is none
    if at > 2048 {
        return None;
    }
    let mut after = inner.get(at..)?.chars();
    after.next();
    Some(after.as_str())
}

/// Whether a word is the class of an embedded object: `Word.Picture.8`, `Equation.3`, `PBrush`.
fn is_class(word: &str) -> bool {
    let word = word.trim_end_matches(|c: char| c == '\u{FFFD}' || c.is_control());
    let mut steps = word.split('.');
    let named =
        |step: Option<&str>| step.is_some_and(|s| s.starts_with(|c: char| c.is_ascii_uppercase()));
    if matches!(word, "PBrush" | "Package" | "MSPhotoEd" | "AcroExch") {
        return true;
    }
    if !named(steps.next()) {
        return false;
    }
    let rest: Vec<&str> = steps.take(4).collect();
    rest.last().is_some_and(|last| last.parse::<u8>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_end_where_their_switches_end() {
        for (text, expected) in [
            (
                "FILENAME  \\* MERGEFORMAT AG05279E04",
                Some("FILENAME  \\* MERGEFORMAT"),
            ),
            (
                "HYPERLINK \"http://oas.org\" the site",
                Some("HYPERLINK \"http://oas.org\""),
            ),
            (
                "HYPERLINK \"http://oas.org\" \\o \"OAS\" the site",
                Some("HYPERLINK \"http://oas.org\" \\o \"OAS\""),
            ),
            (
                "HYPERLINK \\l \"_Toc1\" Part I",
                Some("HYPERLINK \\l \"_Toc1\""),
            ),
            ("TOC \\o \"1-3\" \\h \\z", Some("TOC \\o \"1-3\" \\h \\z")),
            ("REF _Ref123 \\h 5", Some("REF _Ref123 \\h")),
            ("PAGEREF _Toc12 \\h 3", Some("PAGEREF _Toc12 \\h")),
            ("SEQ Table \\* ARABIC 1", Some("SEQ Table \\* ARABIC")),
            ("EMBED Word.Picture.8", Some("EMBED Word.Picture.8")),
            ("EMBED Equation.3 where", Some("EMBED Equation.3")),
            (
                "DATE \\@ \"d MMMM yyyy\" 4 May 2011",
                Some("DATE \\@ \"d MMMM yyyy\""),
            ),
            ("PAGE  \\* roman ii", Some("PAGE  \\* roman")),
            ("NUMPAGES 4", Some("NUMPAGES")),
            ("DATE AND TIME", None),
            ("TITLE “A”", None),
            ("PAGE 2", None),
            ("IF we", None),
            ("REF. 12", None),
            ("SET forth", None),
            ("LINKS", None),
        ] {
            let found = code(text).and_then(|code| text.get(..code.length));
            assert_eq!(found, expected, "{text}");
        }
    }
}
