//! `engross render`: official files from canonical XML.

use super::args;
use super::layout;
use super::report::{self, Ending, Entry, Made};
use engross::attached;
use engross::batch::{Press, SYMBOL_TAKEN};
use engross::diag::Finding;
use engross::store::{self, Folder, StoreError};
use engross::text::FontBook;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Renders all inputs.
pub fn run(args: &args::Render) -> ExitCode {
    let (sheet, findings) = layout::load(&args.layout.layout);
    let Some(sheet) = sheet else {
        return report::finish(
            &[Entry::failed(&args.layout.layout, findings)],
            &args.reporting,
            |_| None,
        );
    };
    let folder = match Folder::open(&args.output) {
        Ok(folder) => folder,
        Err(error) => {
            let entry = Entry::failed(args.output.display().to_string(), vec![error.into()]);
            return report::finish(&[entry], &args.reporting, |_| None);
        }
    };
    let press = Press {
        sheet: &sheet,
        book: FontBook::shared(),
    };
    let mut taken = BTreeMap::new();
    let mut entries: Vec<Entry> = args
        .inputs
        .iter()
        .map(|input| render(input, &press, &folder, &mut taken))
        .collect();
    if let Some(first) = entries.first_mut() {
        // what is wrong with the layout is said once
        first.findings.splice(0..0, findings);
        first.ending = first.ending.max(Ending::of(&first.findings));
    }
    report::finish(&entries, &args.reporting, say)
}

fn render(
    input: &Path,
    press: &Press,
    folder: &Folder,
    taken: &mut BTreeMap<String, PathBuf>,
) -> Entry {
    let name = input.display().to_string();
    let bytes = match layout::read_input(input) {
        Ok(bytes) => bytes,
        Err(finding) => return Entry::failed(name, vec![finding]),
    };
    let pictures = |src: &str| store::read_picture(input, src).map_err(|error| error.to_string());
    let outcome = press.engross(&name, &bytes, &pictures);
    let mut entry = Entry::found(name, outcome.findings);
    let Some(engrossed) = outcome.value else {
        return entry;
    };
    entry.symbol = Some(engrossed.symbol.clone());
    if let Some(earlier) = taken.insert(engrossed.symbol.clone(), input.to_owned()) {
        entry.findings.push(Finding::new(
            &SYMBOL_TAKEN,
            format!(
                "{} and {} have the same symbol, {}",
                earlier.display(),
                entry.input,
                engrossed.symbol
            ),
            "give one of them its own symbol, or render them into different folders",
        ));
        entry.ending = Ending::Findings;
        return entry;
    }
    let outputs = [
        (
            format!("{}.pdf", engrossed.symbol),
            engrossed.pdf,
            Some(engrossed.pages),
        ),
        (format!("{}.docx", engrossed.symbol), engrossed.docx, None),
    ];
    match release(folder, &outputs) {
        Ok(made) => entry.made = made,
        Err(error) => {
            entry.findings.push(error.into());
            entry.ending = Ending::Failed;
        }
    }
    entry
}

/// Writes both files before either gets its name.
fn release(
    folder: &Folder,
    outputs: &[(String, Vec<u8>, Option<usize>)],
) -> Result<Vec<Made>, StoreError> {
    let staged = outputs
        .iter()
        .map(|(name, bytes, _)| folder.stage(name, bytes))
        .collect::<Result<Vec<_>, StoreError>>()?;
    let mut made = Vec::new();
    for (file, (_, bytes, pages)) in staged.into_iter().zip(outputs) {
        let file = file.release()?.display().to_string();
        made.push(Made {
            file,
            sha256: attached::sha256(bytes),
            pages: *pages,
        });
    }
    Ok(made)
}

/// One line for people.
fn say(entry: &Entry) -> Option<String> {
    if entry.made.is_empty() {
        let tally = report::tally(&entry.findings).unwrap_or_default();
        return Some(format!("{}: not released ({tally})", entry.input));
    }
    let files: Vec<String> = entry
        .made
        .iter()
        .map(|made| match made.pages {
            Some(1) => format!("{} (1 page)", made.file),
            Some(pages) => format!("{} ({pages} pages)", made.file),
            None => made.file.clone(),
        })
        .collect();
    let tally = report::tally(&entry.findings)
        .map(|tally| format!(" ({tally})"))
        .unwrap_or_default();
    Some(format!(
        "{}: {}, equal to the canonical text{tally}",
        entry.input,
        files.join(" and ")
    ))
}
