//! Styles: what a paragraph inherits, with nothing left to look up (ECMA-376 part 1, 17.7).

use super::look::{Look, RunProps};
use super::xml::Element;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// How deep styles may be based on each other before it is a circle.
const DEPTH: usize = 64;

/// Where text stands between the margins, or at a tab stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    /// At the left; justified text starts there too.
    Left,
    /// In the middle.
    Center,
    /// At the right.
    Right,
}

/// A tab stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TabStop {
    /// Distance from the left margin, in twips.
    pub at: i64,
    /// What it does; `None` takes an inherited stop away.
    pub align: Option<Align>,
}

/// The properties that one `w:pPr` gives.
#[derive(Clone, Debug, Default)]
pub(super) struct ParagraphProps {
    /// Paragraph style.
    pub style: Option<String>,
    /// The list; 0 takes an inherited one away.
    pub list: Option<i64>,
    /// Level in the list, from 0.
    pub level: Option<u8>,
    /// Outline level from 0; 9 is body text.
    pub outline: Option<u8>,
    /// Alignment.
    pub align: Option<Align>,
    /// Tab stops.
    pub tabs: Vec<TabStop>,
    /// Where the frame stands that holds the paragraph, if one does.
    pub frame: Option<Align>,
    /// Properties of the paragraph's mark.
    pub mark: RunProps,
}

impl ParagraphProps {
    /// Reads a `w:pPr`; nothing where there is none.
    pub fn read(properties: Option<&Element<'_>>) -> ParagraphProps {
        let Some(ppr) = properties else {
            return ParagraphProps::default();
        };
        let numbering = ppr.child("numPr");
        let tabs = ppr
            .child("tabs")
            .into_iter()
            .flat_map(|tabs| tabs.elements());
        ParagraphProps {
            style: ppr.val("pStyle").map(str::to_owned),
            list: numbering.and_then(|n| n.val("numId")?.parse().ok()),
            level: numbering.and_then(|n| n.val("ilvl")?.parse().ok()),
            outline: ppr.val("outlineLvl").and_then(|level| level.parse().ok()),
            align: ppr.val("jc").map(align),
            tabs: tabs.filter_map(tab_stop).collect(),
            frame: ppr.child("framePr").and_then(|f| f.w("xAlign")).map(align),
            mark: RunProps::read(ppr.child("rPr")),
        }
    }
}

fn align(value: &str) -> Align {
    match value {
        "center" => Align::Center,
        "right" | "end" => Align::Right,
        _ => Align::Left,
    }
}

fn tab_stop(tab: &Element<'_>) -> Option<TabStop> {
    let align = match tab.w("val")? {
        "clear" => None,
        "center" => Some(Align::Center),
        // a decimal stop holds a number's end, as a right one does
        "right" | "end" | "decimal" => Some(Align::Right),
        _ => Some(Align::Left),
    };
    Some(TabStop {
        at: tab.w("pos")?.parse().ok()?,
        align,
    })
}

/// What a paragraph style is by the name that Word gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StyleKind {
    /// Nothing special.
    Text,
    /// `caption`
    Caption,
    /// `toc 1` to `toc 9`
    Contents,
    /// `List Continue`: belongs to the numbered paragraph above it
    Continuation,
}

/// A style as written.
#[derive(Clone, Debug)]
struct Style {
    name: String,
    /// Its name as written, then its aliases.
    names: Vec<String>,
    based_on: Option<String>,
    paragraph: ParagraphProps,
    run: RunProps,
}

/// A paragraph style with all that it inherits.
#[derive(Clone, Debug)]
pub(super) struct ParagraphStyle {
    /// What it is.
    pub kind: StyleKind,
    /// Its name and its aliases, as written.
    pub names: Vec<String>,
    /// How its text looks.
    pub look: Look,
    /// The list that it belongs to.
    pub list: Option<i64>,
    /// Its id and those it is based on, nearest first, with the list level that each gives.
    pub chain: Vec<(String, Option<u8>)>,
    /// Outline level from 0.
    pub outline: Option<u8>,
    /// Alignment.
    pub align: Align,
    /// Tab stops.
    pub tabs: Vec<TabStop>,
}

