//! `engross compare`: what a new version of a document says otherwise than an old one, paragraph by paragraph.

use super::args;
use super::edits::{self, EditView};
use super::layout;
use super::report::{self, Ending, Entry};
use engross::diag::Finding;
use engross::model::Document;
use engross::sheet::Sheet;
use engross::{accept, expect};
use std::path::Path;
use std::process::ExitCode;

/// Compares two versions.
pub fn run(args: &args::Compare) -> ExitCode {
    let (sheet, findings) = layout::load(&args.layout.layout);
    let entry = match &sheet {
        Some(sheet) => compare(args, sheet),
        None => Entry::failed(&args.layout.layout, findings),
    };
    report::finish(&[entry], &args.reporting, |entry| {
        let told = edits::text(&entry.edits);
        Some(match entry.ending {
            Ending::Failed => format!("{}: could not be compared", entry.input),
            Ending::Clean => format!("{}: says the same as {}", entry.input, args.old.display()),
            _ if entry.edits.is_empty() => {
                format!("{}: differs outside of its paragraphs", entry.input)
            }
            _ => format!(
                "{told}{}: {} otherwise than in {} ({})",
                entry.input,
                edits::counted(entry.edits.len(), "paragraph"),
                args.old.display(),
                edits::tally(&entry.edits)
            ),
        })
    })
}

fn compare(args: &args::Compare, sheet: &Sheet) -> Entry {
    let input = args.new.display().to_string();
    let (old, new) = match (read(&args.old), read(&args.new)) {
        (Ok(old), Ok(new)) => (old, new),
        (Err(findings), _) => return Entry::failed(args.old.display().to_string(), findings),
        (_, Err(findings)) => return Entry::failed(input, findings),
    };
    let found = expect::expect(&new, sheet);
    let edits = accept::edits(&old, &expect::expect(&old, sheet), &found);
    let mut entry = Entry::new(input);
    entry.ending = match edits.paragraphs.is_empty() && edits.around.is_empty() {
        true => Ending::Clean,
        false => Ending::Findings,
    };
    entry.edits = edits.paragraphs.iter().map(EditView::of).collect();
    entry.findings = edits.around;
    entry
}

fn read(path: &Path) -> Result<Document, Vec<Finding>> {
    let bytes = layout::read_input(path).map_err(|finding| vec![finding])?;
    let outcome = engross::read::read(&path.display().to_string(), &bytes);
    outcome.value.ok_or(outcome.findings)
}
