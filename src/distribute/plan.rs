//! The plan of a run: which copies are made, what they bear, and what the register will say of them. Everything that can
//! be wrong is found here, before anything is made.

use super::date::Date;
use super::list::Order;
use super::register::{Line, Register, State};
use super::rules::{CLASS, COPY, EXISTS, LANGUAGE, SILENT, VERSIONS};
use super::slip;
use crate::batch::Bearing;
use crate::diag::Finding;
use crate::mark::{Code, modules};
use crate::sheet::{Distribution, StampWords};
use crate::symbol::file_stem;
use std::collections::{BTreeMap, BTreeSet};

/// A language version of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The file it was read from, as the user wrote it.
    pub input: String,
    /// The IRI of its work.
    pub work: String,
    /// Its language (BCP 47).
    pub language: String,
    /// Its file symbol.
    pub symbol: String,
}

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The class of orders that have no marking.
    pub class: String,
    /// Not to be released before this date.
    pub embargo: Option<Date>,
    /// Whether the orders are added to a register that there is.
    pub add: bool,
    /// Numbers of copies to issue again.
    pub reissue: Vec<u32>,
    /// Numbers of copies to withdraw.
    pub withdraw: Vec<u32>,
}

/// A copy to be made.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The place of its version among the sources.
    pub version: usize,
    /// What the register will say of it; hash, pages and sheets are not known yet.
    pub line: Line,
    /// What it bears.
    pub bearing: Bearing,
}

/// The plan.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The copies to be made, in the order of their numbers, document by document.
    pub copies: Vec<Planned>,
    /// What the register will say of the copies that are withdrawn.
    pub withdrawn: Vec<Line>,
}

/// Plans a run.
///
/// # Errors
/// Everything that is wrong with it.
pub fn plan(
    versions: &[Version],
    orders: &[Order],
    register: &Register,
    request: &Request,
    distribution: Option<&Distribution>,
) -> Result<Plan, Vec<Finding>> {
    let mut planner = Planner {
        versions,
        register,
        request,
        plan: Plan::default(),
        findings: Vec::new(),
    };
    let Some(distribution) = distribution else {
        return Err(vec![Finding::new(
            &SILENT,
            "the layout has no section [distribution]",
            "add one; layouts/ag.toml has an example",
        )]);
    };
    planner.refuse_twins();
    let works: BTreeSet<&str> = versions
        .iter()
        .map(|version| version.work.as_str())
        .collect();
    for work in works {
        planner.withdraw(work);
        planner.reissue(work);
        planner.order(work, orders, distribution);
    }
    planner.finish(distribution)
}

struct Planner<'a> {
    versions: &'a [Version],
    register: &'a Register,
    request: &'a Request,
    plan: Plan,
    findings: Vec<Finding>,
}

