//! The order in which the schema wants the children of an element (ECMA-376 part 1, annex A): docx-rs writes many
//! in an order of its own, and Word refuses what LibreOffice forgives.

use super::xml::{Element, Node};

#[rustfmt::skip] // read as a table
/// Child names in schema order, by parent. A parent that is not listed takes its children in any order.
fn order(parent: &str) -> &'static [&'static str] {
    match parent {
        "w:p" => &["w:pPr"],
        "w:r" => &["w:rPr"],
        "w:tc" => &["w:tcPr"],
        "w:tr" => &["w:tblPrEx", "w:trPr"],
        "w:tbl" => &["w:tblPr", "w:tblGrid"],
        "w:pPr" => PARAGRAPH,
        "w:rPr" => RUN,
        "w:sectPr" => SECTION,
        "w:style" => STYLE,
        "w:lvl" => LEVEL,
        "w:numPr" => &["w:ilvl", "w:numId"],
        "w:num" => &["w:abstractNumId", "w:lvlOverride"],
        "w:lvlOverride" => &["w:startOverride", "w:lvl"],
        "w:abstractNum" => &["w:nsid", "w:multiLevelType", "w:tmpl", "w:name", "w:styleLink", "w:numStyleLink", "w:lvl"],
        "w:numbering" => &["w:numPicBullet", "w:abstractNum", "w:num"],
        "w:styles" => &["w:docDefaults", "w:latentStyles", "w:style"],
        "w:docDefaults" => &["w:rPrDefault", "w:pPrDefault"],
        "w:tblPr" => TABLE,
        "w:tcPr" => CELL,
        "w:tblBorders" | "w:tcBorders" | "w:pBdr" => {
            &["w:top", "w:left", "w:start", "w:bottom", "w:right", "w:end", "w:between", "w:bar", "w:insideH", "w:insideV"]
        }
        "w:tblCellMar" | "w:tcMar" => &["w:top", "w:left", "w:start", "w:bottom", "w:right", "w:end"],
        "w:sdt" => &["w:sdtPr", "w:sdtEndPr", "w:sdtContent"],
        "w:sdtPr" => &["w:rPr", "w:alias", "w:tag", "w:id", "w:lock", "w:placeholder"],
        "w:settings" => SETTINGS,
        "wp:inline" => &["wp:extent", "wp:effectExtent", "wp:docPr", "wp:cNvGraphicFramePr", "a:graphic"],
        _ => &[],
    }
}

#[rustfmt::skip] // read as a table
const PARAGRAPH: &[&str] = &[
    "w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl", "w:numPr",
    "w:suppressLineNumbers", "w:pBdr", "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap",
    "w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd",
    "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc",
    "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr",
    "w:sectPr", "w:pPrChange",
];

#[rustfmt::skip] // read as a table
const RUN: &[&str] = &[
    "w:ins", "w:del", "w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:caps", "w:smallCaps", "w:strike",
    "w:dstrike", "w:outline", "w:shadow", "w:emboss", "w:imprint", "w:noProof", "w:snapToGrid", "w:vanish",
    "w:webHidden", "w:color", "w:spacing", "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u",
    "w:effect", "w:bdr", "w:shd", "w:fitText", "w:vertAlign", "w:rtl", "w:cs", "w:em", "w:lang", "w:eastAsianLayout",
    "w:specVanish", "w:oMath",
];

#[rustfmt::skip] // read as a table
const SECTION: &[&str] = &[
    "w:headerReference", "w:footerReference", "w:footnotePr", "w:endnotePr", "w:type", "w:pgSz", "w:pgMar",
    "w:paperSrc", "w:pgBorders", "w:lnNumType", "w:pgNumType", "w:cols", "w:formProt", "w:vAlign", "w:noEndnote",
    "w:titlePg", "w:textDirection", "w:bidi", "w:rtlGutter", "w:docGrid",
];

#[rustfmt::skip] // read as a table
const STYLE: &[&str] = &[
    "w:name", "w:aliases", "w:basedOn", "w:next", "w:link", "w:autoRedefine", "w:hidden", "w:uiPriority",
    "w:semiHidden", "w:unhideWhenUsed", "w:qFormat", "w:locked", "w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:tcPr",
    "w:tblStylePr",
];

#[rustfmt::skip] // read as a table
const LEVEL: &[&str] = &[
    "w:start", "w:numFmt", "w:lvlRestart", "w:pStyle", "w:isLgl", "w:suff", "w:lvlText", "w:lvlPicBulletId", "w:lvlJc",
    "w:pPr", "w:rPr",
];

#[rustfmt::skip] // read as a table
const TABLE: &[&str] = &[
    "w:tblStyle", "w:tblpPr", "w:tblOverlap", "w:bidiVisual", "w:tblStyleRowBandSize", "w:tblStyleColBandSize",
    "w:tblW", "w:jc", "w:tblCellSpacing", "w:tblInd", "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar",
    "w:tblLook", "w:tblCaption", "w:tblDescription",
];

#[rustfmt::skip] // read as a table
const CELL: &[&str] = &[
    "w:cnfStyle", "w:tcW", "w:gridSpan", "w:hMerge", "w:vMerge", "w:tcBorders", "w:shd", "w:noWrap", "w:tcMar",
    "w:textDirection", "w:tcFitText", "w:vAlign", "w:hideMark",
];

#[rustfmt::skip] // read as a table
const SETTINGS: &[&str] = &[
    "w:zoom", "w:autoHyphenation", "w:defaultTabStop", "w:evenAndOddHeaders", "w:characterSpacingControl",
    "w:footnotePr", "w:compat", "w:themeFontLang", "w:clrSchemeMapping", "w:decimalSymbol", "w:listSeparator",
];

/// The place of a child under its parent; children that the list does not name come after those that it names.
fn place(order: &[&str], child: &Node) -> usize {
    match child {
        Node::Element(element) => order
            .iter()
            .position(|name| *name == element.name)
            .unwrap_or(order.len()),
        Node::Text(_) => order.len(),
    }
}

/// Puts the children of `element` and of all below it into schema order; equals keep their order.
pub fn sort(element: &mut Element) {
    let order = order(&element.name);
    if !order.is_empty() {
        element.children.sort_by_key(|child| place(order, child));
    }
    for child in &mut element.children {
        if let Node::Element(child) = child {
            sort(child);
        }
    }
}

/// The first child of `element` that stands before one that must precede it.
pub fn misplaced(element: &Element) -> Option<&str> {
    let order = order(&element.name);
    if order.is_empty() {
        return None;
    }
    let pairs = element.children.windows(2);
    let wrong = pairs
        .into_iter()
        .find(|pair| place(order, &pair[0]) > place(order, &pair[1]))?;
    match &wrong[1] {
        Node::Element(child) => Some(&child.name),
        Node::Text(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_come_into_schema_order() {
        let mut element = Element::parse(
            "<w:p><w:r><w:t>a</w:t><w:rPr><w:lang/><w:b/></w:rPr></w:r><w:pPr><w:rPr/><w:jc/><w:pStyle/></w:pPr></w:p>",
        )
        .unwrap();
        assert_eq!(misplaced(&element), Some("w:pPr"));
        sort(&mut element);
        let mut text = String::new();
        element.write(&mut text);
        assert_eq!(
            text,
            "<w:p><w:pPr><w:pStyle/><w:jc/><w:rPr/></w:pPr><w:r><w:rPr><w:b/><w:lang/></w:rPr><w:t>a</w:t></w:r></w:p>"
        );
        element.walk(&mut |child| assert_eq!(misplaced(child), None));
    }
}
