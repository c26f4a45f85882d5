//! IDENTITY-TITLE: the title in the metadata is not the title on the page.

use super::identity_printed::printed;
use crate::diag::{Finding, Rule, Severity};
use crate::model::{Document, InlineKind, plain_text};

pub(super) static RULE: Rule = Rule {
    code: "IDENTITY-TITLE",
    severity: Severity::Error,
    summary: "The official title in the metadata is not the title on the page.",
    explanation: "FRBRalias officialTitle is the title as it stands on the page, in one line: the text of docTitle, with a \
        space for each line break. Readers and catalogues show it as the name of the file. A page with a docTitle needs it; \
        editorialTitle is for pages without a title. Find out which is right, and correct the other.",
};

pub(super) fn check(document: &Document, findings: &mut Vec<Finding>) {
    for part in document.parts() {
        let mut title = String::new();
        let mut first = None;
        printed(part, &mut |node, kind, children| {
            if *kind == InlineKind::DocTitle {
                first.get_or_insert(node);
                title.push('\n');
                title.push_str(&plain_text(children));
            }
        });
        let Some(node) = first else { continue };
        let title = one_line(&title);
        let aliases = &part.identity.work.aliases;
        let named = |name: &str| aliases.iter().find(|alias| alias.name == name);
        match named("officialTitle") {
            // a document without any title is reported as such
            None if named("editorialTitle").is_none() => {}
            None => findings.push(
                Finding::new(
                    &RULE,
                    format!(
                        "The page has the title {title:?}, and the metadata give no official title."
                    ),
                    format!("Add <FRBRalias name=\"officialTitle\" value={title:?}/> to FRBRWork."),
                )
                .at(document.place(node)),
            ),
            Some(alias) if one_line(&alias.value) != title => findings.push(
                Finding::new(
                    &RULE,
                    format!(
                        "The metadata give the title {:?}, and the page has {title:?}.",
                        alias.value
                    ),
                    "Find out which is right, and correct the other.",
                )
                .at(document.place(alias.node)),
            ),
            Some(_) => {}
        }
    }
}

/// A title in one line: a line break, with the spaces around it, is one space.
fn one_line(title: &str) -> String {
    let lines = title.split('\n').map(|line| line.trim_matches(' '));
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    lines.join(" ")
}
