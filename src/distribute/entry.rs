//! The register on paper: every copy with who has it, as a paper of the office.

use super::register::{Register, State};
use crate::office::{Block, Paper};
use crate::symbol::FileSymbol;

/// The register of a folder as a paper. `symbol` is that of the document whose copies it lists, `date` its date.
///
/// The words are English, the language of the registry; names and files are what they are.
pub fn paper(register: &Register, symbol: &str, title: &str, date: Option<&str>) -> Paper {
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
    let mut rows = Vec::new();
    for line in &register.lines {
        let state = match (line.state, line.issue) {
            (State::Issued, _) => String::new(),
            (State::Reissued, issue) => format!(", issue {issue}"),
            (State::Withdrawn, _) => ", withdrawn".to_owned(),
        };
        let extent: Vec<String> = [(line.pages, "page"), (line.sheets, "sheet")]
            .into_iter()
            .filter_map(|(number, word)| Some(counted(number?, word)))
            .collect();
        let extent = match extent.is_empty() {
            true => String::new(),
            false => format!(" ({})", extent.join(", ")),
        };
        rows.push(vec![
            format!("{}{state}", line.copy),
            format!("{} ({})", line.recipient, line.kind),
            format!("{}; {}, {}", line.class, line.language, line.medium),
            format!("{}{extent}; SHA-256 {}", line.file, grouped(&line.sha256)),
        ]);
    }
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
    Paper {
        symbol: format!("REG{job}E{version:02}"),
        kind: "registerOfCopies".to_owned(),
        title: "REGISTER OF COPIES".to_owned(),
        date: date.map(str::to_owned),
        language: "en".to_owned(),
        blocks: vec![
            Block::Paragraph(match title {
                "" => symbol.to_owned(),
                title => format!("{symbol}: {title}"),
            }),
            Block::Paragraph(format!(
                "Run {run}. Copies issued and not withdrawn: {held}. Sheets of paper: {sheets}."
            )),
            Block::Table {
                caption: None,
                head: ["Copy", "Recipient", "Class and version", "File"]
                    .map(str::to_owned)
                    .to_vec(),
                rows,
            },
        ],
    }
}

/// `7 pages`, `1 sheet`.
fn counted(number: u32, word: &str) -> String {
    match number {
        1 => format!("1 {word}"),
        number => format!("{number} {word}s"),
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
