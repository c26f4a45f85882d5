//! The divisions of a document, and the units that its text is divided into.

use super::{Row, rows};

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = rows! {
    coverPage Division "BLOCKS/container/formula/longTitle+", "+";
    preface Division "BLOCKS/container/formula/longTitle+", "+";
    preamble Division "BLOCKS/container/formula/recitals/citations+", "+";
    mainBody Division "part/section/hcontainer/paragraph/BLOCKS/container+", "+";
    collectionBody Division "component+", "+";
    conclusions Division "BLOCKS/container/formula/longTitle+", "+";
    attachments Division "attachment+", "";
    attachment Division "num? heading? subheading? DOCUMENTS/documentRef", "+";
    components Division "component+", "eId wId ~GUID";
    component Division "num? heading? subheading? DOCUMENTS/documentRef", "+";
    formula Division "BLOCKS*", "+ name*";
    citations Division "num? heading? subheading? intro? citation+ wrapUp?", "+";
    citation Division "num? heading? subheading? BLOCKS+", "+";
    recitals Division "num? heading? subheading? intro? recital+ wrapUp?", "+";
    recital Division "num? heading? subheading? BLOCKS+", "+";
    longTitle Division "BLOCKS*", "+";
    container Division "BLOCKS/container+", "+ name*";
    part Division "num? heading? subheading? intro? HIERARCHY/crossHeading* wrapUp? | num? heading? subheading? content", "+";
    section Division "num? heading? subheading? intro? HIERARCHY/crossHeading* wrapUp? | num? heading? subheading? content", "+";
    hcontainer Division "num? heading? subheading? intro? HIERARCHY/crossHeading* wrapUp? | num? heading? subheading? content", "+ name*";
    paragraph Division "num? heading? subheading? intro? HIERARCHY/crossHeading* wrapUp? | num? heading? subheading? content", "+";
    subparagraph Division "num? heading? subheading? intro? HIERARCHY/crossHeading* wrapUp? | num? heading? subheading? content", "+";
    intro Division "BLOCKS*", "+";
    content Division "BLOCKS*", "+";
    wrapUp Division "BLOCKS*", "+";
};
