//! Citations, recitals and the words around them.

use super::Maker;
use super::element::Element;
use super::line::Line;
use super::lists::{self, Rank};
use crate::sheet::Role;

impl Maker<'_> {
    /// The preamble.
    pub fn preamble(&mut self, lines: &[&Line<'_>]) -> Element {
        let mut preamble = Element::new("preamble");
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            match line.role {
                Role::EnactingAuthority | Role::Formula => {
                    let authority = line.role == Role::EnactingAuthority;
                    let name = if authority {
                        "enactingAuthority"
                    } else {
                        "enactingFormula"
                    };
                    let mut formula = Element::new("formula").with("name", name);
                    let p = self.labelled_p(line);
                    formula.push(p);
                    preamble.push(formula);
                    at += 1;
                }
                _ => {
                    let citations = line.role == Role::Citation;
                    let (group, single) = if citations {
                        ("citations", "citation")
                    } else {
                        ("recitals", "recital")
                    };
                    let run = lines.iter().skip(at).take_while(|other| match other.role {
                        Role::Citation => citations,
                        Role::Recital => !citations,
                        Role::EnactingAuthority | Role::Formula => false,
                        _ => true,
                    });
                    let run: Vec<&Line<'_>> = run.copied().collect();
                    at += run.len().max(1);
                    let group = self.recitals(&run, group, single);
                    preamble.push(group);
                }
            }
        }
        preamble
    }

    fn recitals(
        &mut self,
        lines: &[&Line<'_>],
        group: &'static str,
        single: &'static str,
    ) -> Element {
        let mut all = Element::new(group);
        let mut rest = lines;
        // words that lead to the recitals, and are none
        if let [first, second, ..] = lines
            && first.label().is_none()
            && first.text().trim_end().ends_with(':')
            && matches!(second.role, Role::Recital | Role::Citation)
        {
            let p = self.p(first);
            all.push(Element::new("intro").holding(p));
            rest = lines.get(1..).unwrap_or_default();
        }
        let mut at = 0;
        while let Some(line) = rest.get(at) {
            let mut recital = Element::new(single);
            let own = matches!(line.role, Role::Recital | Role::Citation);
            if own {
                if let Some(label) = line.label() {
                    recital.push(Element::new("num").text(label));
                }
                recital.push(self.p(line));
                at += 1;
            }
            let more = rest
                .iter()
                .skip(at)
                .take_while(|other| !matches!(other.role, Role::Recital | Role::Citation));
            let more: Vec<&Line<'_>> = more.copied().collect();
            at += more.len();
            for element in self.blocks(&more) {
                recital.push(element);
            }
            if !own && more.is_empty() {
                break;
            }
            all.push(recital);
        }
        all
    }

    /// Lines inside a unit that holds blocks: paragraphs, and lists of those with labels.
    pub fn blocks(&mut self, lines: &[&Line<'_>]) -> Vec<Element> {
        let mut made = Vec::new();
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            let run = lines
                .iter()
                .skip(at)
                .take_while(|other| lists::rank(other) != Rank::None)
                .count();
            if run > 0 {
                let run: Vec<&Line<'_>> = lines.iter().skip(at).take(run).copied().collect();
                at += run.len();
                made.extend(self.lists(&run));
            } else {
                at += 1;
                made.push(self.labelled_p(line));
            }
        }
        made
    }
}
