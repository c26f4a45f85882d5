//! The paragraphs of a reading, each with what it is.

use super::rules::LEFT_OUT;
use super::{guess, label};
use crate::diag::Finding;
use crate::legacy::{FIELD_LEAK, OBJECT_PLACEHOLDER, Reading, Story};
use crate::sheet::{Role, Sheet};
use crate::transcript::{self, Paragraph};
use std::borrow::Cow;

/// A paragraph and what it is.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    /// What it is.
    pub role: Role,
    /// Whether a style says so.
    pub sure: bool,
    /// The paragraph, its label told apart and without white space at its edges.
    pub paragraph: Cow<'a, Paragraph>,
    /// The level of its heading, where its reader knows one.
    pub level: Option<u8>,
}

impl Line<'_> {
    /// Its label.
    pub fn label(&self) -> Option<&str> {
        self.paragraph.label.as_deref()
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.paragraph.text
    }
}

/// The paragraphs of the body that hold something. What is damage and nothing else is left out, and told.
pub(super) fn lines<'a>(
    reading: &'a Reading,
    sheet: &Sheet,
    findings: &mut Vec<Finding>,
) -> Vec<Line<'a>> {
    let transcript = &reading.transcript;
    let mut lines = Vec::new();
    for (index, paragraph) in transcript.body.iter().enumerate() {
        if paragraph.text.trim().is_empty()
            && paragraph.label.is_none()
            && paragraph.notes.is_empty()
            && paragraph.cell.is_none()
        {
            continue;
        }
        if is_damage(reading, index) {
            let message = format!(
                "{}: {:?} is no text, and was left out.",
                paragraph.place,
                paragraph.text.trim()
            );
            findings.push(Finding::new(
                &LEFT_OUT,
                message,
                "Put it back if it is text.",
            ));
            continue;
        }
        let mut paragraph = trimmed(paragraph);
        if !transcript.sees.labels {
            label::tell_apart(&mut paragraph);
        }
        let level = match paragraph.role {
            transcript::Role::Heading(level) => Some(level),
            _ => None,
        };
        let known = known(&paragraph, sheet);
        lines.push(Line {
            role: known.unwrap_or(Role::Base),
            sure: known.is_some(),
            paragraph,
            level,
        });
    }
    guess::roles(&mut lines);
    lines
}

/// The role that the paragraph's style, or its place, gives it.
fn known(paragraph: &Paragraph, sheet: &Sheet) -> Option<Role> {
    match paragraph.role {
        transcript::Role::Figure => return Some(Role::Figure),
        transcript::Role::Caption => return Some(Role::Caption),
        transcript::Role::Contents => return Some(Role::ContentsLine),
        _ => {}
    }
    let named = |name: &String| {
        let words_own = match name.as_str() {
            "List Continue" => Some(Role::Continuation),
            "caption" => Some(Role::Caption),
            "footnote text" => Some(Role::NoteText),
            _ => None,
        };
        let mut styles = sheet.styles.iter();
        let own = styles.find(|(role, style)| **role != Role::Base && style.word_name == *name);
        own.map(|(role, _)| *role).or(words_own)
    };
    let role = paragraph.style_names.iter().find_map(named);
    match (paragraph.cell, role) {
        (Some(_), Some(role @ (Role::TableHeader | Role::TableCell))) => Some(role),
        (Some(cell), _) if cell.header => Some(Role::TableHeader),
        (Some(_), _) => Some(Role::TableCell),
        (None, Some(Role::TableHeader | Role::TableCell)) => None,
        (None, role) => role,
    }
}

/// Whether all of a paragraph of the body is a field without result, or stands for a picture.
fn is_damage(reading: &Reading, index: usize) -> bool {
    let Some(paragraph) = reading.transcript.body.get(index) else {
        return false;
    };
    let text = paragraph.text.as_str();
    let edge = text.len() - text.trim_start().len();
    let whole = edge..edge + text.trim().len();
    reading.damage.iter().any(|damage| {
        (damage.class == &FIELD_LEAK || damage.class == &OBJECT_PLACEHOLDER)
            && damage.site.as_ref().is_some_and(|site| {
                site.story == Story::Body
                    && site.paragraph == index
                    && site.range.start <= whole.start
                    && site.range.end >= whole.end
            })
    })
}

/// A paragraph without white space at its edges, all places in it moved with its text.
fn trimmed(paragraph: &Paragraph) -> Cow<'_, Paragraph> {
    let text = paragraph.text.trim();
    if text.len() == paragraph.text.len() {
        return Cow::Borrowed(paragraph);
    }
    let cut = paragraph.text.len() - paragraph.text.trim_start().len();
    Cow::Owned(label::cut(paragraph, cut, text.len()))
}
