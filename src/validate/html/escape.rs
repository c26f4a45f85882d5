//! Text as HTML text.

use std::fmt::{Display, Formatter, Result};

/// A text that is written with everything escaped that HTML could take for markup, in elements and in quoted
/// attributes alike.
pub struct Text<'a>(pub &'a str);

impl Display for Text<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let mut rest = self.0;
        while let Some(at) = rest.find(|c: char| escaped(c).is_some() || is_control(c)) {
            let (before, special) = rest.split_at(at);
            f.write_str(before)?;
            let mut characters = special.chars();
            if let Some(c) = characters.next() {
                match escaped(c) {
                    Some(name) => f.write_str(name)?,
                    None => write!(f, "‹U+{:04X}›", c as u32)?,
                }
            }
            rest = characters.as_str();
        }
        f.write_str(rest)
    }
}

fn escaped(c: char) -> Option<&'static str> {
    Some(match c {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        _ => return None,
    })
}

/// Characters that HTML does not allow, or that would turn the text around them.
fn is_control(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c as u32, 0x200E | 0x200F | 0x202A..=0x202E | 0x2066..=0x2069 | 0xFFFE | 0xFFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_text_is_taken_for_markup() {
        let text = Text("<script>alert('1' & \"2\")</script>\u{13}\u{202E}é\n").to_string();
        assert_eq!(
            text,
            "&lt;script&gt;alert(&#39;1&#39; &amp; &quot;2&quot;)&lt;/script&gt;‹U+0013›‹U+202E›é\n"
        );
    }
}
