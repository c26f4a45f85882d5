//! `engross extract`: the canonical XML back out of an official file.

use super::args;
use super::layout;
use super::messages;
use super::report::Ending;
use engross::batch::{self, Medium, Press, medium_unknown};
use engross::diag::Finding;
use engross::extract::{self, Extracted};
use engross::store::{Folder, OUTPUT_UNWRITABLE};
use engross::text::FontBook;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// Gives the XML back, to a file or to standard output.
pub fn run(args: &args::Extract) -> ExitCode {
    let mut findings = Vec::new();
    let ending = match extract(&args.file, &args.layout, &mut findings) {
        None => Ending::of(&findings).max(Ending::Findings),
        Some(bytes) => match put(&bytes, args.output.as_deref()) {
            Ok(()) => Ending::of(&findings),
            Err(finding) => {
                findings.push(finding);
                Ending::Failed
            }
        },
    };
    messages::print(&findings);
    ending.exit_code()
}

fn extract(file: &Path, layout: &args::Layout, findings: &mut Vec<Finding>) -> Option<Vec<u8>> {
    let bytes = layout::read_input(file)
        .map_err(|finding| findings.push(finding))
        .ok()?;
    let Some(medium) = Medium::of(&bytes) else {
        findings.push(medium_unknown(&file.display().to_string()));
        return None;
    };
    let extracted = match medium {
        Medium::Pdf => extract::pdf(&bytes),
        Medium::Docx => extract::docx(&bytes),
    };
    let source = extracted.collect(findings)?;
    findings.extend(stale(file, medium, &bytes, &source, layout));
    Some(source.bytes)
}

/// Whether the file's body is still what the canonical XML inside says. What cannot be compared is said as well.
fn stale(
    file: &Path,
    medium: Medium,
    bytes: &[u8],
    source: &Extracted,
    layout: &args::Layout,
) -> Option<Finding> {
    let (sheet, _) = layout::load_for(layout, Some(file), Some(&source.bytes));
    let document = engross::read::read(&source.name, &source.bytes).value;
    let (Some(sheet), Some(document)) = (sheet, document) else {
        return Some(batch::source_not_compared(&source.name));
    };
    let press = Press {
        sheet: &sheet,
        book: FontBook::shared(),
    };
    press.stale(&document, medium, bytes, &file.display().to_string())
}

/// Writes to a file, or to standard output.
pub fn put(bytes: &[u8], output: Option<&Path>) -> Result<(), Finding> {
    let Some(path) = output else {
        return std::io::stdout().write_all(bytes).map_err(|error| {
            Finding::new(
                &OUTPUT_UNWRITABLE,
                format!("cannot write to standard output: {error}"),
                "name a file with -o",
            )
        });
    };
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    Folder::open(folder)
        .and_then(|folder| folder.stage(&name, bytes)?.release())
        .map(drop)
        .map_err(Finding::from)
}
