//! What goes with the copies: files for the press, packets, and the register.

use super::super::report::{Ending, Entry};
use super::issue::Issue;
use super::making::Pressed;
use super::{Source, Stopped, refused, stopped};
use engross::batch::Press;
use engross::diag::Finding;
use engross::distribute::{self, Line, Plan, REGISTER_FILE, Register};
use engross::sheet::Sheet;
use engross::store;
use engross::text::FontBook;
use std::collections::BTreeMap;

/// The register on paper.
const PAPER: &str = "register.pdf";

/// The files for the press, one for each version that is printed.
pub(super) fn piles(
    presses: &[Pressed],
    plan: &Plan,
    register: &Register,
    issue: &mut Issue,
) -> Result<(), Stopped> {
    for pressed in presses {
        let printed: Vec<usize> = (0..pressed.places.len())
            .filter(|own| {
                plan.copies[pressed.places[*own]].line.medium == distribute::Medium::Print
            })
            .collect();
        if printed.is_empty() {
            continue;
        }
        let input = format!("for the press, {}", pressed.language);
        let outcome = pressed.press.pile(&printed);
        let Some(bytes) = outcome.value else {
            return Err(refused(&input, outcome.findings));
        };
        let symbol = &pressed.press.symbol;
        let name = format!("{symbol}-print{}.pdf", of_run(register.next_run()));
        let entry = Entry::found(input, outcome.findings);
        issue.add(&name, &bytes, None, entry)?;
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
pub(super) fn packets(lines: &[Line], run: u32, issue: &mut Issue) -> Result<(), Stopped> {
    let mut by_recipient: BTreeMap<&str, Vec<&Line>> = BTreeMap::new();
    for line in lines {
        by_recipient.entry(&line.recipient).or_default().push(line);
    }
    let mut taken: BTreeMap<String, u32> = BTreeMap::new();
    for (recipient, lines) in by_recipient {
        let mut files = Vec::new();
        for line in lines {
            let Some(path) = issue.whereabouts(&line.file) else {
                continue; // every line's file was added with it
            };
            let bytes = store::read_bounded(path, u64::MAX - 1)
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
        let entry = Entry::found(format!("packet for {recipient}"), Vec::new());
        issue.add(&name, &bytes, None, entry)?;
    }
    Ok(())
}

/// The register, on paper and, last of all, as the table by which all that was made counts as issued.
pub(super) fn register(
    register: &Register,
    sources: &[Source],
    sheet: &Sheet,
    issue: &mut Issue,
) -> Result<(), Stopped> {
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
    let language = identity.expression.language_tag();
    let subject = distribute::Subject {
        symbol: &first.version.symbol,
        title: &title,
        date: date.as_deref(),
        language,
    };
    let words = sheet.distribution.as_ref().and_then(|distribution| {
        let known = language.split('-').next().unwrap_or(language);
        distribution.words.get(known)
    });
    let none = BTreeMap::new();
    let classes = words.map_or(&none, |words| &words.classes);
    let paper = distribute::paper(register, &subject, classes);
    let press = Press {
        sheet,
        book: FontBook::shared(),
    };
    let outcome = press.engross(PAPER, paper.xml().as_bytes(), &|src| {
        Err(format!("{src}: the register has no pictures"))
    });
    let mut entry = Entry::found("register on paper", outcome.findings);
    match outcome.value {
        Some(engrossed) => issue.add(PAPER, &engrossed.pdf, Some(engrossed.pages), entry)?,
        None => {
            entry.ending = entry.ending.max(Ending::Findings);
            return Err(Box::new(entry));
        }
    }
    let entry = Entry::found("register", Vec::new());
    issue.add(REGISTER_FILE, register.csv().as_bytes(), None, entry)
}
