//! The tables of the summary: by file, by class, and what has no legacy file.

use super::super::summary::LINKS;
use super::super::{Summary, words};
use super::difference::{gravity_class, sign};
use super::escape::Text;
use std::fmt::Write;

/// So many files are read from top to bottom; of more, each is opened.
const FEW: usize = 20;

/// So many links stand open; more are behind a click.
const AT_ONCE: usize = 6;

/// How large a report is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// To be read from top to bottom.
    Few,
    /// To be looked up.
    Many,
}

impl Scale {
    /// The scale of so many files.
    pub fn of(files: usize) -> Scale {
        match files <= FEW {
            true => Scale::Few,
            false => Scale::Many,
        }
    }
}

/// The table of files.
pub fn files(out: &mut String, summary: &Summary) {
    out.push_str(
        "<div class=\"wide\" role=\"region\" aria-label=\"Table of files\" tabindex=\"0\"><table class=\"totals\">\
         <caption>By file</caption><thead><tr><th scope=\"col\">File</th><th scope=\"col\">Verdict</th>\
         <th scope=\"col\">Text</th><th scope=\"col\">Number</th><th scope=\"col\">Form</th><th scope=\"col\">Noise</th>\
         <th scope=\"col\">Accepted</th></tr></thead><tbody>",
    );
    for (at, line) in summary.files.iter().enumerate() {
        let counts = &line.counts;
        // writing to a String cannot fail
        let _ = writeln!(
            out,
            "<tr><th scope=\"row\"><a href=\"#f{}\">{}</a></th><td><span class=\"verdict {}\">{}</span></td><td>{}</td>\
             <td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
            at + 1,
            Text(&line.name),
            if line.open { "bad" } else { "good" },
            line.verdict,
            counts.text,
            counts.number,
            counts.form,
            counts.noise,
            counts.accepted
        );
    }
    let sum = |of: fn(&super::super::Counts) -> usize| -> usize {
        summary.files.iter().map(|line| of(&line.counts)).sum()
    };
    let _ = writeln!(
        out,
        "</tbody><tfoot><tr><th scope=\"row\">All</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td>\
         </tr></tfoot></table></div>",
        match summary.files.len() {
            1 => "1 file".to_owned(),
            count => format!("{count} files"),
        },
        sum(|counts| counts.text),
        sum(|counts| counts.number),
        sum(|counts| counts.form),
        sum(|counts| counts.noise),
        sum(|counts| counts.accepted)
    );
}

/// The table of classes with links to their differences.
pub fn classes(out: &mut String, summary: &Summary) {
    if summary.classes().next().is_none() {
        return;
    }
    out.push_str(
        "<div class=\"wide\" role=\"region\" aria-label=\"Table of classes\" tabindex=\"0\"><table class=\"totals\">\
         <caption>By class</caption><thead><tr><th scope=\"col\">Class</th><th scope=\"col\">Touches</th>\
         <th scope=\"col\">Files</th><th scope=\"col\">Times</th><th scope=\"col\">What it is, and where</th></tr></thead><tbody>",
    );
    for total in summary.classes() {
        let class = total.class;
        let gravity = words::gravity(class.gravity);
        let _ = write!(
            out,
            "<tr class=\"{}\"><th scope=\"row\">{}</th><td><span class=\"gravity\"><span aria-hidden=\"true\">{}</span> {gravity}\
             </span></td><td>{}</td><td>{}</td><td>{}",
            gravity_class(class.gravity),
            class.code(),
            sign(class.gravity),
            total.files,
            total.count,
            Text(class.rule.summary)
        );
        links(out, &total.first, summary.files.len());
        out.push_str("</td></tr>\n");
    }
    out.push_str("</tbody></table></div>\n");
}

fn links(out: &mut String, first: &[(usize, usize)], files: usize) {
    let many = first.len() > AT_ONCE;
    if many {
        let says = match first.len() {
            LINKS => format!("the first {LINKS}"),
            count => count.to_string(),
        };
        let _ = write!(
            out,
            "<details class=\"links\"><summary>Go to {says}</summary>"
        );
    }
    out.push_str("<p class=\"links\">");
    for (file, difference) in first {
        let file_word = match files {
            1 => "difference ".to_owned(),
            _ => format!("file {file}, "),
        };
        let _ = write!(
            out,
            "<a href=\"#f{file}d{difference}\">{file_word}{difference}</a> "
        );
    }
    out.push_str(if many { "</p></details>" } else { "</p>" });
}

/// Canonical documents without a legacy file.
pub fn without_partner(out: &mut String, summary: &Summary) {
    if summary.without_partner.is_empty() {
        return;
    }
    let _ = write!(
        out,
        "<h3>Canonical texts without a legacy file ({})</h3><ul>",
        summary.without_partner.len()
    );
    for name in &summary.without_partner {
        let _ = write!(out, "<li>{}</li>", Text(name));
    }
    out.push_str("</ul>\n");
}
