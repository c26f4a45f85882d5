//! `word/numbering.xml`: a native list for every list of the flow, so that an inserted paragraph renumbers, and the
//! count of those lists as Word counts them.
//!
//! Each list has an abstract list of its own: lists that share one share its counts in Word, and `2 bis.` between `2.`
//! and `3.` would disturb them. Indents stand on the level, because Word lets a list's indent win over the style's.

use super::names::each_paragraph;
use super::package::{Element, NotXml, built};
use super::rules::NUMBER;
use super::styles::first_line;
use crate::diag::Finding;
use crate::flow::{Flow, Label, ListForm, Paragraph, Revision};
use crate::model::NodeId;
use crate::sheet::{Align, NumberForm, NumberLevel, Style};
use crate::unit::Length;
use docx_rs::{AbstractNumbering, Level, LevelJc, LevelSuffixType, LevelText, NumberFormat, Start};
use std::collections::BTreeMap;

/// Where a label and the text after it stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Indent of the lines of the paragraph.
    pub left: Length,
    /// Indent of its first line against the others: there the label stands.
    pub first_line: Length,
    /// Where the text after the label starts; `None` where a space parts the two.
    pub tab: Option<Length>,
}

impl Place {
    fn of(label: &Label, style: Option<&Style>) -> Place {
        let margin = style.map_or(Length::ZERO, |style| style.indent_left);
        let left = if label.hanging { label.text_at } else { margin };
        let centred =
            style.is_some_and(|style| matches!(style.align, Align::Center | Align::Right));
        Place {
            left,
            first_line: label.at - left,
            tab: (!centred && label.text_at > label.at).then_some(label.text_at),
        }
    }
}

/// The native lists of a document.
#[derive(Debug, Default)]
pub struct Lists {
    /// The place of the labels of each level that is used, by list and level: that of its first paragraph.
    places: BTreeMap<(usize, u8), Place>,
    /// Labels outside of every list, by the origin of the label: each has a list that prints just it.
    literal: BTreeMap<NodeId, (usize, String)>,
}

/// Where a paragraph stands in the native lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InList {
    /// `w:numId`.
    pub id: usize,
    /// `w:ilvl`.
    pub level: u8,
    /// Its own place, where it is not that of its level.
    pub place: Option<Place>,
}

impl Lists {
    /// Gathers the lists of `flow`.
    pub fn of(flow: &Flow) -> Lists {
        let mut lists = Lists::default();
        each_paragraph(flow, &mut |paragraph| {
            let Some(label) = &paragraph.label else {
                return;
            };
            let place = Place::of(label, flow.styles.get(&paragraph.role));
            let key = match paragraph.list {
                Some(at) => (at.list, at.level),
                None => {
                    let next = flow.lists.len() + lists.literal.len();
                    let known = lists.literal.entry(label.node);
                    (known.or_insert((next, label.text.clone())).0, 0)
                }
            };
            lists.places.entry(key).or_insert(place);
        });
        lists
    }

    /// The place of `paragraph` in a native list; `None` where it bears no number.
    pub fn at(&self, flow: &Flow, paragraph: &Paragraph) -> Option<InList> {
        let label = paragraph.label.as_ref()?;
        let (list, level) = match paragraph.list {
            Some(at) => (at.list, at.level),
            None => (self.literal.get(&label.node)?.0, 0),
        };
        let place = Place::of(label, flow.styles.get(&paragraph.role));
        let own = self.places.get(&(list, level)) != Some(&place);
        Some(InList {
            id: list + 1,
            level,
            place: own.then_some(place),
        })
    }

