//! What stands within a paragraph, and its number.

use super::{Row, rows};

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = rows! {
    num Inline "TEXT", "+";
    session Inline "TEXT INLINES*", "+ value";
    docType Inline "TEXT INLINES*", "+";
    docTitle Inline "TEXT INLINES*", "+";
    docNumber Inline "TEXT INLINES*", "+";
    docDate Inline "TEXT INLINES*", "+ date*";
    docStatus Inline "TEXT INLINES*", "+";
    docProponent Inline "TEXT INLINES*", "+ as";
    docCommittee Inline "TEXT INLINES*", "+ value";
    docAuthority Inline "TEXT INLINES*", "+";
    location Inline "TEXT INLINES*", "+ refersTo*";
    organization Inline "TEXT INLINES*", "+ refersTo*";
    person Inline "TEXT INLINES*", "+ refersTo* as";
    role Inline "TEXT INLINES*", "+ refersTo*";
    date Inline "TEXT INLINES*", "+ date*";
    event Inline "TEXT INLINES*", "+ refersTo*";
    concept Inline "TEXT INLINES*", "+ refersTo*";
    term Inline "TEXT INLINES*", "+ refersTo*";
    def Inline "TEXT INLINES*", "+";
    quantity Inline "TEXT INLINES*", "+ refersTo* normalized";
    signature Inline "TEXT INLINES*", "+";
    inline Inline "TEXT INLINES*", "+ name*";
    span Inline "TEXT INLINES*", "+";
    b Inline "TEXT INLINES*", "+";
    i Inline "TEXT INLINES*", "+";
    u Inline "TEXT INLINES*", "+";
    sup Inline "TEXT INLINES*", "+";
    sub Inline "TEXT INLINES*", "+";
    a Inline "TEXT INLINES*", "+ href* ~target";
    ref Inline "TEXT INLINES*", "+ href*";
    mref Inline "TEXT INLINES*", "+";
    rref Inline "TEXT INLINES*", "+ from* upTo*";
    authorialNote Note "BLOCKS+", "+ marker placement ~placementBase";
    noteRef Note "", "+ href* marker placement ~placementBase";
    remark Inline "TEXT INLINES*", "+ type";
    placeholder Inline "TEXT INLINES*", "+ originalText";
    br Marker "", "+";
    eol Marker "", "+ number ~breakAt ~breakWith";
    eop Marker "", "+ number ~breakAt ~breakWith";
    img Marker "", "+ src* alt width height";
};
