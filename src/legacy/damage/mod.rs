//! Damage that shows in a file alone: looked for in the text of every reading, whatever format it came from.
//!
//! Only what no correct text holds is damage here. What is damage only against the canonical text is found by the
//! comparison.

mod character;
mod classes;
mod code;
mod field;
mod mojibake;
mod placeholder;
mod stale;

pub use classes::{
    CONTROL_CHAR, FIELD_LEAK, FIELD_STALE, MOJIBAKE, OBJECT_PLACEHOLDER, PRIVATE_USE_SYMBOL,
    REPLACEMENT_CHAR, SOFT_HYPHEN,
};

use super::{Class, Damage, Reading, Site, Story};
use crate::symbol::FileSymbol;
use crate::transcript::Transcript;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// So many places of damage are told one by one; of the rest, their number.
const MOST: usize = 5_000;

/// Looks through a reading, and adds what is found: damage in the order of the text, and the symbols that fields and
/// running text give.
pub(super) fn examine(name: &str, mut reading: Reading) -> Reading {
    let mut scan = Scan {
        known: std::mem::take(&mut reading.damage),
        found: Vec::new(),
        more: BTreeMap::new(),
    };
    let mut symbols = Vec::new();
    let evidence = stories(&reading.transcript)
        .map(|(_, text)| mojibake::evidence(&text))
        .fold(mojibake::Evidence::default(), mojibake::Evidence::and);
    for (site, text) in stories(&reading.transcript) {
        let mut put = |class, range: Range<usize>, message, repair| {
            let site = Site {
                range,
                ..site.clone()
            };
            scan.put(class, site, message, repair);
        };
        let fields = field::fields(&text);
        for field in &fields {
            if let Some(file) = field.file_name(&text) {
                stale::file_name(name, field, file, &mut put);
                symbols.push(stale::stem(file).to_owned());
            }
            field.report(&text, &mut put);
        }
        stale::errors(&text, &mut put);
        placeholder::find(&text, &mut put);
        let stretches = mojibake::stretches(&text, &evidence);
        mojibake::report(&text, &stretches, &mut put);
        character::find(&text, &fields, &stretches, &mut put);
    }
    symbols.extend(running_symbols(&reading.transcript));
    for symbol in symbols {
        if !reading.symbols.contains(&symbol) {
            reading.symbols.push(symbol);
        }
    }
    reading.damage = scan.finish();
    reading
}

/// What a search reports with: class, bytes of the paragraph, message, repair.
pub(super) type Put<'a> = dyn FnMut(&'static Class, Range<usize>, String, Option<String>) + 'a;

/// Damage as it is gathered.
struct Scan {
    /// What the reader told.
    known: Vec<Damage>,
    found: Vec<Damage>,
    /// How many of each code were not told one by one.
    more: BTreeMap<&'static str, (&'static Class, usize)>,
}

impl Scan {
    fn put(&mut self, class: &'static Class, site: Site, message: String, repair: Option<String>) {
        // the reader knows more of it than the text shows
        let told = |damage: &Damage| {
            damage.class == class
                && damage.site.as_ref().is_some_and(|other| {
                    other.story == site.story
                        && other.paragraph == site.paragraph
                        && other.range.start < site.range.end
                        && site.range.start < other.range.end
                })
        };
        if self.known.iter().any(told) {
            return;
        }
        if self.found.len() >= MOST {
            self.more.entry(class.code()).or_insert((class, 0)).1 += 1;
            return;
        }
        self.found.push(Damage {
            class,
            site: Some(site),
            message,
            repair,
        });
    }

    /// All damage: that of the whole file last.
    fn finish(self) -> Vec<Damage> {
        let mut all = self.known;
        all.extend(self.found);
        all.extend(self.more.into_values().map(|(class, count)| Damage {
            class,
            site: None,
            message: format!("There are {count} more places of this kind."),
            repair: None,
        }));
        let key = |damage: &Damage| {
            let site = damage.site.as_ref();
            (
                site.is_none(),
                site.map(|site| (site.story, site.paragraph, site.range.start)),
            )
        };
        all.sort_by_key(key);
        all
    }
}

/// Every paragraph of every story, with its place. Of running text the three pieces, joined by tabs.
fn stories(transcript: &Transcript) -> impl Iterator<Item = (Site, Cow<'_, str>)> {
    let site = |story, paragraph| Site {
        story,
        paragraph,
        range: 0..0,
    };
    let body = transcript.body.iter().enumerate();
    let body = body.map(move |(index, paragraph)| {
        (
            site(Story::Body, index),
            Cow::Borrowed(paragraph.text.as_str()),
        )
    });
    let notes = transcript
        .notes
        .iter()
        .enumerate()
        .flat_map(move |(note, notes)| {
            let paragraphs = notes.paragraphs.iter().enumerate();
            paragraphs.map(move |(index, paragraph)| {
                (
                    site(Story::Note(note), index),
                    Cow::Borrowed(paragraph.text.as_str()),
                )
            })
        });
    let running = transcript.running.iter().enumerate();
    let running = running.map(move |(index, line)| {
        (
            site(Story::Running, index),
            Cow::Owned(line.text.join("\t")),
        )
    });
    let boxes = transcript
        .boxes
        .iter()
        .enumerate()
        .flat_map(move |(number, text_box)| {
            let paragraphs = text_box.paragraphs.iter().enumerate();
            paragraphs.map(move |(index, paragraph)| {
                (
                    site(Story::Box(number), index),
                    Cow::Borrowed(paragraph.text.as_str()),
                )
            })
        });
    body.chain(notes).chain(running).chain(boxes)
}

/// File symbols in running text and in paragraphs that hold nothing else.
fn running_symbols(transcript: &Transcript) -> Vec<String> {
    let pieces = transcript
        .running
        .iter()
        .flat_map(|line| &line.text)
        .flat_map(|text| text.split_whitespace());
    let alone = transcript
        .body
        .iter()
        .map(|paragraph| paragraph.text.trim());
    pieces
        .chain(alone)
        .filter(|word| word.parse::<FileSymbol>().is_ok())
        .map(str::to_owned)
        .collect()
}
