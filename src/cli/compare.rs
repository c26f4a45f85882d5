//! `engross compare`: what a new version of a document says otherwise than an old one, paragraph by paragraph; as a
//! report, as a page with both side by side, and as marked-up files.

use super::args;
use super::edits::{self, EditView};
use super::layout;
use super::report::{self, Ending, Entry};
use engross::attached::sha256;
use engross::batch::{Made, Press, Version};
use engross::diag::Finding;
use engross::model::Document;
use engross::sheet::Sheet;
use engross::store::read_picture;
use engross::symbol::file_stem;
use engross::text::FontBook;
use engross::{accept, expect, revise};
use std::path::Path;
use std::process::ExitCode;

/// Compares two versions.
pub fn run(args: &args::Compare) -> ExitCode {
    let (sheet, findings) = layout::load(&args.layout, Some(&args.new));
    let entry = match &sheet {
        Some(sheet) => compare(args, sheet),
        None => Entry::failed(args.layout.called(), findings),
    };
    report::finish(&[entry], &args.reporting, |entry| {
        let told = edits::text(&entry.edits);
        let made: String = entry
            .made
            .iter()
            .map(|made| format!("\n{}", made.file))
            .collect();
        let said = match entry.ending {
            Ending::Failed if entry.edits.is_empty() => {
                format!("{}: could not be compared", entry.input)
            }
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
        };
        Some(said + &made)
    })
}

fn compare(args: &args::Compare, sheet: &Sheet) -> Entry {
    let input = args.new.display().to_string();
    let (old, new) = match (read(&args.old), read(&args.new)) {
        (Ok(old), Ok(new)) => (old, new),
        (Err(findings), _) => return Entry::failed(args.old.display().to_string(), findings),
        (_, Err(findings)) => return Entry::failed(input, findings),
    };
    let (before, found) = (
        expect::expect(&old.document, sheet),
        expect::expect(&new.document, sheet),
    );
    let mut edits = accept::edits(&old.document, &before, &found);
    edits.around = revise::around(&before, &found);
    let mut entry = Entry::new(input);
    entry.ending = match edits.paragraphs.is_empty() && edits.around.is_empty() {
        true => Ending::Clean,
        false => Ending::Findings,
    };
    if let Some(report) = &args.report {
        let names = [&args.old, &args.new].map(|path| path.display().to_string());
        let page = revise::page(&before, &found, &edits, [&names[0], &names[1]]);
        write(&mut entry, report, page.as_bytes());
    }
    if let Some(output) = &args.output {
        let press = Press {
            sheet,
            book: FontBook::shared(),
        };
        let pictures = |path: &Path| {
            let path = path.to_owned();
            move |src: &str| read_picture(&path, src).map_err(|error| error.to_string())
        };
        let (of_old, of_new) = (pictures(&args.old), pictures(&args.new));
        let version = |it: &'_ Read| (it.name.clone(), it.bytes.clone());
        let (old, new) = (version(&old), version(&new));
        let outcome = press.marked(
            Version {
                name: &old.0,
                bytes: &old.1,
                pictures: &of_old,
            },
            Version {
                name: &new.0,
                bytes: &new.1,
                pictures: &of_new,
            },
        );
        entry.findings.extend(outcome.findings);
        match outcome.value {
            Some(marked) => {
                for (ending, bytes) in [("pdf", marked.pdf), ("docx", marked.docx)] {
                    let stem = file_stem(&marked.symbol);
                    let name = format!("{stem}-marked.{ending}");
                    write(&mut entry, &output.join(name), &bytes);
                }
            }
            None => entry.ending = Ending::Failed,
        }
    }
    entry.edits = edits.paragraphs.iter().map(EditView::of).collect();
    entry.findings.extend(edits.around);
    entry
}

/// Writes a file, and says so.
fn write(entry: &mut Entry, path: &Path, bytes: &[u8]) {
    match report::release(path, bytes) {
        Ok(()) => entry.made.push(Made {
            file: path.display().to_string(),
            sha256: sha256(bytes),
            pages: None,
        }),
        Err(error) => {
            entry.findings.push(error.into());
            entry.ending = Ending::Failed;
        }
    }
}

/// A version as it was read.
struct Read {
    name: String,
    bytes: Vec<u8>,
    document: Document,
}

fn read(path: &Path) -> Result<Read, Vec<Finding>> {
    let bytes = layout::read_input(path).map_err(|finding| vec![finding])?;
    let name = path.display().to_string();
    let outcome = engross::read::read(&name, &bytes);
    let document = outcome.value.ok_or(outcome.findings)?;
    Ok(Read {
        name,
        bytes,
        document,
    })
}
