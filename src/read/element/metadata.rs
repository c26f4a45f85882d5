//! The file, its documents, and what is known about them.

use super::{Row, rows};

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = rows! {
    akomaNtoso Document "DOCUMENTS components?", "xsi:schemaLocation";
    statement Document "meta coverPage? preface? preamble? mainBody conclusions? attachments? components?", "name* contains";
    doc Document "meta coverPage? preface? preamble? mainBody conclusions? attachments? components?", "name* contains";
    debateReport Document "meta coverPage? preface? preamble? mainBody conclusions? attachments? components?", "name* contains";
    documentCollection Document "meta coverPage? preface? preamble? collectionBody conclusions? attachments? components?", "name* contains";
    meta Metadata "identification publication? classification* lifecycle* workflow* references* notes* proprietary* presentation*", "";
    identification Metadata "FRBRWork FRBRExpression FRBRManifestation", "source*";
    FRBRWork Metadata "FRBRthis FRBRuri FRBRalias* FRBRdate+ FRBRauthor+ componentInfo? preservation? FRBRcountry FRBRsubtype? FRBRnumber* FRBRname* FRBRprescriptive? FRBRauthoritative?", "";
    FRBRExpression Metadata "FRBRthis FRBRuri FRBRalias* FRBRdate+ FRBRauthor+ componentInfo? preservation? FRBRversionNumber? FRBRauthoritative? FRBRlanguage+ FRBRtranslation*", "";
    FRBRManifestation Metadata "FRBRthis FRBRuri FRBRalias* FRBRdate+ FRBRauthor+ componentInfo? preservation? FRBRformat?", "";
    FRBRthis Metadata "", "value* ~id ~refersTo ~showAs ~shortForm";
    FRBRuri Metadata "", "value* ~id ~refersTo ~showAs ~shortForm";
    FRBRalias Metadata "", "name* value* ~id ~refersTo ~showAs ~shortForm";
    FRBRdate Metadata "", "date* name* ~id";
    FRBRauthor Metadata "", "href* as ~id";
    FRBRcountry Metadata "", "value* showAs shortForm ~id ~refersTo";
    FRBRsubtype Metadata "", "value* ~id ~refersTo ~showAs ~shortForm";
    FRBRnumber Metadata "", "value* showAs shortForm ~id ~refersTo";
    FRBRname Metadata "", "value* ~id ~refersTo ~showAs ~shortForm";
    FRBRprescriptive Metadata "", "value* ~id";
    FRBRauthoritative Metadata "", "value* ~id";
    FRBRversionNumber Metadata "", "value* ~id ~refersTo ~showAs ~shortForm";
    FRBRlanguage Metadata "", "language* ~id";
    FRBRtranslation Metadata "", "href* fromLanguage* by* authoritative ~id ~pivot";
    FRBRformat Metadata "", "value* ~id ~refersTo ~showAs ~shortForm";
    componentInfo Metadata "componentData*", "";
    componentData Metadata "componentData*", "eId wId name* href* showAs* ~id ~shortForm";
    preservation Metadata "FOREIGN", "~id ~href";
    publication Metadata "", "date* name* number showAs* refersTo ~id ~shortForm";
    classification Metadata "keyword+", "source*";
    keyword Metadata "", "eId wId value* showAs* dictionary* ~id ~href ~shortForm ~refersTo";
    lifecycle Metadata "eventRef+", "source*";
    eventRef Metadata "", "eId wId date* source* type refersTo ~id ~href ~originatingExpression";
    workflow Metadata "step+", "source*";
    step Metadata "", "eId wId date* by* as outcome href refersTo ~id";
    references Metadata "original/hasAttachment/attachmentOf/TLCOrganization/TLCPerson/TLCRole/TLCEvent/TLCLocation/TLCConcept/TLCTerm/TLCReference+", "source*";
    original Metadata "", "eId wId href* showAs* ~id ~shortForm";
    hasAttachment Metadata "", "eId wId href* showAs* ~id ~shortForm ~type";
    attachmentOf Metadata "", "eId wId href* showAs* ~id ~shortForm ~type";
    TLCOrganization Metadata "", "eId wId href* showAs* shortForm ~id";
    TLCPerson Metadata "", "eId wId href* showAs* shortForm ~id";
    TLCRole Metadata "", "eId wId href* showAs* shortForm ~id";
    TLCEvent Metadata "", "eId wId href* showAs* shortForm ~id";
    TLCLocation Metadata "", "eId wId href* showAs* shortForm ~id";
    TLCConcept Metadata "", "eId wId href* showAs* shortForm ~id";
    TLCTerm Metadata "", "eId wId href* showAs* shortForm ~id";
    TLCReference Metadata "", "eId wId href* name* showAs* shortForm ~id";
    notes Metadata "note+", "source* ~xml:lang ~xml:space ~xml:id";
    note Note "BLOCKS+", "+ marker placement ~placementBase";
    proprietary Metadata "FOREIGN", "source* ~id ~href";
    presentation Metadata "FOREIGN", "source* ~id ~href";
};
