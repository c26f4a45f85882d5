//! Runs, links, tagged stretches and calls of notes.
//!
//! Formatting is in character styles. Where Word would make something else of styles than the flow says (it lets bold
//! in a character style cancel bold in a paragraph style, 17.7.3), the run says so itself.

use super::field::field;
use super::package::{Element, Kind, NotXml, built, words};
use super::styles::{combined, switch, underline, vertical};
use super::writer::Writer;
use crate::flow::{Inline, LinkTarget, Run, Tag};
use crate::sheet::{CharRole, Position, Style};
use docx_rs::{
    BreakType, FootnoteReference, Hyperlink, HyperlinkType, RunChild, StructuredDataTag,
};

/// The longest tag and alias that Word takes.
const LONGEST_TAG: usize = 64;

/// Where inlines stand.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The style of their paragraph.
    pub style: Option<&'a Style>,
    /// The language of their paragraph.
    pub language: &'a str,
    /// The part that they are in, from which relationships start.
    pub part: &'a str,
}

impl Writer<'_> {
    /// The elements of some inlines.
    pub fn inlines(
        &mut self,
        inlines: &[Inline],
        setting: Setting<'_>,
    ) -> Result<Vec<Element>, NotXml> {
        let mut all = Vec::new();
        for inline in inlines {
            match inline {
                Inline::Text { text, run, .. } => all.push(self.text(text, run, setting)?),
                Inline::LineBreak(_) => {
                    all.push(built(
                        &docx_rs::Run::new().add_break(BreakType::TextWrapping),
                    )?);
                }
                Inline::Tab => all.push(built(&docx_rs::Run::new().add_tab())?),
                Inline::PageOf { target, run, .. } => {
                    all.extend(self.page_of(*target, run, setting)?);
                }
                Inline::NoteCall {
                    note, marker, run, ..
                } => all.extend(self.call(*note, marker, run, setting)?),
                Inline::Link {
                    target,
                    description,
                    inlines,
                    ..
                } => all.extend(self.link(target, description, inlines, setting)?),
                Inline::Tagged {
                    tag: Tag::Revised(revision),
                    inlines,
                    ..
                } => {
                    let runs = self.inlines(inlines, setting)?;
                    all.push(self.revised(*revision, runs));
                }
                Inline::Tagged { tag, inlines, .. } => {
                    all.push(self.tagged(tag, inlines, setting)?);
                }
                Inline::Figure(figure) => all.extend(self.picture(figure, setting.part)?),
            }
        }
        Ok(all)
    }

    /// A run of text.
    fn text(&self, text: &str, run: &Run, setting: Setting<'_>) -> Result<Element, NotXml> {
        let mut element = if text.is_empty() || text.contains(['\n', '\t']) {
            built(&broken_run(text))?
        } else {
            words(text)?
        };
        element.extend(self.look(run, setting)?);
        Ok(element)
    }

    /// `w:rPr` of a run: its character style, its language, and what the styles do not bring about.
    pub fn look(&self, run: &Run, setting: Setting<'_>) -> Result<Option<Element>, NotXml> {
        let mut look = Element::new("w:rPr");
        if let Some(id) = self.names.character_id(&run.roles) {
            look.push(Element::val("w:rStyle", id));
        }
        let role = combined(&self.flow.char_styles, &run.roles);
        if let Some(style) = setting.style {
            if run.font != style.font {
                let fonts = docx_rs::RunFonts::new()
                    .ascii(&run.font)
                    .hi_ansi(&run.font)
                    .cs(&run.font);
                look.push(built(&fonts)?);
            }
            for (name, wanted, paragraph, character) in [
                ("w:b", run.bold, style.bold, role.bold),
                ("w:i", run.italic, style.italic, role.italic),
                (
                    "w:smallCaps",
                    run.small_caps,
                    style.small_caps,
                    role.small_caps,
                ),
                ("w:strike", run.strike, false, role.strike),
            ] {
                // as Word combines the two, and as others do
                let word = paragraph != character.unwrap_or(false);
                let plain = character.unwrap_or(paragraph);
                if wanted != word || wanted != plain {
                    look.push(switch(name, wanted));
                }
            }
            if run.size != role.size.unwrap_or(style.size) {
                look.push(Element::val("w:sz", run.size.to_half_points()));
                look.push(Element::val("w:szCs", run.size.to_half_points()));
            }
        }
        if run.underline != role.underline.unwrap_or(false) {
            look.push(underline(run.underline));
        }
        if run.position != role.position.unwrap_or(Position::Baseline) {
            look.push(built(&docx_rs::VertAlign::new(vertical(run.position)))?);
        }
        look.extend(self.language(run.language.as_deref().unwrap_or(setting.language)));
        Ok((!look.children.is_empty()).then_some(look))
    }

    /// `w:lang` where `language` is not that of the document.
    pub fn language(&self, language: &str) -> Option<Element> {
        (language != self.flow.card.language).then(|| Element::val("w:lang", language))
    }

    /// The call of a note: its reference the first time, a field that repeats the mark after that.
    fn call(
        &mut self,
        note: usize,
        marker: &str,
        run: &Run,
        setting: Setting<'_>,
    ) -> Result<Vec<Element>, NotXml> {
        let mut run = run.clone();
        if run.roles.is_empty() {
            run.roles.push(CharRole::NoteMark);
        }
        let look = self.look(&run, setting)?;
        if !self.called.insert(note) {
            let name = self.anchors.note_name(note).unwrap_or_default();
            let mut result = built(&docx_rs::Run::new().add_text(marker))?;
            result.extend(look.clone());
            return field(
                &format!("NOTEREF {name} \\f \\h"),
                vec![result],
                look.as_ref(),
            );
        }
        let mut made = docx_rs::Run::new();
        made.children
            .push(RunChild::FootnoteReference(FootnoteReference::new(
                note + 1,
            )));
        let custom = !self.automatic.contains(&note);
        if custom {
            made = made.add_text(marker);
        }
        let mut element = built(&made)?;
        if custom {
            element
                .child_or_new("w:footnoteReference")
                .set("w:customMarkFollows", 1);
        }
        element.extend(look);
        Ok(match self.anchors.around_call(note)? {
            Some((start, end)) => vec![start, element, end],
            None => vec![element],
        })
    }

    fn link(
        &mut self,
        target: &LinkTarget,
        description: &str,
        inlines: &[Inline],
        setting: Setting<'_>,
    ) -> Result<Vec<Element>, NotXml> {
        let mut element = match target {
            LinkTarget::Address(address) => {
                let id = self
                    .package
                    .relate(setting.part, Kind::Hyperlink, &legal(address));
                let mut element = built(&Hyperlink::new("", HyperlinkType::External))?;
                element.set("r:id", id);
                element
            }
            LinkTarget::Node(node) => match self.anchors.name(*node) {
                Some(name) => built(&Hyperlink::new(name, HyperlinkType::Anchor))?,
                // already a finding: the text stands without a link
                None => return self.inlines(inlines, setting),
            },
        };
        if !description.is_empty() {
            element.set(
                "w:tooltip",
                description.chars().take(260).collect::<String>(),
            );
        }
        let number = match target {
            LinkTarget::Node(node) => self.number_in(*node, inlines),
            LinkTarget::Address(_) => None,
        };
        for (index, inline) in inlines.iter().enumerate() {
            match (&number, inline) {
                (Some(number), Inline::Text { text, run, .. }) if number.inline == index => {
                    element.extend(self.with_number(number, text, run, setting)?);
                }
                _ => element.extend(self.inlines(std::slice::from_ref(inline), setting)?),
            }
        }
        Ok(vec![element])
    }

    /// Where a link's text names the number of its target, alone and once: `2` in `paragraph 2`.
    fn number_in(&self, node: crate::model::NodeId, inlines: &[Inline]) -> Option<NumberIn> {
        // Word's \n gives the number without the full stop at its end
        let number = self.anchors.label(node)?.trim_end_matches('.');
        if number.is_empty() {
            return None;
        }
        let mut found = None;
        for (index, inline) in inlines.iter().enumerate() {
            let Inline::Text { text, .. } = inline else {
                continue;
            };
            for (at, _) in text.match_indices(number) {
                let before = text[..at].chars().next_back();
                let after = text[at + number.len()..].chars().next();
                if [before, after]
                    .iter()
                    .flatten()
                    .any(|c| c.is_alphanumeric())
                {
                    continue;
                }
                if found.is_some() {
                    return None;
                }
                found = Some(NumberIn {
                    inline: index,
                    start: at,
                    end: at + number.len(),
                    bookmark: self.anchors.name(node)?,
                });
            }
        }
        found
    }

    /// The number of a place's page, as a field that Word brings up to date.
    fn page_of(
        &self,
        target: crate::model::NodeId,
        run: &Run,
        setting: Setting<'_>,
    ) -> Result<Vec<Element>, NotXml> {
        let (Some(name), Some(folio)) = (self.anchors.name(target), self.folios.get(&target))
        else {
            return Ok(Vec::new());
        };
        let result = self.text(&folio.to_string(), run, setting)?;
        let look = self.look(run, setting)?;
        field(&format!("PAGEREF {name} \\h"), vec![result], look.as_ref())
    }

    /// The text of a link with the number in it as a field that Word can bring up to date.
    fn with_number(
        &self,
        number: &NumberIn,
        text: &str,
        run: &Run,
        setting: Setting<'_>,
    ) -> Result<Vec<Element>, NotXml> {
        let mut all = Vec::new();
        if number.start > 0 {
            all.push(self.text(&text[..number.start], run, setting)?);
        }
        let result = self.text(&text[number.start..number.end], run, setting)?;
        let look = self.look(run, setting)?;
        let instruction = format!("REF {} \\n", number.bookmark);
        all.extend(field(&instruction, vec![result], look.as_ref())?);
        if number.end < text.len() {
            all.push(self.text(&text[number.end..], run, setting)?);
        }
        Ok(all)
    }

    /// A content control, which a later tool finds by its tag.
    fn tagged(
        &mut self,
        tag: &Tag,
        inlines: &[Inline],
        setting: Setting<'_>,
    ) -> Result<Element, NotXml> {
        let (tag, alias) = match tag {
            Tag::AdReferendum(delegations) => {
                let full = format!("ad-referendum:{}", delegations.join(","));
                let short = full.chars().count() > LONGEST_TAG || delegations.is_empty();
                let tag = if short { "ad-referendum".into() } else { full };
                (tag, "Ad referendum".to_string())
            }
            Tag::Bracketed => ("bracketed".into(), "Bracketed text".into()),
            Tag::Alternative => ("alternative".into(), "Alternative".into()),
            Tag::Expansion(words) => ("expansion".into(), words.clone()),
            // a tracked change is no content control: `inlines` has made it
            Tag::Revised(_) => return Err(NotXml("a tracked change inside another".into())),
        };
        let alias: String = alias.chars().take(LONGEST_TAG).collect();
        self.controls += 1;
        let mut element = built(&StructuredDataTag::new())?;
        let property = element.child_or_new("w:sdtPr");
        property.push(Element::val("w:alias", alias));
        property.push(Element::val("w:tag", tag));
        property.push(Element::val("w:id", self.controls));
        let content = self.inlines(inlines, setting)?;
        element.child_or_new("w:sdtContent").extend(content);
        Ok(element)
    }
}

/// A number inside the text of a link.
struct NumberIn {
    inline: usize,
    start: usize,
    end: usize,
    bookmark: String,
}

/// An address with the characters escaped that no URI may hold (RFC 3986): a package with a raw space is invalid.
fn legal(address: &str) -> String {
    let mut text = String::new();
    for c in address.chars() {
        if c.is_ascii_control()
            || matches!(
                c,
                ' ' | '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`'
            )
        {
            text.push_str(&format!("%{:02X}", c as u32));
        } else {
            text.push(c);
        }
    }
    text
}

/// A run whose words are parted by line breaks and tabs.
fn broken_run(text: &str) -> docx_rs::Run {
    let mut made = docx_rs::Run::new();
    let mut rest = text;
    while let Some(at) = rest.find(['\n', '\t']) {
        if at > 0 {
            made = made.add_text(&rest[..at]);
        }
        made = if rest[at..].starts_with('\t') {
            made.add_tab()
        } else {
            made.add_break(BreakType::TextWrapping)
        };
        rest = &rest[at + 1..];
    }
    if !rest.is_empty() {
        made = made.add_text(rest);
    }
    made
}
