//! What paragraphs are by their text, where no style says so.
//!
//! Official documents have a fixed order: masthead, report and signature; title, annotations, recitals, enacting words,
//! operative paragraphs. Each paragraph is judged by its capitals, its number, its last sign, and what came before.

use super::line::Line;
use super::words::{self, BODIES, CITATIONS, TITLES};
use crate::sheet::Role;

/// Where in a document a paragraph stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Before any text.
    Front,
    /// In a report.
    Report,
    /// After a title.
    Titled,
    /// Among recitals.
    Preamble,
    /// After the enacting words, or among numbered paragraphs.
    Operative,
    /// After the text.
    Signed,
}

/// Gives every paragraph without a known role one.
pub(super) fn roles(lines: &mut [Line<'_>]) {
    let mut state = State::Front;
    for index in 0..lines.len() {
        let ahead = Ahead::of(lines, index);
        let Some(line) = lines.get_mut(index) else {
            break;
        };
        if !line.sure {
            line.role = role(line, state, ahead);
        }
        state = after(line.role, state);
    }
}

/// What follows a paragraph.
#[derive(Clone, Copy, Debug, Default)]
struct Ahead {
    /// A recital, an annotation or the enacting authority comes before any other text.
    preamble: bool,
    /// The next paragraph is short, as the lines of a signature are.
    short: bool,
    /// Nothing follows.
    end: bool,
}

impl Ahead {
    fn of(lines: &[Line<'_>], index: usize) -> Ahead {
        let rest = lines.get(index + 1..).unwrap_or_default();
        let title = |line: &&Line<'_>| {
            line.label().is_none() && words::is_capitals(line.text()) && line.text().len() < 200
        };
        let first = rest.iter().find(|line| !title(line));
        let preamble = first.is_some_and(|line| {
            is_annotation(line.text()) || words::lead_in(line.text()) > 4 && ends_open(line.text())
        }) || rest
            .first()
            .is_some_and(|line| line.text().ends_with(',') && words::is_capitals(line.text()));
        Ahead {
            preamble,
            short: rest.first().is_some_and(|line| is_short(line.text())),
            end: rest.is_empty(),
        }
    }
}

fn is_annotation(text: &str) -> bool {
    text.starts_with('(') && text.ends_with(')') && text.to_lowercase().contains("ad referendum")
}

/// Whether a sentence goes on in the next paragraph, as between recitals.
fn ends_open(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with([';', ','])
        || [" and", " y", " et", " e"]
            .iter()
            .any(|word| text.ends_with(word))
}

fn is_short(text: &str) -> bool {
    text.chars().count() < 100 && !text.trim_end().ends_with(['.', ';', ':'])
}

fn role(line: &Line<'_>, state: State, ahead: Ahead) -> Role {
    let text = line.text();
    if let Some(label) = line.label() {
        return labelled(label, text, state);
    }
    if is_annotation(text) && matches!(state, State::Front | State::Titled) {
        return Role::AdReferendum;
    }
    if state == State::Front {
        if BODIES.iter().any(|(body, ..)| *body == text) {
            return Role::Masthead;
        }
        if is_masthead_line(text) {
            return Role::MastheadLine;
        }
    }
    if state == State::Titled && text.starts_with('(') && text.ends_with(')') {
        return Role::StatusLine;
    }
    let short = text.chars().count() < 200;
    if words::is_capitals(text) && short {
        if text.ends_with(':') {
            return Role::Formula;
        }
        if text.ends_with(',') && matches!(state, State::Front | State::Titled) {
            return Role::EnactingAuthority;
        }
        if ahead.preamble
            || state == State::Front
            || state == State::Titled
            || line.level == Some(1)
        {
            return Role::DocumentTitle;
        }
        return Role::CrossHeading;
    }
    if let Some(level) = line.level {
        return if level == 1 && state == State::Front {
            Role::DocumentTitle
        } else {
            Role::SectionHeading
        };
    }
    if matches!(state, State::Titled | State::Preamble) && words::lead_in(text) > 0 {
        return preambular(text);
    }
    if state == State::Preamble && ends_open(text) {
        return Role::Recital;
    }
    let signs = TITLES.iter().any(|title| text.starts_with(title)) && is_short(text);
    if state == State::Signed && is_short(text) || signs && (ahead.short || ahead.end) {
        return Role::Signature;
    }
    if is_formula(text) && matches!(state, State::Titled | State::Preamble) {
        return Role::Formula;
    }
    Role::ReportParagraph
}

/// Enacting words that are not all in capitals.
fn is_formula(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with(':') && words::lead_in(text) > 0 && text.chars().count() < 60
}

fn preambular(text: &str) -> Role {
    match CITATIONS.iter().any(|words| text.starts_with(words)) {
        true => Role::Citation,
        false => Role::Recital,
    }
}

/// A paragraph with a label.
fn labelled(label: &str, text: &str, state: State) -> Role {
    let value = label.trim_matches(|c: char| !c.is_alphanumeric());
    if value.is_empty() {
        return Role::BulletItem;
    }
    let decimal = value.starts_with(|c: char| c.is_ascii_digit());
    if decimal || value.starts_with(|c: char| c.is_ascii_uppercase()) {
        return match state {
            State::Titled | State::Preamble if words::lead_in(text) > 0 => preambular(text),
            State::Preamble => Role::Recital,
            _ => Role::OperativeParagraph,
        };
    }
    let roman = value.bytes().all(|b| b"ivxlc".contains(&b)) && (value.len() > 1 || value == "i");
    if roman {
        Role::SubItem2
    } else {
        Role::SubItem1
    }
}

/// A line of the block at the head of the first page.
fn is_masthead_line(text: &str) -> bool {
    if text.chars().count() > 120 {
        return false;
    }
    let upper = text.to_uppercase();
    let session = ["SESSION", "PERÍODO", "SESSÃO", "SESIÓN"]
        .iter()
        .any(|word| upper.contains(word))
        && words::is_capitals(text);
    let marks = [
        "OEA/Ser",
        "AG/doc.",
        "CP/doc.",
        "Original:",
        "Distribution",
        "Distribución",
        "Distribuição",
    ];
    session
        || marks.iter().any(|mark| text.contains(mark))
        || words::has_date(text) && text.split_whitespace().count() < 8
}

/// Where the text is after a paragraph.
fn after(role: Role, state: State) -> State {
    match role {
        Role::Masthead | Role::MastheadLine | Role::CoverLine | Role::ContentsLine => state,
        Role::DocumentTitle
        | Role::StatusLine
        | Role::AdReferendum
        | Role::LongTitle
        | Role::AttachmentHeading => State::Titled,
        Role::EnactingAuthority | Role::Recital | Role::Citation => State::Preamble,
        Role::Formula | Role::OperativeParagraph => State::Operative,
        Role::Signature => State::Signed,
        Role::ReportParagraph if state == State::Front => State::Report,
        _ => state,
    }
}
