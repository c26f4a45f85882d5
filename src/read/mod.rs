//! From the bytes of a canonical XML file to a typed `Document`, with all findings in one run.
//!
//! The steps: `decode` (bytes to text), `parse` (text to a light tree, with quick-xml), `validate` (the tree against
//! the table of elements), and the conversion, one file for each idea: `part`, `metadata`, `blocks`, `inlines`,
//! `tables`, `edges`. PROFILE.md says what the XML means.

mod attribute;
mod blocks;
mod build;
mod character;
mod content;
mod decode;
mod edges;
mod element;
mod inlines;
mod metadata;
mod namespace;
mod parse;
mod part;
mod report;
mod rule;
mod tables;
mod tree;
mod validate;
mod value;

pub use element::{Bearing, Class, Element, elements};
pub use rule::{FILE_TOO_LARGE, RULES};

use crate::diag::{Finding, Outcome, Place, Source};
use crate::model::{Document, Identity};
use parse::Extent;
use std::sync::Arc;

/// How much the reader takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The longest file, in bytes.
    pub bytes: usize,
    /// The deepest nesting of elements.
    pub depth: usize,
    /// The most elements and texts.
    pub nodes: usize,
    /// The most findings that are given.
    pub findings: usize,
}

impl Default for Limits {
    /// 64 MiB, 256 deep, 4,000,000 elements and texts, 1,000 findings.
    fn default() -> Limits {
        Limits {
            bytes: 64 << 20,
            depth: 256,
            nodes: 4_000_000,
            findings: 1000,
        }
    }
}

/// Reads a canonical document. `name` is the file's name as the user wrote it, for messages.
///
/// # Errors
/// No value where the bytes are no text, no well-formed XML, or no Akoma Ntoso; otherwise a document, with everything
/// that is wrong with it among the findings. All rules are in [`RULES`].
pub fn read(name: &str, bytes: &[u8]) -> Outcome<Document> {
    read_within(name, bytes, &Limits::default())
}

/// Reads a canonical document within limits of one's own.
///
/// # Errors
/// As [`read`].
pub fn read_within(name: &str, bytes: &[u8], limits: &Limits) -> Outcome<Document> {
    if let Some(finding) = too_large(name, bytes.len() as u64, limits) {
        return Outcome::failed(vec![finding]);
    }
    let text = match decode::decode(name, bytes) {
        Ok(text) => text,
        Err(finding) => return Outcome::failed(vec![*finding]),
    };
    let source = Arc::new(Source::new(name, text));
    let mut report = report::Report::new(limits.findings);
    let Some(tree) = parse::parse(source.text(), Extent::Whole, limits, &mut report) else {
        return Outcome::failed(report.finish(&source));
    };
    report.next_pass();
    validate::validate(tree.root(), &source, &mut report);
    report.next_pass();
    let mut builder = build::Builder {
        nodes: Vec::with_capacity(tree.nodes.len()),
        report: &mut report,
        source: &source,
    };
    let root = builder.file(tree.root());
    let nodes = builder.nodes;
    let document = Document {
        source: source.clone(),
        nodes,
        root,
    };
    Outcome::new(document, report.finish(&source))
}

/// Reads the identity of a canonical document and no more of it than is needed for that: some hundredths of the work of
/// [`read`], which says the same of every document that it reads without an error. `None` where even so much cannot be
/// read.
pub fn identity(bytes: &[u8]) -> Option<Identity> {
    let limits = Limits::default();
    let text = decode::decode("", bytes).ok()?;
    let source = Source::new("", text);
    let mut report = report::Report::new(limits.findings);
    let tree = parse::parse(source.text(), Extent::Head, &limits, &mut report)?;
    let mut builder = build::Builder {
        nodes: Vec::new(),
        report: &mut report,
        source: &source,
    };
    Some(builder.file(tree.root()).identity)
}

/// The finding for a file of so many bytes, where that is more than the reader takes: a caller can ask before it
/// brings the file into memory.
pub fn too_large(name: &str, bytes: u64, limits: &Limits) -> Option<Finding> {
    if bytes <= limits.bytes as u64 {
        return None;
    }
    let message = format!(
        "the file has {bytes} bytes; at most {} are read",
        limits.bytes
    );
    let finding = Finding::new(
        &rule::FILE_TOO_LARGE,
        message,
        "split it into documents of their own",
    );
    Some(finding.at(Place {
        file: name.into(),
        line: 1,
        column: 1,
        length: 1,
        excerpt: "".into(),
        excerpt_column: 1,
    }))
}