/// All styles of a document.
#[derive(Debug)]
pub(super) struct Styles {
    paragraphs: BTreeMap<String, ParagraphStyle>,
    characters: BTreeMap<String, RunProps>,
    lists: BTreeMap<String, i64>,
    plain: ParagraphStyle,
}

/// So many styles parts are remembered, none longer than this: files of one layout share theirs.
const MOST: usize = 8;
const LONGEST: usize = 64 * 1024;

thread_local! {
    /// The styles read last, with the text of the part that they were read from, the latest at the end.
    static KNOWN: RefCell<Vec<(String, Rc<Styles>)>> = const { RefCell::new(Vec::new()) };
}

/// The styles that a part of this text gives. They depend on nothing else, so a text that was read before need not be
/// read again.
pub(super) fn remembered<E>(
    text: String,
    parse: impl Fn(&str) -> Result<Element<'_>, E>,
) -> Result<Rc<Styles>, E> {
    let found = KNOWN.with_borrow(|known| {
        let found = known.iter().find(|(other, _)| *other == text);
        found.map(|(_, styles)| styles.clone())
    });
    if let Some(styles) = found {
        return Ok(styles);
    }
    let styles = Rc::new(Styles::read(Some(&parse(&text)?)));
    if text.len() <= LONGEST {
        KNOWN.with_borrow_mut(|known| {
            if known.len() == MOST {
                known.remove(0);
            }
            known.push((text, styles.clone()));
        });
    }
    Ok(styles)
}

impl Styles {
    /// Reads the styles part; without one there are no styles but the plain one.
    pub fn read(root: Option<&Element<'_>>) -> Styles {
        let mut paragraphs = BTreeMap::new();
        let mut characters = BTreeMap::new();
        let mut lists = BTreeMap::new();
        let mut default = None;
        for style in root.into_iter().flat_map(Element::elements) {
            let (true, Some(id)) = (style.is("style"), style.w("styleId")) else {
                continue;
            };
            let read = Style {
                name: style.val("name").unwrap_or_default().to_ascii_lowercase(),
                names: names(style),
                based_on: style.val("basedOn").map(str::to_owned),
                paragraph: ParagraphProps::read(style.child("pPr")),
                run: RunProps::read(style.child("rPr")),
            };
            match style.w("type") {
                Some("character") => {
                    characters.insert(id.to_owned(), read);
                }
                Some("numbering") => {
                    lists.extend(read.paragraph.list.map(|list| (id.to_owned(), list)));
                }
                Some("table") => {}
                _ => {
                    if matches!(style.w("default"), Some("1" | "true" | "on")) {
                        default = Some(id.to_owned());
                    }
                    paragraphs.insert(id.to_owned(), read);
                }
            }
        }
        let defaults = root.and_then(|root| root.child("docDefaults"));
        let under = |outer: &str, inner: &str| {
            defaults
                .and_then(|d| d.child(outer))
                .and_then(|d| d.child(inner))
        };
        let base = Look::of_defaults(&RunProps::read(under("rPrDefault", "rPr")));
        let base_paragraph = ParagraphProps::read(under("pPrDefault", "pPr"));
        let resolved: BTreeMap<String, ParagraphStyle> = paragraphs
            .keys()
            .map(|id| (id.clone(), resolve(id, &paragraphs, &base, &base_paragraph)))
            .collect();
        let plain = default
            .and_then(|id| resolved.get(&id).cloned())
            .unwrap_or_else(|| resolve("", &paragraphs, &base, &base_paragraph));
        let characters = characters
            .keys()
            .map(|id| {
                let mut run = RunProps::default();
                for (_, style) in chain(id, &characters) {
                    run = run.over(&style.run);
                }
                (id.clone(), run)
            })
            .collect();
        Styles {
            paragraphs: resolved,
            characters,
            lists,
            plain,
        }
    }

