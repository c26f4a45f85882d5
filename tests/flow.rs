//! The flow of the fixtures: what stands where, and that no text is lost on the way.

use engross::flow::{self, Block, Flow, Inline, Paragraph};
use engross::model::{self, AttachmentContent, BlockKind, Document, InlineKind, Part};
use engross::read;
use engross::sheet::{self, CharRole, Role, Sheet};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const FIXTURES: [&str; 3] = ["AG05279E04", "features", "collection"];

fn fixture(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(path)
}

fn document(name: &str) -> Document {
    let bytes = std::fs::read(fixture(&format!("{name}/source.xml"))).unwrap();
    let outcome = read::read(name, &bytes);
    outcome
        .value
        .unwrap_or_else(|| panic!("{:#?}", outcome.findings))
}

fn ag() -> Sheet {
    let outcome = sheet::load("ag.toml", sheet::builtin("ag").unwrap());
    outcome.value.unwrap()
}

fn styled(name: &str) -> Flow {
    // a fixture of a layout bears its name
    let sheet = match sheet::builtin(name) {
        Some(text) => sheet::load(name, text).value.unwrap(),
        None => ag(),
    };
    let outcome = flow::flow(&document(name), &sheet);
    assert_eq!(outcome.findings, [], "{name}");
    outcome.value.unwrap()
}

/// The paragraphs of the text, cells included, notes not.
fn paragraphs(flow: &Flow) -> Vec<&Paragraph> {
    fn walk<'f>(blocks: &'f [Block], all: &mut Vec<&'f Paragraph>) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => all.push(paragraph),
                Block::Table(table) => {
                    all.extend(&table.caption);
                    for cell in table.rows.iter().flat_map(|row| &row.cells) {
                        walk(&cell.blocks, all);
                    }
                }
            }
        }
    }
    let mut all = Vec::new();
    for section in &flow.sections {
        walk(&section.blocks, &mut all);
    }
    all
}

fn label(paragraph: &Paragraph) -> String {
    let label = paragraph.label.as_ref();
    label.map(|label| label.text.clone()).unwrap_or_default()
}

fn words(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text { text, .. } => out.push_str(text),
            Inline::LineBreak(_) => out.push('\n'),
            Inline::Tab => out.push('\t'),
            Inline::Link { inlines, .. } | Inline::Tagged { inlines, .. } => words(inlines, out),
            // the layout's, with the tab before it, and no text
            Inline::PageOf { .. } => out.truncate(out.trim_end_matches('\t').len()),
            Inline::NoteCall { .. } => {}
            Inline::Figure(figure) => out.push_str(&figure.alt),
        }
    }
}

fn text(paragraph: &Paragraph) -> String {
    let mut out = String::new();
    words(&paragraph.inlines, &mut out);
    out
}

/// The rows of a table of truth, split into columns.
fn truth(name: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(fixture(name)).unwrap();
    text.lines()
        .skip(1)
        .map(|row| row.split('\t').map(str::to_owned).collect())
        .collect()
}

/// The flow equals truth, label by label and character by character. Truth has the masthead's fields in rows of their
/// own, where a line of the page may hold two.
#[test]
fn the_flow_says_what_the_truth_says() {
    for name in FIXTURES {
        let flow = styled(name);
        let found: Vec<(String, String)> = paragraphs(&flow)
            .iter()
            .flat_map(|paragraph| {
                let text = text(paragraph).replace('\\', "\\\\").replace('\n', "\\n");
                let fields: Vec<String> = text
                    .split('\t')
                    .filter(|field| !field.is_empty())
                    .map(str::to_owned)
                    .collect();
                fields
                    .into_iter()
                    .map(|field| (label(paragraph), field))
                    .collect::<Vec<_>>()
            })
            .collect();
        let wanted: Vec<(String, String)> = truth(&format!("{name}/truth/body.tsv"))
            .into_iter()
            .map(|row| (row[2].clone(), row[3].clone()))
            .collect();
        for (found, wanted) in found.iter().zip(&wanted) {
            assert_eq!(found, wanted, "{name}");
        }
        assert_eq!(found.len(), wanted.len(), "{name}");
    }
}

