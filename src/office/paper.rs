//! A paper, and its canonical XML (the profile in `src/read/PROFILE.md`).

use crate::symbol::FileSymbol;
use std::fmt::Write;

/// A paper of the office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Its file symbol.
    pub symbol: String,
    /// The office's word for papers of its kind: `registerOfCopies`.
    pub kind: String,
    /// Its title, as printed.
    pub title: String,
    /// Its date, `YYYY-MM-DD`, where it has one.
    pub date: Option<String>,
    /// Its language (BCP 47): en, es, fr or pt.
    pub language: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A block of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph of text.
    Paragraph(String),
    /// A numbered paragraph: its number as printed, and its text.
    Numbered(String, String),
    /// A ruled table.
    Table {
        /// Its caption.
        caption: Option<String>,
        /// The cells of its head, which is repeated on each page.
        head: Vec<String>,
        /// The cells of its rows.
        rows: Vec<Vec<String>>,
    },
}

/// The date of what has none.
const UNKNOWN: &str = "0001-01-01";

impl Paper {
    /// The canonical XML.
    pub fn xml(&self) -> String {
        let symbol: Option<FileSymbol> = self.symbol.parse().ok();
        let job = symbol
            .as_ref()
            .map_or_else(|| self.symbol.clone(), FileSymbol::job);
        let version = symbol
            .as_ref()
            .map_or_else(|| "01".to_owned(), FileSymbol::version);
        let code = match self.language.as_str() {
            "es" => "spa",
            "fr" => "fra",
            "pt" => "por",
            _ => "eng",
        };
        let (date, occasion) = match &self.date {
            Some(date) => (date.as_str(), "presentation"),
            None => (UNKNOWN, "editorialUnknown"),
        };
        let work = format!("/akn/aa-oas/doc/{}/oas-gs/{date}/{job}", self.kind);
        let expression = format!("{work}/{code}@{version}");
        let dated = format!("<FRBRdate date=\"{date}\" name=\"{occasion}\"/>");
        let undated = format!("<FRBRdate date=\"{UNKNOWN}\" name=\"editorialUnknown\"/>");
        let author = "<FRBRauthor href=\"#oasGS\" as=\"#author\"/>";
        let (title, shown, kind) = (
            escaped(&self.title),
            escaped(&self.symbol),
            escaped(&self.kind),
        );
        let secretariat = match self.language.as_str() {
            "es" => "Secretaría General",
            "fr" => "Secrétariat général",
            "pt" => "Secretaria-Geral",
            _ => "General Secretariat",
        };
        let mut out = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">\n\
             <doc name=\"{kind}\">\n<meta>\n<identification source=\"#oasGS\">\n\
             <FRBRWork>\n<FRBRthis value=\"{work}/!main\"/>\n<FRBRuri value=\"{work}\"/>\n\
             <FRBRalias name=\"officialTitle\" value=\"{title}\"/>\n{dated}\n{author}\n\
             <FRBRcountry value=\"aa-oas\"/>\n<FRBRnumber value=\"{job}\" showAs=\"{shown}\"/>\n</FRBRWork>\n\
             <FRBRExpression>\n<FRBRthis value=\"{expression}/!main\"/>\n<FRBRuri value=\"{expression}\"/>\n\
             {dated}\n{author}\n<FRBRversionNumber value=\"{version}\"/>\n<FRBRlanguage language=\"{code}\"/>\n\
             </FRBRExpression>\n\
             <FRBRManifestation>\n<FRBRthis value=\"{expression}/!main.xml\"/>\n<FRBRuri value=\"{expression}.xml\"/>\n\
             {undated}\n{author}\n<FRBRformat value=\"xml\"/>\n</FRBRManifestation>\n</identification>\n\
             <references source=\"#oasGS\">\n\
             <TLCOrganization eId=\"oasGS\" href=\"/akn/ontology/organization/oas/oas-gs\" showAs=\"{secretariat}\"/>\n\
             <TLCRole eId=\"author\" href=\"/akn/ontology/role/oas/author\" showAs=\"Author\"/>\n\
             </references>\n</meta>\n\
             <preface eId=\"preface\">\n<container name=\"masthead\" eId=\"preface__container_1\">\n\
             <p><organization refersTo=\"#oasGS\">{}</organization></p>\n<p><docNumber>{shown}</docNumber></p>\n\
             </container>\n<p><docTitle>{title}</docTitle></p>\n</preface>\n<mainBody eId=\"body\">\n",
            escaped(&secretariat.to_uppercase())
        );
        self.body(&mut out);
        out.push_str("</mainBody>\n</doc>\n</akomaNtoso>\n");
        out
    }

    fn body(&self, out: &mut String) {
        let mut plain = 0;
        for block in &self.blocks {
            let (id, number) = match block {
                Block::Numbered(number, _) => {
                    let value = number.trim_end_matches(['.', ')']).trim_start_matches('(');
                    (format!("para_{value}"), Some(number))
                }
                _ => {
                    plain += 1;
                    // a place that no number takes: units without one are counted by themselves
                    (format!("hcontainer_{plain}"), None)
                }
            };
            // writing to a String cannot fail
            let _ = match number {
                Some(number) => writeln!(
                    out,
                    "<paragraph eId=\"{id}\">\n<num>{}</num>",
                    escaped(number)
                ),
                None => writeln!(out, "<hcontainer name=\"entry\" eId=\"{id}\">"),
            };
            let content = format!("{id}__content");
            let _ = writeln!(out, "<content eId=\"{content}\">");
            match block {
                Block::Paragraph(text) | Block::Numbered(_, text) => paragraph(out, text),
                Block::Table {
                    caption,
                    head,
                    rows,
                } => {
                    let _ = writeln!(out, "<table eId=\"{content}__table_1\" border=\"1\">");
                    if let Some(caption) = caption {
                        let _ = writeln!(out, "<caption>{}</caption>", escaped(caption));
                    }
                    row(out, "th", head);
                    rows.iter().for_each(|cells| row(out, "td", cells));
                    out.push_str("</table>\n");
                }
            }
            out.push_str("</content>\n");
            out.push_str(if number.is_some() {
                "</paragraph>\n"
            } else {
                "</hcontainer>\n"
            });
        }
    }
}

