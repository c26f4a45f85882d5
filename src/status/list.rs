//! The list of pending points as a paper of the office, in the language of the document.

use super::points::{Point, PointKind};
use crate::model::Document;
use crate::office::{Block, Paper};
use crate::symbol::FileSymbol;

/// The words of the list in one language.
struct Words {
    title: &'static str,
    /// Said of a document without points.
    none: &'static str,
    head: [&'static str; 4],
    /// Ad referendum, bracketed, struck, statement.
    kinds: [&'static str; 4],
}

const ENGLISH: Words = Words {
    title: "LIST OF PENDING POINTS",
    none: "No point is pending.",
    head: ["No.", "Delegation", "Place", "Text"],
    kinds: [
        "ad referendum",
        "text in brackets",
        "proposed for deletion",
        "statement",
    ],
};
const SPANISH: Words = Words {
    title: "LISTA DE PUNTOS PENDIENTES",
    none: "No hay puntos pendientes.",
    head: ["N.º", "Delegación", "Lugar", "Texto"],
    kinds: [
        "ad referéndum",
        "texto entre corchetes",
        "supresión propuesta",
        "declaración",
    ],
};
const FRENCH: Words = Words {
    title: "LISTE DES POINTS EN SUSPENS",
    none: "Aucun point n’est en suspens.",
    head: ["N°", "Délégation", "Endroit", "Texte"],
    kinds: [
        "ad referendum",
        "texte entre crochets",
        "suppression proposée",
        "déclaration",
    ],
};
const PORTUGUESE: Words = Words {
    title: "LISTA DE PONTOS PENDENTES",
    none: "Não há pontos pendentes.",
    head: ["N.º", "Delegação", "Lugar", "Texto"],
    kinds: [
        "ad referendum",
        "texto entre colchetes",
        "supressão proposta",
        "declaração",
    ],
};

/// The list of the points of a document.
pub fn list(document: &Document, symbol: &str, points: &[Point]) -> Paper {
    let identity = &document.root.identity;
    let language = identity.expression.language_tag();
    let (words, letter, language) = match language.split('-').next() {
        Some("es") => (&SPANISH, 'S', "es"),
        Some("fr") => (&FRENCH, 'F', "fr"),
        Some("pt") => (&PORTUGUESE, 'P', "pt"),
        _ => (&ENGLISH, 'E', "en"),
    };
    let parsed: Option<FileSymbol> = symbol.parse().ok();
    let job: String = parsed
        .as_ref()
        .map(FileSymbol::job)
        .unwrap_or_default()
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let version = parsed
        .as_ref()
        .map_or_else(|| "01".to_owned(), FileSymbol::version);
    let job = if job.len() == 5 {
        job
    } else {
        "00001".to_owned()
    };
    let date = identity.work.dates.iter().find_map(|date| date.known());
    let mut blocks = vec![Block::Paragraph(symbol.to_owned())];
    if points.is_empty() {
        blocks.push(Block::Paragraph(words.none.to_owned()));
    } else {
        let rows = points.iter().zip(1..).map(|(point, number)| {
            let kind = match point.kind {
                PointKind::AdReferendum => 0,
                PointKind::Bracketed => 1,
                PointKind::Struck => 2,
                PointKind::Statement => 3,
            };
            vec![
                number.to_string(),
                match point.delegations.is_empty() {
                    true => "–".to_owned(),
                    false => point.delegations.join("; "),
                },
                format!("{} ({})", spaced(&point.unit), words.kinds[kind]),
                point.text.split_whitespace().collect::<Vec<_>>().join(" "),
            ]
        });
        blocks.push(Block::Table {
            caption: None,
            head: words.head.map(str::to_owned).to_vec(),
            rows: rows.collect(),
        });
    }
    Paper {
        symbol: format!("PND{job}{letter}{version}"),
        kind: "listOfPendingPoints".to_owned(),
        title: words.title.to_owned(),
        date: date.map(|date| date.chars().take("2011-06-07".len()).collect()),
        language: language.to_owned(),
        blocks,
    }
}

/// An eId in pieces between which a line may end: `att_1, para_15`.
fn spaced(unit: &str) -> String {
    unit.split("__").collect::<Vec<_>>().join(", ")
}
