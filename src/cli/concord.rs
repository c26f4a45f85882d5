//! `engross concord`: whether the language versions of a document correspond.

use super::args::{self, Format};
use super::edits::counted;
use super::layout;
use super::messages;
use super::out;
use super::report::{Ending, print_json, release};
use engross::concord::{ALONE, Concordance, Discord, Version, concord, families, page};
use engross::diag::Finding;
use engross::model::Document;
use engross::store;
use std::path::Path;
use std::process::ExitCode;

/// A version as it was read.
struct Read {
    name: String,
    document: Document,
}

/// The versions of one document, held against each other.
struct Told<'a> {
    versions: Vec<Version<'a>>,
    concordance: Concordance,
    findings: Vec<Finding>,
}

/// Holds all versions against each other.
pub fn run(args: &args::Concord) -> ExitCode {
    let (files, missing) = store::gather(&args.versions, &["xml"]);
    let mut worst = Ending::Clean;
    let mut unread: Vec<Finding> = missing.into_iter().map(Finding::from).collect();
    let mut read: Vec<Read> = Vec::new();
    for file in &files {
        match version(file) {
            Ok(version) => read.push(version),
            Err(findings) => unread.extend(findings),
        }
    }
    if !unread.is_empty() {
        worst = Ending::Failed;
    }
    // files that are named are meant to be one document; what a folder or pattern holds is found out
    let named = args.versions.iter().all(|name| files.contains(name)) && !read.is_empty();
    let groups: Vec<Vec<usize>> = match named {
        true => vec![(0..read.len()).collect()],
        false => {
            let documents: Vec<&Document> = read.iter().map(|read| &read.document).collect();
            families(&documents)
                .into_iter()
                .map(|f| f.members)
                .collect()
        }
    };
    let told: Vec<Told<'_>> = groups.iter().map(|group| told(&read, group)).collect();
    let all = told.iter().flat_map(|told| &told.findings);
    worst = worst.max(Ending::of(&all.cloned().collect::<Vec<Finding>>()));
    if let Some(report) = &args.report {
        let documents: Vec<(Vec<Version<'_>>, Concordance)> = told
            .iter()
            .map(|told| (told.versions.clone(), told.concordance.clone()))
            .collect();
        if let Err(error) = release(report, page(&documents).as_bytes()) {
            unread.push(error.into());
            worst = Ending::Failed;
        }
    }
    worst = worst.max(match args.reporting.format {
        Format::Json => {
            let documents: Vec<serde_json::Value> = told.iter().map(json).collect();
            let value = serde_json::json!({ "documents": documents, "findings": unread });
            print_json(&value)
        }
        Format::Text => {
            messages::print(&unread);
            told.iter().for_each(|told| messages::print(&told.findings));
            match args.reporting.quiet {
                true => Ending::Clean,
                false => out::print(&told.iter().map(text).collect::<String>()),
            }
        }
    });
    worst.exit_code()
}

fn version(path: &Path) -> Result<Read, Vec<Finding>> {
    let bytes = layout::read_input(path).map_err(|finding| vec![finding])?;
    let name = path.display().to_string();
    let outcome = engross::read::read(&name, &bytes);
    match outcome.value {
        Some(document) => Ok(Read { name, document }),
        None => Err(outcome.findings),
    }
}

fn told<'a>(read: &'a [Read], group: &[usize]) -> Told<'a> {
    let versions: Vec<Version<'a>> = group
        .iter()
        .filter_map(|at| read.get(*at))
        .map(|read| Version {
            name: &read.name,
            document: &read.document,
        })
        .collect();
    let concordance = concord(&versions);
    let mut findings: Vec<Finding> = concordance
        .discords
        .iter()
        .map(|discord| discord.finding(&versions))
        .collect();
    if let [only] = versions.as_slice() {
        let identity = &only.document.root.identity;
        let made_from = identity.expression.translations.first();
        let why = match made_from {
            Some(translation) => format!("it was made from {}", translation.href),
            None => "no translation names it".into(),
        };
        let help = "name the folder where the other versions are, or correct the metadata";
        let message = format!("no other version of {} is here; {why}", identity.work.uri);
        let place = only.document.place(identity.work.node);
        findings.push(Finding::new(&ALONE, message, help).at(place));
    }
    Told {
        versions,
        concordance,
        findings,
    }
}

fn text(told: &Told<'_>) -> String {
    let names: Vec<String> = told
        .versions
        .iter()
        .map(|version| format!("{} ({})", version.name, version.language()))
        .collect();
    let names = names.join(", ");
    let paragraphs = told.concordance.rows.len();
    match (told.versions.len(), told.concordance.discords.len()) {
        (0 | 1, _) => format!("{names}: no version to hold it against\n"),
        (_, 0) => format!(
            "{names}: correspond in {}\n",
            counted(paragraphs, "paragraph")
        ),
        (_, count) => format!(
            "{names}: do not agree at {} of {}\n",
            counted(count, "place"),
            counted(paragraphs, "paragraph")
        ),
    }
}

fn json(told: &Told<'_>) -> serde_json::Value {
    let versions: Vec<serde_json::Value> = told
        .versions
        .iter()
        .map(|version| {
            let identity = &version.document.root.identity;
            serde_json::json!({
                "input": version.name,
                "symbol": engross::flow::symbol(identity),
                "language": version.language(),
                "expression": identity.expression.uri,
            })
        })
        .collect();
    let discords: Vec<serde_json::Value> = told
        .concordance
        .discords
        .iter()
        .zip(&told.findings)
        .map(|(discord, finding)| discord_json(discord, finding))
        .collect();
    let remarks = &told.findings[discords.len()..];
    serde_json::json!({
        "versions": versions,
        "paragraphs": told.concordance.rows.len(),
        "discords": discords,
        "findings": remarks,
    })
}

fn discord_json(discord: &Discord, finding: &Finding) -> serde_json::Value {
    let sides: Vec<serde_json::Value> = discord
        .sides
        .iter()
        .map(|side| {
            serde_json::json!({
                "says": side.says,
                "file": side.place.as_ref().map(|place| place.file.to_string()),
                "line": side.place.as_ref().map(|place| place.line),
                "column": side.place.as_ref().map(|place| place.column),
            })
        })
        .collect();
    serde_json::json!({
        "code": discord.rule.code,
        "severity": finding.severity(),
        "about": discord.about,
        "message": finding.message,
        "help": discord.help,
        "sides": sides,
    })
}
