//! `engross extract`: the canonical XML back out of an official file.

use super::args;
use super::layout;
use super::messages;
use super::report::Ending;
use engross::batch::{Medium, medium_unknown};
use engross::diag::Finding;
use engross::extract;
use engross::store::{Folder, OUTPUT_UNWRITABLE};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// Gives the XML back, to a file or to standard output.
pub fn run(args: &args::Extract) -> ExitCode {
    let mut findings = Vec::new();
    let ending = match extract(&args.file, &mut findings) {
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

fn extract(file: &Path, findings: &mut Vec<Finding>) -> Option<Vec<u8>> {
    let bytes = layout::read_input(file)
        .map_err(|finding| findings.push(finding))
        .ok()?;
    let extracted = match Medium::of(&bytes) {
        Some(Medium::Pdf) => extract::pdf(&bytes),
        Some(Medium::Docx) => extract::docx(&bytes),
        None => {
            findings.push(medium_unknown(&file.display().to_string()));
            return None;
        }
    };
    extracted.collect(findings).map(|extracted| extracted.bytes)
}

fn put(bytes: &[u8], output: Option<&Path>) -> Result<(), Finding> {
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
