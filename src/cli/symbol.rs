//! `engross symbol`: what symbols say, and what is wrong with them.

use super::args::{self, Format};
use super::messages;
use super::out;
use super::report::{Ending, print_json};
use engross::diag::{Finding, Source};
use engross::symbol::{self, Symbol};
use std::ops::Range;
use std::process::ExitCode;

/// The longest input from which symbols are read.
const LONGEST: u64 = 64 << 20;

/// Explains all symbols.
pub fn run(args: &args::Symbol) -> ExitCode {
    let mut told = Vec::new();
    let mut worst = Ending::Clean;
    for text in &args.texts {
        if text != "-" {
            let source = Source::new("symbol", text.clone());
            told.push(read(&source, 0..text.len()));
            continue;
        }
        match lines() {
            Ok(source) => {
                let mut at = 0;
                for line in source.text().split_inclusive('\n') {
                    let symbol = line.trim();
                    let start = at + line.len() - line.trim_start().len();
                    if !symbol.is_empty() {
                        told.push(read(&source, start..start + symbol.len()));
                    }
                    at += line.len();
                }
            }
            Err(error) => {
                eprintln!("error: the standard input cannot be read: {error}");
                worst = Ending::Failed;
            }
        }
    }
    let findings = told.iter().flat_map(|told| &told.findings);
    worst = worst.max(Ending::of(&findings.cloned().collect::<Vec<Finding>>()));
    let printed = match args.reporting.format {
        Format::Json => {
            let entries: Vec<serde_json::Value> = told.iter().map(Told::json).collect();
            print_json(&serde_json::json!({ "symbols": entries }))
        }
        Format::Text => {
            told.iter().for_each(|told| messages::print(&told.findings));
            let text: String = told.iter().map(Told::text).collect();
            match args.reporting.quiet {
                true => Ending::Clean,
                false => out::print(&text),
            }
        }
    };
    worst.max(printed).exit_code()
}

/// A symbol with what is said of it.
struct Told {
    text: String,
    symbol: Option<Symbol>,
    findings: Vec<Finding>,
}

fn read(source: &Source, range: Range<usize>) -> Told {
    let (symbol, findings) = symbol::read(source, range.clone());
    Told {
        text: source.text()[range].to_owned(),
        symbol,
        findings,
    }
}

fn lines() -> std::io::Result<Source> {
    let mut text = String::new();
    let mut input = std::io::Read::take(std::io::stdin().lock(), LONGEST);
    std::io::Read::read_to_string(&mut input, &mut text)?;
    Ok(Source::new("standard input", text))
}

impl Told {
    fn json(&self) -> serde_json::Value {
        let parts = |symbol: &Symbol| -> Vec<serde_json::Value> {
            let part =
                |(name, value): &symbol::Part| serde_json::json!({ "part": name, "says": value });
            symbol.parts().iter().map(part).collect()
        };
        serde_json::json!({
            "text": self.text,
            "kind": self.symbol.as_ref().map(Symbol::kind),
            "symbol": self.symbol.as_ref().map(Symbol::to_string),
            "parts": self.symbol.as_ref().map(parts).unwrap_or_default(),
            "findings": self.findings,
        })
    }

    fn text(&self) -> String {
        let Some(symbol) = &self.symbol else {
            return format!("{}: no symbol\n", self.text);
        };
        let parts = symbol.parts();
        let width = parts.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
        let mut out = format!("{symbol}: {}\n", symbol.kind());
        for (name, value) in parts {
            out.push_str(&format!("  {name:width$}  {value}\n"));
        }
        out
    }
}