#[test]
fn the_real_document_has_its_paragraphs() {
    let flow = styled("AG05279E04");
    let all = paragraphs(&flow);
    let count = |role| all.iter().filter(|p| p.role == role).count();
    let expected = [
        (Role::Masthead, 1),
        (Role::ReportParagraph, 13),
        (Role::Signature, 1),
        (Role::DocumentTitle, 1),
        (Role::AdReferendum, 1),
        (Role::Recital, 29),
        (Role::Formula, 1),
        (Role::OperativeParagraph, 17),
    ];
    for (role, number) in expected {
        assert_eq!(count(role), number, "{role:?}");
    }
    assert_eq!(all.len(), expected.iter().map(|(_, n)| n).sum::<usize>());
    // two lists, counted from 1 each
    let lists: BTreeSet<usize> = all
        .iter()
        .filter_map(|p| p.list.map(|place| place.list))
        .collect();
    assert_eq!(lists.len(), 2);
    assert_eq!(flow.lists.len(), 2);
    assert_eq!(flow.sections.len(), 2);
    assert_eq!(
        flow.sections[0].running.first.footer,
        [["AG05279E04".to_owned(), String::new(), String::new()]]
    );
    assert_eq!(
        flow.sections[1].running.following.header,
        [["AG05279E04".to_owned(), "- {} -".to_owned(), String::new()]]
    );
    assert_eq!(flow.card.symbol, "AG05279E04");
    assert_eq!(flow.card.date, None, "an editorial date is no date");
    assert_eq!(
        flow.card.author.as_deref(),
        Some("Chair of the Working Group")
    );
    let outline: Vec<(u8, &str)> = flow
        .outline
        .iter()
        .map(|entry| (entry.level, entry.title.as_str()))
        .collect();
    assert_eq!(outline.len(), 4, "{outline:?}");
    assert_eq!(outline[2], (2, "Preambular paragraphs"));
    assert_eq!(outline[3], (2, "Operative paragraphs"));
}

/// Every role and character role is used by some fixture, but for two: none is only claimed.
#[test]
fn the_fixtures_use_every_role() {
    let mut roles = BTreeSet::new();
    let mut chars = BTreeSet::new();
    fn chars_of(inlines: &[Inline], chars: &mut BTreeSet<CharRole>) {
        for inline in inlines {
            match inline {
                Inline::Text { run, .. }
                | Inline::NoteCall { run, .. }
                | Inline::PageOf { run, .. } => {
                    chars.extend(run.roles.iter().copied());
                }
                Inline::Link { inlines, .. } | Inline::Tagged { inlines, .. } => {
                    chars_of(inlines, chars);
                }
                Inline::LineBreak(_) | Inline::Tab | Inline::Figure(_) => {}
            }
        }
    }
    for name in FIXTURES.into_iter().chain(["un"]) {
        let flow = styled(name);
        let notes = flow.notes.iter().flat_map(|note| &note.paragraphs);
        for paragraph in paragraphs(&flow).into_iter().chain(notes) {
            roles.insert(paragraph.role);
            chars_of(&paragraph.inlines, &mut chars);
        }
    }
    // the base is inherited from; running lines are no paragraphs of the flow
    let apart = [Role::Base, Role::Header, Role::Footer];
    let unused: Vec<Role> = Role::ALL
        .into_iter()
        .filter(|role| !roles.contains(role) && !apart.contains(role))
        .collect();
    assert_eq!(unused, UNUSED, "roles");
    let unused: Vec<CharRole> = CharRole::ALL
        .into_iter()
        .filter(|role| !chars.contains(role))
        .collect();
    assert_eq!(unused, [], "character roles");
}

/// Roles that no fixture needs; the unit tests of `flow` set them.
const UNUSED: [Role; 2] = [Role::SubItem3, Role::CoverLine];

/// Every piece of text in the document, by the characters in it, is in the flow.
#[test]
fn no_text_is_lost() {
    for name in FIXTURES {
        loses_nothing(name, &document(name), &styled(name));
    }
}

