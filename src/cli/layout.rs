//! Reading what the user names: inputs, and the layouts that there are beside a document, in a folder, and in the program.

use super::args;
use engross::batch::{Candidate, LAYOUT_TWICE, LAYOUT_UNKNOWN, layout_of};
use engross::diag::Finding;
use engross::model::Document;
use engross::read::Limits;
use engross::sheet::{self, Named, Paper, Sheet};
use engross::store;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The layout of a document for which nothing else speaks.
const PLAIN: &str = "ag";
/// The folder of layouts beside a document.
const BESIDE: &str = "layouts";

/// Reads an input file, which may be as large as the reader takes.
pub fn read_input(path: &Path) -> Result<Vec<u8>, Finding> {
    store::read_bounded(path, Limits::default().bytes as u64).map_err(Finding::from)
}

/// The layouts that there are for some document: those of `--layouts`, then those of the folder `layouts` beside the
/// document, then those of the program. Of two with one name the first is taken.
pub struct Shelf {
    user: BTreeMap<String, Named>,
    /// By name, the file that is not taken.
    twice: BTreeMap<String, String>,
    /// Folders and files that cannot be read.
    faults: Vec<Finding>,
    paper: Option<Paper>,
    candidates: OnceLock<Vec<Candidate>>,
}

/// A layout that was loaded, or what is wrong with it.
pub struct Loaded {
    pub sheet: Option<Sheet>,
    pub findings: Vec<Finding>,
}

impl Shelf {
    /// The shelf for a document at `beside`, which may also be a folder of documents.
    pub fn of(args: &args::Layout, beside: Option<&Path>) -> Shelf {
        let mut shelf = Shelf {
            user: BTreeMap::new(),
            twice: BTreeMap::new(),
            faults: Vec::new(),
            paper: args.paper,
            candidates: OnceLock::new(),
        };
        if let Some(folder) = &args.layouts {
            match store::names(folder) {
                Ok(names) => shelf.take(folder, names),
                Err(error) => shelf.faults.push(error.into()),
            }
        }
        if let Some(path) = beside {
            shelf.take_folder(&folder_of(path).join(BESIDE));
        }
        for name in sheet::builtin_names() {
            if let Some(user) = shelf.user.get(name) {
                let file = user.file.clone();
                shelf.twice.entry(name.to_owned()).or_insert(file);
            }
        }
        shelf
    }

    /// Takes the layouts of a folder, where there is one.
    fn take_folder(&mut self, folder: &Path) {
        if folder.is_dir() {
            match store::names(folder) {
                Ok(names) => self.take(folder, names),
                Err(error) => self.faults.push(error.into()),
            }
        }
    }

    fn take(&mut self, folder: &Path, names: Vec<String>) {
        for file in names {
            let Some(name) = file.strip_suffix(".toml") else {
                continue;
            };
            let path = folder.join(&file);
            let told = path.display().to_string();
            if self.user.contains_key(name) {
                self.twice.insert(name.to_owned(), told);
                continue;
            }
            match read_text(&path) {
                Ok(text) => {
                    self.user
                        .insert(name.to_owned(), Named { file: told, text });
                }
                Err(finding) => self.faults.push(finding),
            }
        }
    }

    /// The layout of a name.
    fn find(&self, name: &str) -> Option<Named> {
        let own = self.user.get(name).cloned();
        own.or_else(|| {
            sheet::builtin(name).map(|text| Named {
                file: format!("layouts/{name}.toml"),
                text: text.to_owned(),
            })
        })
    }

    /// The names of all layouts, each with the file that it is in.
    pub fn names(&self) -> BTreeMap<String, Named> {
        let mut all: BTreeMap<String, Named> = sheet::builtin_names()
            .filter_map(|name| Some((name.to_owned(), self.find(name)?)))
            .collect();
        all.extend(self.user.clone());
        all
    }

    /// The layout that is named, by its name or as a file: the file that it is in, and its text.
    pub fn text(&self, named: &str) -> Result<Named, Finding> {
        if named.ends_with(".toml") {
            let text = read_text(Path::new(named))?;
            return Ok(Named {
                file: named.to_owned(),
                text,
            });
        }
        self.find(named).ok_or_else(|| {
            let known: Vec<String> = self.names().into_keys().collect();
            let message = format!("there is no layout {named}");
            let help = format!(
                "name one of {}, or the path of a layout file that ends in .toml",
                known.join(", ")
            );
            Finding::new(&LAYOUT_UNKNOWN, message, help)
        })
    }

    /// Of which names there are two layouts.
    pub fn twice(&self) -> Vec<Finding> {
        let both = self.twice.iter();
        both.filter_map(|(name, other)| Some(twice(name, &self.user.get(name)?.file, other)))
            .collect()
    }

