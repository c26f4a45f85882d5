//! Defects of whole paragraphs and of labels.

use super::{Defect, Texts};
use engross::transcript::{Paragraph, Role};

/// Long paragraphs of text outside tables, by index.
fn long(texts: &Texts) -> Vec<usize> {
    let body = texts.legacy.body.iter().enumerate();
    body.filter(|(_, p)| {
        p.cell.is_none() && !p.text.contains('\n') && p.text.split(' ').count() > 8
    })
    .map(|(at, _)| at)
    .collect()
}

fn number(texts: &mut Texts, n: usize, change: fn(&str) -> Option<String>) -> bool {
    let numbered = |p: &&mut Paragraph| {
        p.label
            .as_deref()
            .is_some_and(|label| label.contains(|c: char| c.is_ascii_digit()))
    };
    match texts.legacy.body.iter_mut().filter(numbered).nth(n) {
        Some(paragraph) => {
            paragraph.label = change(paragraph.label.as_deref().unwrap());
            true
        }
        None => false,
    }
}

/// The first space behind the middle of a text.
fn middle(text: &str) -> usize {
    let from = text.len() / 2;
    let at = text.char_indices().find(|(at, c)| *at > from && *c == ' ');
    at.map_or(text.len(), |(at, _)| at)
}

fn part(paragraph: &mut Paragraph) -> Option<Paragraph> {
    if !paragraph.notes.is_empty() || !paragraph.links.is_empty() {
        return None;
    }
    let at = middle(&paragraph.text);
    let rest = paragraph.text.get(at..)?.trim().to_owned();
    paragraph.text.truncate(at);
    Some(Paragraph::plain(Role::Text, None, rest))
}

pub const DEFECTS: &[Defect] = &[
    ("NUM-LOST", |t, n| number(t, n, |_| None)),
    ("NUM-WRONG", |t, n| number(t, n, |_| Some("99.".into()))),
    ("NUM-FORMAT", |t, n| {
        number(t, n, |label| {
            Some(format!("({})", label.trim_end_matches('.')))
        })
    }),
    ("NUM-ADDED", |t, n| {
        let plain = |p: &&mut Paragraph| {
            p.label.is_none() && p.cell.is_none() && p.text.split(' ').count() > 5
        };
        let paragraph = t.legacy.body.iter_mut().filter(plain).nth(n);
        paragraph.map(|p| p.label = Some("7.".into())).is_some()
    }),
    ("BULLET-CHANGED", |t, n| {
        let bullet = |p: &&mut Paragraph| p.label.as_deref() == Some("•");
        let paragraph = t.legacy.body.iter_mut().filter(bullet).nth(n);
        paragraph.map(|p| p.label = Some("–".into())).is_some()
    }),
    ("PARA-MISSING", |t, n| {
        // the last one missing is another defect
        let Some(at) = long(t)
            .get(n)
            .copied()
            .filter(|at| at + 1 < t.legacy.body.len())
        else {
            return false;
        };
        t.legacy.body.remove(at).notes.is_empty()
    }),
    ("PARA-EXTRA", |t, n| {
        let Some(at) = long(t).get(n).copied() else {
            return false;
        };
        let text = "The keepers of the archive wish to thank whoever may read these lines.";
        t.legacy
            .body
            .insert(at, Paragraph::plain(Role::Text, None, text));
        true
    }),
    ("PARA-MOVED", |t, n| {
        let long = long(t);
        let (Some(from), Some(to)) = (long.get(n), long.get(n + 9)) else {
            return false;
        };
        let paragraph = t.legacy.body.remove(*from);
        t.legacy.body.insert(*to, paragraph);
        true
    }),
    ("PARA-DUPLICATED", |t, n| {
        let Some(at) = long(t).get(n).copied() else {
            return false;
        };
        let again = Paragraph::plain(Role::Text, None, t.legacy.body[at].text.clone());
        t.legacy.body.insert(at + 1, again);
        true
    }),
    ("PARA-SPLIT", |t, n| {
        let Some(at) = long(t).get(n).copied() else {
            return false;
        };
        let Some(rest) = part(&mut t.legacy.body[at]) else {
            return false;
        };
        t.legacy.body.insert(at + 1, rest);
        true
    }),
    ("PARA-MERGED", |t, n| {
        let both = |at: &&usize| {
            let next = t.legacy.body.get(*at + 1);
            next.is_some_and(|p| {
                p.label.is_none() && p.cell.is_none() && p.notes.is_empty() && p.role == Role::Text
            })
        };
        let Some(at) = long(t).iter().filter(both).nth(n).copied() else {
            return false;
        };
        let next = t.legacy.body.remove(at + 1);
        t.legacy.body[at].text += " ";
        t.legacy.body[at].text += &next.text;
        true
    }),
    ("LINE-ORPHANED", |t, n| {
        let Some(at) = long(t).get(n).copied() else {
            return false;
        };
        let text = &t.legacy.body[at].text;
        let tail = text[middle(text)..].trim().to_owned();
        t.legacy
            .body
            .insert(at + 1, Paragraph::plain(Role::Text, None, tail));
        true
    }),
    ("STRAY-TEXT", |t, n| {
        let Some(at) = long(t).get(n).copied() else {
            return false;
        };
        t.legacy
            .body
            .insert(at, Paragraph::plain(Role::Text, None, "YA"));
        true
    }),
    ("TEXT-TRUNCATED", |t, n| {
        let Some(at) = long(t)
            .get(n)
            .copied()
            .filter(|at| at + 2 < t.legacy.body.len())
        else {
            return false;
        };
        let lost = t.legacy.body.split_off(at);
        lost.iter().all(|p| p.notes.is_empty())
    }),
    ("TEXT-TRUNCATED", |t, n| {
        // in the middle of a word
        let Some(at) = long(t).get(n).copied() else {
            return false;
        };
        let paragraph = &mut t.legacy.body[at];
        let cut = middle(&paragraph.text) + 3;
        let inside = |at: usize| {
            paragraph
                .text
                .as_bytes()
                .get(at)
                .is_some_and(u8::is_ascii_lowercase)
        };
        if !(paragraph.notes.is_empty() && inside(cut - 1) && inside(cut)) {
            return false;
        }
        paragraph.text.truncate(cut);
        true
    }),
    ("WORD-CHANGED+TWIN-AMBIGUOUS", |t, n| {
        // two paragraphs that differ in a word or two each; of the two one is left, with neither's word
        let Some(at) = long(t).get(n).copied() else {
            return false;
        };
        let text = "REAFFIRMING the importance of international cooperation on SOME matters of common concern;";
        let twin = |word: &str| Paragraph::plain(Role::Text, None, text.replace("SOME", word));
        t.canonical.body.insert(at, twin("security"));
        t.canonical.body.insert(at + 1, twin("development"));
        t.legacy.body.insert(at, twin("several"));
        true
    }),
];
