//! The register on paper: every copy with who has it, as a paper of the office, in the language of the document.

use super::recipient::{Kind, Medium};
use super::register::{Line, Register, State};
use crate::office::{Block, Paper};
use crate::symbol::FileSymbol;
use std::collections::BTreeMap;

/// The words of the register in one language.
struct Words {
    language: &'static str,
    letter: char,
    title: &'static str,
    /// Its runs, the copies that are out, and the paper that they took: `{run}`, `{held}`, `{sheets}`.
    summary: &'static str,
    head: [&'static str; 4],
    /// Delegation, mission, archive.
    kinds: [&'static str; 3],
    /// PDF file, Word file, paper.
    media: [&'static str; 3],
    /// Before the number of an issue.
    issue: &'static str,
    withdrawn: &'static str,
    /// One and several.
    pages: [&'static str; 2],
    sheets: [&'static str; 2],
}

const ENGLISH: Words = Words {
    language: "en",
    letter: 'E',
    title: "REGISTER OF COPIES",
    summary: "Run {run}. Copies issued and not withdrawn: {held}. Sheets of paper: {sheets}.",
    head: ["Copy", "Recipient", "Class and version", "File"],
    kinds: ["delegation", "mission", "archive"],
    media: ["PDF", "Word", "paper"],
    issue: "issue",
    withdrawn: "withdrawn",
    pages: ["page", "pages"],
    sheets: ["sheet", "sheets"],
};
const SPANISH: Words = Words {
    language: "es",
    letter: 'S',
    title: "REGISTRO DE EJEMPLARES",
    summary: "Serie {run}. Ejemplares distribuidos y no retirados: {held}. Hojas de papel: {sheets}.",
    head: ["Ejemplar", "Destinatario", "Clase y versión", "Archivo"],
    kinds: ["delegación", "misión", "archivo"],
    media: ["PDF", "Word", "papel"],
    issue: "tirada",
    withdrawn: "retirado",
    pages: ["página", "páginas"],
    sheets: ["hoja", "hojas"],
};
const FRENCH: Words = Words {
    language: "fr",
    letter: 'F',
    title: "REGISTRE DES EXEMPLAIRES",
    summary: "Série {run}. Exemplaires distribués et non retirés: {held}. Feuilles de papier: {sheets}.",
    head: ["Exemplaire", "Destinataire", "Classe et version", "Fichier"],
    kinds: ["délégation", "mission", "archives"],
    media: ["PDF", "Word", "papier"],
    issue: "tirage",
    withdrawn: "retiré",
    pages: ["page", "pages"],
    sheets: ["feuille", "feuilles"],
};
const PORTUGUESE: Words = Words {
    language: "pt",
    letter: 'P',
    title: "REGISTRO DE EXEMPLARES",
    summary: "Série {run}. Exemplares distribuídos e não retirados: {held}. Folhas de papel: {sheets}.",
    head: ["Exemplar", "Destinatário", "Classe e versão", "Arquivo"],
    kinds: ["delegação", "missão", "arquivo"],
    media: ["PDF", "Word", "papel"],
    issue: "tiragem",
    withdrawn: "retirado",
    pages: ["página", "páginas"],
    sheets: ["folha", "folhas"],
};

/// What a register on paper is told of the document whose copies it lists.
pub struct Subject<'a> {
    /// Its file symbol.
    pub symbol: &'a str,
    /// Its title; empty where it has none.
    pub title: &'a str,
    /// Its date, `YYYY-MM-DD`.
    pub date: Option<&'a str>,
    /// Its language (BCP 47), in which the register is written; English where there are no words for it.
    pub language: &'a str,
}

/// The register of a folder as a paper. `classes` are the names of the classes of distribution by their key, in the language
/// of the subject; what has no name is told by its key. Names and files are what they are.
pub fn paper(
    register: &Register,
    subject: &Subject<'_>,
    classes: &BTreeMap<String, String>,
) -> Paper {
    let words = match subject.language.split('-').next() {
        Some("es") => &SPANISH,
        Some("fr") => &FRENCH,
        Some("pt") => &PORTUGUESE,
        _ => &ENGLISH,
    };
    let symbol = subject.symbol;
    let run = register.next_run() - 1;
    let version = run.clamp(1, 99);
    let job = symbol
        .parse::<FileSymbol>()
        .map(|symbol| symbol.job())
        .unwrap_or_default();
    let job: String = job.chars().filter(char::is_ascii_digit).collect();
    let job = if job.len() == 5 {
        job
    } else {
        "00001".to_owned()
    };
    let current = register.current();
    let held = current
        .values()
        .filter(|line| line.state != State::Withdrawn)
        .count();
    let sheets: u32 = current
        .values()
        .filter(|line| line.state != State::Withdrawn)
        .filter_map(|line| line.sheets)
        .sum();
    let summary = words
        .summary
        .replace("{run}", &run.to_string())
        .replace("{held}", &held.to_string())
        .replace("{sheets}", &sheets.to_string());
    let lines = register.lines.iter();
    let blocks = vec![
        Block::Paragraph(match subject.title {
            "" => symbol.to_owned(),
            title => format!("{symbol}: {title}"),
        }),
        Block::Paragraph(summary),
        Block::Table {
            caption: None,
            head: words.head.map(str::to_owned).to_vec(),
            rows: lines.map(|line| row(line, words, classes)).collect(),
        },
    ];
    Paper {
        symbol: format!("REG{job}{}{version:02}", words.letter),
        kind: "registerOfCopies".to_owned(),
        title: words.title.to_owned(),
        date: subject.date.map(str::to_owned),
        language: words.language.to_owned(),
        blocks,
    }
}

/// The cells of a line.
fn row(line: &Line, words: &Words, classes: &BTreeMap<String, String>) -> Vec<String> {
    let state = match line.state {
        State::Issued => String::new(),
        State::Reissued => format!(", {} {}", words.issue, line.issue),
        State::Withdrawn => format!(", {}", words.withdrawn),
    };
    let extent: Vec<String> = [(line.pages, words.pages), (line.sheets, words.sheets)]
        .into_iter()
        .filter_map(|(number, words)| Some(counted(number?, words)))
        .collect();
    let extent = match extent.is_empty() {
        true => String::new(),
        false => format!(" ({})", extent.join(", ")),
    };
    let [delegation, mission, archive] = words.kinds;
    let kind = match line.kind {
        Kind::Delegation => delegation,
        Kind::Mission => mission,
        Kind::Archive => archive,
    };
    let [pdf, word, print] = words.media;
    let medium = match line.medium {
        Medium::Pdf => pdf,
        Medium::Docx => word,
        Medium::Print => print,
    };
    let class = classes.get(&line.class).unwrap_or(&line.class);
    vec![
        format!("{}{state}", line.copy),
        format!("{} ({kind})", line.recipient),
        format!("{class}; {}, {medium}", line.language),
        format!("{}{extent}; SHA-256 {}", line.file, grouped(&line.sha256)),
    ]
}

/// `7 pages`, `1 sheet`.
fn counted(number: u32, [one, several]: [&str; 2]) -> String {
    match number {
        1 => format!("1 {one}"),
        number => format!("{number} {several}"),
    }
}

/// A hash in groups of eight, between which a line may end.
fn grouped(hash: &str) -> String {
    let groups: Vec<&str> = (0..hash.len())
        .step_by(8)
        .filter_map(|at| hash.get(at..hash.len().min(at + 8)))
        .collect();
    groups.join(" ")
}