    /// The layouts below a text, the one that it extends first.
    pub fn below(&self, text: &str) -> Vec<(String, Named)> {
        let mut chain: Vec<(String, Named)> = Vec::new();
        let mut next = sheet::extends(text);
        while let Some(name) = next.take() {
            if chain.iter().any(|(seen, _)| *seen == name) {
                break;
            }
            if let Some(named) = self.find(&name) {
                next = sheet::extends(&named.text);
                chain.push((name, named));
            }
        }
        chain
    }

    /// Loads the layout that is named.
    pub fn load(&self, named: &str) -> Loaded {
        let mut findings = self.faults.clone();
        let Named { file, text } = match self.text(named) {
            Ok(found) => found,
            Err(finding) => {
                findings.push(finding);
                return Loaded {
                    sheet: None,
                    findings,
                };
            }
        };
        let below = self.below(&text);
        let used = std::iter::once(named).chain(below.iter().map(|(name, _)| name.as_str()));
        for name in used {
            if let (Some(taken), Some(other)) = (self.user.get(name), self.twice.get(name)) {
                findings.push(twice(name, &taken.file, other));
            }
        }
        let loaded = sheet::load_from(&file, &text, &|name| self.find(name), self.paper);
        findings.extend(loaded.findings);
        Loaded {
            sheet: loaded.value.filter(|_| self.faults.is_empty()),
            findings,
        }
    }

    /// All that decides what is made with a layout, or where none is named, with those that may be chosen.
    pub fn whole(&self, named: Option<&str>) -> String {
        let mut whole = self.paper.map_or("", Paper::name).to_owned();
        match named.map(|named| self.text(named)) {
            Some(Ok(named)) => {
                whole.push_str(&named.text);
                for (_, below) in self.below(&named.text) {
                    whole.push_str(&below.text);
                }
            }
            Some(Err(_)) => {}
            None => {
                for (name, layout) in self.names() {
                    whole.push_str(&format!("\n# {name}\n{}", layout.text));
                }
            }
        }
        whole
    }

    /// The layout of a document, where the user names none; that of any document, where it could not be read.
    pub fn choose(&self, document: Option<&Document>) -> String {
        document
            .and_then(|document| layout_of(document, self.candidates()))
            .unwrap_or_else(|| PLAIN.to_owned())
    }

    /// The layouts that may be chosen; they are read once.
    fn candidates(&self) -> &[Candidate] {
        self.candidates.get_or_init(|| {
            let own = self.user.iter();
            own.map(|(name, layout)| (name.clone(), layout.text.clone()))
                .chain(sheet::builtin_names().filter_map(|name| {
                    let text = sheet::builtin(name)?;
                    (!self.user.contains_key(name)).then(|| (name.to_owned(), text.to_owned()))
                }))
                .map(|(name, text)| Candidate {
                    organs: sheet::organs(&text),
                    name,
                })
                .collect()
        })
    }
}

/// The folder that a document is in; a folder is its own.
pub fn folder_of(path: &Path) -> PathBuf {
    if path.is_dir() {
        return path.to_owned();
    }
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// The layout for the document at `path`: the one that is named, else the one that it takes. Without a layout there is no
/// work.
pub fn load(args: &args::Layout, path: Option<&Path>) -> (Option<Sheet>, Vec<Finding>) {
    let bytes =
        path.filter(|path| args.layout.is_none() && path.extension().is_some_and(|e| e == "xml"));
    // a document that cannot be read is told where its turn comes
    let bytes = bytes.and_then(|path| read_input(path).ok());
    load_for(args, path, bytes.as_deref())
}

/// The same for a document whose canonical XML is at hand.
pub fn load_for(
    args: &args::Layout,
    path: Option<&Path>,
    bytes: Option<&[u8]>,
) -> (Option<Sheet>, Vec<Finding>) {
    let shelf = Shelf::of(args, path);
    let named = match (&args.layout, bytes) {
        (Some(named), _) => named.clone(),
        (None, Some(bytes)) => shelf.choose(engross::read::read("document", bytes).value.as_ref()),
        (None, None) => PLAIN.to_owned(),
    };
    let loaded = shelf.load(&named);
    (loaded.sheet, loaded.findings)
}

/// That a layout cannot have a name.
pub fn name_taken(name: &str) -> Finding {
    Finding::new(
        &LAYOUT_UNKNOWN,
        format!("a new layout cannot be called {name}"),
        "choose small letters, digits and hyphens, and a name that no layout or file has",
    )
}

fn twice(name: &str, taken: &str, other: &str) -> Finding {
    let message = match taken == other {
        true => format!("there are two layouts {name}: {taken} is taken, not that of the program"),
        false => format!("there are two layouts {name}: {taken} is taken, not {other}"),
    };
    Finding::new(&LAYOUT_TWICE, message, "give one of them another name")
}

fn read_text(path: &Path) -> Result<String, Finding> {
    String::from_utf8(read_input(path)?).map_err(|_| {
        let message = format!("the layout {} is not UTF-8", path.display());
        Finding::new(&LAYOUT_UNKNOWN, message, "save the layout file as UTF-8")
    })
}