    /// The root of `word/numbering.xml`; `None` where nothing is numbered.
    pub fn part(&self, flow: &Flow) -> Result<Option<Element>, NotXml> {
        if flow.lists.is_empty() && self.literal.is_empty() {
            return Ok(None);
        }
        let mut root = Element::new("w:numbering").with("xmlns:w", super::fixed::WORD);
        for (index, form) in flow.lists.iter().enumerate() {
            root.push(self.list(index, form)?);
        }
        let mut literal: Vec<&(usize, String)> = self.literal.values().collect();
        literal.sort();
        for (index, text) in literal {
            let level = NumberLevel {
                form: NumberForm::Decimal,
                text: text.replace('%', ""),
                start: 1,
                label_at: Length::ZERO,
                text_at: Length::ZERO,
            };
            let form = ListForm {
                scheme: "label".into(),
                kin: *index,
                levels: vec![level],
            };
            root.push(self.list(*index, &form)?);
        }
        for index in 0..flow.lists.len() + self.literal.len() {
            root.push(built(&docx_rs::Numbering::new(index + 1, index))?);
        }
        Ok(Some(root))
    }

    fn list(&self, index: usize, form: &ListForm) -> Result<Element, NotXml> {
        let mut element = built(&AbstractNumbering::new(index))?;
        // Word takes lists of the same nsid for one when text is pasted
        let mark = format!("{:08X}", 0x4547_0000_u32.wrapping_add(index as u32));
        element.push(Element::val("w:nsid", &mark));
        element.push(Element::val(
            "w:multiLevelType",
            if form.levels.len() > 1 {
                "multilevel"
            } else {
                "singleLevel"
            },
        ));
        element.push(Element::val("w:tmpl", &mark));
        for (number, level) in form.levels.iter().enumerate().take(9) {
            let place = self.places.get(&(index, number as u8)).copied();
            let place = place.unwrap_or(Place {
                left: level.text_at,
                first_line: level.label_at - level.text_at,
                tab: Some(level.text_at),
            });
            element.push(level_element(number, level, place)?);
        }
        Ok(element)
    }
}

fn level_element(number: usize, level: &NumberLevel, place: Place) -> Result<Element, NotXml> {
    let made = Level::new(
        number,
        Start::new(level.start as usize),
        NumberFormat::new(format_name(level.form)),
        LevelText::new(""),
        LevelJc::new("left"),
    )
    .suffix(match place.tab {
        Some(_) => LevelSuffixType::Tab,
        None => LevelSuffixType::Space,
    })
    .indent(
        Some(place.left.to_twips() as i32),
        Some(first_line(place.first_line)),
        None,
        None,
    );
    let mut element = built(&made)?;
    element.child_or_new("w:lvlText").set("w:val", &level.text);
    let property = element.child_or_new("w:pPr");
    property.without(&["w:ind"]);
    property.extend(place_elements(place));
    Ok(element)
}

/// The paragraph properties that put a label in its place. The right indent stays that of the style.
pub fn place_elements(place: Place) -> Vec<Element> {
    let mut all = Vec::new();
    if let Some(tab) = place.tab {
        all.push(
            Element::new("w:tabs")
                .holding(Element::val("w:tab", "num").with("w:pos", tab.to_twips())),
        );
    }
    all.push(indent(place.left, place.first_line));
    all
}

/// `w:ind` with the left indent and that of the first line against it.
pub fn indent(left: Length, first_line: Length) -> Element {
    let twips = first_line.to_twips();
    let indent = Element::new("w:ind").with("w:left", left.to_twips());
    if twips < 0 {
        indent.with("w:hanging", -twips)
    } else {
        indent.with("w:firstLine", twips)
    }
}

fn format_name(form: NumberForm) -> &'static str {
    match form {
        NumberForm::Decimal => "decimal",
        NumberForm::LowerLetter => "lowerLetter",
        NumberForm::UpperLetter => "upperLetter",
        NumberForm::LowerRoman => "lowerRoman",
        NumberForm::UpperRoman => "upperRoman",
        NumberForm::Bullet => "bullet",
    }
}

