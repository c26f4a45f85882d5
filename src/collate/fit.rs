//! A row word by word: which words of the two sides are the same, and which are left.

use super::diff;
use super::leaf::Leaf;
use super::rows::Draft;
use super::split_merge::Texts;
use super::view::Spot;
use crate::legacy::Site;
use std::ops::Range;

/// A word of a row: which leaf, and which of its tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub leaf: usize,
    pub token: usize,
}

/// What stands before a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap<'t> {
    /// White space, or nothing.
    Inside(&'t str),
    /// The end of a label.
    Label,
    /// The end of a paragraph.
    Border,
}

/// The words of both sides of a row, and their partners.
pub(super) struct Fit<'r, 't, 'a> {
    pub texts: Texts<'t, 'a>,
    pub row: &'r Draft,
    pub c: Vec<Item>,
    pub l: Vec<Item>,
    /// The partner of each canonical word.
    pub to_l: Vec<Option<usize>>,
    /// The partner of each legacy word.
    pub to_c: Vec<Option<usize>>,
    /// Canonical words whose difference is told.
    pub done_c: Vec<bool>,
    /// Legacy words whose difference is told.
    pub done_l: Vec<bool>,
    /// Whether the legacy side has damage.
    is_damaged: bool,
}

impl<'r, 't, 'a> Fit<'r, 't, 'a> {
    /// Finds the partners.
    pub fn new(texts: Texts<'t, 'a>, row: &'r Draft) -> Fit<'r, 't, 'a> {
        let items = |all: &[Leaf<'_>], which: &[usize]| -> Vec<Item> {
            let of = |leaf: &usize| {
                let leaf = *leaf;
                (0..all[leaf].tokens.len()).map(move |token| Item { leaf, token })
            };
            which.iter().flat_map(of).collect()
        };
        let c = items(texts.canonical, &row.canonical);
        let l = items(texts.legacy, &row.legacy);
        let to_l = diff::matches(
            &Draft::keys(texts.canonical, &row.canonical),
            &Draft::keys(texts.legacy, &row.legacy),
            texts.words,
        );
        let mut to_c = vec![None; l.len()];
        for (i, j) in to_l.iter().enumerate() {
            if let Some(partner) = j.and_then(|j| to_c.get_mut(j)) {
                *partner = Some(i);
            }
        }
        let (done_c, done_l) = (vec![false; c.len()], vec![false; l.len()]);
        Fit {
            texts,
            row,
            c,
            l,
            to_l,
            to_c,
            done_c,
            done_l,
            is_damaged: row
                .legacy
                .iter()
                .any(|leaf| !texts.legacy[*leaf].view.spots.is_empty()),
        }
    }

    /// Takes a canonical word and its partner apart.
    pub fn part(&mut self, i: usize) {
        if let Some(j) = self.to_l[i].take() {
            self.to_c[j] = None;
        }
    }

    /// A canonical word.
    pub fn word_c(&self, i: usize) -> &'t str {
        self.c
            .get(i)
            .map_or("", |item| self.texts.canonical[item.leaf].word(item.token))
    }

