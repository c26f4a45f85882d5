//! Fields: instructions that are no text, and the results that are ([MS-DOC] 2.8.25, 2.9.90).

use crate::reread::field_words;

/// An open field.
#[derive(Debug)]
struct Field {
    instruction: String,
    /// What it is, once its result has begun.
    kind: Option<FieldKind>,
    /// Where its result, as far as it stands in the paragraph under way, begins.
    start: usize,
}

/// What a field is, by the first word of its instruction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FieldKind {
    /// The number of the page it stands on.
    Page,
    /// The number of the page of another place.
    PageReference,
    /// Its result leads somewhere.
    Link(String),
    /// The name of the file.
    FileName,
    /// A number that counts paragraphs: plain, or with those of higher levels (`legal`).
    AutoNumber {
        /// Whether numbers of higher levels are written too.
        legal: bool,
        /// What follows the number.
        separator: String,
    },
    /// A number of a list in the text: its level, and a number to start anew with.
    ListNumber(Option<u8>, Option<i64>),
    /// A sign of a font, by instruction: SYMBOL.
    Symbol(String),
    /// Any other.
    Other,
}

/// A field that has ended.
#[derive(Debug)]
pub(super) struct Ended {
    /// What it is.
    pub kind: FieldKind,
    /// Where its result began in the paragraph; `None` where it has no result.
    pub result: Option<usize>,
}

/// The longest instruction that is kept: those that are acted on are far shorter.
const LONGEST: usize = 4096;
/// More fields in each other than Word allows (20).
const DEEPEST: usize = 64;

/// The open fields of a story, outermost first.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// How many are open that are too deep to be followed.
    deeper: usize,
}

impl Fields {
    /// A field begins.
    pub fn begin(&mut self) {
        if self.open.len() >= DEEPEST {
            self.deeper += 1;
            return;
        }
        self.open.push(Field {
            instruction: String::new(),
            kind: None,
            start: 0,
        });
    }

    /// Its result begins at byte `at` of the paragraph.
    pub fn separate(&mut self, at: usize) {
        if let (0, Some(field)) = (self.deeper, self.open.last_mut()) {
            field.kind = Some(kind(&field.instruction));
            field.start = at;
        }
    }

    /// It ends. `None` where no field is open.
    pub fn end(&mut self) -> Option<Ended> {
        if self.deeper > 0 {
            self.deeper -= 1;
            return None;
        }
        let field = self.open.pop()?;
        Some(match field.kind {
            Some(kind) => Ended {
                kind,
                result: Some(field.start),
            },
            None => Ended {
                kind: kind(&field.instruction),
                result: None,
            },
        })
    }

    /// Whether text stands here for a reader; where it stands in an instruction instead, it is added to that.
    pub fn admits(&mut self, text: &str) -> bool {
        match self
            .open
            .iter_mut()
            .rev()
            .find(|field| field.kind.is_none())
        {
            Some(field) => {
                if field.instruction.len() + text.len() <= LONGEST {
                    field.instruction.push_str(text);
                }
                false
            }
            None => true,
        }
    }

    /// Whether the text is part of the result of a page number, or of a reference to one.
    pub fn in_page_number(&self, references: bool) -> bool {
        self.open.iter().any(|field| match &field.kind {
            Some(FieldKind::Page) => !references,
            Some(FieldKind::PageReference) => references,
            _ => false,
        })
    }

    /// The paragraph ends: the links that open fields make in it, each with its start; they go on in the next one.
    pub fn turn_paragraph(&mut self) -> Vec<(String, usize)> {
        let mut links = Vec::new();
        for field in &mut self.open {
            if let Some(FieldKind::Link(target)) = &field.kind {
                links.push((target.clone(), field.start));
            }
            field.start = 0;
        }
        links
    }

    /// How many fields have no end.
    pub fn unclosed(&self) -> usize {
        self.open.len() + self.deeper
    }
}

fn kind(instruction: &str) -> FieldKind {
    let words = field_words(instruction);
    let has = |switch: &str| words.iter().any(|word| word.eq_ignore_ascii_case(switch));
    let after = |switch: &str| {
        let mut rest = words
            .iter()
            .skip_while(|word| !word.eq_ignore_ascii_case(switch));
        rest.nth(1).cloned()
    };
    let Some(name) = words.first() else {
        return FieldKind::Other;
    };
    match name.to_ascii_uppercase().as_str() {
        "PAGE" => FieldKind::Page,
        "PAGEREF" => FieldKind::PageReference,
        "FILENAME" => FieldKind::FileName,
        "HYPERLINK" => match words.get(1) {
            Some(address) if !address.starts_with('\\') => {
                // `\l` names a place in what the address leads to
                let place = after("\\l").map(|place| format!("#{place}"));
                FieldKind::Link(format!("{address}{}", place.unwrap_or_default()))
            }
            _ if has("\\l") => FieldKind::Link("#".into()),
            _ => FieldKind::Other,
        },
        "REF" | "NOTEREF" if has("\\h") => FieldKind::Link("#".into()),
        "AUTONUM" => FieldKind::AutoNumber {
            legal: false,
            separator: after("\\s").unwrap_or_else(|| ".".into()),
        },
        "AUTONUMLGL" | "AUTONUMOUT" => FieldKind::AutoNumber {
            legal: true,
            separator: match has("\\e") {
                true => String::new(),
                false => after("\\s").unwrap_or_else(|| ".".into()),
            },
        },
        "LISTNUM" => FieldKind::ListNumber(
            after("\\l").and_then(|level| level.parse().ok()),
            after("\\s").and_then(|start| start.parse().ok()),
        ),
        "SYMBOL" => FieldKind::Symbol(instruction.to_owned()),
        _ => FieldKind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_is_in_the_instruction() {
        for (instruction, expected) in [
            (" PAGE ", FieldKind::Page),
            ("pageref _Toc1 \\h", FieldKind::PageReference),
            (" FILENAME \\* MERGEFORMAT", FieldKind::FileName),
            (
                "HYPERLINK \"http://a.org/x y\"",
                FieldKind::Link("http://a.org/x y".into()),
            ),
            ("HYPERLINK a \\l \"b\"", FieldKind::Link("a#b".into())),
            ("HYPERLINK \\l \"_Ref1\"", FieldKind::Link("#".into())),
            (
                "LISTNUM \\l 2 \\s 4",
                FieldKind::ListNumber(Some(2), Some(4)),
            ),
            ("EMBED Word.Picture.8", FieldKind::Other),
        ] {
            assert_eq!(kind(instruction), expected, "{instruction}");
        }
    }

    #[test]
    fn text_in_an_instruction_is_no_text_however_fields_nest() {
        let mut fields = Fields::default();
        assert!(fields.admits("a"));
        fields.begin();
        assert!(!fields.admits("IF "));
        fields.begin();
        assert!(!fields.admits("PAGE"));
        fields.separate(0);
        assert!(!fields.admits("2"));
        assert_eq!(fields.end().unwrap().kind, FieldKind::Page);
        fields.separate(1);
        assert!(fields.admits("result"));
        assert_eq!(fields.unclosed(), 1);
        fields.end();
        assert!(fields.end().is_none());
        for _ in 0..100 {
            fields.begin();
        }
        for _ in 0..100 {
            fields.end();
        }
        assert!(fields.admits("a"));
    }
}
