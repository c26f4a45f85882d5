//! Paragraphs, lists and tables.

use super::{Row, rows};

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = rows! {
    documentRef Block "", "eId wId href* showAs* ~id ~shortForm";
    heading Block "TEXT INLINES*", "+";
    subheading Block "TEXT INLINES*", "+";
    crossHeading Block "TEXT INLINES*", "+";
    p Block "TEXT INLINES*", "+";
    block Block "TEXT INLINES*", "+ name*";
    blockContainer Block "num? heading? subheading? intro? BLOCKS/crossHeading+ wrapUp?", "+";
    blockList List "listIntroduction? item+ listWrapUp?", "+";
    listIntroduction Block "TEXT INLINES*", "+";
    item List "num? heading? subheading? BLOCKS+", "+";
    listWrapUp Block "TEXT INLINES*", "+";
    ol List "li+", "+";
    ul List "li+", "+";
    li List "TEXT INLINES/ol/ul/p*", "+ value";
    toc Block "tocItem+", "+";
    tocItem Block "TEXT INLINES*", "+ href* level*";
    table Table "caption? tr+", "+ border ~width ~cellspacing ~cellpadding";
    caption Table "TEXT INLINES*", "+";
    tr Table "th/td+", "+";
    th Table "BLOCKS*", "+ colspan rowspan";
    td Table "BLOCKS*", "+ colspan rowspan";
};
