//! Reads a DOCX as Word shows it: labels computed from list definitions, fields by their results, notes by their
//! calls. It follows the relations of the package and knows nothing of the program that wrote it.

mod comment;
mod context;
mod draft;
mod drawing;
mod field;
mod finding;
mod label;
mod look;
mod note;
mod numbering;
mod numeral;
mod package;
mod properties;
mod run;
mod running;
mod section;
mod story;
mod styles;
mod symbol_font;
mod table;
#[cfg(test)]
mod tests;
mod xml;

pub use context::View;
pub use field::field_words;
pub use finding::{HIDDEN_TEXT, NUMBER_FORM, RULES, SYMBOL_UNKNOWN, TRACKED_CHANGES};
pub use numeral::numeral;
pub use symbol_font::{meaning, named};

use crate::diag::{Finding, Outcome};
use crate::transcript::{PageFigure, Running, RunningAt, Sees, StampLine, Transcript};
use context::{Context, Notebook};
use finding::{NOT_A_DOCX, PART_MISSING, RUNNING_EVEN};
use note::{NoteForms, NoteKind, NotePart};
use numbering::Lists;
use package::{Package, Relations, parse};
use section::{PageKind, Section};
use std::collections::BTreeMap;
use std::rc::Rc;
use story::{Kind, Story};
use styles::Styles;

/// Reads a DOCX with its tracked changes accepted.
pub fn docx(bytes: &[u8]) -> Outcome<Transcript> {
    docx_view(bytes, View::Final)
}

/// Reads a DOCX in a view of its tracked changes.
pub fn docx_view(bytes: &[u8], view: View) -> Outcome<Transcript> {
    let mut notebook = Notebook::default();
    match read(bytes, view, &mut notebook) {
        Ok(transcript) => Outcome::new(transcript, notebook.findings),
        Err(finding) => {
            notebook.findings.push(finding);
            Outcome::failed(notebook.findings)
        }
    }
}

fn read(bytes: &[u8], view: View, notebook: &mut Notebook) -> Result<Transcript, Finding> {
    let mut package = Package::open(bytes)?;
    let main = main_part(&mut package)?;
    let properties = properties::properties(&mut package)?;
    let relations = package.relations(&main)?;
    let text = package.text(&main)?;
    let document = parse(&main, &text)?;
    let Some(body) = document.child("body").filter(|body| body.is("body")) else {
        let message = format!("The part {main} has no body of WordprocessingML.");
        return Err(Finding::new(
            &NOT_A_DOCX,
            message,
            "Save the file anew as .docx.",
        ));
    };
    let sections = section::sections(body);
    let (context, even) = context(&mut package, &relations, &sections, view)?;

    let mut story = Story::new(Kind::Body, &main, &context, &relations, notebook);
    story.read(body);
    let body = story.paragraphs;
    let notes = notes(&mut package, &relations, &context, notebook)?;
    let (running, stamps, page_figures) = running_text(
        &mut package,
        &main,
        &relations,
        &sections,
        even,
        &context,
        notebook,
    )?;
    tracked_changes(notebook);
    if !notebook.comments.is_empty() {
        match part_of_kind(&relations, "comments") {
            Some(part) => {
                let text = package.text(&part)?;
                comment::report(Some(&parse(&part, &text)?), notebook);
            }
            None => comment::report(None, notebook),
        }
    }
    Ok(Transcript {
        title: properties.title,
        language: properties.language.or_else(|| context.language.clone()),
        symbol: properties.symbol,
        body,
        notes,
        running,
        stamps,
        page_figures,
        boxes: std::mem::take(&mut notebook.boxes),
        pages: None,
        blank_pages: Vec::new(),
        sees: Sees {
            row_headers: false,
            ..Sees::default()
        },
    })
}

/// Says how many tracked changes there are, and by whom.
fn tracked_changes(notebook: &mut Notebook) {
    let total: usize = notebook.changes.values().sum();
    if total == 0 {
        return;
    }
    let by: Vec<String> = notebook
        .changes
        .iter()
        .map(|(author, count)| format!("{count} by {author}"))
        .collect();
    let message = format!(
        "The file holds {total} tracked change{}: {}.",
        if total == 1 { "" } else { "s" },
        by.join(", ")
    );
    let help = "It is read as if all were accepted; accept or reject them in Word to settle them.";
    notebook.find(&TRACKED_CHANGES, message, help);
}

/// The name of the main document part.
fn main_part(package: &mut Package<'_>) -> Result<String, Finding> {
    let relations = package.relations("")?;
    let main = relations
        .values()
        .find(|relation| relation.kind == "officeDocument" && !relation.external)
        .map(|relation| relation.target.clone());
    let Some(main) = main else {
        let message = "No relation of the package leads to a main document part.";
        return Err(Finding::new(
            &NOT_A_DOCX,
            message,
            "Save the file anew as .docx.",
        ));
    };
    match package.content_type(&main) {
        Some(kind) if kind.contains("word") && kind.ends_with("main+xml") => Ok(main),
        kind => {
            let message = format!(
                "The main part {main} is declared as {:?}, which is no Word document.",
                kind.unwrap_or("nothing")
            );
            Err(Finding::new(
                &NOT_A_DOCX,
                message,
                "Save the file anew as .docx.",
            ))
        }
    }
}

