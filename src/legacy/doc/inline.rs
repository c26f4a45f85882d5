//! The inside of a paragraph: text by its look, and the characters that stand for something else ([MS-DOC] 2.4.1 and
//! the codes of sprmCFSpec, 2.6.1).

use super::document::Stretch;
use super::draft::Draft;
use super::fib::Generation;
use super::field::FieldKind;
use super::note;
use super::numeral::numeral;
use super::picture;
use super::props::Look;
use super::story::{Kind, Story, Under};
use super::style::Purpose;
use crate::reread::{self, View};

/// What a stretch of text with all kinds of emphasis takes while its paragraph is under way, in bytes.
const STRETCH: usize = 640;
/// Hidden text is quoted in a finding as far as this.
const QUOTED: usize = 240;

impl Story<'_, '_> {
    /// Reads a paragraph from its first character; the code and the look of its last.
    pub(super) fn inlines(
        &mut self,
        from: u32,
        under: &Under<'_>,
        draft: &mut Draft,
    ) -> (u16, Look) {
        let mut at = from;
        let mut last = (0, Look::default());
        let mut half = None;
        while at < under.to {
            let Some(stretch) = self.document.stretch(at, under.to, under.shape.style) else {
                break;
            };
            self.count_change(&stretch.look);
            self.hold(STRETCH);
            let code = self.stretch(&stretch, under, draft, &mut half);
            last = (code, stretch.look);
            at = stretch.to.max(at + 1);
            if self.notebook.full {
                break;
            }
        }
        last
    }

    /// Counts a tracked change where one begins.
    fn count_change(&mut self, look: &Look) {
        let now = (look.inserted, look.deleted);
        for (is, was, author) in [
            (now.0, self.tracked.0, look.authors[0]),
            (now.1, self.tracked.1, look.authors[1].max(look.authors[0])),
        ] {
            if is && !was {
                *self.notebook.changes.entry(author).or_default() += 1;
            }
        }
        self.tracked = now;
    }

    /// Reads a stretch; the code of its last character. `half` is the first half of a surrogate pair that the end of
    /// a piece cut in two: saves that append cut anywhere.
    fn stretch(
        &mut self,
        stretch: &Stretch,
        under: &Under<'_>,
        draft: &mut Draft,
        half: &mut Option<u16>,
    ) -> u16 {
        let look = &stretch.look;
        let piece = &stretch.piece;
        let mut pending: Vec<u16> = half.take().into_iter().collect();
        if !piece.wide && !pending.is_empty() {
            pending.clear();
            self.put("\u{FFFD}", look, under, draft);
        }
        let mut code = 0;
        for at in stretch.from..stretch.to {
            code = self.document.code(piece, at);
            if at < self.passed {
                continue;
            }
            let call = self.call_at(at);
            let plain = code >= 0x20 && call.is_none() && !(look.special && code == 0x28);
            if plain {
                pending.push(code);
                continue;
            }
            self.flush(&mut pending, stretch, under, draft);
            if let Some(index) = call {
                self.call(index, under, draft, look);
                if code != 0x28 {
                    continue;
                }
            }
            self.special(code, at, look, under, draft);
        }
        let first_half = |code: &u16| (0xD800..0xDC00).contains(code);
        if piece.wide && stretch.to < under.to && pending.last().is_some_and(first_half) {
            *half = pending.pop();
        }
        self.flush(&mut pending, stretch, under, draft);
        code
    }

    fn flush(
        &mut self,
        pending: &mut Vec<u16>,
        stretch: &Stretch,
        under: &Under<'_>,
        draft: &mut Draft,
    ) {
        if pending.is_empty() {
            return;
        }
        let text = self.decoded(pending, stretch);
        pending.clear();
        self.put(&text, &stretch.look, under, draft);
    }

    fn decoded(&self, codes: &[u16], stretch: &Stretch) -> String {
        let document = self.document;
        let old = document.fib.generation == Generation::Word95;
        if stretch.piece.wide && !old {
            return char::decode_utf16(codes.iter().copied())
                .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect();
        }
        if old && document.is_symbolic(&stretch.look) {
            let private = codes.iter().map(|code| 0xF000 + u32::from(*code & 0xFF));
            return private.filter_map(char::from_u32).collect();
        }
        // the 16 bits of East Asian versions are the two bytes of a code page, the first one above
        let bytes: Vec<u8> = codes
            .iter()
            .flat_map(|code| code.to_be_bytes())
            .filter(|byte| *byte != 0)
            .collect();
        let encoding = document.encoding(&stretch.look);
        encoding.decode_without_bom_handling(&bytes).0.into_owned()
    }

