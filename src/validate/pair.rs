//! Which canonical document a legacy file belongs to: by the symbol in its name, by the symbols in it, and last by the
//! likeness of the words.

use super::{Canonical, Likeness, Way};
use crate::symbol::FileSymbol;
use std::collections::BTreeMap;

/// Below this likeness, in percent, two texts are strangers. Two versions of a document have far more.
const STRANGERS: u8 = 25;

/// What the canonical documents of a run are known by.
#[derive(Clone, Debug, Default)]
pub struct Index {
    documents: Vec<Known>,
    by_job: BTreeMap<String, Vec<usize>>,
}

#[derive(Clone, Debug)]
struct Known {
    symbol: Option<FileSymbol>,
    likeness: Likeness,
}

/// How a legacy file's symbol stands to the canonical one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relation {
    /// It is the same, or nothing else is known.
    Same,
    /// Another version.
    Version(FileSymbol),
    /// Another language.
    Language(FileSymbol),
}

/// The canonical document of a legacy file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairing {
    /// Which document of the index.
    pub document: usize,
    /// How it was found.
    pub way: Way,
    /// How the symbols stand to each other.
    pub relation: Relation,
}

impl Index {
    /// Adds a document and gives its number.
    pub fn add(&mut self, canonical: &Canonical) -> usize {
        let number = self.documents.len();
        if let Some(symbol) = &canonical.symbol {
            self.by_job.entry(symbol.job()).or_default().push(number);
        }
        self.documents.push(Known {
            symbol: canonical.symbol.clone(),
            likeness: Likeness::of(&canonical.transcript),
        });
        number
    }

    /// Adds the documents of another index after those of this one.
    pub fn append(&mut self, other: Index) {
        let before = self.documents.len();
        self.documents.extend(other.documents);
        for (job, numbers) in other.by_job {
            let moved = numbers.into_iter().map(|number| number + before);
            self.by_job.entry(job).or_default().extend(moved);
        }
    }

    /// How many documents there are.
    pub fn len(&self) -> usize {
        self.documents.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// The document of the symbol in a file's name.
    pub fn by_name(&self, path: &str) -> Option<Pairing> {
        let symbol = symbols_in(stem(path)).into_iter().next()?;
        let (document, relation) = self.exact(&symbol).or_else(|| self.of_job(&symbol))?;
        Some(Pairing {
            document,
            way: Way::FileName(symbol),
            relation,
        })
    }

    /// The document of the symbols that stand in a file, the surest first: the same symbol is better than one of the
    /// same job.
    pub fn by_symbols(&self, symbols: &[FileSymbol]) -> Option<Pairing> {
        let same = symbols
            .iter()
            .find_map(|symbol| Some((symbol, self.exact(symbol)?)));
        let (symbol, (document, relation)) = same.or_else(|| {
            symbols
                .iter()
                .find_map(|symbol| Some((symbol, self.of_job(symbol)?)))
        })?;
        Some(Pairing {
            document,
            way: Way::Inside(symbol.clone()),
            relation,
        })
    }

    /// The document whose words are most like these; the first of several.
    pub fn by_likeness(&self, likeness: &Likeness) -> Option<Pairing> {
        let mut best = (0, None);
        for (number, known) in self.documents.iter().enumerate() {
            let percent = known.likeness.percent(likeness);
            if percent >= STRANGERS && percent > best.0 {
                best = (percent, Some(number));
            }
        }
        Some(Pairing {
            document: best.1?,
            way: Way::Likeness(best.0),
            relation: Relation::Same,
        })
    }

    /// How much a document's words are like these, in percent.
    pub fn likeness(&self, document: usize, likeness: &Likeness) -> u8 {
        let known = self.documents.get(document);
        known.map_or(0, |known| known.likeness.percent(likeness))
    }

    fn exact(&self, symbol: &FileSymbol) -> Option<(usize, Relation)> {
        let found = self.by_job.get(&symbol.job())?;
        let mut same = found
            .iter()
            .filter(|number| self.symbol(**number) == Some(symbol));
        same.next().map(|number| (*number, Relation::Same))
    }

    /// The last version in the same language; else the first document of the job.
    fn of_job(&self, symbol: &FileSymbol) -> Option<(usize, Relation)> {
        let found = self.by_job.get(&symbol.job())?;
        let language = |number: &&usize| {
            self.symbol(**number)
                .is_some_and(|known| known.language() == symbol.language())
        };
        let version = |number: &&usize| self.symbol(**number).map(FileSymbol::version);
        match found.iter().filter(language).max_by_key(version) {
            Some(number) => Some((*number, Relation::Version(symbol.clone()))),
            None => Some((*found.first()?, Relation::Language(symbol.clone()))),
        }
    }

    fn symbol(&self, number: usize) -> Option<&FileSymbol> {
        self.documents.get(number)?.symbol.as_ref()
    }
}

/// A file's name without folder.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// A file's name without folder and ending.
pub(super) fn stem(path: &str) -> &str {
    let name = file_name(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The file symbols that stand in a text, in order, upper and lower case alike: `draft ag05279e04-web` has one.
pub fn symbols_in(text: &str) -> Vec<FileSymbol> {
    let mut found = Vec::new();
    for run in text.split(|c: char| !c.is_ascii_alphanumeric()) {
        let run = run.to_ascii_uppercase();
        let letters = run.bytes().take_while(u8::is_ascii_uppercase).count();
        // five digits, a letter, two digits
        let Some(symbol) = run.get(..letters + 8) else {
            continue;
        };
        let goes_on = run
            .as_bytes()
            .get(letters + 8)
            .is_some_and(u8::is_ascii_digit);
        if !goes_on && let Ok(symbol) = symbol.parse() {
            found.push(symbol);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(symbols: &[&str]) -> Index {
        let mut index = Index::default();
        for (number, symbol) in symbols.iter().enumerate() {
            let symbol: FileSymbol = symbol.parse().unwrap();
            index.by_job.entry(symbol.job()).or_default().push(number);
            index.documents.push(Known {
                symbol: Some(symbol),
                likeness: Likeness::default(),
            });
        }
        index
    }

    #[test]
    fn symbols_are_found_in_names_and_running_text() {
        let found =
            |text| -> Vec<String> { symbols_in(text).iter().map(ToString::to_string).collect() };
        assert_eq!(found("ag05279e04-web"), ["AG05279E04"]);
        assert_eq!(
            found("see AG05279E04 and CIDI00012F00."),
            ["AG05279E04", "CIDI00012F00"]
        );
        assert_eq!(found("AG05279E04rev"), ["AG05279E04"]);
        assert!(found("AG05279E045, AG/doc.5242/11, _1208779139").is_empty());
        assert_eq!(stem("a.b/AG05279E04.txt"), "AG05279E04");
    }

    #[test]
    fn the_same_symbol_comes_before_another_version_and_that_before_another_language() {
        let index = index(&["AG05279E03", "AG05279E04", "AG00001S01"]);
        let of = |name| index.by_name(name).map(|p| (p.document, p.relation));
        assert_eq!(of("AG05279E03.doc"), Some((0, Relation::Same)));
        let second = "AG05279E02".parse().unwrap();
        assert_eq!(of("AG05279E02.doc"), Some((1, Relation::Version(second))));
        let english = "AG00001E01".parse().unwrap();
        assert_eq!(of("AG00001E01"), Some((2, Relation::Language(english))));
        assert_eq!(of("AG09999E01.doc"), None);
        assert_eq!(of("report.doc"), None);
        let inside = symbols_in("AG05279E02 AG00001S01");
        assert_eq!(index.by_symbols(&inside).unwrap().document, 2);
    }
}
