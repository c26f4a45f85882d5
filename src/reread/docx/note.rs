//! Notes: how they are numbered, and their text in the order of their calls.

use super::context::{Context, Notebook};
use super::finding::{NOTE_MARK, NOTE_NUMBER, NOTE_UNDEFINED, NUMBER_FORM};
use super::numeral::numeral;
use super::package::Relations;
use super::story::{Kind, Story};
use super::xml::Element;
use crate::transcript::Note;
use std::collections::BTreeMap;

/// The two kinds of notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NoteKind {
    /// At the foot of the page.
    Foot,
    /// At the end.
    End,
}

/// A call of a note.
#[derive(Clone, Debug)]
pub(super) struct Call {
    /// Kind of the note.
    pub kind: NoteKind,
    /// Which note.
    pub id: String,
    /// The section that it stands in, from 0.
    pub section: usize,
    /// The mark, where the call brings its own.
    pub custom: Option<String>,
}

/// How many notes of a kind have their number.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    /// The section of the last one.
    section: usize,
    /// How many since the numbers began.
    numbered: i64,
}

/// When notes are numbered anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
enum Restart {
    #[default]
    Never,
    Section,
    Page,
}

/// How notes of one kind are numbered.
#[derive(Clone, Debug, Default)]
struct NoteForm {
    form: Option<String>,
    start: Option<i64>,
    restart: Option<Restart>,
}

/// How the notes of a section are numbered.
#[derive(Clone, Debug, Default)]
pub(super) struct NoteForms {
    foot: NoteForm,
    end: NoteForm,
}

impl NoteForms {
    /// Reads the properties in the settings or in a section.
    pub fn read(holder: &Element<'_>) -> NoteForms {
        let read = |name: &str| {
            let properties = holder.child(name);
            let val = |property: &str| properties.and_then(|p| p.val(property));
            NoteForm {
                form: val("numFmt").map(str::to_owned),
                start: val("numStart").and_then(|n| n.parse().ok()),
                restart: val("numRestart").map(|restart| match restart {
                    "eachSect" => Restart::Section,
                    "eachPage" => Restart::Page,
                    _ => Restart::Never,
                }),
            }
        };
        NoteForms {
            foot: read("footnotePr"),
            end: read("endnotePr"),
        }
    }

    /// These properties, and where they are silent those of the document.
    pub fn over(&self, document: &NoteForms) -> NoteForms {
        let over = |own: &NoteForm, base: &NoteForm| NoteForm {
            form: own.form.clone().or_else(|| base.form.clone()),
            start: own.start.or(base.start),
            restart: own.restart.or(base.restart),
        };
        NoteForms {
            foot: over(&self.foot, &document.foot),
            end: over(&self.end, &document.end),
        }
    }
}

/// The mark of a call: its own, or the number that Word computes from the calls before it.
pub(super) fn marker(call: &Call, context: &Context, notebook: &mut Notebook) -> String {
    if let Some(custom) = &call.custom {
        return custom.clone();
    }
    let plain = NoteForms::default();
    let forms = context
        .note_forms
        .get(call.section)
        .or(context.note_forms.last())
        .unwrap_or(&plain);
    let (form, usual) = match call.kind {
        NoteKind::Foot => (&forms.foot, "decimal"),
        NoteKind::End => (&forms.end, "lowerRoman"),
    };
    let restart = form.restart.unwrap_or_default();
    let tally = notebook.tally.entry(call.kind).or_default();
    if restart == Restart::Section && tally.section != call.section {
        tally.numbered = 0;
    }
    tally.section = call.section;
    let number = form.start.unwrap_or(1) + tally.numbered;
    tally.numbered += 1;
    if restart == Restart::Page && tally.numbered == 1 {
        let message =
            "Notes are numbered anew on each page, which is known only in print.".to_owned();
        notebook.find(&NOTE_NUMBER, message, "Number notes continuously.");
    }
    let shape = form.form.as_deref().unwrap_or(usual);
    numeral(
        shape,
        number,
        context.language.as_deref().unwrap_or_default(),
    )
    .unwrap_or_else(|| {
        let message = format!("Notes are numbered in the form {shape:?}.");
        notebook.find(
            &NUMBER_FORM,
            message,
            "Choose one of the usual forms: 1, a, i.",
        );
        String::new()
    })
}

/// A part that holds notes.
pub(super) struct NotePart<'p> {
    /// Its name.
    pub name: &'p str,
    /// Its root.
    pub root: &'p Element<'p>,
    /// Its relations.
    pub relations: &'p Relations,
}

/// The notes that were called, in order.
pub(super) fn notes(
    parts: &BTreeMap<NoteKind, NotePart<'_>>,
    context: &Context,
    notebook: &mut Notebook,
) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut held = BTreeMap::new();
    for (kind, part) in parts {
        for note in part.root.elements() {
            // separators carry a type
            if matches!(note.w("type"), None | Some("normal")) {
                held.extend(
                    note.w("id")
                        .map(|id| ((*kind, id.to_owned()), (part, note, false))),
                );
            }
        }
    }
    // notes do not call notes
    for (call, marker) in notebook.calls.clone() {
        let Some((part, note, called)) = held.get_mut(&(call.kind, call.id.clone())) else {
            notebook.find(
                &NOTE_UNDEFINED,
                format!("The note {marker:?} is called, and the file does not hold it."),
                "Insert the note again.",
            );
            continue;
        };
        *called = true;
        let mut story = Story::new(Kind::Note, part.name, context, part.relations, notebook);
        story.mark = Some(marker.clone());
        story.read(note);
        let (paragraphs, marked) = (story.paragraphs, story.marked);
        if !marked {
            notebook.find(
                &NOTE_MARK,
                format!("The text of note {marker:?} does not begin with its mark."),
                "Insert the note again.",
            );
        }
        notes.push(Note {
            marker: if marked { marker } else { String::new() },
            paragraphs,
        });
    }
    for ((kind, id), (_, _, called)) in &held {
        if *called || notebook.called_otherwise.contains(&(*kind, id.clone())) {
            continue;
        }
        notebook.find(
            &NOTE_UNDEFINED,
            format!("The file holds the note with the id {id:?}, which nothing calls."),
            "Delete it, or insert the note again.",
        );
    }
    notes
}