    /// The index of the call of a note at a position of the main text.
    fn call_at(&self, at: u32) -> Option<usize> {
        if self.kind != Kind::Body {
            return None;
        }
        self.document
            .calls
            .binary_search_by_key(&at, |call| call.at)
            .ok()
    }

    /// A note is called.
    fn call(&mut self, index: usize, under: &Under<'_>, draft: &mut Draft, look: &Look) {
        let document = self.document;
        let call = document.calls[index];
        let mut marker = String::new();
        if !call.automatic {
            let count = note::own_mark(&call, document, under.to);
            self.passed = call.at.saturating_add(count);
            for at in call.at..self.passed {
                if let Some(index) = document.pieces.find(at) {
                    let code = document.code(&document.pieces.list[index], at);
                    marker.extend(char::from_u32(u32::from(code)).filter(|c| *c >= ' '));
                }
            }
        }
        if !self.fields.admits("") || self.is_gone(look) || look.hidden {
            return;
        }
        if call.automatic {
            marker = note::number(&call, document, self.notebook);
        }
        let marker = marker
            .chars()
            .map(|c| document.meaning(c, Some(look.font)))
            .collect::<String>();
        if self.notebook.take(4 * (marker.len() + 64)) {
            draft.call(marker.clone());
            self.called.push((call, marker));
        }
    }

    /// Whether text is not there in the view that is read.
    fn is_gone(&self, look: &Look) -> bool {
        match self.document.view {
            View::Final => look.deleted,
            View::Original => look.inserted,
        }
    }

    /// A character that stands for something else.
    fn special(&mut self, code: u16, at: u32, look: &Look, under: &Under<'_>, draft: &mut Draft) {
        match code {
            0x13 => self.fields.begin(),
            0x14 => self.fields.separate(draft.text.len()),
            0x15 => self.end_field(look, under, draft),
            0x09 => self.put("\t", look, under, draft),
            0x0B => self.put("\n", look, under, draft),
            // a page or a column ends inside of the paragraph
            0x0C | 0x0E => draft.broken |= at + 1 < under.to,
            0x1E => self.put("\u{2011}", look, under, draft),
            0x1F => self.put("\u{AD}", look, under, draft),
            0x28 => self.symbol(look, under, draft),
            0x02 if self.kind == Kind::Note => draft.note_mark |= draft.text.trim().is_empty(),
            0x05 => self.notebook.comments += usize::from(look.special),
            0x00 if look.special && self.shows_pages() => self.put("{}", look, under, draft),
            0x01 | 0x08 => self.figure(code, at, look, draft),
            _ => {}
        }
    }

    /// A picture: its alternative text, where it has one.
    fn figure(&mut self, code: u16, at: u32, look: &Look, draft: &mut Draft) {
        if !self.fields.admits("") || self.is_gone(look) || look.hidden {
            return;
        }
        let alt = picture::description(self.document, code, at, look);
        if let Some(alt) = alt.filter(|alt| self.notebook.take(2 * alt.len())) {
            draft.figures.push(alt);
        }
    }

    /// Whether the number of its page is part of the story.
    fn shows_pages(&self) -> bool {
        matches!(self.kind, Kind::Running | Kind::RunningBox)
    }

    /// A character of a symbol font.
    fn symbol(&mut self, look: &Look, under: &Under<'_>, draft: &mut Draft) {
        let Some((font, character)) = look.symbol else {
            self.put("(", look, under, draft);
            return;
        };
        // such fonts may be named with the byte alone
        let name = super::font::named(&self.document.fonts, font);
        let symbols = name.is_some_and(|font| font.charset == super::font::SYMBOLS);
        let character = match character {
            0x20..=0xFF if symbols => 0xF000 + u32::from(character),
            character => u32::from(character),
        };
        let found = char::from_u32(character).unwrap_or(char::REPLACEMENT_CHARACTER);
        let meaning = self.document.meaning(found, Some(font));
        self.put(meaning.encode_utf8(&mut [0; 4]), look, under, draft);
    }

