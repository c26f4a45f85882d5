//! `engross layout`: the layouts that there are, what they say, whether a file is one, and a start for a new one.

use super::args::{self, Format, LayoutCommand};
use super::layout::{self, Shelf};
use super::out;
use super::report::{self, Ending, Entry, print_json};
use engross::sheet::{self, Named};
use engross::store::Folder;
use std::path::Path;
use std::process::ExitCode;

/// Does what is asked for.
pub fn run(args: &args::Layouts) -> ExitCode {
    match &args.command {
        LayoutCommand::List { layouts, format } => list(layouts.as_deref(), *format),
        LayoutCommand::Show {
            layout,
            layouts,
            whole,
        } => show(layout, layouts.as_deref(), *whole),
        LayoutCommand::Check {
            files,
            layouts,
            reporting,
        } => {
            let entries: Vec<Entry> = files
                .iter()
                .map(|file| check(&file.display().to_string(), layouts.as_deref()))
                .collect();
            report::finish(&entries, reporting, |entry| {
                Some(match report::tally(&entry.findings) {
                    Some(tally) => format!("{}: {tally}", entry.input),
                    None => format!("{}: a layout", entry.input),
                })
            })
        }
        LayoutCommand::Schema => out::print(&schema()).exit_code(),
        LayoutCommand::New {
            name,
            extends,
            layouts,
            output,
        } => new(name, extends, layouts.as_deref(), output),
    }
}

/// The layouts that there are for a file at `beside`: in the folder that is named, in `layouts` here, in the program.
fn shelf(folder: Option<&Path>, beside: &Path) -> Shelf {
    let args = args::Layout {
        layout: None,
        layouts: folder.map(Path::to_owned),
        paper: None,
    };
    Shelf::of(&args, Some(beside))
}

/// The shelf for a layout, which may be a file in a folder of layouts.
fn shelf_for(named: &str, folder: Option<&Path>) -> Shelf {
    match named.ends_with(".toml") && folder.is_none() {
        true => shelf(Some(&layout::folder_of(Path::new(named))), Path::new(".")),
        false => shelf(folder, Path::new(".")),
    }
}

fn list(folder: Option<&Path>, format: Format) -> ExitCode {
    let shelf = shelf(folder, Path::new("."));
    let layouts: Vec<(String, String, Option<String>)> = shelf
        .names()
        .into_iter()
        .filter_map(|(name, named)| {
            let sheet = shelf.load(&name).sheet?;
            Some((name, sheet.version, sheet::extends(&named.text)))
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
            let line = |(name, version, extends): &(String, String, Option<String>)| match extends {
                Some(extends) => format!("{name}  version {version}, extends {extends}\n"),
                None => format!("{name}  version {version}\n"),
            };
            out::print(&layouts.iter().map(line).collect::<String>())
        }
    };
    printed.exit_code()
}

/// Prints a layout as it is written, and with `whole` those that it extends after it.
fn show(named: &str, folder: Option<&Path>, whole: bool) -> ExitCode {
    let shelf = shelf_for(named, folder);
    let mut next = Some(named.to_owned());
    let mut printed = Ending::Clean;
    while let Some(named) = next.take() {
        match shelf.text(&named) {
            Ok(Named { file, text }) => {
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

fn check(named: &str, folder: Option<&Path>) -> Entry {
    let shelf = shelf_for(named, folder);
    let loaded = shelf.load(named);
    match shelf.text(named) {
        Ok(_) => Entry::found(named, loaded.findings),
        Err(_) => Entry::failed(named, loaded.findings),
    }
}

/// The file of the schema beside layouts of one's own.
const SCHEMA: &str = "layout.schema.json";

fn schema() -> String {
    format!("{:#}\n", sheet::schema())
}

/// Writes a start for a layout of one's own, and the schema beside it.
fn new(name: &str, extends: &str, folder: Option<&Path>, output: &Path) -> ExitCode {
    let shelf = shelf(
        folder.or(Some(output)).filter(|folder| folder.is_dir()),
        Path::new("."),
    );
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
    if let Err(finding) = shelf.text(extends) {
        return fail(finding);
    }
    if output.join(&file).exists() {
        return fail(layout::name_taken(&file));
    }
    let text = START.replace("{name}", name).replace("{extends}", extends);
    let written = Folder::open(output).and_then(|folder| {
        let schema = folder.stage(SCHEMA, schema().as_bytes())?;
        let layout = folder.stage(&file, text.as_bytes())?;
        schema.release()?;
        layout.release()
    });
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
const START: &str = r#"#:schema ./layout.schema.json
# The {name} layout. What does not stand here is that of {extends}: `engross layout show {extends}` prints it.
# Uncomment a line, change it, and run `engross layout check {name}.toml`.

extends = "{extends}"
name = "{name}"
version = "1"

# Paper and margins.
[page]
# paper = "a4"          # or "letter"; or width = "210mm" and height = "297mm"
# left = "25mm"

# Type of a role; `base` is that of all others.
[styles.base]
# size = "12pt"

# What the head of every page but the first says: {symbol}, {folio}, {term:KEY}.
# [running.following]
# header = [{ left = "{symbol}", center = "- {folio} -" }]
"#;
