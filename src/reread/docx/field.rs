//! Fields: instructions that are no text, and the results that are (ECMA-376 part 1, 17.16).

/// An open field.
#[derive(Debug)]
pub(super) struct Field {
    instruction: String,
    /// whether its result has begun
    separated: bool,
    /// where its result, as far as it stands in the paragraph under way, begins
    start: usize,
}

/// What a field is, by the first word of its instruction.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum FieldKind {
    /// The number of the page it stands on.
    Page,
    /// The number of the page of another place.
    PageReference,
    /// Its result leads somewhere.
    Link(String),
    /// Any other.
    Other,
}

/// The open fields of a story, outermost first.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
}

impl Fields {
    /// A field begins.
    pub fn begin(&mut self) {
        self.open.push(Field {
            instruction: String::new(),
            separated: false,
            start: 0,
        });
    }

    /// Its result begins at byte `at` of the paragraph. False where no field is open.
    pub fn separate(&mut self, at: usize) -> bool {
        match self.open.last_mut() {
            Some(field) => {
                field.separated = true;
                field.start = at;
                true
            }
            None => false,
        }
    }

    /// It ends: its kind, and where its result began in the paragraph. `None` where no field is open.
    pub fn end(&mut self) -> Option<(FieldKind, Option<usize>)> {
        let field = self.open.pop()?;
        Some((
            kind(&field.instruction),
            field.separated.then_some(field.start),
        ))
    }

    /// Adds to the instruction of the innermost field.
    pub fn instruct(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut() {
            field.instruction.push_str(text);
        }
    }

    /// Whether text stands here for a reader; where it stands in an instruction instead, it is added to that.
    pub fn admits(&mut self, text: &str) -> bool {
        match self.open.iter_mut().rev().find(|field| !field.separated) {
            Some(field) => {
                field.instruction.push_str(text);
                false
            }
            None => true,
        }
    }

    /// Whether the text is part of the result of a page number, or of a reference to one.
    pub fn in_page_number(&self, references: bool) -> bool {
        self.open
            .iter()
            .any(|field| match kind(&field.instruction) {
                FieldKind::Page => !references,
                FieldKind::PageReference => references,
                _ => false,
            })
    }

    /// The paragraph ends: the links that open fields make in it, each with its start; they go on in the next one.
    pub fn turn_paragraph(&mut self) -> Vec<(String, usize)> {
        let mut links = Vec::new();
        for field in &mut self.open {
            if let (true, FieldKind::Link(target)) = (field.separated, kind(&field.instruction)) {
                links.push((target, field.start));
            }
            field.start = 0;
        }
        links
    }

    /// The instructions of the fields still open.
    pub fn unclosed(&self) -> impl Iterator<Item = &str> {
        self.open.iter().map(|field| field.instruction.trim())
    }
}

fn kind(instruction: &str) -> FieldKind {
    let words = field_words(instruction);
    let has = |switch: &str| words.iter().any(|word| word.eq_ignore_ascii_case(switch));
    let Some(name) = words.first() else {
        return FieldKind::Other;
    };
    match name.to_ascii_uppercase().as_str() {
        "PAGE" => FieldKind::Page,
        "PAGEREF" => FieldKind::PageReference,
        "HYPERLINK" => match words.get(1) {
            Some(address) if !address.starts_with('\\') => {
                // `\l` names a place in what the address leads to
                let place = words.iter().skip_while(|word| *word != "\\l").nth(1);
                let place = place.map(|place| format!("#{place}")).unwrap_or_default();
                FieldKind::Link(format!("{address}{place}"))
            }
            _ if has("\\l") => FieldKind::Link("#".into()),
            _ => FieldKind::Other,
        },
        "REF" | "NOTEREF" if has("\\h") => FieldKind::Link("#".into()),
        _ => FieldKind::Other,
    }
}

/// The words of an instruction; quoted ones may hold spaces, and `\"` and `\\` in quotes stand for `"` and `\`.
pub fn field_words(instruction: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut quoted = false;
    let mut characters = instruction.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '"' | '“' | '”' => {
                if quoted {
                    words.push(std::mem::take(&mut word));
                }
                quoted = !quoted;
            }
            '\\' if quoted => word.extend(
                characters
                    .next_if(|next| matches!(next, '"' | '\\'))
                    .or(Some(c)),
            ),
            _ if c.is_whitespace() && !quoted => {
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
            }
            _ => word.push(c),
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_is_in_the_instruction() {
        for (instruction, expected) in [
            (" PAGE ", FieldKind::Page),
            (" page \\* MERGEFORMAT", FieldKind::Page),
            ("PAGEREF _Toc1 \\h", FieldKind::PageReference),
            (
                "HYPERLINK \"http://a.org/x y\"",
                FieldKind::Link("http://a.org/x y".into()),
            ),
            (
                "HYPERLINK http://a.org",
                FieldKind::Link("http://a.org".into()),
            ),
            (
                "HYPERLINK \"http://a.org\" \\l \"b\" \\n x",
                FieldKind::Link("http://a.org#b".into()),
            ),
            ("HYPERLINK \\l \"_Ref1\"", FieldKind::Link("#".into())),
            ("REF _Ref1 \\h \\n", FieldKind::Link("#".into())),
            ("REF _Ref1", FieldKind::Other),
            ("", FieldKind::Other),
        ] {
            assert_eq!(kind(instruction), expected, "{instruction}");
        }
    }

    #[test]
    fn text_in_an_instruction_is_no_text() {
        let mut fields = Fields::default();
        assert!(fields.admits("a"));
        fields.begin();
        fields.instruct("IF ");
        fields.begin();
        fields.instruct("PAGE");
        assert!(fields.separate(0));
        assert!(!fields.admits("2"));
        assert_eq!(fields.end(), Some((FieldKind::Page, Some(0))));
        assert!(fields.separate(1));
        assert!(fields.admits("result"));
        assert_eq!(fields.unclosed().collect::<Vec<_>>(), ["IF 2"]);
        fields.end();
        assert_eq!(fields.end(), None);
        assert!(!fields.separate(0));
    }
}