    /// The style of a paragraph; `None` where it names one that is not defined.
    pub fn paragraph(&self, id: Option<&str>) -> Option<&ParagraphStyle> {
        match id {
            Some(id) => self.paragraphs.get(id),
            None => Some(&self.plain),
        }
    }

    /// The style of paragraphs that name none.
    pub fn plain(&self) -> &ParagraphStyle {
        &self.plain
    }

    /// A character style.
    pub fn character(&self, id: &str) -> Option<&RunProps> {
        self.characters.get(id)
    }

    /// The list of a numbering style.
    pub fn list(&self, id: &str) -> Option<i64> {
        self.lists.get(id).copied()
    }
}

/// A style and those it is based on, nearest first.
fn chain<'s>(id: &'s str, styles: &'s BTreeMap<String, Style>) -> Vec<(&'s str, &'s Style)> {
    let mut found = Vec::new();
    let mut next = Some(id);
    while let Some(id) = next {
        let Some(style) = styles.get(id) else { break };
        if found.len() == DEPTH || found.iter().any(|(seen, _)| *seen == id) {
            break;
        }
        found.push((id, style));
        next = style.based_on.as_deref();
    }
    found
}

fn resolve(
    id: &str,
    styles: &BTreeMap<String, Style>,
    base: &Look,
    base_paragraph: &ParagraphProps,
) -> ParagraphStyle {
    let chain = chain(id, styles);
    let mut run = RunProps::default();
    let mut tabs = base_paragraph.tabs.clone();
    for (_, style) in &chain {
        run = run.over(&style.run);
    }
    for (_, style) in chain.iter().rev() {
        tabs = with_tabs(&tabs, &style.paragraph.tabs);
    }
    let first = |pick: &dyn Fn(&ParagraphProps) -> Option<u8>| {
        chain.iter().find_map(|(_, style)| pick(&style.paragraph))
    };
    ParagraphStyle {
        kind: chain
            .iter()
            .map(|(_, style)| kind(&style.name))
            .find(|kind| *kind != StyleKind::Text)
            .unwrap_or(StyleKind::Text),
        names: chain
            .first()
            .map(|(_, style)| style.names.clone())
            .unwrap_or_default(),
        look: base.styled(&run),
        list: chain.iter().find_map(|(_, style)| style.paragraph.list),
        chain: chain
            .iter()
            .map(|(id, style)| ((*id).to_owned(), style.paragraph.level))
            .collect(),
        outline: first(&|props| props.outline),
        align: chain
            .iter()
            .find_map(|(_, style)| style.paragraph.align)
            .or(base_paragraph.align)
            .unwrap_or(Align::Left),
        tabs,
    }
}

/// The name of a style and its aliases, which Word separates by commas.
fn names(style: &Element<'_>) -> Vec<String> {
    let aliases = style.val("aliases").unwrap_or_default();
    std::iter::once(style.val("name").unwrap_or_default())
        .chain(aliases.split(','))
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Inherited tab stops with those of a style or paragraph on top, in order of their place.
pub(super) fn with_tabs(inherited: &[TabStop], own: &[TabStop]) -> Vec<TabStop> {
    let mut tabs: BTreeMap<i64, TabStop> = inherited.iter().map(|tab| (tab.at, *tab)).collect();
    for tab in own {
        tabs.insert(tab.at, *tab);
    }
    tabs.into_values()
        .filter(|tab| tab.align.is_some())
        .collect()
}

fn kind(name: &str) -> StyleKind {
    let level = |prefix: &str| name.strip_prefix(prefix).map(str::trim);
    match () {
        () if name == "caption" => StyleKind::Caption,
        () if level("toc ").is_some_and(|n| n.parse::<u8>().is_ok()) => StyleKind::Contents,
        () if level("list continue").is_some_and(|n| n.is_empty() || n.parse::<u8>().is_ok()) => {
            StyleKind::Continuation
        }
        () => StyleKind::Text,
    }
}
