//! `engross layout`: the layouts that there are, what they say, whether a file is one, and a start for a new one.

use super::args::{self, Format, LayoutCommand};
use super::layout;
use super::out;
use super::report::{self, Ending, Entry, print_json};
use engross::sheet;
use engross::store::Folder;
use std::path::Path;
use std::process::ExitCode;

/// Does what is asked for.
pub fn run(args: &args::Layouts) -> ExitCode {
    match &args.command {
        LayoutCommand::List { format } => list(*format),
        LayoutCommand::Show { layout, whole } => show(layout, *whole),
        LayoutCommand::Check { files, reporting } => {
            let entries: Vec<Entry> = files
                .iter()
                .map(|file| check(&file.display().to_string()))
                .collect();
            report::finish(&entries, reporting, |entry| {
                Some(match report::tally(&entry.findings) {
                    Some(tally) => format!("{}: {tally}", entry.input),
                    None => format!("{}: a layout", entry.input),
                })
            })
        }
        LayoutCommand::New {
            name,
            extends,
            output,
        } => new(name, extends, output),
    }
}

fn list(format: Format) -> ExitCode {
    let layouts: Vec<(&str, String, Option<String>)> = sheet::builtin_names()
        .filter_map(|name| {
            let text = sheet::builtin(name)?;
            let sheet = sheet::load(name, text).value?;
            Some((name, sheet.version, sheet::extends(text)))
        })
        .collect();
    let printed = match format {
        Format::Json => print_json(
            &layouts
                .iter()
                .map(|(name, version, extends)| {
                    serde_json::json!({ "name": name, "version": version, "extends": extends })
                })
                .collect(),
        ),
        Format::Text => {
            let line = |(name, version, extends): &(&str, String, Option<String>)| match extends {
                Some(extends) => format!("{name}  version {version}, extends {extends}\n"),
                None => format!("{name}  version {version}\n"),
            };
            out::print(&layouts.iter().map(line).collect::<String>())
        }
    };
    printed.exit_code()
}

/// Prints a layout as it is written, and with `whole` those that it extends after it.
fn show(named: &str, whole: bool) -> ExitCode {
    let mut next = Some(named.to_owned());
    let mut printed = Ending::Clean;
    while let Some(named) = next.take() {
        match layout::text(&named) {
            Ok((file, text)) => {
                if whole {
                    printed = printed.max(out::print(&format!("# ==== {file}\n")));
                }
                printed = printed.max(out::print(&text));
                next = sheet::extends(&text).filter(|below| whole && *below != named);
            }
            Err(finding) => {
                return report::finish(
                    &[Entry::failed(named, vec![finding])],
                    &args::Reporting {
                        format: Format::Text,
                        quiet: false,
                    },
                    |_| None,
                );
            }
        }
    }
    printed.exit_code()
}

fn check(named: &str) -> Entry {
    match layout::text(named) {
        Ok((file, text)) => Entry::found(named, sheet::load(&file, &text).findings),
        Err(finding) => Entry::failed(named, vec![finding]),
    }
}

/// Writes a start for a layout of one's own.
fn new(name: &str, extends: &str, output: &Path) -> ExitCode {
    let file = format!("{name}.toml");
    let fail = |finding| {
        let reporting = args::Reporting {
            format: Format::Text,
            quiet: false,
        };
        report::finish(&[Entry::failed(&file, vec![finding])], &reporting, |_| None)
    };
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if name.is_empty() || !name.chars().all(plain) || sheet::builtin(name).is_some() {
        return fail(layout::name_taken(name));
    }
    if sheet::builtin(extends).is_none() {
        return match layout::text(extends) {
            Err(finding) => fail(finding),
            Ok(_) => fail(layout::name_taken(extends)),
        };
    }
    if output.join(&file).exists() {
        return fail(layout::name_taken(&file));
    }
    let text = START.replace("{name}", name).replace("{extends}", extends);
    let written = Folder::open(output)
        .and_then(|folder| folder.stage(&file, text.as_bytes()))
        .and_then(engross::store::Staged::release);
    match written {
        Ok(path) => {
            let told = format!(
                "{0}: a layout that extends {extends}; engross render report.xml --layout {0}\n",
                path.display()
            );
            out::print(&told).exit_code()
        }
        Err(error) => fail(error.into()),
    }
}

/// The start: what every layout says, and examples of what most change, to be uncommented.
const START: &str = r#"# The {name} layout. What does not stand here is that of {extends}: `engross layout show {extends}` prints it.
# Uncomment a line, change it, and run `engross layout check {name}.toml`.

extends = "{extends}"
name = "{name}"
version = "1"

# Paper and margins.
[page]
# width = "210mm"       # A4
# height = "297mm"
# left = "25mm"

# Type of a role; `base` is that of all others.
[styles.base]
# size = "12pt"

# What the head of every page but the first says: {symbol}, {folio}, {term:KEY}.
# [running.following]
# header = [{ left = "{symbol}", center = "- {folio} -" }]
"#;
