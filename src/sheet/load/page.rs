//! `[page]`: paper and margins, and whether everything has room there.

use super::rules::ROOM;
use super::table::{Findings, Table};
use super::values::{distance, extent};
use crate::diag::Source;
use crate::sheet::{PageGeometry, Role, RunningLine, Sheet};
use crate::unit::Length;

/// The least measure that text can be set to.
const LEAST_MEASURE: Length = Length::from_points(72);
/// How many lines of the base style a page must hold at least.
const LEAST_LINES: i64 = 10;

/// Reads `[page]`.
pub(super) fn read(mut table: Table, findings: &mut Findings) -> Option<PageGeometry> {
    let span = table.span();
    let width = table.required("width", findings, extent);
    let height = table.required("height", findings, extent);
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
            .map(|count| style.line_height * count + style.space_before + style.space_after)
    };
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
