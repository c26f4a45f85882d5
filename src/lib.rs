//! engross makes the official PDF and DOCX of a document from its one canonical XML, and proves them equal to it.
//!
//! The modules are the stages of the pipeline, in the order in which they may import each other: a module imports
//! only modules that stand above it here, and `reread`, `legacy` and `expect` none of those that make the outputs.

#![deny(clippy::disallowed_methods)]

pub mod unit;

pub mod deflate;

pub mod attached;

pub mod diag;

pub mod symbol;

pub mod ordinal;

pub mod delegations;

pub mod mark;

pub mod model;

pub mod read;

pub mod check;

pub mod sheet;

pub mod transcript;

pub mod reread;

pub mod extract;

pub mod legacy;

pub mod expect;

pub mod flow;

pub mod text;

pub mod pages;

pub mod layout;

pub mod pdf;

pub mod docx;

pub mod verify;

pub mod accept;

pub mod collate;

pub mod draft;

pub mod validate;

pub mod revise;

pub mod concord;

pub mod store;

pub mod batch;

pub mod office;

pub mod status;

pub mod settle;

pub mod distribute;

pub mod trace;

/// Every code that engross can report, in alphabetical order.
pub fn rules() -> Vec<&'static diag::Rule> {
    let mut all: Vec<&'static diag::Rule> = [
        symbol::RULES,
        read::RULES,
        check::RULES,
        sheet::RULES,
        flow::RULES,
        layout::RULES,
        pdf::RULES,
        docx::RULES,
        reread::DOCX_RULES,
        reread::PDF_RULES,
        extract::RULES,
        legacy::RULES,
        legacy::doc::RULES,
        verify::RULES,
        accept::RULES,
        draft::RULES,
        validate::RULES,
        revise::RULES,
        concord::RULES,
        store::RULES,
        batch::RULES,
        settle::RULES,
        distribute::RULES,
        trace::RULES,
    ]
    .concat();
    all.extend(legacy::CLASSES.iter().map(|class| &class.rule));
    all.extend(collate::CLASSES.iter().map(|class| &class.rule));
    all.sort_by_key(|rule| rule.code);
    // of a code that means the same in a legacy file the explanation for canonical text, which comes first, serves both
    all.dedup_by_key(|rule| rule.code);
    all
}
