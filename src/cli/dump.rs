//! `engross dump`: a form between two stages as text.

use super::args::{self, Stage};
use super::layout;
use super::messages;
use super::out;
use super::report::Ending;
use engross::batch::{Medium, reread};
use engross::diag::Finding;
use engross::text::FontBook;
use engross::{expect, flow, model, pages, transcript};
use std::process::ExitCode;

/// Prints the form.
pub fn run(args: &args::Dump) -> ExitCode {
    let mut findings = Vec::new();
    let text = dump(args, &mut findings);
    messages::print(&findings);
    match text {
        Some(text) => {
            let printed = out::print(&text);
            Ending::of(&findings).max(printed).exit_code()
        }
        None => Ending::Failed.exit_code(),
    }
}

fn dump(args: &args::Dump, findings: &mut Vec<Finding>) -> Option<String> {
    let name = args.file.display().to_string();
    let bytes = layout::read_input(&args.file)
        .map_err(|finding| findings.push(finding))
        .ok()?;
    if args.stage == Stage::Transcript
        && let Some(medium) = Medium::of(&bytes)
    {
        let found = reread(medium, &bytes, FontBook::shared()).collect(findings)?;
        return Some(transcript::dump(&found));
    }
    let document = engross::read::read(&name, &bytes).collect(findings)?;
    if args.stage == Stage::Document {
        return Some(model::dump(&document));
    }
    let (sheet, faults) = layout::load(&args.layout, Some(&args.file));
    findings.extend(faults);
    let sheet = sheet?;
    if args.stage == Stage::Transcript {
        return Some(transcript::dump(&expect::expect(&document, &sheet)));
    }
    let flowing = flow::flow(&document, &sheet).collect(findings)?;
    if args.stage == Stage::Flow {
        return Some(flow::dump(&flowing));
    }
    let place = |node| Some(document.place(node));
    let laid = engross::layout::layout(&flowing, FontBook::shared(), &place).collect(findings)?;
    Some(pages::dump(&laid))
}
