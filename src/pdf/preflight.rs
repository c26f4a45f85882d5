//! Can these pages become a conforming file at all? What only the author can mend is told before anything is made.

use super::rules::{HEADING_GAP, NESTING, NO_ALTERNATIVE, NO_DESCRIPTION, NO_LANGUAGE, NO_TITLE};
use crate::diag::{Finding, Rule};
use crate::pages::{Item, Pages, Structure, StructureRole, Tag, Target};
use crate::text::FontBook;

/// What to do about a fault that no document can cause.
const REPORT: &str = "report this with the document: it is a fault of engross";

/// Checks everything that the standards demand of the pages themselves.
pub(super) fn check(pages: &Pages, book: &FontBook, findings: &mut Vec<Finding>) {
    identity(pages, findings);
    structure(&pages.structure, findings);
    headings(&pages.structure, findings);
    items(pages, book, findings);
    links(pages, findings);
    outline(pages, findings);
}

fn find(
    findings: &mut Vec<Finding>,
    rule: &'static Rule,
    message: impl Into<String>,
    help: impl Into<String>,
) {
    findings.push(Finding::new(rule, message, help));
}

/// Title and language: ISO 14289-1, 7.1 and 7.2.
fn identity(pages: &Pages, findings: &mut Vec<Finding>) {
    if pages.card.title.trim().is_empty() {
        find(
            findings,
            &NO_TITLE,
            "the document has no title",
            "give the XML an official or an editorial title (FRBRalias)",
        );
    }
    let parts = pages.structure.iter().filter_map(|s| s.language.as_ref());
    let runs = pages
        .pages
        .iter()
        .flat_map(|page| &page.items)
        .filter_map(|item| match item {
            Item::Glyphs(run) => run.language.as_ref(),
            _ => None,
        });
    for language in std::iter::once(&pages.card.language)
        .chain(parts)
        .chain(runs)
    {
        if !is_language(language) {
            find(
                findings,
                &NO_LANGUAGE,
                format!("{language:?} is no language tag"),
                "declare the language in the XML as BCP 47 has it, for instance `es`",
            );
        }
    }
}

/// Whether a text has the form of a BCP 47 tag: letters first, then parts of at most eight letters or digits.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=8).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        })
}

/// Who stands in whom: ISO 32000-1, 14.8.4, as ISO 14289-1, 7.2, 7.5 and 7.6 make it binding.
fn structure(structure: &[Structure], findings: &mut Vec<Finding>) {
    if structure.first().map(|root| (root.role, root.parent))
        != Some((StructureRole::Document, None))
    {
        find(
            findings,
            &NESTING,
            "the structure does not start with a Document",
            REPORT,
        );
    }
    for (index, element) in structure.iter().enumerate().skip(1) {
        let parent = element.parent.filter(|parent| *parent < index);
        let fits = parent.is_some_and(|parent| may_hold(structure[parent].role, element.role));
        if !fits {
            let parent = element.parent.and_then(|p| structure.get(p));
            find(
                findings,
                &NESTING,
                format!(
                    "structure element {index}, {:?}, may not stand in {:?}",
                    element.role,
                    parent.map(|p| p.role)
                ),
                REPORT,
            );
        }
        if matches!(
            element.role,
            StructureRole::Figure | StructureRole::PageFigure
        ) && element.alt.as_ref().is_none_or(|alt| alt.trim().is_empty())
        {
            find(
                findings,
                &NO_ALTERNATIVE,
                "a picture has no alternative text",
                "give the image in the XML an alt attribute that says what it shows",
            );
        }
    }
}