    /// Adds text, wherever it goes: the paragraph, an instruction, or nowhere since it is hidden.
    fn put(&mut self, text: &str, look: &Look, under: &Under<'_>, draft: &mut Draft) {
        if !self.fields.admits(text) || self.is_gone(look) {
            return;
        }
        self.hold(3 * text.len());
        if look.hidden {
            if draft.hidden.len() + text.len() <= QUOTED {
                draft.hidden.push_str(text);
            }
            return;
        }
        if self.shows_pages() && self.fields.in_page_number(false) {
            // the folio is put where the field ends
            return;
        }
        if under.style.purpose == Purpose::Contents && self.fields.in_page_number(true) {
            // the page of a contents line is no text: another program may print another
            return;
        }
        if text.contains(|c| matches!(c, '\u{E000}'..='\u{F8FF}')) {
            let known: String = text
                .chars()
                .map(|c| self.document.meaning(c, Some(look.font)))
                .collect();
            draft.push(&known, look);
        } else {
            draft.push(text, look);
        }
    }

    fn end_field(&mut self, look: &Look, under: &Under<'_>, draft: &mut Draft) {
        let Some(field) = self.fields.end() else {
            return;
        };
        match field.kind {
            FieldKind::Page if self.shows_pages() => self.put("{}", look, under, draft),
            FieldKind::Link(target) => {
                if let Some(start) = field.result {
                    self.hold(2 * target.len() + 128);
                    draft.link(start, target);
                }
            }
            FieldKind::FileName => {
                if let Some(name) = field.result.and_then(|start| draft.text.get(start..)) {
                    self.notebook.name(name);
                }
            }
            FieldKind::AutoNumber { legal, separator } if field.result.is_none() => {
                let number = self.counter.auto(under.shape.outline, legal, &separator);
                self.number_in_text(number, look, under, draft);
            }
            FieldKind::ListNumber(level, start) if field.result.is_none() => {
                let number = self.counter.inline(level, start);
                self.number_in_text(number, look, under, draft);
            }
            FieldKind::Symbol(instruction) if field.result.is_none() => {
                if let Some(c) = self.sign(&instruction) {
                    self.put(c.encode_utf8(&mut [0; 4]), look, under, draft);
                }
            }
            _ => {}
        }
    }

    /// A number that a field makes: the paragraph's label where nothing stands before it.
    fn number_in_text(
        &mut self,
        number: String,
        look: &Look,
        under: &Under<'_>,
        draft: &mut Draft,
    ) {
        if !self.fields.admits("") || self.is_gone(look) || look.hidden {
            return;
        }
        if draft.text.trim().is_empty() && draft.label.is_none() {
            draft.label = Some(number);
        } else {
            self.put(&number, look, under, draft);
        }
    }

    /// The sign of a SYMBOL field.
    fn sign(&self, instruction: &str) -> Option<char> {
        let words = reread::field_words(instruction);
        let code = words.get(1)?;
        let code = match code.strip_prefix("0x").or(code.strip_prefix("0X")) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
            None => code.parse().ok()?,
        };
        let font = words
            .iter()
            .skip_while(|word| !word.eq_ignore_ascii_case("\\f"));
        match font.into_iter().nth(1) {
            Some(font) => reread::symbol_named(Some(font), &format!("{code:X}")),
            None if code < 0x100 => encoding_rs::WINDOWS_1252
                .decode_without_bom_handling(&[code as u8])
                .0
                .chars()
                .next(),
            None => char::from_u32(code),
        }
    }
}

/// The number of a LISTNUM field at a level, from 1, of the list that such fields have of themselves.
pub(super) fn list_number(level: usize, count: i64) -> String {
    const FORMS: [(u8, &str, &str); 9] = [
        (0, "", ")"),
        (4, "", ")"),
        (2, "", ")"),
        (0, "(", ")"),
        (4, "(", ")"),
        (2, "(", ")"),
        (0, "", "."),
        (4, "", "."),
        (2, "", "."),
    ];
    let (form, before, after) = FORMS[level.clamp(1, 9) - 1];
    let number = numeral(form, count, "en").unwrap_or_default();
    format!("{before}{number}{after}")
}
