//! `engross accept`: edits of a returned Word file back into the canonical XML.

use super::args::{self, Format};
use super::edits::{self, EditView};
use super::extract;
use super::layout;
use super::report::{self, Ending, Entry, Made};
use engross::accept::{self, Choice};
use engross::attached;
use engross::batch::{self, Medium, medium_unknown};
use engross::diag::Finding;
use engross::text::FontBook;
use engross::transcript::Transcript;
use std::path::Path;
use std::process::ExitCode;

/// Takes the chosen edits, or writes a decisions file to choose them in.
pub fn run(args: &args::Accept) -> ExitCode {
    let mut entry = Entry::new(args.file.display().to_string());
    let said = work(args, &mut entry);
    if let Some(said) = &said {
        entry.ending = Ending::of(&entry.findings);
        if args.reporting.format == Format::Text && !args.reporting.quiet {
            // findings come first, on standard error
            return report::finish(&[entry], &args.reporting, |_| Some(said.clone()));
        }
    } else {
        entry.ending = Ending::of(&entry.findings).max(Ending::Findings);
    }
    report::finish(&[entry], &args.reporting, |entry| {
        Some(format!("{}: nothing was written", entry.input))
    })
}

/// What was done, in words; `None` where nothing was.
fn work(args: &args::Accept, entry: &mut Entry) -> Option<String> {
    let found = returned(&args.file, entry)?;
    let (name, source) = source(args, &found.0, entry)?;
    let (sheet, faults) = layout::load_for(&args.layout, Some(&args.file), Some(&source));
    entry.findings.extend(faults);
    let sheet = sheet?;
    let said = if let Some(path) = &args.choice.write_decisions {
        let document = engross::read::read(&name, &source).collect(&mut entry.findings)?;
        let expected = engross::expect::expect(&document, &sheet);
        let all = accept::edits(&document, &expected, &found.1);
        let text = accept::template(&all.paragraphs);
        write(path, text.as_bytes(), entry)?;
        entry.edits = all.paragraphs.iter().map(EditView::of).collect();
        format!(
            "{}: {} to decide on",
            path.display(),
            edits::counted(all.paragraphs.len(), "edited paragraph")
        )
    } else {
        let output = args.output.as_ref()?;
        let choice = choice(args, entry)?;
        let accepted = accept::accept(&name, &source, &sheet, &found.1, &choice)
            .collect(&mut entry.findings)?;
        write(output, &accepted.bytes, entry)?;
        entry.edits = accepted.left.paragraphs.iter().map(EditView::of).collect();
        let rest = match entry.edits.as_slice() {
            [] => "the file and the new XML say the same".to_owned(),
            left => format!(
                "the file differs from it still in {} ({})\n{}",
                edits::counted(left.len(), "paragraph"),
                edits::tally(left),
                edits::text(left).trim_end()
            ),
        };
        format!(
            "{}: {} taken; {rest}",
            output.display(),
            edits::counted(accepted.taken, "change")
        )
    };
    Some(said)
}

/// The bytes of the Word file and what its reader sees.
fn returned(file: &Path, entry: &mut Entry) -> Option<(Vec<u8>, Transcript)> {
    let bytes = input(file, entry)?;
    if Medium::of(&bytes) != Some(Medium::Docx) {
        let finding = medium_unknown(&entry.input);
        entry.findings.push(Finding::new(
            finding.rule,
            format!("{} is not a DOCX", entry.input),
            "edits are accepted from DOCX files only",
        ));
        return None;
    }
    let outcome = batch::reread(Medium::Docx, &bytes, FontBook::shared());
    Some((bytes, outcome.collect(&mut entry.findings)?))
}

/// The canonical XML: that which was named, or that inside the file.
fn source(args: &args::Accept, bytes: &[u8], entry: &mut Entry) -> Option<(String, Vec<u8>)> {
    match &args.against {
        Some(path) => Some((path.display().to_string(), input(path, entry)?)),
        None => {
            let source = engross::extract::docx(bytes).collect(&mut entry.findings)?;
            Some((source.name, source.bytes))
        }
    }
}

fn choice(args: &args::Accept, entry: &mut Entry) -> Option<Choice> {
    if let Some(path) = &args.choice.decisions {
        let bytes = input(path, entry)?;
        return match String::from_utf8(bytes) {
            Ok(text) => Some(Choice::Decisions(text)),
            Err(_) => {
                entry.findings.push(Finding::new(
                    &accept::DECISIONS,
                    format!("{} is not UTF-8", path.display()),
                    "save the decisions file as UTF-8",
                ));
                None
            }
        };
    }
    Some(match args.choice.all {
        true => Choice::All,
        false => Choice::Paragraphs(args.choice.paragraph.clone()),
    })
}

fn input(path: &Path, entry: &mut Entry) -> Option<Vec<u8>> {
    layout::read_input(path)
        .map_err(|finding| entry.findings.push(finding))
        .ok()
}

fn write(path: &Path, bytes: &[u8], entry: &mut Entry) -> Option<()> {
    match extract::put(bytes, Some(path)) {
        Ok(()) => {
            entry.made.push(Made {
                file: path.display().to_string(),
                sha256: attached::sha256(bytes),
                pages: None,
            });
            Some(())
        }
        Err(finding) => {
            entry.findings.push(finding);
            None
        }
    }
}
