//! What is said of one difference: its class, how sure it is, both texts, both places.

use super::super::{Matter, Shown, words};
use super::escape::Text;
use super::side::visible;
use crate::legacy::Gravity;
use std::fmt::Write;

/// Longer texts are cut in the list: they stand in full on their side.
const LONG: usize = 300;

/// Names that the style sheet knows.
pub fn gravity_class(gravity: Gravity) -> &'static str {
    match gravity {
        Gravity::Text => "g-text",
        Gravity::Number => "g-number",
        Gravity::Form => "g-form",
        Gravity::Noise => "g-noise",
    }
}

/// A sign beside the word, so that the eye finds the grave ones without reading or colour.
pub fn sign(gravity: Gravity) -> &'static str {
    match gravity {
        Gravity::Text => "■",
        Gravity::Number => "◆",
        Gravity::Form => "●",
        Gravity::Noise => "○",
    }
}

/// Writes one difference of the file with this number on the page.
pub fn difference(out: &mut String, file: usize, number: usize, total: usize, shown: &Shown) {
    let difference = &shown.difference;
    let rule = &difference.class.rule;
    let gravity = words::gravity(difference.class.gravity);
    let accepted = if shown.accepted.is_some() {
        " accepted"
    } else {
        ""
    };
    // writing to a String cannot fail
    let _ = write!(
        out,
        "<div class=\"diff {}{accepted}\" id=\"f{file}d{number}\" tabindex=\"-1\" role=\"group\" \
         aria-label=\"Difference {number} of {total}: {}, {gravity}\" data-g=\"{gravity}\" data-c=\"{}\">\
         <p class=\"what\"><span class=\"no\">{number}</span> <strong title=\"{}\">{}</strong> \
         <span class=\"gravity\"><span aria-hidden=\"true\">{}</span> {gravity}</span> \
         <span class=\"sure\">{}</span></p><p>{}</p>",
        gravity_class(difference.class.gravity),
        rule.code,
        rule.code,
        Text(rule.summary),
        rule.code,
        sign(difference.class.gravity),
        words::certainty(difference.certainty),
        Text(&difference.message)
    );
    if !difference.canonical_text.is_empty() || !difference.legacy_text.is_empty() {
        let [left, right] = match difference.class.gravity {
            Gravity::Text | Gravity::Number => ["del", "ins"],
            Gravity::Form | Gravity::Noise => ["mark", "mark"],
        };
        out.push_str("<p class=\"both\">");
        one(out, "canonical", left, &difference.canonical_text);
        out.push_str(" <span aria-hidden=\"true\">→</span> ");
        one(out, "legacy", right, &difference.legacy_text);
        out.push_str("</p>");
    }
    out.push_str("<p class=\"where\">");
    if let Some(place) = &shown.canonical_place {
        let _ = write!(out, "<span>{}</span> ", Text(&place.to_string()));
    }
    if let Some(place) = &shown.legacy_place {
        let _ = write!(out, "<span>{}</span> ", Text(place));
    }
    if difference.count > 1 {
        let _ = write!(out, "<span>{} times</span> ", difference.count);
    }
    let _ = write!(out, "<span>id {}</span></p>", Text(&difference.id));
    let _ = write!(out, "<p class=\"help\">{}</p>", Text(&difference.help));
    if let Some(accepted) = &shown.accepted {
        let _ = write!(
            out,
            "<p class=\"by\"><span aria-hidden=\"true\">✓</span> Accepted by {}: {}</p>",
            Text(&accepted.by),
            Text(&accepted.reason)
        );
    }
    out.push_str("</div>");
}

fn one(out: &mut String, whose: &str, element: &str, text: &str) {
    let _ = match text.is_empty() {
        true => write!(out, "<span>{whose}: nothing</span>"),
        false => {
            let text = match text.char_indices().nth(LONG) {
                Some((at, _)) => format!("{}…", visible(&text[..at])),
                None => visible(text),
            };
            write!(
                out,
                "<span>{whose}: <{element}>{}</{element}></span>",
                Text(&text)
            )
        }
    };
}

/// Writes something found of the file as a whole.
pub fn matter(out: &mut String, matter: &Matter) {
    let finding = &matter.finding;
    let _ = write!(
        out,
        "<li><strong title=\"{}\">{}</strong> <span class=\"sure\">{}</span> {}",
        Text(finding.rule.summary),
        finding.rule.code,
        finding.severity().word(),
        Text(&finding.message)
    );
    if let Some(place) = &finding.place {
        let _ = write!(
            out,
            " <span class=\"where\">{}</span>",
            Text(&place.to_string())
        );
    }
    let _ = write!(out, " <span class=\"help\">{}</span>", Text(&finding.help));
    if let Some(accepted) = &matter.accepted {
        let _ = write!(
            out,
            " <span class=\"by\">Accepted by {}: {}</span>",
            Text(&accepted.by),
            Text(&accepted.reason)
        );
    }
    out.push_str("</li>");
}
