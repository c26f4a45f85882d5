//! `engross distribute`: the copies that each recipient gets, and their register.

use super::args;
use super::layout;
use super::report::{self, Ending, Entry, Made};
use super::workshop::cores;
use engross::attached::sha256;
use engross::batch::{CopyPress, Medium, Press, crew};
use engross::diag::{Finding, Outcome};
use engross::distribute::{
    self, Date, Line, Plan, Planned, REGISTER_FILE, Register, Request, Version,
};
use engross::model::Document;
use engross::sheet::Sheet;
use engross::store::{self, Folder, StoreError};
use engross::text::FontBook;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

/// The register on paper.
const PAPER: &str = "register.pdf";
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
    let (sheet, findings) = layout::load(&args.layout.layout);
    let Some(sheet) = sheet else {
        return Err(stopped(&args.layout.layout, findings));
    };
    let sources = sources(args, entries)?;
    let output = args.output.display().to_string();
    let fault = |error: StoreError| stopped(&output, vec![error.into()]);
    let folder = Folder::open(&args.output).map_err(fault)?;
    let lock = folder.lock().map_err(fault)?;
    let mut register = register(args)?;
    let plan = plan(args, &sheet, &sources, &register)?;
    let presses = presses(&sheet, &sources, &plan, entries)?;
    let made = Making {
        folder: &folder,
        presses: &presses,
        plan: &plan,
        jobs: args.jobs.unwrap_or_else(cores),
    }
    .copies(entries)?;
    if args.print {
        piles(&presses, &plan, &register, &folder, entries).map_err(fault)?;
    }
    if args.zip {
        packets(&made, register.next_run(), &folder, entries)?;
    }
    register.lines.extend(plan.withdrawn);
    register.lines.extend(made);
    finish(&register, &sources, &sheet, &folder, entries)?;
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

/// One press for each version that copies are made of, with the places of its copies in the plan.
struct Pressed<'a> {
    press: CopyPress<'a>,
    language: String,
    places: Vec<usize>,
}

fn presses<'a>(
    sheet: &'a Sheet,
    sources: &[Source],
    plan: &Plan,
    entries: &mut Vec<Entry>,
) -> Result<Vec<Pressed<'a>>, Stopped> {
    let press = Press {
        sheet,
        book: FontBook::shared(),
    };
    let mut presses = Vec::new();
    for (index, source) in sources.iter().enumerate() {
        let of_it = |copy: &(usize, &Planned)| copy.1.version == index;
        let (places, bearings): (Vec<usize>, Vec<_>) = plan
            .copies
            .iter()
            .enumerate()
            .filter(of_it)
            .map(|(place, copy)| (place, copy.bearing.clone()))
            .unzip();
        let (false, Some(distribution)) = (places.is_empty(), &sheet.distribution) else {
            continue;
        };
        let pictures =
            |src: &str| store::read_picture(&source.path, src).map_err(|error| error.to_string());
        let input = &source.version.input;
        let outcome = press.copies(input, &source.bytes, &pictures, distribution, bearings);
        match outcome.value {
            Some(press) => presses.push(Pressed {
                press,
                language: source.version.language.clone(),
                places,
            }),
            None => return Err(refused(input, outcome.findings)),
        }
        if !outcome.findings.is_empty() {
            entries.push(Entry::found(input.clone(), outcome.findings));
        }
    }
    Ok(presses)
}

/// What making the copies needs.
struct Making<'a> {
    folder: &'a Folder,
    presses: &'a [Pressed<'a>],
    plan: &'a Plan,
    jobs: std::num::NonZero<usize>,
}

impl Making<'_> {
    /// Makes all copies, proves them, and gives each its name; the lines of the register with what is now known.
    fn copies(&self, entries: &mut Vec<Entry>) -> Result<Vec<Line>, Stopped> {
        let mut where_made: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for (press, pressed) in self.presses.iter().enumerate() {
            let of_it = pressed.places.iter().enumerate();
            where_made.extend(of_it.map(|(own, place)| (*place, (press, own))));
        }
        let job = |place: usize| {
            let (press, own) = where_made.get(&place).copied().unwrap_or_default();
            let medium = match self.plan.copies[place].line.medium {
                distribute::Medium::Docx => Medium::Docx,
                _ => Medium::Pdf,
            };
            (press, self.presses[press].press.copy(own, medium))
        };
        let mut lines = Vec::new();
        let mut trouble = None;
        let mut take = |place: usize, (press, outcome): (usize, Outcome<Vec<u8>>)| {
            let mut line = self.plan.copies[place].line.clone();
            let input = format!("copy {} for {}", line.copy, line.recipient);
            let Some(bytes) = outcome.value else {
                trouble.get_or_insert(refused(&input, outcome.findings));
                return;
            };
            line.sha256 = sha256(&bytes);
            if line.medium != distribute::Medium::Docx {
                line.pages = u32::try_from(self.presses[press].press.pages).ok();
            }
            if line.medium == distribute::Medium::Print {
                line.sheets = line.pages.map(|pages| pages.div_ceil(2));
            }
            let released = self
                .folder
                .stage(&line.file, &bytes)
                .and_then(store::Staged::release);
            if let Err(error) = released {
                trouble.get_or_insert(stopped(&input, vec![error.into()]));
                return;
            }
            entries.push(Entry {
                symbol: Some(line.symbol.clone()),
                made: vec![Made {
                    file: line.file.clone(),
                    sha256: line.sha256.clone(),
                    pages: line.pages.map(|pages| pages as usize),
                }],
                ..Entry::found(input, outcome.findings)
            });
            lines.push(line);
        };
        crew::in_order(self.plan.copies.len(), self.jobs, &|| true, &job, &mut take);
        match trouble {
            Some(trouble) => Err(trouble),
            None => Ok(lines),
        }
    }
}

