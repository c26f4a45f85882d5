//! Run properties: as written in one place, and resolved (ECMA-376 part 1, 17.3.2 and 17.7.3 for toggles).

use super::xml::Element;
use std::rc::Rc;

/// Where characters stand on the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Position {
    /// On the line.
    #[default]
    Base,
    /// Raised.
    Super,
    /// Lowered.
    Sub,
}

/// The properties that one `w:rPr` gives.
#[derive(Clone, Debug, Default)]
pub(super) struct RunProps {
    /// Character style.
    pub style: Option<String>,
    bold: Option<bool>,
    italic: Option<bool>,
    strike: Option<bool>,
    small_caps: Option<bool>,
    vanish: Option<bool>,
    underline: Option<bool>,
    position: Option<Position>,
    language: Option<Rc<str>>,
    /// Font of western text.
    pub font: Option<Rc<str>>,
}

impl RunProps {
    /// Reads a `w:rPr`; nothing where there is none.
    pub fn read(properties: Option<&Element<'_>>) -> RunProps {
        let Some(rpr) = properties else {
            return RunProps::default();
        };
        let underline = rpr
            .child("u")
            .map(|u| !matches!(u.w("val"), None | Some("none")));
        let position = rpr.val("vertAlign").map(|align| match align {
            "superscript" => Position::Super,
            "subscript" => Position::Sub,
            _ => Position::Base,
        });
        let fonts = rpr.child("rFonts");
        RunProps {
            style: rpr.val("rStyle").map(str::to_owned),
            bold: rpr.toggle("b"),
            italic: rpr.toggle("i"),
            strike: either(rpr.toggle("strike"), rpr.toggle("dstrike")),
            small_caps: rpr.toggle("smallCaps"),
            vanish: rpr.toggle("vanish"),
            underline,
            position,
            language: rpr.val("lang").map(Rc::from),
            font: fonts
                .and_then(|fonts| fonts.w("ascii").or(fonts.w("hAnsi")))
                .map(Rc::from),
        }
    }

    /// These properties, and where they are silent those of the style that it is based on.
    pub fn over(&self, base: &RunProps) -> RunProps {
        RunProps {
            style: self.style.clone(),
            bold: self.bold.or(base.bold),
            italic: self.italic.or(base.italic),
            strike: self.strike.or(base.strike),
            small_caps: self.small_caps.or(base.small_caps),
            vanish: self.vanish.or(base.vanish),
            underline: self.underline.or(base.underline),
            position: self.position.or(base.position),
            language: self.language.clone().or_else(|| base.language.clone()),
            font: self.font.clone().or_else(|| base.font.clone()),
        }
    }

    /// The language given here.
    pub fn language(&self) -> Option<&str> {
        self.language.as_deref()
    }
}

/// On where either is on; silent where both are.
fn either(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (None, None) => None,
        _ => Some(one == Some(true) || other == Some(true)),
    }
}

/// What characters look like, nothing left to inherit.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Look {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Struck through, once or twice.
    pub strike: bool,
    /// Small capitals.
    pub small_caps: bool,
    /// Hidden.
    pub vanish: bool,
    /// Underlined in any way.
    pub underline: bool,
    /// Raised or lowered.
    pub position: Position,
    /// Language, as written.
    pub language: Option<Rc<str>>,
    /// Font of western text.
    pub font: Option<Rc<str>>,
}

impl Look {
    /// The look of the document's defaults.
    pub fn of_defaults(defaults: &RunProps) -> Look {
        Look::default().direct(defaults)
    }

    /// With a style on top. What is on in the style turns a toggle round: an italic character style in an italic
    /// paragraph is upright.
    pub fn styled(&self, style: &RunProps) -> Look {
        let flip = |was: bool, toggle: Option<bool>| was ^ (toggle == Some(true));
        Look {
            bold: flip(self.bold, style.bold),
            italic: flip(self.italic, style.italic),
            strike: flip(self.strike, style.strike),
            small_caps: flip(self.small_caps, style.small_caps),
            vanish: flip(self.vanish, style.vanish),
            ..self.direct(style)
        }
    }

    /// With direct formatting on top, which says what it says.
    pub fn direct(&self, given: &RunProps) -> Look {
        Look {
            bold: given.bold.unwrap_or(self.bold),
            italic: given.italic.unwrap_or(self.italic),
            strike: given.strike.unwrap_or(self.strike),
            small_caps: given.small_caps.unwrap_or(self.small_caps),
            vanish: given.vanish.unwrap_or(self.vanish),
            underline: given.underline.unwrap_or(self.underline),
            position: given.position.unwrap_or(self.position),
            language: given.language.clone().or_else(|| self.language.clone()),
            font: given.font.clone().or_else(|| self.font.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::xml::parse;
    use super::*;

    fn props(inside: &str) -> RunProps {
        let ns = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        let text = format!("<w:rPr xmlns:w='{ns}'>{inside}</w:rPr>");
        RunProps::read(Some(&parse(&text).unwrap()))
    }

    #[test]
    fn toggles_turn_round_between_styles_and_not_by_direct_formatting() {
        let heading = Look::default().styled(&props("<w:b/><w:i w:val='0'/>"));
        assert!(heading.bold && !heading.italic);
        assert!(!heading.styled(&props("<w:b/>")).bold);
        assert!(heading.direct(&props("<w:b/>")).bold);
        assert!(!heading.direct(&props("<w:b w:val='false'/>")).bold);
    }

    #[test]
    fn underline_and_position_are_no_toggles() {
        let look = Look::default().styled(&props(
            "<w:u w:val='single'/><w:vertAlign w:val='superscript'/>",
        ));
        let twice = look.styled(&props("<w:u w:val='double'/>"));
        assert!(twice.underline);
        assert_eq!(twice.position, Position::Super);
        assert!(!look.direct(&props("<w:u w:val='none'/>")).underline);
    }
}