impl Planner<'_> {
    fn wrong(&mut self, rule: &'static crate::diag::Rule, message: String, help: &str) {
        self.findings.push(Finding::new(rule, message, help));
    }

    /// Two sources of one work and language.
    fn refuse_twins(&mut self) {
        for (index, version) in self.versions.iter().enumerate() {
            let same = |other: &&Version| {
                (&other.work, &other.language) == (&version.work, &version.language)
            };
            if let Some(twin) = self.versions[..index].iter().find(same) {
                let message = format!(
                    "{} and {} are the same document in the same language",
                    twin.input, version.input
                );
                self.wrong(&VERSIONS, message, "name one of them");
            }
        }
    }

    fn version(&self, work: &str, language: &str) -> Option<usize> {
        self.versions
            .iter()
            .position(|version| version.work == work && speaks(&version.language, language))
    }

    /// A new line like the last one of a copy; reports that there is none.
    fn again(&mut self, work: &str, copy: u32, state: State) -> Option<Line> {
        let current = self.register.current().get(&(work, copy)).copied().cloned();
        match current {
            Some(line) if line.state != State::Withdrawn => Some(Line {
                run: self.register.next_run(),
                state,
                ..line
            }),
            Some(_) => {
                self.wrong(
                    &COPY,
                    format!("copy {copy} was withdrawn"),
                    "add its recipient anew: --add",
                );
                None
            }
            None => {
                let most = self.register.copies(work);
                let message =
                    format!("the register has no copy {copy} of {work}: its numbers go to {most}");
                self.wrong(&COPY, message, "look the number up in register.csv");
                None
            }
        }
    }

    fn withdraw(&mut self, work: &str) {
        for copy in &self.request.withdraw {
            if self.request.reissue.contains(copy) {
                let message = format!("copy {copy} is to be both reissued and withdrawn");
                self.wrong(&COPY, message, "choose one");
            } else if let Some(line) = self.again(work, *copy, State::Withdrawn) {
                self.plan.withdrawn.push(line);
            }
        }
    }

    fn reissue(&mut self, work: &str) {
        for copy in &self.request.reissue {
            let Some(line) = self.again(work, *copy, State::Reissued) else {
                continue;
            };
            let Some(version) = self.version(work, &line.language) else {
                let message = format!(
                    "copy {copy} is in {}, and no source of {work} is",
                    line.language
                );
                self.wrong(&LANGUAGE, message, "add this language version");
                continue;
            };
            let line = Line {
                issue: line.issue + 1,
                ..line
            };
            self.copy(version, line);
        }
    }

    fn order(&mut self, work: &str, orders: &[Order], distribution: &Distribution) {
        let given = self.register.copies(work);
        if given > 0 && !orders.is_empty() && !self.request.add {
            let message = format!("the register of this folder has {given} copies of {work}");
            self.wrong(
                &EXISTS,
                message,
                "say --add, or name another folder with -o",
            );
            return;
        }
        let mut missing: BTreeMap<&str, Vec<&Order>> = BTreeMap::new();
        let mut next = given;
        for order in orders {
            let class = order.class.as_ref().unwrap_or(&self.request.class);
            if !distribution.classes.contains_key(class) {
                let known: Vec<&str> = distribution.classes.keys().map(String::as_str).collect();
                let finding = Finding::new(
                    &CLASS,
                    format!("“{class}” is no class of distribution"),
                    format!("the layout has {}", known.join(", ")),
                );
                self.findings.push(finding.at(order.place.clone()));
            }
            let Some(version) = self.version(work, &order.language) else {
                missing.entry(&order.language).or_default().push(order);
                continue;
            };
            for _ in 0..order.copies {
                next += 1;
                self.copy(version, self.first_line(version, order, class, next));
            }
        }
        for (language, orders) in missing {
            let who: Vec<&str> = orders
                .iter()
                .map(|order| order.recipient.as_str())
                .collect();
            let finding = Finding::new(
                &LANGUAGE,
                format!(
                    "{work} is not there in {language}, which is for {}",
                    who.join(", ")
                ),
                "add this language version to the sources",
            );
            self.findings.push(match orders.first() {
                Some(order) => finding.at(order.place.clone()),
                None => finding,
            });
        }
    }

    fn first_line(&self, version: usize, order: &Order, class: &str, copy: u32) -> Line {
        let version = &self.versions[version];
        Line {
            run: self.register.next_run(),
            work: version.work.clone(),
            copy,
            issue: 1,
            state: State::Issued,
            recipient: order.recipient.clone(),
            kind: order.kind,
            language: version.language.clone(),
            medium: order.medium,
            class: class.to_owned(),
            embargo: None,
            symbol: version.symbol.clone(),
            code: None,
            file: String::new(),
            sha256: String::new(),
            pages: None,
            sheets: None,
        }
    }

    fn copy(&mut self, version: usize, line: Line) {
        let again = match line.issue {
            1 => String::new(),
            issue => format!("-{issue}"),
        };
        let symbol = self.versions[version].symbol.clone();
        let file = format!(
            "{}-copy{:03}{again}.{}",
            file_stem(&symbol),
            line.copy,
            line.medium.ending()
        );
        let embargo = self.request.embargo.as_ref();
        self.plan.copies.push(Planned {
            version,
            line: Line {
                file,
                symbol,
                embargo: embargo
                    .map(|date| date.written().to_owned())
                    .or(line.embargo),
                ..line
            },
            bearing: Bearing {
                stamp: Default::default(),
                source: true,
                separator: Vec::new(),
            },
        });
    }

    /// Gives every copy its stamp, now that the total is known.
    fn finish(mut self, distribution: &Distribution) -> Result<Plan, Vec<Finding>> {
        let mut copies = std::mem::take(&mut self.plan.copies);
        let mut totals: BTreeMap<String, u32> = BTreeMap::new();
        for version in self.versions {
            totals.insert(version.work.clone(), self.register.copies(&version.work));
        }
        for copy in &copies {
            let total = totals.entry(copy.line.work.clone()).or_default();
            *total = (*total).max(copy.line.copy);
        }
        let mut silent = BTreeSet::new();
        for copy in &mut copies {
            let total = totals.get(&copy.line.work).copied().unwrap_or_default();
            let language = &copy.line.language;
            let Some(words) = words_in(distribution, language) else {
                if silent.insert(language.clone()) {
                    let message = format!("the layout has no words of a stamp in {language}");
                    self.wrong(&SILENT, message, "add them to [distribution.words]");
                }
                continue;
            };
            let Some(class) = distribution.classes.get(&copy.line.class) else {
                continue; // reported with its order
            };
            let embargo = copy.line.embargo.as_deref().map(Date::read);
            let embargo = embargo.map(|date| date.and_then(|date| date.words(words)));
            let embargo = match embargo.transpose() {
                Ok(embargo) => embargo,
                Err(finding) => {
                    self.findings.push(finding);
                    break;
                }
            };
            let mut mark = None;
            if class.mark {
                let code = Code::new(&copy.line.symbol, copy.line.copy, copy.line.issue);
                let code = code.map(|code| code.to_string());
                let drawn = code
                    .map_err(|error| error.to_string())
                    .and_then(|code| match modules(&code) {
                        Ok(modules) => Ok((code, modules)),
                        Err(error) => Err(error.to_string()),
                    });
                match drawn {
                    Ok((code, modules)) => (copy.line.code, mark) = (Some(code), Some(modules)),
                    Err(why) => {
                        let message = format!("copy {} cannot bear a mark: {why}", copy.line.copy);
                        self.wrong(&CLASS, message, "choose a class without a mark");
                    }
                }
            }
            copy.bearing = Bearing {
                stamp: slip::stamp(words, &copy.line, total, embargo.as_deref(), mark),
                source: class.source,
                separator: slip::separator(words, &copy.line, total),
            };
        }
        self.plan.copies = copies;
        match self.findings.is_empty() {
            true => Ok(self.plan),
            false => Err(self.findings),
        }
    }
}

/// Whether a version in `language` serves who reads `wanted`: `es-MX` serves `es`.
fn speaks(language: &str, wanted: &str) -> bool {
    language == wanted || language.split('-').next() == Some(wanted)
}

fn words_in<'d>(distribution: &'d Distribution, language: &str) -> Option<&'d StampWords> {
    let words = &distribution.words;
    words
        .get(language)
        .or_else(|| words.get(language.split('-').next()?))
}