/// The part that the first relation of a kind leads to.
fn part_of_kind(relations: &Relations, kind: &str) -> Option<String> {
    relations
        .values()
        .find(|relation| relation.kind == kind && !relation.external)
        .map(|relation| relation.target.clone())
}

/// What is known before the first paragraph, and whether even pages differ.
fn context(
    package: &mut Package<'_>,
    relations: &Relations,
    sections: &[Section],
    view: View,
) -> Result<(Context, bool), Finding> {
    let styles = match part_of_kind(relations, "styles") {
        Some(part) => {
            let text = package.text(&part)?;
            styles::remembered(text, |text| parse(&part, text))?
        }
        None => Rc::new(Styles::read(None)),
    };
    let lists = match part_of_kind(relations, "numbering") {
        Some(part) => {
            let text = package.text(&part)?;
            Lists::read(&parse(&part, &text)?, &styles)
        }
        None => Lists::default(),
    };
    let mut even = false;
    let mut forms = NoteForms::default();
    let mut theme_language = None;
    if let Some(part) = part_of_kind(relations, "settings") {
        let text = package.text(&part)?;
        let settings = parse(&part, &text)?;
        even = settings.toggle("evenAndOddHeaders") == Some(true);
        forms = NoteForms::read(&settings);
        theme_language = settings.val("themeFontLang").map(str::to_owned);
    }
    let language = styles.plain().look.language.as_deref().map(str::to_owned);
    let context = Context {
        styles,
        lists,
        language: language.or(theme_language),
        view,
        note_forms: sections
            .iter()
            .map(|section| section.notes.over(&forms))
            .collect(),
    };
    Ok((context, even))
}

fn notes(
    package: &mut Package<'_>,
    relations: &Relations,
    context: &Context,
    notebook: &mut Notebook,
) -> Result<Vec<crate::transcript::Note>, Finding> {
    let mut texts = Vec::new();
    for (kind, name) in [(NoteKind::Foot, "footnotes"), (NoteKind::End, "endnotes")] {
        if let Some(part) = part_of_kind(relations, name) {
            texts.push((kind, package.text(&part)?, package.relations(&part)?, part));
        }
    }
    let mut roots = Vec::new();
    for (kind, text, relations, name) in &texts {
        roots.push((*kind, parse(name, text)?, relations, name));
    }
    let parts: BTreeMap<NoteKind, NotePart<'_>> = roots
        .iter()
        .map(|(kind, root, relations, name)| {
            (
                *kind,
                NotePart {
                    name,
                    root,
                    relations,
                },
            )
        })
        .collect();
    Ok(note::notes(&parts, context, notebook))
}

/// What stands around the text: running lines, lines of a stamp, pictures.
type Around = (Vec<Running>, Vec<StampLine>, Vec<PageFigure>);

/// What stands around the text of all sections.
fn running_text(
    package: &mut Package<'_>,
    main: &str,
    relations: &Relations,
    sections: &[Section],
    even: bool,
    context: &Context,
    notebook: &mut Notebook,
) -> Result<Around, Finding> {
    let mut read: BTreeMap<&str, Vec<[String; 3]>> = BTreeMap::new();
    let mut stamped: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut pictured: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for id in sections
        .iter()
        .flat_map(|section| &section.running)
        .map(|running| running.id.as_str())
    {
        if read.contains_key(id) {
            continue;
        }
        let Some(relation) = relations.get(id) else {
            let message =
                format!("A section names the relation {id:?}, which {main} does not have.");
            return Err(Finding::new(
                &PART_MISSING,
                message,
                "Insert header and footer again.",
            ));
        };
        let part = relation.target.clone();
        let text = package.text(&part)?;
        let own = package.relations(&part)?;
        let mut story = Story::new(Kind::Running, &part, context, &own, notebook);
        story.read(&parse(&part, &text)?);
        stamped.insert(id, story.stamps);
        pictured.insert(id, story.figures);
        read.insert(id, story.lines);
    }
    let (mut running, mut stamps, mut figures) = (Vec::new(), Vec::new(), Vec::new());
    for (number, section) in sections.iter().enumerate() {
        let lines = |footer, page| section.running(footer, page).and_then(|id| read.get(id));
        for footer in [false, true] {
            let mut put = |at: RunningAt, page: PageKind| {
                let own = section.running(footer, page).and_then(|id| stamped.get(id));
                stamps.extend(own.into_iter().flatten().map(|text| StampLine {
                    at,
                    read: true,
                    text: text.clone(),
                }));
                // the mark of a copy is a picture of a header
                let own = section.running(footer, page).filter(|_| footer);
                let own = own.and_then(|id| pictured.get(id));
                figures.extend(own.into_iter().flatten().map(|alt| PageFigure {
                    at,
                    alt: alt.trim().to_owned(),
                }));
                for text in lines(footer, page).into_iter().flatten() {
                    let text = text.clone();
                    running.push(Running { at, footer, text });
                }
            };
            if section.title_page {
                put(RunningAt::First(number), PageKind::First);
            }
            put(RunningAt::Following(number), PageKind::Default);
            if even && lines(footer, PageKind::Even) != lines(footer, PageKind::Default) {
                let edge = if footer { "footer" } else { "header" };
                let message = format!(
                    "The {edge} of even pages in section {} is another one.",
                    number + 1
                );
                notebook.find(&RUNNING_EVEN, message, "Make it that of the odd pages.");
            }
        }
    }
    Ok((running, stamps, figures))
}
