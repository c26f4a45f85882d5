//! List definitions (ECMA-376 part 1, 17.9): abstract lists, lists, and what a list overrides.

use super::look::RunProps;
use super::styles::{ParagraphStyle, Styles};
use super::xml::Element;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Levels of a list.
pub(super) const LEVELS: usize = 9;

/// One level of a list.
#[derive(Clone, Debug)]
pub(super) struct Level {
    /// First count.
    pub start: i64,
    /// ST_NumberFormat.
    pub form: String,
    /// The label, `%1` to `%9` for the counts of the levels.
    pub text: String,
    /// The level (from 1) whose use starts this one anew, 0 for none; `None` for any higher level.
    pub restart: Option<u8>,
    /// The paragraph style that belongs to the level.
    pub style: Option<String>,
    /// All counts in the label are decimal.
    pub legal: bool,
    /// Font of the label.
    pub font: Option<Rc<str>>,
    /// Whether the label is hidden.
    pub hidden: bool,
}

impl Default for Level {
    fn default() -> Level {
        Level {
            start: 0,
            form: "decimal".into(),
            text: String::new(),
            restart: None,
            style: None,
            legal: false,
            font: None,
            hidden: false,
        }
    }
}

/// A list with its overrides applied.
#[derive(Clone, Debug)]
pub(super) struct List {
    /// The abstract list whose counts it shares.
    pub counts: i64,
    /// Levels.
    pub levels: Rc<[Level; LEVELS]>,
    /// The counts at which its first use starts levels anew.
    pub starts: [Option<i64>; LEVELS],
}

/// All lists, by `numId`.
#[derive(Debug, Default)]
pub(super) struct Lists {
    lists: BTreeMap<i64, List>,
}

/// An abstract list as written.
struct Abstract {
    levels: Rc<[Level; LEVELS]>,
    /// the numbering style that holds the true definition
    link: Option<String>,
}

impl Lists {
    /// Reads the numbering part.
    pub fn read(root: &Element<'_>, styles: &Styles) -> Lists {
        let mut abstracts = BTreeMap::new();
        let mut uses = BTreeMap::new();
        for entry in root.elements() {
            let number = |name: &str| entry.w(name).and_then(|n| n.parse::<i64>().ok());
            if let (true, Some(id)) = (entry.is("abstractNum"), number("abstractNumId")) {
                let mut levels: [Level; LEVELS] = Default::default();
                fill(&mut levels, entry);
                let link = entry.val("numStyleLink").map(str::to_owned);
                abstracts.insert(
                    id,
                    Abstract {
                        levels: Rc::new(levels),
                        link,
                    },
                );
            } else if let (true, Some(id)) = (entry.is("num"), number("numId")) {
                let to = entry
                    .val("abstractNumId")
                    .and_then(|n| n.parse::<i64>().ok());
                uses.extend(to.map(|to| (id, (to, entry))));
            }
        }
        let mut lists = BTreeMap::new();
        for (id, (to, entry)) in &uses {
            // one step from the numbering style's list to the list that defines it
            let linked = || {
                let style = abstracts.get(to)?.link.as_deref()?;
                uses.get(&styles.list(style)?).map(|(to, _)| *to)
            };
            let counts = linked().unwrap_or(*to);
            if let Some(definition) = abstracts.get(&counts) {
                lists.insert(*id, with_overrides(counts, &definition.levels, entry));
            }
        }
        Lists { lists }
    }

    /// A list.
    pub fn get(&self, id: i64) -> Option<&List> {
        self.lists.get(&id)
    }
}

fn with_overrides(counts: i64, levels: &Rc<[Level; LEVELS]>, num: &Element<'_>) -> List {
    let mut levels = Rc::clone(levels);
    let mut starts = [None; LEVELS];
    for change in num.elements().filter(|element| element.is("lvlOverride")) {
        let Some(place) = level_of(change) else {
            continue;
        };
        starts[place] = change.val("startOverride").and_then(|n| n.parse().ok());
        if change.child("lvl").is_some() {
            fill(Rc::make_mut(&mut levels), change);
        }
    }
    List {
        counts,
        levels,
        starts,
    }
}

fn level_of(element: &Element<'_>) -> Option<usize> {
    let place = element.w("ilvl")?.parse().ok()?;
    (place < LEVELS).then_some(place)
}

/// Reads the `w:lvl` children of an element.
fn fill(levels: &mut [Level; LEVELS], parent: &Element<'_>) {
    for element in parent.elements().filter(|element| element.is("lvl")) {
        // inside an override the level's own place may be left out
        let Some(place) = level_of(element).or_else(|| level_of(parent)) else {
            continue;
        };
        let label = RunProps::read(element.child("rPr"));
        levels[place] = Level {
            start: element
                .val("start")
                .and_then(|n| n.parse().ok())
                .unwrap_or(0),
            form: form(element),
            text: element.val("lvlText").unwrap_or_default().to_owned(),
            restart: element.val("lvlRestart").and_then(|n| n.parse().ok()),
            style: element.val("pStyle").map(str::to_owned),
            legal: element.toggle("isLgl") == Some(true),
            hidden: element.child("rPr").and_then(|r| r.toggle("vanish")) == Some(true),
            font: label.font,
        };
    }
}

/// The number form, that of a `mc:Fallback` where a newer one stands beside it.
fn form(level: &Element<'_>) -> String {
    let choice = level
        .child("AlternateContent")
        .and_then(|choices| choices.child("Fallback"))
        .and_then(|fallback| fallback.val("numFmt"));
    let form = level.val("numFmt").or(choice).unwrap_or("decimal");
    form.to_owned()
}

/// The list and level of a paragraph: its own, else those of its style. `None` where it is in no list.
pub(super) fn place(
    own_list: Option<i64>,
    own_level: Option<u8>,
    style: &ParagraphStyle,
    lists: &Lists,
) -> Option<(i64, usize)> {
    let id = own_list.or(style.list).filter(|id| *id != 0)?;
    let by_style = || {
        let levels = lists.get(id).map(|list| &list.levels);
        style.chain.iter().find_map(|(style, given)| {
            let linked = levels.and_then(|levels| {
                levels
                    .iter()
                    .position(|level| level.style.as_deref() == Some(style))
            });
            linked.or(given.map(usize::from))
        })
    };
    let level = own_level.map(usize::from).or_else(by_style).unwrap_or(0);
    Some((id, level.min(LEVELS - 1)))
}