/// The files for the press, one for each version that is printed.
fn piles(
    presses: &[Pressed],
    plan: &Plan,
    register: &Register,
    folder: &Folder,
    entries: &mut Vec<Entry>,
) -> Result<(), StoreError> {
    for pressed in presses {
        let printed: Vec<usize> = (0..pressed.places.len())
            .filter(|own| {
                plan.copies[pressed.places[*own]].line.medium == distribute::Medium::Print
            })
            .collect();
        if printed.is_empty() {
            continue;
        }
        let Some(bytes) = pressed.press.pile(&printed) else {
            continue;
        };
        let name = format!(
            "{}-print{}.pdf",
            pressed.press.symbol,
            of_run(register.next_run())
        );
        let input = format!("for the press, {}", pressed.language);
        write(folder, &name, &bytes, input, entries)?;
    }
    Ok(())
}

/// What is added to the names of later runs.
fn of_run(run: u32) -> String {
    match run {
        1 => String::new(),
        run => format!("-run{run}"),
    }
}

/// A packet for each recipient of this run.
fn packets(
    lines: &[Line],
    run: u32,
    folder: &Folder,
    entries: &mut Vec<Entry>,
) -> Result<(), Stopped> {
    let mut by_recipient: BTreeMap<&str, Vec<&Line>> = BTreeMap::new();
    for line in lines {
        by_recipient.entry(&line.recipient).or_default().push(line);
    }
    let mut taken: BTreeMap<String, u32> = BTreeMap::new();
    for (recipient, lines) in by_recipient {
        let mut files = Vec::new();
        for line in lines {
            let path = folder.path().join(&line.file);
            let bytes = store::read_bounded(&path, u64::MAX - 1)
                .map_err(|error| stopped(recipient, vec![error.into()]))?;
            files.push((line.file.clone(), bytes));
        }
        let bytes = distribute::packet(&files).map_err(|why| {
            let finding = Finding::new(
                &store::OUTPUT_UNWRITABLE,
                format!("the packet cannot be made: {why}"),
                "send the files one by one",
            );
            stopped(recipient, vec![finding])
        })?;
        let mut name = distribute::file_name(recipient);
        let count = taken.entry(name.to_lowercase()).or_default();
        *count += 1;
        if *count > 1 {
            name = format!("{name}-{count}");
        }
        let name = format!("{name}{}.zip", of_run(run));
        write(
            folder,
            &name,
            &bytes,
            format!("packet for {recipient}"),
            entries,
        )
        .map_err(|error| stopped(recipient, vec![error.into()]))?;
    }
    Ok(())
}

/// The register, as a table and on paper: written when all copies have their names.
fn finish(
    register: &Register,
    sources: &[Source],
    sheet: &Sheet,
    folder: &Folder,
    entries: &mut Vec<Entry>,
) -> Result<(), Stopped> {
    let fault = |error: StoreError| stopped(REGISTER_FILE, vec![error.into()]);
    let Some(first) = sources.first() else {
        return Ok(());
    };
    let identity = &first.document.root.identity;
    let title = engross::flow::title(identity).unwrap_or_default();
    let date = identity
        .work
        .dates
        .iter()
        .find_map(|date| date.known())
        .map(|date| date.chars().take("2011-06-07".len()).collect::<String>());
    let paper = distribute::paper(register, &first.version.symbol, &title, date.as_deref());
    let press = Press {
        sheet,
        book: FontBook::shared(),
    };
    let outcome = press.engross(PAPER, paper.xml().as_bytes(), &|src| {
        Err(format!("{src}: the register has no pictures"))
    });
    let staged = folder
        .stage(REGISTER_FILE, register.csv().as_bytes())
        .map_err(fault)?;
    let mut entry = Entry::found("register", outcome.findings);
    staged.release().map_err(fault)?;
    entry.made.push(Made {
        file: REGISTER_FILE.to_owned(),
        sha256: sha256(register.csv().as_bytes()),
        pages: None,
    });
    match outcome.value {
        Some(engrossed) => {
            let released = folder.stage(PAPER, &engrossed.pdf);
            released.and_then(store::Staged::release).map_err(fault)?;
            entry.made.push(Made {
                file: PAPER.to_owned(),
                sha256: sha256(&engrossed.pdf),
                pages: Some(engrossed.pages),
            });
        }
        None => entry.ending = entry.ending.max(Ending::Findings),
    }
    entries.push(entry);
    Ok(())
}

fn write(
    folder: &Folder,
    name: &str,
    bytes: &[u8],
    input: String,
    entries: &mut Vec<Entry>,
) -> Result<(), StoreError> {
    folder.stage(name, bytes)?.release()?;
    entries.push(Entry {
        made: vec![Made {
            file: name.to_owned(),
            sha256: sha256(bytes),
            pages: None,
        }],
        ..Entry::found(input, Vec::new())
    });
    Ok(())
}
