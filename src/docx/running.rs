//! Running headers and footers: the folio as a PAGE field, the symbol as a document property.

use super::card::SYMBOL;
use super::field::field;
use super::package::{Element, Kind, NotXml, built};
use super::writer::{DOCUMENT, Writer};
use crate::flow::BarCode;
use crate::sheet::Role;
use docx_rs::Run;

/// Header or footer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edge {
    /// At the top.
    Header,
    /// At the bottom.
    Footer,
}

/// What a header bears of the stamp of a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bears {
    /// Nothing.
    Nothing,
    /// The lines of the first page.
    First,
    /// The line of all others.
    Following,
    /// No line, but the bar code of the first page: a footer.
    BarCode,
}

impl<'a> Writer<'a> {
    /// The relationship id of the part that prints `lines`; the same lines are one part.
    pub fn running(
        &mut self,
        edge: Edge,
        lines: &[[String; 3]],
        bears: Bears,
    ) -> Result<String, NotXml> {
        let bears = match edge {
            Edge::Header if self.stamp.is_some() => bears,
            Edge::Footer if bears == Bears::BarCode => bears,
            _ => Bears::Nothing,
        };
        let known = self
            .running
            .iter()
            .position(|(e, b, l)| (*e, *b) == (edge, bears) && l.as_slice() == lines);
        let (kind, role, root, word) = match edge {
            Edge::Header => (Kind::Header, Role::Header, "w:hdr", "header"),
            Edge::Footer => (Kind::Footer, Role::Footer, "w:ftr", "footer"),
        };
        let place = match known {
            Some(place) => place,
            None => {
                self.running.push((edge, bears, lines.to_vec()));
                self.running.len() - 1
            }
        };
        let name = format!("word/{word}{}.xml", place + 1);
        if known.is_none() {
            let mut root = super::fixed::story(root);
            root.extend(self.stamp(bears, &name)?);
            let code = self.code().filter(|_| bears == Bears::BarCode);
            if let Some(code) = code {
                root.extend(self.bar_code(code, &name)?);
            }
            for line in lines {
                root.push(self.running_line(role, line)?);
            }
            if lines.is_empty() {
                let mut empty = self.running_line(role, &Default::default())?;
                self.unruled(&mut empty, role);
                root.push(empty);
            }
            self.package.add(kind, &name, root);
        }
        Ok(self.package.relate(DOCUMENT, kind, &name))
    }

    /// The bar code of the first page.
    fn code(&self) -> Option<&'a BarCode> {
        self.flow.sections.first()?.running.bar_code.as_ref()
    }

    fn running_line(&self, role: Role, line: &[String; 3]) -> Result<Element, NotXml> {
        let mut element = built(&docx_rs::Paragraph::new().style(self.names.paragraph_id(role)))?;
        let filled = line.iter().rposition(|text| !text.is_empty());
        for (index, text) in line.iter().enumerate() {
            if filled.is_none_or(|last| index > last) {
                break;
            }
            if index > 0 {
                element.push(built(&Run::new().add_tab())?);
            }
            element.extend(self.running_text(text)?);
        }
        Ok(element)
    }

    /// A piece of running text: `{}` is the folio.
    fn running_text(&self, text: &str) -> Result<Vec<Element>, NotXml> {
        let symbol = self.flow.card.symbol.as_str();
        let mut all = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let folio = rest.find("{}").map(|at| (at, 2));
            let property = (!symbol.is_empty())
                .then(|| rest.find(symbol))
                .flatten()
                .map(|at| (at, symbol.len()));
            let Some((at, length)) = [folio, property].into_iter().flatten().min() else {
                break;
            };
            if at > 0 {
                all.push(built(&Run::new().add_text(&rest[..at]))?);
            }
            let (instruction, cached) = if Some((at, length)) == folio {
                ("PAGE".to_string(), "2")
            } else {
                (format!("DOCPROPERTY {SYMBOL}"), symbol)
            };
            let result = built(&Run::new().add_text(cached))?;
            all.extend(field(&instruction, vec![result], None)?);
            rest = &rest[at + length..];
        }
        if !rest.is_empty() {
            all.push(built(&Run::new().add_text(rest))?);
        }
        Ok(all)
    }
}
