//! `[page]`: paper and margins, and whether everything has room there.

use super::rules::ROOM;
use super::table::{Findings, Table};
use super::values::{distance, extent, word, wrong};
use crate::diag::Source;
use crate::sheet::{PageGeometry, Paper, Role, RunningLine, Sheet};
use crate::unit::Length;

/// The least measure that text can be set to.
const LEAST_MEASURE: Length = Length::from_points(72);
/// How many lines of the base style a page must hold at least.
const LEAST_LINES: i64 = 10;

/// Reads `[page]`.
pub(super) fn read(mut table: Table, findings: &mut Findings) -> Option<PageGeometry> {
    let span = table.span();
    let paper = table.optional("paper", findings, word::<Paper>);
    let own = ["width", "height"].map(|side| match paper {
        None if table.holds("paper") => {
            table.value(side);
            None
        }
        None => table.required(side, findings, extent),
        Some(_) => {
            if let Some(value) = table.value(side) {
                let message = format!("`page.paper` says what `page.{side}` says as well");
                wrong(value, findings, &message, "Leave one of the two.");
            }
            None
        }
    });
    let [width, height] = match paper.map(Paper::size) {
        Some((width, height)) => [Some(width), Some(height)],
        None => own,
    };
    let top = table.required("top", findings, distance);
    let bottom = table.required("bottom", findings, distance);
    let left = table.required("left", findings, distance);
    let right = table.required("right", findings, distance);
    let header = table.required("header", findings, distance);
    let footer = table.required("footer", findings, distance);
    table.finish(findings);
    let page = PageGeometry {
        width: width?,
        height: height?,
        top: top?,
        bottom: bottom?,
        left: left?,
        right: right?,
        header: header?,
        footer: footer?,
    };
    if page.measure() < LEAST_MEASURE {
        let message = format!(
            "the margins leave {} for a line, where {LEAST_MEASURE} is the least",
            page.measure()
        );
        findings.add(
            &ROOM,
            span,
            message,
            "Make `left` or `right` smaller, or `width` larger.",
        );
        return None;
    }
    Some(page)
}

/// Whether the page holds some lines, and the running lines fit into the margins.
pub(super) fn check_room(sheet: &Sheet, source: &Source, findings: &mut Findings) {
    let page = &sheet.page;
    let at = section(source, "page");
    let least = sheet.style(Role::Base).line_height * LEAST_LINES;
    if page.text_height() < least {
        let message = format!(
            "the margins leave {} for the text of a page, where {least} is the least",
            page.text_height()
        );
        findings.add(
            &ROOM,
            at.clone(),
            message,
            "Make `top` or `bottom` smaller, or `height` larger.",
        );
    }
    let sides = [&sheet.running.first, &sheet.running.following];
    let tallest = |lines: fn(&crate::sheet::RunningSide) -> &Vec<RunningLine>, role: Role| {
        let style = sheet.style(role);
        sides
            .iter()
            .map(|side| lines(side).len() as i64)
            .max()
            .filter(|count| *count > 0)
            .map(|count| {
                let rules = [style.rule_above, style.rule_below].into_iter().flatten();
                let ruled: Length = rules.map(|rule| rule + style.rule_gap).sum();
                style.line_height * count + style.space_before + style.space_after + ruled
            })
    };
    if let Some(code) = &sheet.running.bar_code
        && code.bottom + code.height > page.bottom
    {
        let message = format!(
            "the bar code of {} at {} from the edge reaches into the text, which ends at {}",
            code.height, code.bottom, page.bottom
        );
        let help = "Make its `bottom` or `height` smaller, or `page.bottom` larger.";
        findings.add(&ROOM, at.clone(), message, help);
    }
    let bounds = [
        (
            "header",
            page.header,
            "top",
            page.top,
            tallest(|s| &s.header, Role::Header),
        ),
        (
            "footer",
            page.footer,
            "bottom",
            page.bottom,
            tallest(|s| &s.footer, Role::Footer),
        ),
    ];
    for (name, distance, margin, room, lines) in bounds {
        let Some(lines) = lines else { continue };
        if distance + lines > room {
            let message = format!(
                "the {name} of {lines} at {distance} from the edge reaches into the text, which begins at {room}"
            );
            let help = format!("Make `page.{name}` smaller, or `page.{margin}` larger.");
            findings.add(&ROOM, at.clone(), message, help);
        }
    }
}

/// Where the section `[name]` begins.
pub(super) fn section(source: &Source, name: &str) -> std::ops::Range<usize> {
    let header = format!("[{name}]");
    let start = source.text().find(&header).unwrap_or(0);
    start..start + header.len()
}
