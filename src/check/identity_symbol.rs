//! IDENTITY-SYMBOL: symbol, number, IRIs and text name different documents. Beside it, what the three identity rules
//! read from an identity.

use super::passage::for_each_block;
use crate::diag::{Finding, Rule, Severity};
use crate::model::{
    AttachmentContent, BlockKind, Document, Inline, InlineKind, NodeId, Part, plain_text,
};
use crate::symbol::{FileSymbol, JobNumber};

pub(super) static RULE: Rule = Rule {
    code: "IDENTITY-SYMBOL",
    severity: Severity::Error,
    summary: "The symbol, the number, the IRIs and the text do not name one document.",
    explanation: "The file symbol (FRBRnumber showAs, AG05279E04) begins with the number (value, AG05279), with which the \
        Work's IRI ends, and so does a job number of the United Nations (09-33570 (E) 310709 with 09-33570); the IRIs of Expression and Manifestation continue that of the Work, and each FRBRthis its FRBRuri. \
        The docNumber in the text is the official symbol (FRBRalias officialSymbol) or the file symbol. Attachments bear \
        the symbol of their document. Find out which is right, and correct the others.",
};

const HELP: &str = "Find out which is right, and correct the other.";

/// The file symbol of a part, where it has one that can be read.
pub(super) fn file_symbol(part: &Part) -> Option<FileSymbol> {
    shown(part)?.1.parse().ok()
}

/// The job number of the United Nations that stands in place of a file symbol.
pub(super) fn job_number(part: &Part) -> Option<JobNumber> {
    shown(part)?.1.parse().ok()
}

/// Year and number of a job number: 09-33570.
fn number_of(job: &JobNumber) -> String {
    let bare = JobNumber {
        language: None,
        issued: None,
        ..*job
    };
    bare.to_string()
}

/// The element that holds the file symbol.
pub(super) fn number_node(part: &Part) -> Option<NodeId> {
    shown(part).map(|(node, _)| node)
}

/// Language and version in the IRI of an expression or manifestation: `eng` and `04` of `…/AG05279/eng@04.xml`.
pub(super) fn version_segment<'u>(work: &str, uri: &'u str) -> Option<(&'u str, &'u str)> {
    let segment = uri.strip_prefix(work)?.strip_prefix('/')?;
    let segment = segment.split(['/', '.']).next()?;
    segment.split_once('@')
}

fn shown(part: &Part) -> Option<(NodeId, &str)> {
    let numbers = &part.identity.work.numbers;
    numbers
        .iter()
        .find_map(|(node, _, shown)| shown.as_deref().map(|shown| (*node, shown)))
}

pub(super) fn check(document: &Document, findings: &mut Vec<Finding>) {
    let mut add = |node: NodeId, message: String| {
        findings.push(Finding::new(&RULE, message, HELP).at(document.place(node)));
    };
    for part in document.parts() {
        number(part, &mut add);
        iris(part, &mut add);
        text(part, &mut add);
        for attachment in &part.attachments {
            if let AttachmentContent::Part(appended) = &attachment.content
                && let (Some((_, own)), Some((node, other))) = (shown(part), shown(appended))
                && own != other
            {
                add(
                    node,
                    format!("The attachment bears the symbol {other:?}, its document {own:?}."),
                );
            }
        }
    }
}

/// The number and the file symbol.
fn number(part: &Part, add: &mut dyn FnMut(NodeId, String)) {
    for (node, value, shown) in &part.identity.work.numbers {
        let Some(shown) = shown else { continue };
        if let Ok(job) = shown.parse::<JobNumber>() {
            let number = number_of(&job);
            if number != *value {
                add(
                    *node,
                    format!(
                        "The number is {value:?}, and the job number {shown:?} begins with {number:?}."
                    ),
                );
            }
            continue;
        }
        match shown.parse::<FileSymbol>() {
            Ok(symbol) if symbol.job() != *value => {
                add(
                    *node,
                    format!(
                        "The number is {value:?}, and the symbol {shown:?} begins with {:?}.",
                        symbol.job()
                    ),
                );
            }
            Ok(_) => {}
            Err(error) => add(*node, format!("{shown:?} is no file symbol: {error}.")),
        }
    }
}

/// The IRIs of the three levels.
fn iris(part: &Part, add: &mut dyn FnMut(NodeId, String)) {
    let identity = &part.identity;
    let (work, expression, manifestation) = (
        &identity.work,
        &identity.expression,
        &identity.manifestation,
    );
    let number = file_symbol(part)
        .map(|symbol| symbol.job())
        .or_else(|| job_number(part).map(|job| number_of(&job)));
    if let Some(number) = number {
        let last = work.uri.rsplit('/').next().unwrap_or_default();
        let agrees = work.numbers.iter().all(|(_, value, _)| *value == number);
        if agrees && last != number {
            add(
                work.node,
                format!("The Work's IRI ends with {last:?}, and the number is {number:?}."),
            );
        }
    }
    let levels = [
        (work.node, &work.this, &work.uri, ""),
        (expression.node, &expression.this, &expression.uri, ""),
        (
            manifestation.node,
            &manifestation.this,
            &manifestation.uri,
            ".xml",
        ),
    ];
    for (node, this, uri, ending) in levels {
        let whole = uri.strip_suffix(ending).unwrap_or(uri);
        if !this.starts_with(&format!("{whole}/!")) {
            add(
                node,
                format!(
                    "FRBRthis {this:?} does not continue FRBRuri {uri:?} with /! and the component."
                ),
            );
        }
    }
    for (node, uri) in [
        (expression.node, &expression.uri),
        (manifestation.node, &manifestation.uri),
    ] {
        if version_segment(&work.uri, uri).is_none() {
            add(
                node,
                format!(
                    "The IRI {uri:?} does not continue the Work's {:?} with language@version.",
                    work.uri
                ),
            );
        }
    }
}

/// The numbers of the document that stand in its text.
fn text(part: &Part, add: &mut dyn FnMut(NodeId, String)) {
    let aliases = &part.identity.work.aliases;
    let official = aliases.iter().find(|alias| alias.name == "officialSymbol");
    for_each_block(part, &mut |block| {
        if let BlockKind::Text(text) = &block.kind {
            doc_numbers(&text.inlines, &mut |node, printed| {
                let metadata = match printed.parse::<FileSymbol>() {
                    Ok(_) => shown(part).map(|(_, symbol)| symbol),
                    Err(_) => official.map(|alias| alias.value.as_str()),
                };
                if let Some(metadata) = metadata
                    && metadata != printed
                {
                    add(
                        node,
                        format!(
                            "The text bears the symbol {printed:?}, the metadata {metadata:?}."
                        ),
                    );
                }
            });
        }
    });
}

fn doc_numbers(inlines: &[Inline], found: &mut dyn FnMut(NodeId, &str)) {
    for inline in inlines {
        if let Inline::Marked {
            node,
            kind,
            children,
            ..
        } = inline
        {
            if *kind == InlineKind::DocNumber {
                found(*node, plain_text(children).trim());
            }
            doc_numbers(children, found);
        }
    }
}
