//! Characters, names and references of XML: what quick-xml leaves to its user to check.

use super::report::Report;
use super::rule;
use crate::diag::Span;
use std::borrow::Cow;

/// Characters that XML does not allow (XML 1.0, clause 2.2, production 2).
pub(super) fn report_forbidden(text: &str, report: &mut Report) {
    let bytes = text.as_bytes();
    let suspect =
        |byte: &u8| *byte == 0xEF || *byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r');
    // without a way out of the loop, it looks at many bytes at once
    let any = |stretch: &[u8]| stretch.iter().fold(false, |any, byte| any | suspect(byte));
    if !bytes.chunks(4096).any(any) {
        return;
    }
    for (at, byte) in bytes.iter().enumerate() {
        let forbidden = match byte {
            b'\t' | b'\n' | b'\r' => false,
            0..0x20 => true,
            // U+FFFE and U+FFFF are EF BF BE and EF BF BF
            0xEF => matches!(bytes.get(at + 1..at + 3), Some([0xBF, 0xBE | 0xBF])),
            _ => false,
        };
        if forbidden {
            let character = text[at..].chars().next().map_or(0, u32::from);
            report.add(
                &rule::XML_CHARACTER,
                Span::new(at, at + 1),
                format_args!("the character U+{character:04X} is not allowed in XML"),
                "remove it",
            );
        }
    }
}

/// Whether a character may stand in XML, written as a reference.
fn allowed(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// A name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, local)| local)
}

/// Whether `text` is a name with at most one prefix (Namespaces in XML 1.0, production 7).
pub(super) fn is_name(text: &str) -> bool {
    let mut parts = 0;
    text.split(':').all(|part| {
        parts += 1;
        let mut characters = part.chars();
        parts <= 2 && characters.next().is_some_and(starts_name) && characters.all(continues_name)
    })
}

/// XML 1.0, production 4, without the colon.
fn starts_name(c: char) -> bool {
    matches!(c, 'A'..='Z' | 'a'..='z' | '_' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
        | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}' | '\u{200D}' | '\u{2070}'..='\u{218F}'
        | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}'
        | '\u{10000}'..='\u{EFFFF}')
}

/// XML 1.0, production 4a, without the colon.
fn continues_name(c: char) -> bool {
    starts_name(c)
        || matches!(c, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

/// Line ends as XML reads them: CR LF and CR are LF (XML 1.0, clause 2.11).
pub(super) fn normalized(raw: &str) -> Cow<'_, str> {
    if raw.contains('\r') {
        Cow::Owned(raw.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(raw)
    }
}

/// Why a reference names no character.
pub(super) enum Problem {
    Entity,
    Character,
}

impl Problem {
    pub(super) fn report(&self, reference: &str, span: Span, report: &mut Report) {
        match self {
            Problem::Entity => report.add(
                &rule::XML_ENTITY,
                span,
                format_args!("the entity `&{reference};` is not defined"),
                "write the character itself",
            ),
            Problem::Character => report.add(
                &rule::XML_CHARACTER,
                span,
                format_args!("`&{reference};` names no character that XML allows"),
                "remove it, or write the character that is meant",
            ),
        }
    }
}

/// The character that a reference stands for, given what is between `&` and `;`.
pub(super) fn resolve(reference: &str) -> Result<char, Problem> {
    let Some(number) = reference.strip_prefix('#') else {
        return match reference {
            "amp" => Ok('&'),
            "lt" => Ok('<'),
            "gt" => Ok('>'),
            "quot" => Ok('"'),
            "apos" => Ok('\''),
            _ => Err(Problem::Entity),
        };
    };
    let (digits, radix) = match number.strip_prefix('x') {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    if !digits.starts_with(|c: char| c.is_digit(radix)) {
        return Err(Problem::Character);
    }
    u32::from_str_radix(digits, radix)
        .ok()
        .and_then(char::from_u32)
        .filter(|c| allowed(*c))
        .ok_or(Problem::Character)
}