fn paragraph(out: &mut String, text: &str) {
    let _ = writeln!(out, "<p>{}</p>", escaped(text));
}

fn row(out: &mut String, cell: &str, cells: &[String]) {
    out.push_str("<tr>");
    for text in cells {
        let _ = write!(out, "<{cell}><p>{}</p></{cell}>", escaped(text));
    }
    out.push_str("</tr>\n");
}

/// Text as content or attribute of XML. What XML cannot hold becomes a space.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => out.push(' '),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{check, read};

    #[test]
    fn a_paper_is_a_document_without_findings_that_says_what_it_was_given() {
        let paper = Paper {
            symbol: "REG05279E01".into(),
            kind: "registerOfCopies".into(),
            title: "REGISTER <OF> \"COPIES\" & MORE".into(),
            date: Some("2011-06-07".into()),
            language: "en".into(),
            blocks: vec![
                Block::Paragraph("One & two.".into()),
                Block::Numbered("1.".into(), "A point.".into()),
                Block::Table {
                    caption: Some("Copies".into()),
                    head: vec!["A".into(), "B".into()],
                    rows: vec![vec!["<1>".into(), "2".into()]],
                },
            ],
        };
        let outcome = read::read("paper.xml", paper.xml().as_bytes());
        assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
        let document = outcome.value.unwrap();
        let findings = check::check(&document);
        assert!(findings.is_empty(), "{findings:?}");
        assert_eq!(
            document.root.identity.work.numbers[0].2.as_deref(),
            Some("REG05279E01")
        );
    }
}
