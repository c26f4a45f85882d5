//! Making: a press for each language version, and the copies from it, on all cores.

use super::super::report::Entry;
use super::issue::Issue;
use super::{Source, Stopped, refused};
use engross::attached::sha256;
use engross::batch::{CopyPress, Medium, Press, crew, isolated};
use engross::diag::Outcome;
use engross::distribute::{self, Line, Plan, Planned};
use engross::sheet::Sheet;
use engross::store;
use engross::text::FontBook;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};

/// One press for each version that copies are made of, with the places of its copies in the plan.
pub(super) struct Pressed<'a> {
    pub(super) press: CopyPress<'a>,
    pub(super) language: String,
    pub(super) places: Vec<usize>,
}

/// Sets up the presses.
pub(super) fn presses<'a>(
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
pub(super) struct Making<'a> {
    pub(super) presses: &'a [Pressed<'a>],
    pub(super) plan: &'a Plan,
    pub(super) jobs: std::num::NonZero<usize>,
}

impl Making<'_> {
    /// Makes and proves all copies, up to the first that cannot be made; the lines of the register with what is now known.
    pub(super) fn copies(&self, issue: &mut Issue) -> Result<Vec<Line>, Stopped> {
        let mut where_made: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for (press, pressed) in self.presses.iter().enumerate() {
            let of_it = pressed.places.iter().enumerate();
            where_made.extend(of_it.map(|(own, place)| (*place, (press, own))));
        }
        let job = |place: usize| {
            let (press, own) = where_made.get(&place).copied().unwrap_or_default();
            let line = &self.plan.copies[place].line;
            let medium = match line.medium {
                distribute::Medium::Docx => Medium::Docx,
                _ => Medium::Pdf,
            };
            let made = isolated(&line.file, || self.presses[press].press.copy(own, medium));
            let made = made.unwrap_or_else(|finding| Outcome::failed(vec![finding]));
            (press, made)
        };
        let mut lines = Vec::new();
        let mut trouble = None;
        let halted = AtomicBool::new(false);
        let mut take = |place: usize, (press, outcome): (usize, Outcome<Vec<u8>>)| {
            if trouble.is_some() {
                return;
            }
            match self.one(place, press, outcome, issue) {
                Ok(line) => lines.push(line),
                Err(error) => {
                    trouble = Some(error);
                    halted.store(true, Ordering::Relaxed);
                }
            }
        };
        let go_on = || !halted.load(Ordering::Relaxed);
        crew::in_order(self.plan.copies.len(), self.jobs, &go_on, &job, &mut take);
        match trouble {
            Some(trouble) => Err(trouble),
            None => Ok(lines),
        }
    }

    /// Takes a copy that was made.
    fn one(
        &self,
        place: usize,
        press: usize,
        outcome: Outcome<Vec<u8>>,
        issue: &mut Issue,
    ) -> Result<Line, Stopped> {
        let mut line = self.plan.copies[place].line.clone();
        let input = format!("copy {} for {}", line.copy, line.recipient);
        let Some(bytes) = outcome.value else {
            return Err(refused(&input, outcome.findings));
        };
        line.sha256 = sha256(&bytes);
        let pages = self.presses[press].press.pages;
        if line.medium != distribute::Medium::Docx {
            line.pages = u32::try_from(pages).ok();
        }
        if line.medium == distribute::Medium::Print {
            line.sheets = line.pages.map(|pages| pages.div_ceil(2));
        }
        let entry = Entry {
            symbol: Some(line.symbol.clone()),
            ..Entry::found(input, outcome.findings)
        };
        issue.copy(&line.file, &bytes, line.pages.map(|_| pages), entry)?;
        Ok(line)
    }
}
