//! The flow over documents written by others: whatever the reader takes, the flow sets without panic or loss.

use engross::{flow, read, sheet};
use std::path::{Path, PathBuf};

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

#[test]
fn documents_of_others_are_set() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/akn");
    if !corpus.is_dir() {
        assert!(
            std::env::var_os("CI").is_none_or(|ci| ci != "true"),
            "{} is absent",
            corpus.display()
        );
        println!("skipped: documents_of_others_are_set: ../shared/corpus/akn is absent");
        return;
    }
    let layout = sheet::load("ag.toml", sheet::builtin("ag").unwrap());
    let layout = layout.value.unwrap();
    let (mut read_whole, mut paragraphs) = (0, 0);
    for file in files(&corpus) {
        let name = file.display().to_string();
        let Some(document) = read::read(&name, &std::fs::read(&file).unwrap()).value else {
            continue;
        };
        read_whole += 1;
        let flow = flow::flow(&document, &layout).value.unwrap();
        paragraphs += flow.sections.iter().map(|s| s.blocks.len()).sum::<usize>();
        assert!(!flow::dump(&flow).is_empty());
    }
    println!("{read_whole} documents, {paragraphs} blocks");
    assert!(read_whole > 0 && paragraphs > 0);
}