/// Whether an element of kind `parent` may hold one of kind `child`.
fn may_hold(parent: StructureRole, child: StructureRole) -> bool {
    use StructureRole as R;
    match child {
        R::Document => false,
        R::LI => matches!(parent, R::L(_)),
        R::LBody => parent == R::LI,
        R::Lbl => matches!(
            parent,
            R::LI | R::Note | R::TOCI | R::P | R::Reference | R::Heading(_) | R::Caption
        ),
        R::THead | R::TBody => parent == R::Table,
        R::TR => matches!(parent, R::Table | R::THead | R::TBody),
        R::TH { .. } | R::TD { .. } => parent == R::TR,
        R::TOCI => parent == R::TOC,
        R::Caption => matches!(parent, R::Table | R::Figure | R::L(_)),
        R::Part | R::Heading(_) => !matches!(
            parent,
            R::P | R::Heading(_) | R::L(_) | R::LI | R::Table | R::THead | R::TBody | R::TR
        ),
        _ => match parent {
            R::L(_) => matches!(child, R::L(_)),
            R::LI | R::Table | R::THead | R::TBody | R::TR => false,
            R::TOC => child == R::TOC,
            _ => true,
        },
    }
}

/// Headings descend one level at a time: ISO 14289-1, 7.4.2.
fn headings(structure: &[Structure], findings: &mut Vec<Finding>) {
    let mut last = 0;
    for element in structure {
        let StructureRole::Heading(level) = element.role else {
            continue;
        };
        if level == 0 || level > 6 || level > last + 1 {
            find(
                findings,
                &HEADING_GAP,
                format!("a heading of level {level} follows one of level {last}"),
                "mend the nesting of the parts in the XML, so that no level is left out",
            );
        }
        last = level;
    }
}

/// Every item belongs to an element or is an artifact, and has its face.
fn items(pages: &Pages, book: &FontBook, findings: &mut Vec<Finding>) {
    for page in &pages.pages {
        for item in &page.items {
            let (tag, fits) = match item {
                Item::Glyphs(run) => (run.tag, run.face < book.faces().len()),
                Item::Rule(rule) => (rule.tag, true),
                Item::Picture(picture) => (
                    picture.tag,
                    match picture.tag {
                        Tag::Content(index) => pages
                            .structure
                            .get(index)
                            .is_some_and(|element| element.role == StructureRole::Figure),
                        Tag::Artifact(_) => true,
                    },
                ),
            };
            let known = match tag {
                Tag::Content(index) => index < pages.structure.len(),
                Tag::Artifact(_) => true,
            };
            if !known || !fits {
                find(
                    findings,
                    &NESTING,
                    format!(
                        "page {}: an item belongs to no element, or to one of another kind",
                        page.folio
                    ),
                    REPORT,
                );
            }
        }
    }
}

/// Every link says where it leads and leads there: ISO 14289-1, 7.18.5.
fn links(pages: &Pages, findings: &mut Vec<Finding>) {
    for page in &pages.pages {
        for link in &page.links {
            if link.description.trim().is_empty() {
                find(
                    findings,
                    &NO_DESCRIPTION,
                    format!("page {}: a link does not say where it leads", page.folio),
                    "give the link in the XML some text or a title",
                );
            }
            let leads = match &link.target {
                Target::Address(address) => !address.is_empty(),
                Target::Place(place) => place.page < pages.pages.len(),
            };
            let tagged = pages.structure.get(link.structure).is_some_and(|element| {
                matches!(
                    element.role,
                    StructureRole::Link | StructureRole::Reference | StructureRole::Lbl
                )
            });
            if !leads || !tagged {
                find(
                    findings,
                    &NESTING,
                    format!(
                        "page {}: a link leads nowhere or belongs to no element",
                        page.folio
                    ),
                    REPORT,
                );
            }
        }
    }
}

/// The outline descends one level at a time and leads to pages that exist.
fn outline(pages: &Pages, findings: &mut Vec<Finding>) {
    let mut last = 0;
    for line in &pages.outline {
        if line.level == 0 || line.level > last + 1 || line.to.page >= pages.pages.len() {
            find(
                findings,
                &NESTING,
                format!("the line {:?} of the outline hangs in the air", line.title),
                REPORT,
            );
        }
        last = line.level;
    }
}
