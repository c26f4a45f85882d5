//! `engross distribute`: the copies that each recipient gets, and their register.
//!
//! By file: here what is asked for and whether it can be; `making` the copies; `papers` what goes with them; `issue` how all
//! get their names together.

mod issue;
mod making;
mod papers;

use super::args;
use super::layout;
use super::report::{self, Entry};
use super::workshop::cores;
use engross::diag::{Finding, Outcome};
use engross::distribute::{self, Date, Plan, REGISTER_FILE, Register, Request, Version};
use engross::model::Document;
use engross::sheet::Sheet;
use engross::store::{self, Folder, StoreError};
use issue::Issue;
use making::{Making, presses};
use std::path::PathBuf;
use std::process::ExitCode;

/// The longest register and the longest list that are read.
const LONGEST: u64 = 64 << 20;

/// Makes the copies.
pub fn run(args: &args::Distribute) -> ExitCode {
    let mut entries = Vec::new();
    if let Err(entry) = distribute(args, &mut entries) {
        entries.push(*entry);
    }
    report::finish(&entries, &args.reporting, |entry| {
        if entry.made.is_empty() {
            let tally = report::tally(&entry.findings)?;
            return Some(format!("{}: nothing was made of it ({tally})", entry.input));
        }
        let files: Vec<String> = entry
            .made
            .iter()
            .map(|made| args.output.join(&made.file).display().to_string())
            .collect();
        Some(format!("{}: {}", entry.input, files.join(" and ")))
    })
}

/// A source, read.
struct Source {
    path: PathBuf,
    bytes: Vec<u8>,
    document: Document,
    version: Version,
}

type Stopped = Box<Entry>;

fn stopped(input: &str, findings: Vec<Finding>) -> Stopped {
    Box::new(Entry::failed(input, findings))
}

/// What is wrong with the order of copies is an error of the user's; the tool did its work.
fn refused(input: &str, findings: Vec<Finding>) -> Stopped {
    Box::new(Entry::found(input, findings))
}

fn distribute(args: &args::Distribute, entries: &mut Vec<Entry>) -> Result<(), Stopped> {
    let (sheet, findings) = layout::load(&args.layout, args.sources.first().map(PathBuf::as_path));
    let Some(sheet) = sheet else {
        return Err(stopped(args.layout.called(), findings));
    };
    let sources = sources(args, entries)?;
    let output = args.output.display().to_string();
    let fault = |error: StoreError| stopped(&output, vec![error.into()]);
    let folder = Folder::open(&args.output).map_err(fault)?;
    let lock = folder.lock().map_err(fault)?;
    let mut register = register(args)?;
    let plan = plan(args, &sheet, &sources, &register)?;
    let presses = presses(&sheet, &sources, &plan, entries)?;
    let mut issue = Issue::new(&folder);
    let made = Making {
        presses: &presses,
        plan: &plan,
        jobs: args.jobs.unwrap_or_else(cores),
    }
    .copies(&mut issue)?;
    if args.print {
        papers::piles(&presses, &plan, &register, &mut issue)?;
    }
    if args.zip {
        papers::packets(&made, register.next_run(), &mut issue)?;
    }
    register.lines.extend(plan.withdrawn);
    register.lines.extend(made);
    papers::register(&register, &sources, &sheet, &mut issue)?;
    issue.release(entries)?;
    drop(lock);
    Ok(())
}

/// Reads all sources; nothing goes on where one cannot be read.
fn sources(args: &args::Distribute, entries: &mut Vec<Entry>) -> Result<Vec<Source>, Stopped> {
    let (inputs, missing) = store::gather(&args.sources, &["xml"]);
    if let Some(error) = missing.into_iter().next() {
        let path = error.path.display().to_string();
        return Err(stopped(&path, vec![error.into()]));
    }
    let mut sources = Vec::new();
    for path in inputs {
        let input = path.display().to_string();
        let bytes = layout::read_input(&path).map_err(|finding| stopped(&input, vec![finding]))?;
        let Outcome { value, findings } = engross::read::read(&input, &bytes);
        let Some(document) = value else {
            return Err(refused(&input, findings));
        };
        let identity = &document.root.identity;
        let version = Version {
            input,
            work: identity.work.uri.clone(),
            language: identity.expression.language_tag().to_owned(),
            symbol: engross::flow::symbol(identity),
        };
        sources.push(Source {
            path,
            bytes,
            document,
            version,
        });
    }
    if sources.is_empty() {
        let none = args.sources.first().map(|path| path.display().to_string());
        entries.push(Entry::found(none.unwrap_or_default(), Vec::new()));
    }
    Ok(sources)
}

/// The register of the folder, empty where there is none yet.
fn register(args: &args::Distribute) -> Result<Register, Stopped> {
    let path = args.output.join(REGISTER_FILE);
    if store::traits(&path).is_none() {
        return Ok(Register::default());
    }
    let name = path.display().to_string();
    let bytes =
        store::read_bounded(&path, LONGEST).map_err(|error| stopped(&name, vec![error.into()]))?;
    let Outcome { value, findings } = Register::read(&name, &bytes);
    value.ok_or_else(|| stopped(&name, findings))
}

fn plan(
    args: &args::Distribute,
    sheet: &Sheet,
    sources: &[Source],
    register: &Register,
) -> Result<Plan, Stopped> {
    let mut orders = Vec::new();
    let mut list = "distribution".to_owned();
    if let Some(path) = &args.list {
        list = path.display().to_string();
        let bytes = store::read_bounded(path, LONGEST)
            .map_err(|error| stopped(&list, vec![error.into()]))?;
        let Outcome { value, findings } = distribute::read_list(&list, &bytes);
        orders = value.ok_or_else(|| refused(&list, findings))?;
    }
    let embargo = args.embargo.as_deref().map(Date::read).transpose();
    let request = Request {
        class: args.class.clone(),
        embargo: embargo.map_err(|finding| refused("--embargo", vec![finding]))?,
        add: args.add,
        reissue: args.reissue.clone(),
        withdraw: args.withdraw.clone(),
    };
    let versions: Vec<Version> = sources
        .iter()
        .map(|source| source.version.clone())
        .collect();
    distribute::plan(
        &versions,
        &orders,
        register,
        &request,
        sheet.distribution.as_ref(),
    )
    .map_err(|findings| refused(&list, findings))
}
