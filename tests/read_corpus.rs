//! The reader on 205 files of Akoma Ntoso that others wrote: it never panics, and every element is either in the
//! document or reported by name.

use engross::diag::Severity;
use engross::model::{Document, Part};
use engross::read::{Limits, read_within};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn corpus() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/akn");
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(
        std::env::var_os("CI").is_none(),
        "../shared/corpus/akn is absent"
    );
    println!("skipped: read_corpus: ../shared/corpus/akn is absent");
    None
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "xml") {
            found.push(path);
        }
    }
}

/// How often each element starts in some XML, by the name as written; told without a parser.
fn count(xml: &str, tags: &mut BTreeMap<String, i64>, by: i64) {
    let mut rest = xml;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        for (start, end) in [("!--", "-->"), ("![CDATA[", "]]>"), ("?", "?>")] {
            if let Some(inside) = rest.strip_prefix(start) {
                rest = &inside[inside.find(end).unwrap_or(inside.len())..];
            }
        }
        let end = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '>' | '/' | '<'))
            .unwrap_or(rest.len());
        if end > 0 && !rest.starts_with(['!', '-', ']', '?']) {
            *tags.entry(rest[..end].to_owned()).or_default() += by;
        }
    }
}

fn preserved(part: &Part, tags: &mut BTreeMap<String, i64>) {
    for kept in &part.metadata.preserved {
        count(&kept.xml, tags, -1);
    }
}

/// What of the XML is neither in the document nor in the findings: name and number.
fn lost(xml: &str, document: &Document, reported: &[&str]) -> BTreeMap<String, i64> {
    let mut open = BTreeMap::new();
    count(xml, &mut open, 1);
    for node in &document.nodes {
        let tag = &xml[node.span.start as usize + 1..node.span.end as usize];
        let end = tag
            .find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))
            .unwrap();
        let written = &tag[..end];
        let local = written.rsplit(':').next().unwrap();
        if node.element == local {
            *open.entry(written.to_owned()).or_default() -= 1;
        } else {
            // not in the profile: the finding counts, not the node
            assert_eq!(node.element, "unknown", "{written}");
        }
    }
    for name in reported {
        *open.entry((*name).to_owned()).or_default() -= 1;
    }
    document
        .parts()
        .into_iter()
        .for_each(|part| preserved(part, &mut open));
    open.retain(|_, number| *number != 0);
    open
}

#[test]
fn nothing_of_the_corpus_is_dropped_silently() {
    let Some(folder) = corpus() else { return };
    let mut paths = Vec::new();
    files(&folder, &mut paths);
    paths.sort();
    assert_eq!(paths.len(), 205);
    let limits = Limits {
        findings: usize::MAX,
        ..Limits::default()
    };
    let mut whole = 0;
    let mut without_error = 0;
    let mut all_of_profile = 0;
    let (mut taken, mut by_name) = (0, 0);
    let mut without_document = 0;
    // how often each code was found, and in how many files
    let mut codes: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for path in &paths {
        let name = path.strip_prefix(&folder).unwrap().display().to_string();
        let bytes = fs::read(path).unwrap();
        let outcome = read_within(&name, &bytes, &limits);
        let mut here: BTreeMap<&str, usize> = BTreeMap::new();
        for finding in &outcome.findings {
            *here.entry(finding.rule.code).or_default() += 1;
        }
        for (code, number) in here {
            let all = codes.entry(code).or_default();
            *all = (all.0 + number, all.1 + 1);
        }
        let Some(document) = &outcome.value else {
            without_document += 1;
            assert!(
                !outcome.findings.is_empty(),
                "{name}: no document and no reason"
            );
            continue;
        };
        // the finding names the element between the first two grave accents
        let reported: Vec<&str> = outcome
            .findings
            .iter()
            .filter(|finding| finding.rule.code == "UNKNOWN-ELEMENT")
            .filter_map(|finding| finding.message.split('`').nth(1))
            .collect();
        let lost = lost(document.source.text(), document, &reported);
        assert!(lost.is_empty(), "{name}: {lost:?}");
        let known = |element: &str| element != "unknown";
        taken += document
            .nodes
            .iter()
            .filter(|node| known(node.element))
            .count();
        by_name += reported.len();
        all_of_profile += usize::from(reported.is_empty());
        match outcome.worst() {
            None | Some(Severity::Remark) => whole += 1,
            Some(Severity::Warning) => without_error += 1,
            Some(Severity::Error) => {}
        }
    }
    println!(
        "{whole} of {} files are taken in whole, {without_error} more but for warnings, most of them about attributes \
         without effect; {without_document} give no document",
        paths.len()
    );
    println!(
        "files without an element outside the profile: {all_of_profile}; of all elements {taken} are taken into the \
         document, {by_name} reported by name"
    );
    assert!(taken > 9 * by_name && all_of_profile > 0);
    for (code, (number, files)) in codes {
        println!("{number:7} {code}, in {files} files");
    }
}
