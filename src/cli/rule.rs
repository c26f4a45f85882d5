//! `engross rule`: what a code means.

use super::args::{self, Format};
use super::out;
use super::report::{Ending, print_json};
use engross::diag::Rule;
use std::process::ExitCode;

/// Explains one code, or lists all.
pub fn run(args: &args::Rule) -> ExitCode {
    let all = engross::rules();
    let wanted: Vec<&Rule> = match &args.code {
        Some(code) => all
            .iter()
            .copied()
            .filter(|rule| rule.code.eq_ignore_ascii_case(code))
            .collect(),
        None => all.clone(),
    };
    if let (Some(code), []) = (&args.code, &wanted[..]) {
        eprintln!("error: no rule has the code {code}");
        let near: Vec<&str> = all
            .iter()
            .map(|rule| rule.code)
            .filter(|known| alike(known, code))
            .collect();
        if near.is_empty() {
            eprintln!("help: `engross rule` lists all codes");
        } else {
            eprintln!("help: did you mean {}?", near.join(" or "));
        }
        return Ending::Failed.exit_code();
    }
    let printed = match args.format {
        Format::Json => print_json(&wanted.iter().map(|rule| json(rule)).collect()),
        Format::Text if args.code.is_some() => {
            out::print(&wanted.iter().copied().map(explained).collect::<String>())
        }
        Format::Text => {
            let width = wanted.iter().map(|rule| rule.code.len()).max().unwrap_or(0);
            let line = |rule: &&Rule| {
                let severity = rule.severity.word();
                format!("{:width$}  {severity:7}  {}\n", rule.code, rule.summary)
            };
            out::print(&wanted.iter().map(line).collect::<String>())
        }
    };
    printed.exit_code()
}

/// A rule in full.
fn explained(rule: &Rule) -> String {
    format!(
        "{} ({})\n{}\n\n{}\n",
        rule.code,
        rule.severity.word(),
        rule.summary,
        rule.explanation
    )
}

fn json(rule: &Rule) -> serde_json::Value {
    serde_json::json!({
        "code": rule.code,
        "severity": rule.severity,
        "summary": rule.summary,
        "explanation": rule.explanation,
    })
}

/// Whether a known code shares a word with what was typed.
fn alike(known: &str, typed: &str) -> bool {
    typed
        .to_uppercase()
        .split('-')
        .any(|word| word.len() > 2 && known.split('-').any(|part| part.starts_with(word)))
}
