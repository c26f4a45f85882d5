//! The PDF reader on files that engross made, and on the same files altered.

use crate::pdf::made_pages;

use engross::attached::Attached;
use engross::diag::Outcome;
use engross::pages::Pages;
use engross::pdf;
use engross::reread::{self, KnownFace};
use engross::text::FontBook;
use engross::transcript::{Transcript, dump};
use made_pages::{SOURCE, everything, pictures};

fn made(pages: &Pages) -> Vec<u8> {
    let source = Attached::new("AG00001E01.xml", SOURCE);
    let outcome = pdf::master(pages, FontBook::shared(), &source, &pictures());
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
    outcome.value.unwrap().bytes()
}

fn reread(bytes: &[u8]) -> Outcome<Transcript> {
    let faces: Vec<KnownFace<'_>> = FontBook::shared()
        .faces()
        .iter()
        .map(|face| KnownFace {
            name: &face.name,
            bytes: face.bytes,
        })
        .collect();
    reread::pdf(bytes, &faces)
}

#[test]
fn what_was_made_is_read_back() {
    let outcome = reread(&made(&everything()));
    let transcript = outcome.value.unwrap();
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
    let text = dump(&transcript);
    for line in [
        "symbol \"AG00001E01\"",
        "body Item [1.] \"To agree (in \\\\ full).\"",
        "body Cell cell 0:0:0 spanning 2x1 header \"Year and tons\" Bold(0..13)",
        "body Figure \"A ship under way\"",
        "header page 2 [\"AG00001E01\", \"- 2 -\", \"\"]",
    ] {
        assert!(text.lines().any(|found| found == line), "{line} in\n{text}");
    }
    let said = &transcript.body[1];
    assert!(
        said.text
            .starts_with("AVATAR\u{a0}14  says à l’Assemblée; then q\u{301}x, non\u{2011}stop;")
    );
    assert_eq!(transcript.blank_pages, [3]);
}

#[test]
fn many_pages_of_plain_lines_are_read_back() {
    let outcome = reread(&made(&made_pages::plain(5, 40)));
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
    assert_eq!(outcome.value.unwrap().pages, Some(5));
}
