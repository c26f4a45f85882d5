//! `engross verify`: files against the canonical text, at any time.

use super::args::{self, Format};
use super::edits::{self, EditView};
use super::layout;
use super::report::{self, Ending, Entry};
use super::trace;
use engross::batch::{Medium, Press, medium_unknown};
use engross::model::Document;
use engross::text::FontBook;
use engross::verify::Edit;
use std::path::Path;
use std::process::ExitCode;

/// Verifies all files against one canonical XML.
pub fn run(args: &args::Verify) -> ExitCode {
    let (Some(path), None) = (&args.against, &args.register) else {
        return trace::run(args);
    };
    let (sheet, mut findings) = layout::load(&args.layout, Some(path));
    let against = path.display().to_string();
    let document = layout::read_input(path).map(|bytes| {
        let outcome = engross::read::read(&against, &bytes);
        findings.extend(outcome.findings);
        outcome.value
    });
    let document = document.unwrap_or_else(|finding| {
        findings.push(finding);
        None
    });
    let (Some(sheet), Some(document)) = (&sheet, &document) else {
        let entry = Entry::failed(against, findings);
        return report::finish(&[entry], &args.reporting, |_| None);
    };
    let press = Press {
        sheet,
        book: FontBook::shared(),
    };
    let entries: Vec<Entry> = args
        .files
        .iter()
        .map(|file| verify(file, &press, document, args.reporting.format))
        .collect();
    report::finish(&entries, &args.reporting, |entry| {
        let told = edits::text(&entry.edits);
        Some(if !entry.edits.is_empty() {
            format!(
                "{told}{}: {} edited ({})",
                entry.input,
                edits::counted(entry.edits.len(), "paragraph"),
                edits::tally(&entry.edits)
            )
        } else if let Some(tally) = report::tally(&entry.findings) {
            format!("{}: {tally}", entry.input)
        } else {
            format!("{}: equal to the canonical text", entry.input)
        })
    })
}

fn verify(file: &Path, press: &Press, document: &Document, format: Format) -> Entry {
    let mut entry = Entry::new(file.display().to_string());
    let bytes = match layout::read_input(file) {
        Ok(bytes) => bytes,
        Err(finding) => {
            entry.findings.push(finding);
            return entry;
        }
    };
    let Some(medium) = Medium::of(&bytes) else {
        entry.findings.push(medium_unknown(&entry.input));
        entry.ending = Ending::Findings;
        return entry;
    };
    if medium == Medium::Docx {
        let edits = press
            .edits(document, medium, &bytes)
            .collect(&mut entry.findings)
            .unwrap_or_default();
        let styles = edits.paragraphs.iter().filter_map(Edit::style_finding);
        let mut all = press.verify(document, medium, &bytes);
        all.extend(styles);
        entry.ending = Ending::of(&all);
        entry.edits = edits.paragraphs.iter().map(EditView::of).collect();
        match format {
            // people read of each paragraph once, in the report
            Format::Text => entry.findings.extend(edits.around),
            Format::Json => entry.findings = all,
        }
    } else {
        entry.findings = press.verify(document, medium, &bytes);
        entry.ending = Ending::of(&entry.findings);
    }
    entry
}