/// Counts the lists of `flow` as Word does, and finds every number that comes out other than the document says. Of two
/// versions each is counted.
pub fn count(flow: &Flow) -> Vec<Finding> {
    let mut findings = count_without(flow, Revision::Deleted);
    let mut revised = false;
    each_paragraph(flow, &mut |paragraph| {
        let was = paragraph
            .label
            .as_ref()
            .is_some_and(|label| label.was.is_some());
        revised |= was || paragraph.revision.is_some();
    });
    if revised {
        findings.extend(count_without(flow, Revision::Inserted));
    }
    findings
}

/// Counts the lists of one of the versions: that which has not what is `gone`.
fn count_without(flow: &Flow, gone: Revision) -> Vec<Finding> {
    let mut counts: Vec<[Option<u32>; 9]> = vec![[None; 9]; flow.lists.len()];
    let mut findings = Vec::new();
    each_paragraph(flow, &mut |paragraph| {
        let (Some(label), Some(at)) = (&paragraph.label, paragraph.list) else {
            return;
        };
        if paragraph.revision == Some(gone) {
            return;
        }
        let was = label.was.as_ref().filter(|_| gone == Revision::Inserted);
        let at = was.and_then(|was| was.list).unwrap_or(at);
        let text = was.map_or(label.text.as_str(), |was| was.text.as_str());
        let printed = match (flow.lists.get(at.list), counts.get_mut(at.list)) {
            (Some(form), Some(counts)) => printed(form, counts, usize::from(at.level)),
            _ => None,
        };
        if printed.as_deref() != Some(text) {
            findings.push(Finding::new(
                &NUMBER,
                match &printed {
                    Some(printed) => format!(
                        "The number {text:?} would be printed as {printed:?} by the list {}.",
                        at.list
                    ),
                    None => format!(
                        "The number {text:?} stands at level {} of the list {}, which has no such level.",
                        at.level, at.list
                    ),
                },
                "Correct the number in the XML, or the numbering scheme in the layout.",
            ));
        }
    });
    findings
}

/// The label of the next paragraph at `level`; deeper levels start anew.
fn printed(form: &ListForm, counts: &mut [Option<u32>; 9], level: usize) -> Option<String> {
    let own = form.levels.get(level)?;
    let count = counts.get_mut(level)?;
    *count = Some(count.map_or(own.start, |count| count + 1));
    counts.iter_mut().skip(level + 1).for_each(|c| *c = None);
    if own.form == NumberForm::Bullet {
        return Some(own.text.clone());
    }
    let mut text = own.text.clone();
    for (index, of) in form.levels.iter().enumerate().take(9) {
        let count = counts[index].unwrap_or(of.start);
        text = text.replace(&format!("%{}", index + 1), &written(of.form, count));
    }
    Some(text)
}

/// A count in its form, as Word writes it: letters double after z.
fn written(form: NumberForm, count: u32) -> String {
    let letters = |first: u8| {
        let index = count.saturating_sub(1);
        let letter = char::from(first + (index % 26) as u8);
        letter.to_string().repeat(index as usize / 26 + 1)
    };
    match form {
        NumberForm::Decimal => count.to_string(),
        NumberForm::LowerLetter => letters(b'a'),
        NumberForm::UpperLetter => letters(b'A'),
        NumberForm::LowerRoman => roman(count).to_lowercase(),
        NumberForm::UpperRoman => roman(count),
        NumberForm::Bullet => String::new(),
    }
}

fn roman(mut count: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while count >= value && text.len() < 40 {
            text.push_str(sign);
            count -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_written_as_word_writes_them() {
        let cases = [
            (NumberForm::LowerLetter, 27, "aa"),
            (NumberForm::LowerLetter, 28, "bb"),
            (NumberForm::UpperLetter, 26, "Z"),
            (NumberForm::LowerRoman, 14, "xiv"),
            (NumberForm::UpperRoman, 1990, "MCMXC"),
            (NumberForm::Decimal, 15, "15"),
        ];
        for (form, count, text) in cases {
            assert_eq!(written(form, count), text);
        }
    }
}
