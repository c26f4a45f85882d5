//! The bar code of the UN layout, read back from what is drawn by a reader that knows nothing of the writer: the bars of
//! the PDF's page, and the pixels of the picture in the Word file.

use crate::press::{engross, rows, said};
use std::fs;
use std::io::Read;

/// Code 39 as its users' tables print it: five bars and four spaces in turn, n narrow and w wide.
const TABLE: [(char, &str); 43] = [
    ('0', "nnnwwnwnn"),
    ('1', "wnnwnnnnw"),
    ('2', "nnwwnnnnw"),
    ('3', "wnwwnnnnn"),
    ('4', "nnnwwnnnw"),
    ('5', "wnnwwnnnn"),
    ('6', "nnwwwnnnn"),
    ('7', "nnnwnnwnw"),
    ('8', "wnnwnnwnn"),
    ('9', "nnwwnnwnn"),
    ('A', "wnnnnwnnw"),
    ('B', "nnwnnwnnw"),
    ('C', "wnwnnwnnn"),
    ('D', "nnnnwwnnw"),
    ('E', "wnnnwwnnn"),
    ('F', "nnwnwwnnn"),
    ('G', "nnnnnwwnw"),
    ('H', "wnnnnwwnn"),
    ('I', "nnwnnwwnn"),
    ('J', "nnnnwwwnn"),
    ('K', "wnnnnnnww"),
    ('L', "nnwnnnnww"),
    ('M', "wnwnnnnwn"),
    ('N', "nnnnwnnww"),
    ('O', "wnnnwnnwn"),
    ('P', "nnwnwnnwn"),
    ('Q', "nnnnnnwww"),
    ('R', "wnnnnnwwn"),
    ('S', "nnwnnnwwn"),
    ('T', "nnnnwnwwn"),
    ('U', "wwnnnnnnw"),
    ('V', "nwwnnnnnw"),
    ('W', "wwwnnnnnn"),
    ('X', "nwnnwnnnw"),
    ('Y', "wwnnwnnnn"),
    ('Z', "nwwnwnnnn"),
    ('-', "nwnnnnwnw"),
    ('.', "wwnnnnwnn"),
    (' ', "nwwnnnwnn"),
    ('*', "nwnnwnwnn"),
    ('$', "nwnwnwnnn"),
    ('/', "nwnwnnnwn"),
    ('+', "nwnnnwnwn"),
];

/// What stretches of dark and white in turn, the first dark, say.
fn decoded(stretches: &[f64]) -> String {
    let narrow = stretches.iter().copied().fold(f64::MAX, f64::min);
    let mut said = String::new();
    for character in stretches.chunks(10) {
        let pattern: String = character
            .iter()
            .take(9)
            .map(|width| if *width > narrow * 1.8 { 'w' } else { 'n' })
            .collect();
        let known = TABLE.iter().find(|(_, known)| *known == pattern);
        said.push(
            known
                .unwrap_or_else(|| panic!("{pattern} is no character"))
                .0,
        );
    }
    let inside = said
        .strip_prefix('*')
        .and_then(|said| said.strip_suffix('*'));
    inside
        .unwrap_or_else(|| panic!("{said} does not begin and end"))
        .to_owned()
}

/// The rectangles that the first page of a PDF fills in its picture, as left and width.
fn bars(pdf: &[u8]) -> Vec<(f64, f64)> {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    let page = document.page_iter().next().unwrap();
    let content = String::from_utf8_lossy(&document.get_page_content(page)).into_owned();
    let (_, picture) = content
        .split_once("/PageFigure ")
        .expect("a picture of the page");
    let (picture, _) = picture.split_once("EMC").unwrap();
    let lines: Vec<&str> = picture.split_whitespace().collect();
    let mut bars: Vec<(f64, f64)> = lines
        .iter()
        .enumerate()
        .filter(|(_, operator)| **operator == "re")
        .map(|(at, _)| {
            let number = |back: usize| lines[at - back].parse::<f64>().unwrap();
            (number(4), number(2))
        })
        .collect();
    bars.sort_by(|a, b| a.partial_cmp(b).unwrap());
    bars
}

fn part(docx: &[u8], name: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
    let mut bytes = Vec::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_end(&mut bytes)
        .unwrap();
    bytes
}

#[test]
fn what_is_drawn_in_both_outputs_says_the_job_number() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().display().to_string();
    let made = engross(&[
        "render",
        "fixtures/un/source.xml",
        "--layout",
        "un",
        "-o",
        &out,
    ]);
    assert!(made.status.success(), "{}", said(&made));
    let truth = rows("fixtures/un/truth/bar-code.tsv");
    let (says, words) = (&truth[0][0], &truth[0][1]);

    let pdf = fs::read(folder.path().join("64-61592-E.pdf")).unwrap();
    let bars = bars(&pdf);
    let mut stretches = Vec::new();
    for (index, (left, width)) in bars.iter().enumerate() {
        stretches.push(*width);
        if let Some((next, _)) = bars.get(index + 1) {
            stretches.push(next - left - width);
        }
    }
    assert_eq!(&decoded(&stretches), says);

    let docx = fs::read(folder.path().join("64-61592-E.docx")).unwrap();
    let picture = part(&docx, "word/media/barcode.png");
    let mut reader = png::Decoder::new(std::io::Cursor::new(picture))
        .read_info()
        .unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let size = reader.next_frame(&mut pixels).unwrap();
    let row = &pixels[..size.line_size];
    let runs: Vec<f64> = row
        .chunk_by(|a, b| (*a < 128) == (*b < 128))
        .map(|run| run.len() as f64)
        .collect();
    assert!(row[0] < 128, "the picture begins with a bar");
    assert_eq!(&decoded(&runs), says);

    // both say to those who do not see it what it is
    for file in ["64-61592-E.pdf", "64-61592-E.docx"] {
        let path = folder.path().join(file).display().to_string();
        let dump = said(&engross(&["dump", &path, "--stage", "transcript"]));
        assert!(dump.contains(&format!("{words:?}")), "{dump}");
    }
}

#[test]
fn a_reader_tells_a_wrong_bar() {
    let right: Vec<f64> = "nwnnwnwnnnnnnwwnwnnnnwnnwnwnn"
        .chars()
        .map(|c| if c == 'w' { 3.0 } else { 1.0 })
        .collect();
    assert_eq!(decoded(&right), "0");
    let mut wrong = right.clone();
    wrong[12] = 3.0;
    assert!(std::panic::catch_unwind(|| decoded(&wrong)).is_err());
}
