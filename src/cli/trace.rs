//! `engross verify --register`: whether the folder of a distribution is whole, and from which copy a file came.

use super::args;
use super::layout;
use super::report::{self, CopyView, Ending, Entry};
use engross::attached::sha256;
use engross::diag::Outcome;
use engross::distribute::Register;
use engross::sheet::Sheet;
use engross::store;
use engross::trace::{self, Evidence, Held};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The longest register, and the longest file that is traced.
const LONGEST: u64 = 512 << 20;

/// Proves folders and traces files.
pub fn run(args: &args::Verify) -> ExitCode {
    let mut entries = Vec::new();
    if let Some(path) = &args.register {
        match register(path) {
            Ok(register) => entries = look(args, path, &register),
            Err(entry) => entries.push(*entry),
        }
    }
    report::finish(&entries, &args.reporting, |entry| {
        let tally = report::tally(&entry.findings);
        Some(match entry.copies.as_slice() {
            [] => match tally {
                Some(tally) => format!("{}: {tally}", entry.input),
                None => format!("{}: whole and unaltered", entry.input),
            },
            copies => {
                let told: Vec<String> = copies.iter().map(told).collect();
                format!("{}: {}", entry.input, told.join("; "))
            }
        })
    })
}

fn told(copy: &CopyView) -> String {
    let issue = match copy.issue {
        1 => String::new(),
        issue => format!(", issue {issue}"),
    };
    let by = match copy.evidence {
        Evidence::Bytes => "by its bytes, as issued",
        Evidence::Mark => "by its mark",
        Evidence::Stamp => "by the words of its stamp",
    };
    format!(
        "copy {}{issue} of {}, for {} ({by})",
        copy.copy, copy.symbol, copy.recipient
    )
}

fn register(path: &Path) -> Result<Register, Box<Entry>> {
    let name = path.display().to_string();
    let bytes = store::read_bounded(path, LONGEST)
        .map_err(|error| Box::new(Entry::failed(&name, vec![error.into()])))?;
    let Outcome { value, findings } = Register::read(&name, &bytes);
    value.ok_or_else(|| Box::new(Entry::failed(&name, findings)))
}

fn look(args: &args::Verify, path: &Path, register: &Register) -> Vec<Entry> {
    let own = match path.parent() {
        Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
        Some(parent) => parent,
        None => Path::new("."),
    };
    let named: Vec<PathBuf> = match args.files.is_empty() {
        true => vec![own.to_owned()],
        false => args.files.clone(),
    };
    let (sheet, findings) = layout::load(&args.layout, Some(path));
    let Some(sheet) = sheet else {
        return vec![Entry::failed(args.layout.called(), findings)];
    };
    named
        .iter()
        .map(|path| {
            if path.is_dir() {
                folder(path, register)
            } else {
                file(path, register, &sheet)
            }
        })
        .collect()
}

fn folder(path: &Path, register: &Register) -> Entry {
    let name = path.display().to_string();
    let names = match store::names(path) {
        Ok(names) => names,
        Err(error) => return Entry::failed(name, vec![error.into()]),
    };
    let mut held = Vec::new();
    let mut unread = Vec::new();
    for name in names {
        match store::read_bounded(&path.join(&name), LONGEST) {
            Ok(bytes) => held.push(Held {
                sha256: sha256(&bytes),
                name,
            }),
            Err(error) => unread.push(error.into()),
        }
    }
    let failed = !unread.is_empty();
    unread.extend(trace::prove(register, &held));
    let mut entry = Entry::found(name, unread);
    if failed {
        entry.ending = Ending::Failed;
    }
    entry
}

fn file(path: &Path, register: &Register, sheet: &Sheet) -> Entry {
    let name = path.display().to_string();
    let bytes = match layout::read_input(path) {
        Ok(bytes) => bytes,
        Err(finding) => return Entry::failed(name, vec![finding]),
    };
    let words: Vec<_> = sheet
        .distribution
        .iter()
        .flat_map(|distribution| distribution.words.values())
        .collect();
    let hash = sha256(&bytes);
    let issued = register.lines.iter().any(|line| line.sha256 == hash);
    let borne = match issued {
        // its bytes say all
        true => trace::Borne::default(),
        false => trace::borne(&name, &bytes),
    };
    let (origins, findings) = trace::origin(register, &words, &name, &hash, &borne);
    let mut entry = Entry::found(name, findings);
    entry.copies = origins
        .iter()
        .map(|origin| CopyView {
            symbol: origin.line.symbol.clone(),
            copy: origin.line.copy,
            issue: origin.line.issue,
            recipient: origin.line.recipient.clone(),
            evidence: origin.evidence,
        })
        .collect();
    entry
}
