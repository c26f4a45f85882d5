//! Parts that hardly differ from file to file: settings, theme, font table; and the roots of stories.

use super::package::Element;
use crate::flow::Flow;
use std::collections::BTreeSet;

/// The namespace of WordprocessingML.
pub const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

/// The root of a part that holds text, with the prefixes that text may use.
pub fn story(name: &'static str) -> Element {
    Element::new(name)
        .with("xmlns:w", WORD)
        .with("xmlns:r", RELATIONSHIPS)
        .with("xmlns:wp", DRAWING)
}

/// `word/settings.xml`: the mode of Word 2013 and later, nothing that asks a question on opening.
pub fn settings(flow: &Flow) -> Element {
    let mut root = Element::new("w:settings").with("xmlns:w", WORD);
    if !flow.composition.hyphenate.is_empty() {
        root.push(Element::new("w:autoHyphenation"));
    }
    root.push(Element::val("w:defaultTabStop", 720));
    root.push(Element::val("w:characterSpacingControl", "doNotCompress"));
    root.push(
        Element::new("w:footnotePr")
            .holding(Element::new("w:footnote").with("w:id", -1))
            .holding(Element::new("w:footnote").with("w:id", 0)),
    );
    // a line that ends in a forced break is not stretched: the signature block, titles of several lines; space after a
    // paragraph and space before the next are added, as on our own pages, where Word would take the larger
    let mut compatibility = Element::new("w:compat")
        .holding(Element::new("w:doNotExpandShiftReturn"))
        .holding(Element::new("w:doNotUseHTMLParagraphAutoSpacing"));
    for (name, value) in [
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
    ] {
        compatibility.push(
            Element::new("w:compatSetting")
                .with("w:name", name)
                .with("w:uri", "http://schemas.microsoft.com/office/word")
                .with("w:val", value),
        );
    }
    root.push(compatibility);
    if !flow.card.language.is_empty() {
        root.push(Element::val("w:themeFontLang", &flow.card.language));
    }
    let mut colours = Element::new("w:clrSchemeMapping");
    for (name, value) in [
        ("bg1", "light1"),
        ("t1", "dark1"),
        ("bg2", "light2"),
        ("t2", "dark2"),
    ] {
        colours.set(format!("w:{name}"), value);
    }
    for number in 1..=6 {
        colours.set(format!("w:accent{number}"), format!("accent{number}"));
    }
    colours.set("w:hyperlink", "hyperlink");
    colours.set("w:followedHyperlink", "followedHyperlink");
    root.push(colours);
    root.push(Element::val("w:decimalSymbol", "."));
    root.push(Element::val("w:listSeparator", ","));
    root
}

/// `word/fontTable.xml`: the families that the styles name.
pub fn fonts(flow: &Flow) -> Element {
    let mut root = Element::new("w:fonts").with("xmlns:w", WORD);
    let families: BTreeSet<&str> = flow
        .styles
        .values()
        .map(|style| style.font.as_str())
        .filter(|name| !name.is_empty())
        .collect();
    for name in families {
        let mut font = Element::new("w:font").with("w:name", name);
        if name == "Times New Roman" {
            font.push(Element::val("w:panose1", "02020603050405020304"));
            font.push(Element::val("w:charset", "00"));
            font.push(Element::val("w:family", "roman"));
            font.push(Element::val("w:pitch", "variable"));
        } else {
            font.push(Element::val("w:charset", "00"));
            font.push(Element::val("w:family", "auto"));
        }
        root.push(font);
    }
    root
}

/// `word/theme/theme1.xml`: black on white, one family; the smallest theme that the schema takes.
pub fn theme(flow: &Flow) -> Element {
    let font = flow
        .styles
        .get(&crate::sheet::Role::Base)
        .map_or("Times New Roman", |style| style.font.as_str());
    let mut colours = Element::new("a:clrScheme").with("name", "Official");
    for (name, value) in [
        ("dk1", "000000"),
        ("lt1", "FFFFFF"),
        ("dk2", "1F1F1F"),
        ("lt2", "F2F2F2"),
        ("accent1", "1F3864"),
        ("accent2", "7F1D1D"),
        ("accent3", "1E5631"),
        ("accent4", "7A5C00"),
        ("accent5", "4A235A"),
        ("accent6", "404040"),
        ("hlink", "000000"),
        ("folHlink", "000000"),
    ] {
        colours.push(
            Element::new(format!("a:{name}")).holding(Element::new("a:srgbClr").with("val", value)),
        );
    }
    let mut fonts = Element::new("a:fontScheme").with("name", "Official");
    for name in ["a:majorFont", "a:minorFont"] {
        fonts.push(
            Element::new(name)
                .holding(Element::new("a:latin").with("typeface", font))
                .holding(Element::new("a:ea").with("typeface", ""))
                .holding(Element::new("a:cs").with("typeface", "")),
        );
    }
    let mut formats = Element::new("a:fmtScheme").with("name", "Official");
    let plain =
        || Element::new("a:solidFill").holding(Element::new("a:schemeClr").with("val", "phClr"));
    // the schema wants three of each
    let three = |name: &'static str, one: Element| {
        Element::new(name)
            .holding(one.clone())
            .holding(one.clone())
            .holding(one)
    };
    let line = Element::new("a:ln").with("w", 6350).holding(plain());
    let effect = Element::new("a:effectStyle").holding(Element::new("a:effectLst"));
    formats.push(three("a:fillStyleLst", plain()));
    formats.push(three("a:lnStyleLst", line));
    formats.push(three("a:effectStyleLst", effect));
    formats.push(three("a:bgFillStyleLst", plain()));
    Element::new("a:theme")
        .with(
            "xmlns:a",
            "http://schemas.openxmlformats.org/drawingml/2006/main",
        )
        .with("name", "Official")
        .holding(
            Element::new("a:themeElements")
                .holding(colours)
                .holding(fonts)
                .holding(formats),
        )
}
