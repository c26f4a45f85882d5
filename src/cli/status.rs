//! `engross status`: what is not yet agreed.

use super::args::{self, Format};
use super::layout;
use super::messages;
use super::out;
use super::report::{Ending, print_json};
use engross::attached::sha256;
use engross::batch::Press;
use engross::diag::Finding;
use engross::sheet::Sheet;
use engross::status::{Point, PointKind, list, points};
use engross::store::{Folder, StoreError};
use engross::symbol::file_stem;
use engross::text::FontBook;
use std::path::Path;
use std::process::ExitCode;

/// What is told of a file.
struct Told {
    input: String,
    symbol: String,
    points: Vec<Point>,
    made: Vec<(String, String)>,
    findings: Vec<Finding>,
    ending: Ending,
}

/// Tells the state of all files.
pub fn run(args: &args::Status) -> ExitCode {
    let (sheet, findings) =
        layout::load(&args.layout, args.files.first().map(|file| file.as_path()));
    let Some(sheet) = sheet else {
        messages::print(&findings);
        return Ending::Failed.exit_code();
    };
    let told: Vec<Told> = args
        .files
        .iter()
        .map(|file| status(file, args.output.as_deref(), &sheet))
        .collect();
    let mut worst = told
        .iter()
        .map(|told| told.ending)
        .max()
        .unwrap_or(Ending::Clean);
    worst = worst.max(match args.reporting.format {
        Format::Json => {
            let files: Vec<serde_json::Value> = told.iter().map(json).collect();
            print_json(&serde_json::json!({ "files": files }))
        }
        Format::Text => {
            told.iter().for_each(|told| messages::print(&told.findings));
            match args.reporting.quiet {
                true => Ending::Clean,
                false => out::print(&told.iter().map(text).collect::<String>()),
            }
        }
    });
    worst.exit_code()
}

fn status(file: &Path, output: Option<&Path>, sheet: &Sheet) -> Told {
    let mut told = Told {
        input: file.display().to_string(),
        symbol: String::new(),
        points: Vec::new(),
        made: Vec::new(),
        findings: Vec::new(),
        ending: Ending::Failed,
    };
    let bytes = match layout::read_input(file) {
        Ok(bytes) => bytes,
        Err(finding) => {
            told.findings.push(finding);
            return told;
        }
    };
    let outcome = engross::read::read(&told.input, &bytes);
    told.findings.extend(outcome.findings);
    if let Some(document) = outcome.value {
        told.findings.extend(engross::check::check(&document));
        told.symbol = engross::flow::symbol(&document.root.identity);
        told.points = points(&document);
        if let Some(output) = output {
            let paper = list(&document, &told.symbol, &told.points);
            let press = Press {
                sheet,
                book: FontBook::shared(),
            };
            let made = press.engross("list of pending points", paper.xml().as_bytes(), &|src| {
                Err(format!("{src}: the list has no pictures"))
            });
            told.findings.extend(made.findings);
            if let Some(engrossed) = made.value {
                let files = [("pdf", engrossed.pdf), ("docx", engrossed.docx)];
                if let Err(error) = write(&mut told, output, files) {
                    told.findings.push(error.into());
                    return told;
                }
            }
        }
    }
    told.ending = Ending::of(&told.findings);
    told
}

fn write(told: &mut Told, output: &Path, files: [(&str, Vec<u8>); 2]) -> Result<(), StoreError> {
    let folder = Folder::open(output)?;
    for (ending, bytes) in files {
        let name = format!("{}-pending.{ending}", file_stem(&told.symbol));
        folder.stage(&name, &bytes)?.release()?;
        let path = output.join(&name).display().to_string();
        told.made.push((path, sha256(&bytes)));
    }
    Ok(())
}

fn json(told: &Told) -> serde_json::Value {
    let points: Vec<serde_json::Value> = told
        .points
        .iter()
        .map(|point| {
            serde_json::json!({
                "kind": point.kind,
                "delegations": point.delegations,
                "unit": point.unit,
                "text": point.text,
                "alternatives": point.alternatives,
                "line": point.place.line,
                "column": point.place.column,
            })
        })
        .collect();
    let made: Vec<serde_json::Value> = told
        .made
        .iter()
        .map(|(file, sha256)| serde_json::json!({ "file": file, "sha256": sha256 }))
        .collect();
    serde_json::json!({
        "input": told.input,
        "symbol": told.symbol,
        "ending": told.ending,
        "points": points,
        "made": made,
        "findings": told.findings,
    })
}

fn text(told: &Told) -> String {
    if told.ending == Ending::Failed || told.symbol.is_empty() {
        return format!("{}: could not be read\n", told.input);
    }
    let mut out = match told.points.len() {
        0 => format!("{} ({}): no point is pending\n", told.symbol, told.input),
        1 => format!("{} ({}): 1 point is pending\n", told.symbol, told.input),
        count => format!(
            "{} ({}): {count} points are pending\n",
            told.symbol, told.input
        ),
    };
    let rows: Vec<[String; 4]> = told
        .points
        .iter()
        .map(|point| {
            let kind = match point.kind {
                PointKind::AdReferendum => "ad referendum",
                PointKind::Bracketed => "in brackets",
                PointKind::Struck => "struck",
                PointKind::Statement => "statement",
            };
            [
                format!("{}:{}", point.place.line, point.place.column),
                kind.to_owned(),
                point.delegations.join("; "),
                point.unit.clone(),
            ]
        })
        .collect();
    let width = |column: usize| {
        rows.iter()
            .map(|row| row[column].chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths = [width(0), width(1), width(2)];
    for (row, point) in rows.iter().zip(&told.points) {
        let [at, kind, who, unit] = row;
        out.push_str(&format!(
            "  {at:0$}  {kind:1$}  {who:2$}  {unit}\n      {3}\n",
            widths[0],
            widths[1],
            widths[2],
            point.text.split_whitespace().collect::<Vec<_>>().join(" ")
        ));
    }
    for (file, _) in &told.made {
        out.push_str(&format!("  {file}\n"));
    }
    out
}
