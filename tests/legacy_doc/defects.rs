//! Seeded defects: a file that carries the canonical text, broken in one way. Each must be found with its code, and
//! nothing besides. The test prints precision and recall.

use super::canonical::{self, at, replace};
use crate::made_doc::{Doc, Override, cell, field, index, p, row_end, runs, sprm, t};
use engross::collate::{Verdict, collate};
use engross::legacy::{Hints, read};
use engross::transcript::Transcript;

/// A defect: the code to be found, and what is done to the document.
type InDoc = (&'static str, fn(&mut Doc));

/// Those that a Word file can carry.
const IN_DOC: [InDoc; 34] = [
    ("NUM-LOST", |doc| {
        doc.body[at::OPERATIVE + 3] = doc.body[at::OPERATIVE + 3].clone().with(sprm::ilfo(0));
    }),
    ("NUM-WRONG", |doc| doc.overrides[1] = Override::of(7)),
    ("NUM-FORMAT", |doc| {
        doc.lists[0].levels[0].template = "%1)".to_owned();
    }),
    ("NUM-ADDED", |doc| {
        doc.body[at::LAST] = doc.body[at::LAST].clone().list(2, 0);
    }),
    ("NUMBER-CHANGED", |doc| {
        replace(doc, at::RECITAL, "2003", "2002")
    }),
    ("FIELD-LEAK", |doc| {
        doc.body.push(p("FILENAME  \\* MERGEFORMAT AG05279E04"));
    }),
    ("FIELD-STALE", |doc| {
        let code = vec![t(" FILENAME  \\* MERGEFORMAT ")];
        doc.sections[0].footer = vec![runs(field(code, Some(vec![t("AG05279E03")])))];
    }),
    ("REPLACEMENT-CHAR", |doc| {
        replace(doc, at::RECITAL + 1, "“", "\u{FFFD}");
    }),
    ("PRIVATE-USE-SYMBOL", |doc| {
        replace(doc, at::RECITAL + 1, "“", "\u{F093}");
    }),
    ("STORY-LOST", |doc| {
        doc.body[at::RECITAL].runs.pop();
        doc.footnotes.clear();
    }),
    ("NOTE-MOVED", |doc| {
        doc.body[at::RECITAL].runs.pop();
        let note = doc.footnotes.remove(0).remove(0);
        doc.body.push(p(note.runs[0].text.trim()));
    }),
    ("STORY-DUMPED", |doc| doc.body.push(p("AG05279E04"))),
    ("TEXTBOX-MOVED", |doc| {
        use crate::made_doc::{Anchor, Run};
        let moved = doc.body.remove(at::DECLARE);
        doc.body[at::DECLARE]
            .runs
            .push(Run::anchor(Anchor::TextBox));
        doc.boxes = vec![vec![moved]];
    }),
    ("TABLE-RENDERED", |doc| {
        doc.body.splice(
            at::TABLE..at::LAST,
            [
                p("Member state\tQuota assessed for 2011"),
                p("Republic of Peru\t0.41 per cent"),
            ],
        );
    }),
    ("CELLS-MERGED", |doc| {
        doc.body.splice(
            at::TABLE + 3..at::LAST,
            [cell("Republic of Peru 0.41 per cent"), row_end(&[0])],
        );
    }),
    ("NBSP-LOST", |doc| {
        replace(doc, at::RECITAL + 3, "\u{A0}", " ")
    }),
    ("SPACE-DOUBLED", |doc| {
        replace(doc, at::OPERATIVE, "violence and", "violence  and");
    }),
    ("SOFT-HYPHEN", |doc| {
        // the optional hyphen of Word, 0x1F
        replace(doc, at::OPERATIVE, "essential", "essen\u{1F}tial");
    }),
    ("MOJIBAKE", |doc| {
        replace(
            doc,
            at::RECITAL + 1,
            "“public security”",
            "â€œpublic securityâ€\u{9D}",
        );
    }),
    ("QUOTES-FLATTENED", |doc| {
        replace(
            doc,
            at::RECITAL + 1,
            "“public security”",
            "\"public security\"",
        );
    }),
    ("WORD-DUPLICATED", |doc| {
        replace(doc, at::OPERATIVE, "violence", "violence violence");
    }),
    ("WORD-LOST", |doc| {
        replace(doc, at::OPERATIVE + 3, "generous ", "")
    }),
    ("WORD-ADDED", |doc| {
        replace(
            doc,
            at::OPERATIVE + 3,
            "hospitality",
            "and lasting hospitality",
        );
    }),
    ("WORD-CHANGED", |doc| {
        replace(doc, at::OPERATIVE + 2, "should", "shall");
    }),
    ("WORDS-JOINED", |doc| {
        replace(doc, at::OPERATIVE + 2, "should prepare", "shouldprepare");
    }),
    ("CASE-CHANGED", |doc| {
        replace(doc, at::OPERATIVE, "states", "States");
    }),
    ("LINE-ORPHANED", |doc| {
        doc.body.insert(at::TITLE + 1, p("ON PUBLIC SECURITY"));
    }),
    ("PARA-SPLIT", |doc| {
        let text = canonical::RECITALS[2];
        let cut = text.find("and that").unwrap();
        doc.body[at::RECITAL + 2] = p(text[..cut].trim_end()).list(1, 0);
        doc.body.insert(at::RECITAL + 3, p(&text[cut..]));
    }),
    ("PARA-MERGED", |doc| {
        let title = doc.body.remove(at::TITLE).runs[0].text.clone();
        doc.body[0].runs[0].text += &format!(" {title}");
    }),
    ("PARA-MOVED", |doc| {
        let last = doc.body.remove(at::LAST);
        doc.body.insert(at::RECITAL, last);
        doc.body.push(p(""));
    }),
    ("PARA-MISSING", |doc| {
        doc.body.truncate(at::LAST);
        doc.body.push(p(""));
    }),
    ("PARA-EXTRA", |doc| {
        doc.body.push(p(
            "The delegation of Bolivia wishes that its reservations be recorded here.",
        ));
    }),
    ("DELETED-TEXT-KEPT", |doc| {
        // struck by hand, as those do who do not track changes
        let text = canonical::OPERATIVE[2];
        let cut = text.find("should").unwrap();
        let words = vec![
            t(&text[..cut]),
            t("shall ").with(sprm::struck(1)),
            t(&text[cut..]),
        ];
        doc.body[at::OPERATIVE + 2] = runs(words).list(2, 0);
    }),
    ("PARA-DUPLICATED", |doc| {
        let last = doc.body[at::LAST].clone();
        doc.body.push(last);
    }),
];

/// Those of a text extraction: the code, what stands in the sound text, what takes its place. An empty text is its end.
const IN_TXT: [(&str, &str, &str); 19] = [
    ("NUM-LOST", "3. That the Permanent", "That the Permanent"),
    (
        "NUM-WRONG",
        "3. That the Permanent",
        "5. That the Permanent",
    ),
    (
        "NUM-FORMAT",
        "3. That the Permanent",
        "(3) That the Permanent",
    ),
    ("FIELD-LEAK", "", "EMBED Word.Picture.8\n"),
    (
        "FIELD-LEAK",
        "",
        "\u{13} FILENAME \\* MERGEFORMAT \u{14}AG05279E04\u{15}\n",
    ),
    ("OBJECT-PLACEHOLDER", "", "_1208779139.doc\n"),
    ("OBJECT-PLACEHOLDER", "DECLARE:\n", "DECLARE:\n[pic]\n"),
    ("CONTROL-CHAR", "mediation,", "mediation,\u{3}"),
    ("REPLACEMENT-CHAR", "“public", "\u{FFFD}public"),
    ("PRIVATE-USE-SYMBOL", "“public", "\u{F093}public"),
    (
        "MOJIBAKE",
        "“public security”",
        "â€œpublic securityâ€\u{9D}",
    ),
    (
        "QUOTES-FLATTENED",
        "“public security”",
        "\"public security\"",
    ),
    ("NBSP-LOST", "\u{A0}", " "),
    ("SPACE-DOUBLED", "violence and", "violence  and"),
    ("WORD-DUPLICATED", "violence", "violence violence"),
    ("STRAY-TEXT", "", "YA\n"),
    (
        "LINE-ORPHANED",
        "SECURITY\n",
        "SECURITY\non Public Security\n",
    ),
    ("PARA-MISSING", "DECLARE:\n", ""),
    (
        "PARA-EXTRA",
        "",
        "The delegation of Bolivia wishes that its reservations be recorded.\n",
    ),
];

/// What came of a run of defects.
#[derive(Default)]
pub struct Tally {
    seeded: usize,
    found: usize,
    differences: usize,
    of_the_class: usize,
    wrong: Vec<String>,
}

impl Tally {
    /// Reads a broken file and counts.
    pub fn count(&mut self, code: &str, name: &str, bytes: &[u8], canonical: &Transcript) {
        let hints = Hints {
            canonical: Some(canonical),
        };
        let outcome = read(name, bytes, &hints);
        let Some(reading) = outcome.value else {
            self.wrong
                .push(format!("{name} {code}: not read: {:?}", outcome.findings));
            return;
        };
        let collation = collate(canonical, &reading);
        let codes: Vec<&str> = collation
            .differences
            .iter()
            .map(|d| d.class.code())
            .collect();
        let right = codes.iter().filter(|found| **found == code).count();
        self.seeded += 1;
        self.found += usize::from(right > 0);
        self.differences += codes.len();
        self.of_the_class += right;
        if right == 0 || right < codes.len() {
            let all: Vec<String> = collation
                .differences
                .iter()
                .map(|d| {
                    format!(
                        "{} {:?} {:?}",
                        d.class.code(),
                        d.canonical_text,
                        d.legacy_text
                    )
                })
                .collect();
            self.wrong
                .push(format!("{name} {code}:\n    {}", all.join("\n    ")));
        }
    }

    pub fn report(self, what: &str) {
        println!(
            "{what}: {} defects, {} found (recall {:.3}); {} differences, {} of the seeded class (precision {:.3})",
            self.seeded,
            self.found,
            self.found as f64 / self.seeded as f64,
            self.differences,
            self.of_the_class,
            self.of_the_class as f64 / self.differences as f64,
        );
        assert!(self.wrong.is_empty(), "{}", self.wrong.join("\n"));
    }
}

#[test]
fn sound_files_are_identical() {
    for (name, bytes, canonical) in [
        (
            "AG05279E04.doc",
            canonical::doc().bytes(),
            canonical::transcript(true),
        ),
        (
            "AG05279E04.txt",
            canonical::txt().into_bytes(),
            canonical::transcript(false),
        ),
    ] {
        let hints = Hints {
            canonical: Some(&canonical),
        };
        let reading = read(name, &bytes, &hints).value.unwrap();
        let collation = collate(&canonical, &reading);
        assert_eq!(collation.differences, [], "{name}");
        assert_eq!(collation.verdict, Verdict::Identical, "{name}");
    }
}

#[test]
fn defects_of_word_files() {
    let canonical = canonical::transcript(true);
    let mut tally = Tally::default();
    for (code, break_it) in IN_DOC {
        let mut doc = canonical::doc();
        break_it(&mut doc);
        tally.count(code, "AG05279E04.doc", &doc.bytes(), &canonical);
    }
    tally.report(".doc");
}

/// What a file lacks since it was cut off is told as lost, and why it is lost is told of the whole file.
#[test]
fn a_word_file_that_is_cut_off() {
    let canonical = canonical::transcript(true);
    let hints = Hints {
        canonical: Some(&canonical),
    };
    let reading = read("AG05279E04.doc", &cut_off(), &hints).value.unwrap();
    let collation = collate(&canonical, &reading);
    let mut codes: Vec<&str> = collation
        .differences
        .iter()
        .map(|d| d.class.code())
        .collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes, ["STORY-LOST", "TEXT-TRUNCATED", "WORD-LOST"]);
}

/// The last paragraph is there in the count of characters, and not in the file.
fn cut_off() -> Vec<u8> {
    let mut doc = canonical::doc();
    doc.footnotes.clear();
    doc.body[at::RECITAL].runs.pop();
    let mut made = doc.make();
    let (at, length) = made.pair(index::CLX);
    let last = at + length - 6;
    made.table[last..last + 4].copy_from_slice(&0x3FFF_0000_u32.to_le_bytes());
    made.bytes()
}

#[test]
fn defects_of_text_extractions() {
    let canonical = canonical::transcript(false);
    let mut tally = Tally::default();
    for (code, from, to) in IN_TXT {
        let mut text = canonical::txt();
        match from {
            "" => text.push_str(to),
            _ => {
                assert!(text.contains(from), "{from:?}");
                text = text.replacen(from, to, 1);
            }
        }
        tally.count(code, "AG05279E04.txt", text.as_bytes(), &canonical);
    }
    tally.report(".txt");
}