    /// A legacy word.
    pub fn word_l(&self, j: usize) -> &'t str {
        self.l
            .get(j)
            .map_or("", |item| self.texts.legacy[item.leaf].word(item.token))
    }

    /// Whether a canonical word has letters or figures.
    pub fn is_word_c(&self, i: usize) -> bool {
        let item = self.c[i];
        self.texts.canonical[item.leaf].tokens[item.token].is_word
    }

    /// Whether a legacy word has letters or figures.
    pub fn is_word_l(&self, j: usize) -> bool {
        let item = self.l[j];
        self.texts.legacy[item.leaf].tokens[item.token].is_word
    }

    /// What stands before a canonical word.
    pub fn gap_c(&self, i: usize) -> Gap<'t> {
        gap(self.texts.canonical, &self.c, i)
    }

    /// What stands before a legacy word.
    pub fn gap_l(&self, j: usize) -> Gap<'t> {
        gap(self.texts.legacy, &self.l, j)
    }

    /// Some canonical words as they stand in the text.
    pub fn text_c(&self, range: Range<usize>) -> String {
        range.clone().fold(String::new(), |mut text, i| {
            if i > range.start {
                text.push_str(written(self.gap_c(i)));
            }
            text + self.word_c(i)
        })
    }

    /// Some legacy words as they stand in the text, mended.
    pub fn text_l(&self, range: Range<usize>) -> String {
        range.clone().fold(String::new(), |mut text, j| {
            if j > range.start {
                text.push_str(written(self.gap_l(j)));
            }
            text + self.word_l(j)
        })
    }

    /// Where some canonical words stand; an empty range is the place behind the word before.
    pub fn site_c(&self, range: Range<usize>) -> Option<Site> {
        site(self.texts.canonical, &self.c, &self.row.canonical, range)
    }

    /// Where some legacy words stand.
    pub fn site_l(&self, range: Range<usize>) -> Option<Site> {
        site(self.texts.legacy, &self.l, &self.row.legacy, range)
    }

    /// The damage that some legacy words were mended from.
    pub fn spots(&self, range: Range<usize>) -> Vec<usize> {
        let mut damage = Vec::new();
        for item in self.l.get(range).unwrap_or_default() {
            let leaf = &self.texts.legacy[item.leaf];
            if item.token < leaf.labels {
                continue;
            }
            let token = &leaf.tokens[item.token];
            let spots = leaf.view.spots.iter();
            let over = |spot: &&Spot| {
                let (start, end) = (spot.mended.start, spot.mended.end);
                let inside = start < token.end && token.start < end;
                // something was taken out of the middle of the word
                inside || start == end && token.start < start && start < token.end
            };
            damage.extend(spots.filter(over).map(|spot| spot.damage));
        }
        damage.dedup();
        damage
    }

    /// The damage between a legacy word and the one before it.
    pub fn spots_before(&self, j: usize) -> Vec<usize> {
        if !self.is_damaged {
            return Vec::new();
        }
        let at = |j: Option<usize>| j.and_then(|j| self.l.get(j)).copied();
        let (before, after) = (at(j.checked_sub(1)), at(Some(j)));
        let mut damage = Vec::new();
        for leaf in &self.row.legacy {
            let all = &self.texts.legacy[*leaf];
            let edge = |item: Option<Item>, other: usize, end: bool| match item {
                Some(item) if item.leaf == *leaf && item.token >= all.labels => {
                    let token = &all.tokens[item.token];
                    Some(if end { token.end } else { token.start })
                }
                Some(item) if item.leaf == *leaf => Some(other),
                _ => None,
            };
            // of leaves without words between the two, all
            let (from, to) = (edge(before, 0, true), edge(after, 0, false));
            let (from, to) = match (from, to) {
                (None, None) if self.l.iter().any(|item| item.leaf == *leaf) => continue,
                (from, to) => (from.unwrap_or(0), to.unwrap_or(all.view.text.len())),
            };
            let spots = all.view.spots.iter();
            let inside = spots.filter(|s| s.mended.start >= from && s.mended.end <= to);
            damage.extend(inside.map(|spot| spot.damage));
        }
        damage
    }

    /// The canonical word that stands where a legacy word would have to stand.
    pub fn before_c(&self, j: usize) -> usize {
        (0..j).rev().find_map(|j| self.to_c[j]).map_or(0, |i| i + 1)
    }

    /// Names the paragraph that a canonical word stands in, by its first words.
    pub fn name(&self, i: usize) -> String {
        let leaf = self
            .c
            .get(i)
            .map(|item| item.leaf)
            .or(self.row.canonical.first().copied());
        leaf.map_or_else(String::new, |leaf| name(&self.texts.canonical[leaf]))
    }
}

/// Names a paragraph by its label and first words.
pub(super) fn name(leaf: &Leaf<'_>) -> String {
    let text = leaf.view.text.trim();
    let start = match text.char_indices().nth(40) {
        Some((cut, _)) => format!("“{}…”", text[..cut].trim_end()),
        None => format!("“{text}”"),
    };
    match leaf.label {
        "" => start,
        label => format!("{label} {start}"),
    }
    .replace('\n', " ")
}

fn written(gap: Gap<'_>) -> &str {
    match gap {
        Gap::Inside(space) => space,
        Gap::Label => " ",
        Gap::Border => "\n",
    }
}

fn gap<'t>(all: &'t [Leaf<'_>], items: &[Item], at: usize) -> Gap<'t> {
    let (Some(item), Some(before)) = (
        items.get(at),
        at.checked_sub(1).and_then(|before| items.get(before)),
    ) else {
        return Gap::Border;
    };
    if item.leaf != before.leaf {
        return Gap::Border;
    }
    let leaf = &all[item.leaf];
    if item.token == leaf.labels && leaf.labels > 0 {
        return Gap::Label;
    }
    let text = if item.token < leaf.labels {
        leaf.label
    } else {
        &leaf.view.text
    };
    let range = leaf.tokens[before.token].end..leaf.tokens[item.token].start;
    Gap::Inside(text.get(range).unwrap_or_default())
}

fn site(all: &[Leaf<'_>], items: &[Item], row: &[usize], range: Range<usize>) -> Option<Site> {
    if range.is_empty() {
        // behind the word before, in its paragraph; else before the word after
        return match range.start.checked_sub(1).and_then(|at| items.get(at)) {
            Some(before) => {
                let leaf = &all[before.leaf];
                let end = leaf.range(before.token..before.token + 1).end;
                Some(leaf.site(end..end))
            }
            None => row.first().map(|leaf| all[*leaf].site(0..0)),
        };
    }
    let first = items.get(range.start)?;
    let last = items[range.clone()]
        .iter()
        .take_while(|item| item.leaf == first.leaf)
        .last()?;
    let leaf = &all[first.leaf];
    Some(leaf.site(leaf.range(first.token..last.token + 1)))
}