/// Nor of the documents of others, whatever the reader makes of them; and `expect` reads them alike.
#[test]
fn no_text_of_others_is_lost() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/akn");
    if !corpus.is_dir() {
        let ci = std::env::var_os("CI").is_some_and(|ci| ci == "true");
        assert!(!ci, "../shared/corpus/akn is absent");
        println!("skipped: no_text_of_others_is_lost: ../shared/corpus/akn is absent");
        return;
    }
    let layout = ag();
    let mut set = 0;
    for file in files(&corpus) {
        let name = file.display().to_string();
        let Some(document) = read::read(&name, &std::fs::read(&file).unwrap()).value else {
            continue;
        };
        let flow = flow::flow(&document, &layout).value.unwrap();
        loses_nothing(&name, &document, &flow);
        let expected = engross::expect::expect(&document, &layout).body;
        let found = paragraphs(&flow);
        for (found, wanted) in found.iter().zip(&expected) {
            let label = found.label.as_ref().map(|label| label.text.as_str());
            assert_eq!(label, wanted.label.as_deref(), "{name}");
            assert_eq!(text(found), wanted.text, "{name}");
        }
        assert_eq!(found.len(), expected.len(), "{name}");
        set += 1;
    }
    println!("{set} documents set whole");
    assert!(set > 0);
}

/// All XML files below a folder, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "xml") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// What is in the document is in the flow, unless it is a note that was reported as called nowhere.
fn loses_nothing(name: &str, document: &Document, flow: &Flow) {
    let mut source = BTreeMap::new();
    of_part(&document.root, &mut source);
    let mut found = BTreeMap::new();
    let notes = flow.notes.iter().flat_map(|note| &note.paragraphs);
    for paragraph in paragraphs(flow).into_iter().chain(notes) {
        count(&text(paragraph), &mut found);
        if let Some(label) = &paragraph.label
            && document.node(label.node).element == "num"
        {
            count(&label.text, &mut found);
        }
    }
    for part in document.parts() {
        let called = |note: &model::Note| flow.notes.iter().any(|made| made.node == note.node);
        for note in part.notes.iter().filter(|note| !called(note)) {
            of_blocks(&note.blocks, &mut found);
        }
    }
    // tabs are the layout's
    found.remove(&'\t');
    source.remove(&'\t');
    assert_eq!(found, source, "{name}");
}

fn count(text: &str, counts: &mut BTreeMap<char, usize>) {
    for c in text.chars() {
        *counts.entry(c).or_default() += 1;
    }
}

fn of_part(part: &Part, counts: &mut BTreeMap<char, usize>) {
    for division in &part.divisions {
        of_blocks(&division.blocks, counts);
    }
    for note in &part.notes {
        of_blocks(&note.blocks, counts);
    }
    for appended in [&part.collected, &part.attachments, &part.components] {
        for attachment in appended {
            of_blocks(&attachment.headings, counts);
            match &attachment.content {
                AttachmentContent::Part(part) => of_part(part, counts),
                AttachmentContent::Reference(reference) => count(&reference.shown, counts),
            }
        }
    }
}

fn of_blocks(blocks: &[model::Block], counts: &mut BTreeMap<char, usize>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Text(text) => of_inlines(&text.inlines, counts),
            BlockKind::Group(group) => {
                if let Some(num) = &group.num {
                    count(&num.text, counts);
                }
                for heading in [&group.heading, &group.subheading].into_iter().flatten() {
                    of_blocks(std::slice::from_ref(heading), counts);
                }
                of_blocks(&group.children, counts);
            }
            BlockKind::Table(table) => {
                if let Some(caption) = &table.caption {
                    of_blocks(std::slice::from_ref(caption), counts);
                }
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    of_blocks(&cell.blocks, counts);
                }
            }
            BlockKind::Reference(reference) => count(&reference.shown, counts),
        }
    }
}

fn of_inlines(inlines: &[model::Inline], counts: &mut BTreeMap<char, usize>) {
    for inline in inlines {
        match inline {
            model::Inline::Text(_, text) => count(text, counts),
            model::Inline::Marked { kind, children, .. } => {
                match kind {
                    InlineKind::LineBreak => count("\n", counts),
                    InlineKind::Note(note) => of_blocks(&note.blocks, counts),
                    InlineKind::Image { alt, .. } => {
                        count(alt.as_deref().unwrap_or_default(), counts);
                    }
                    _ => {}
                }
                of_inlines(children, counts);
            }
        }
    }
}

/// The same document and layout give the same flow.
#[test]
fn the_flow_is_the_same_every_time() {
    for name in FIXTURES {
        assert_eq!(
            flow::dump(&styled(name)),
            flow::dump(&styled(name)),
            "{name}"
        );
    }
}
