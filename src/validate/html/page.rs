//! The page around the sections: its head with the summary, the bar with filters and ways, and its foot.

use super::super::Summary;
use super::escape::Text;
use super::totals::{self, Scale};
use crate::diag::Finding;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::fmt::Write;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The page up to the first file. `against` is what the files were held against, as the user wrote it; `findings` are
/// those of the run as a whole.
pub fn head(summary: &Summary, against: &str, findings: &[Finding]) -> String {
    let title = format!("Legacy files against {against}");
    let mut out = String::new();
    // writing to a String cannot fail
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {}; script-src {}\">\n\
         <meta name=\"generator\" content=\"engross {}\">\n<title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#files\">Skip to the files</a>\n<header>\n<h1>{}</h1>\n<p class=\"sentence\">{}</p>\n\
         </header>\n",
        allowed(STYLE),
        allowed(SCRIPT),
        env!("CARGO_PKG_VERSION"),
        Text(&title),
        Text(&title),
        Text(&summary.sentence())
    );
    bar(&mut out, summary);
    out.push_str("<main>\n<section id=\"summary\" aria-labelledby=\"summary-h\"><h2 id=\"summary-h\">Summary</h2>\n");
    if !findings.is_empty() {
        out.push_str("<h3>Of the whole run</h3><ul class=\"matters\">");
        for finding in findings {
            let _ = write!(
                out,
                "<li><strong>{}</strong> <span class=\"sure\">{}</span> {} <span class=\"help\">{}</span></li>",
                finding.rule.code,
                finding.severity().word(),
                Text(&finding.message),
                Text(&finding.help)
            );
        }
        out.push_str("</ul>");
    }
    totals::files(&mut out, summary);
    totals::classes(&mut out, summary);
    totals::without_partner(&mut out, summary);
    out.push_str(LEGEND);
    let many = match Scale::of(summary.files.len()) {
        Scale::Few => "",
        Scale::Many => {
            "<p>Open a file to read it. Paragraphs that are the same are counted only.</p>"
        }
    };
    let _ = write!(
        out,
        "</section>\n<section id=\"files\" aria-labelledby=\"files-h\" tabindex=\"-1\"><h2 id=\"files-h\">Files</h2>{many}\n"
    );
    out
}

/// The end of the page.
pub fn foot() -> String {
    format!("</section>\n</main>\n<script>{SCRIPT}</script>\n</body>\n</html>\n")
}

/// How differences are marked, so that the page explains itself where it is printed, too.
const LEGEND: &str = "<details class=\"legend\"><summary>How to read this page</summary>\
    <p>Left is the canonical text, right the legacy file, paragraph by paragraph. <del>What only the canonical text \
    has</del> is struck out, <ins>what only the legacy file has</ins> is underlined, <mark>what differs in form \
    only</mark> is underlined with dashes; ‸ stands where the other text has more, and what no one can see is written as its code, \
    ‹U+00A0›. The small numbers lead to what is said of each difference.</p>\
    <p>■ text: the words; ◆ number: a number or label; ● form: how the text is set or cut; ○ noise: white space and the \
    like. Certain: nothing else explains both texts; likely: another reading is thinkable; possible: another is as \
    good.</p><p>Keys: <kbd>n</kbd> or <kbd>j</kbd> next difference, <kbd>p</kbd> or <kbd>k</kbd> previous. They can be \
    switched off in the bar.</p></details>";

/// The bar: hidden until the script runs, since it does nothing without.
fn bar(out: &mut String, summary: &Summary) {
    out.push_str(
        "<nav class=\"bar\" id=\"bar\" aria-label=\"Differences\" hidden>\
         <button type=\"button\" id=\"previous\" aria-keyshortcuts=\"p k\"><span aria-hidden=\"true\">↑</span> Previous \
         <kbd>p</kbd></button>\
         <button type=\"button\" id=\"next\" aria-keyshortcuts=\"n j\"><span aria-hidden=\"true\">↓</span> Next \
         <kbd>n</kbd></button>\
         <p role=\"status\" id=\"status\"></p><details class=\"filter\"><summary>Filter</summary><div class=\"panel\">\
         <fieldset><legend>What is touched</legend>",
    );
    for (word, sign) in [
        ("text", "■"),
        ("number", "◆"),
        ("form", "●"),
        ("noise", "○"),
    ] {
        let _ = write!(
            out,
            "<label><input type=\"checkbox\" name=\"gravity\" value=\"{word}\" checked> \
             <span aria-hidden=\"true\">{sign}</span> {word}</label>"
        );
    }
    out.push_str("</fieldset><fieldset><legend>Class</legend>");
    for total in summary.classes() {
        let code = total.class.code();
        let _ = write!(
            out,
            "<label><input type=\"checkbox\" name=\"class\" value=\"{code}\" checked> {code} ({})</label>",
            total.count
        );
    }
    out.push_str(
        "</fieldset><fieldset><legend>More</legend>\
         <label><input type=\"checkbox\" id=\"accepted\" checked> accepted by a decision</label>\
         <label><input type=\"checkbox\" id=\"keys\" checked> keys n, p, j, k</label></fieldset>\
         <p><button type=\"button\" id=\"none\">No class</button> <button type=\"button\" id=\"all\">Show all</button></p>\
         </div></details></nav>\n",
    );
}

/// The source expression that allows one inline style or script (CSP level 3, 2.3.1).
pub fn allowed(text: &str) -> String {
    format!(
        "'sha256-{}'",
        STANDARD.encode(Sha256::digest(text.as_bytes()))
    )
}
