//! Damage that the reader saw, as differences: it explains what differs at its place.

use super::Certainty;
use super::fit::Fit;
use super::found::{Finds, Found};
use super::hunks::Hunk;
use super::leaf::Leaf;
use crate::legacy::{Damage, Reading, Site, Story};
use std::collections::{BTreeMap, BTreeSet};

/// What was found of each damage.
pub(super) struct Explained {
    /// The damage of each paragraph.
    places: BTreeMap<(Story, usize), Vec<usize>>,
    /// Where the canonical text has something else in its place, and what.
    stretches: BTreeMap<usize, (Option<Site>, String)>,
    /// Which are told.
    told: BTreeSet<usize>,
}

impl Explained {
    /// Nothing yet.
    pub fn new(reading: &Reading) -> Explained {
        let mut places: BTreeMap<(Story, usize), Vec<usize>> = BTreeMap::new();
        for (index, damage) in reading.damage.iter().enumerate() {
            if let Some(site) = &damage.site {
                places
                    .entry((site.story, site.paragraph))
                    .or_default()
                    .push(index);
            }
        }
        let start = |index: &usize| {
            let damage = reading.damage.get(*index);
            damage
                .and_then(|damage| damage.site.as_ref())
                .map(|site| site.range.start)
        };
        places.values_mut().for_each(|all| all.sort_by_key(start));
        Explained {
            places,
            stretches: BTreeMap::new(),
            told: BTreeSet::new(),
        }
    }

    /// Takes a stretch of words without partner that damage explains.
    pub fn take(&mut self, fit: &Fit<'_, '_, '_>, hunk: &Hunk) -> bool {
        let spots = match hunk.l.is_empty() {
            true => fit.spots_before(hunk.l.start),
            false => fit.spots(hunk.l.clone()),
        };
        let Some(first) = spots.first() else {
            return false;
        };
        let stretch = (fit.site_c(hunk.c.clone()), fit.text_c(hunk.c.clone()));
        self.stretches.entry(*first).or_insert(stretch);
        true
    }

    /// Tells the damage of a row. What both texts have is no difference: its index goes to `both`.
    pub fn tell(
        &mut self,
        fit: &Fit<'_, '_, '_>,
        reading: &Reading,
        both: &mut Vec<(usize, Option<Site>)>,
        finds: &mut Finds,
    ) {
        for leaf in fit
            .row
            .legacy
            .iter()
            .map(|leaf| (*leaf, &fit.texts.legacy[*leaf]))
        {
            let here = self.places.get(&(leaf.1.story, leaf.1.index)).cloned();
            for index in here.unwrap_or_default() {
                let Some(damage) = reading.damage.get(index) else {
                    continue;
                };
                self.told.insert(index);
                let place = place(fit, leaf.0, damage);
                let explained = self.stretches.remove(&index);
                let is_whole = explained.is_none();
                let (site, text) = match explained {
                    Some(stretch) => stretch,
                    None => counterpart(fit, leaf.0, index, place.1),
                };
                let legacy = text_of(leaf.1, damage);
                if is_whole && !text.is_empty() && text == legacy {
                    both.push((index, site));
                    continue;
                }
                let proven = is_whole && (damage.repair.is_some() || text.is_empty());
                let certainty = if proven {
                    Certainty::Certain
                } else {
                    Certainty::Likely
                };
                let site = if fit.c.is_empty() { None } else { site };
                let found = found(damage, certainty)
                    .canonical(site, text)
                    .legacy(damage.site.clone(), legacy);
                finds.add(found, place);
            }
        }
    }

    /// Damage that stands in no paragraph of a row.
    pub fn rest(&self, reading: &Reading) -> Vec<Found> {
        let all = reading.damage.iter().enumerate();
        all.filter(|(index, _)| !self.told.contains(index))
            .map(|(_, damage)| found(damage, Certainty::Certain).legacy(damage.site.clone(), ""))
            .collect()
    }
}

fn found(damage: &Damage, certainty: Certainty) -> Found {
    let found = Found::new(damage.class, damage.message.clone()).certainty(certainty);
    match damage.repair.as_deref() {
        Some("") => found.help("It is no text of the document: leave it out."),
        Some(repair) => found.help(format!("Probably {repair:?} should stand there.")),
        None => found,
    }
}

/// What stands at a damage in the legacy text.
fn text_of(leaf: &Leaf<'_>, damage: &Damage) -> String {
    let text = match leaf.paragraph {
        Some(paragraph) => paragraph.text.as_str(),
        None => &leaf.view.text,
    };
    let range = damage.site.as_ref().map(|site| site.range.clone());
    range
        .and_then(|range| text.get(range))
        .unwrap_or_default()
        .to_owned()
}

/// Before which words of the row a damage stands.
fn place(fit: &Fit<'_, '_, '_>, leaf: usize, damage: &Damage) -> (usize, usize) {
    let start = damage.site.as_ref().map_or(0, |site| site.range.start);
    let of = &fit.texts.legacy[leaf];
    let before = |item: &super::fit::Item| {
        item.leaf < leaf || item.leaf == leaf && of.range(item.token..item.token + 1).end <= start
    };
    let j = fit.l.iter().take_while(|item| before(item)).count();
    (fit.before_c(j), j)
}

/// Where the canonical text has what a damage was mended to, or where it would have to stand.
fn counterpart(
    fit: &Fit<'_, '_, '_>,
    leaf: usize,
    damage: usize,
    at: usize,
) -> (Option<Site>, String) {
    let of = &fit.texts.legacy[leaf];
    let spot = of.view.spots.iter().find(|spot| spot.damage == damage);
    let words = (at..fit.l.len()).take_while(|j| fit.spots(*j..*j + 1).contains(&damage));
    let partners: Vec<(usize, usize)> = words.filter_map(|j| Some((fit.to_c[j]?, j))).collect();
    let (Some((first, j)), Some((last, _))) = (partners.first(), partners.last()) else {
        let i = fit.before_c(at);
        return (fit.site_c(i..i), String::new());
    };
    let site = fit.site_c(*first..last + 1);
    // the word as it is may be the canonical one: then it is the mending that differs
    if first == last && fit.word_c(*first) != fit.word_l(*j) {
        return (site, fit.text_c(*first..last + 1));
    }
    // inside one word that is the same in both, the place is exact
    if let (Some(spot), true, Some(site)) = (spot, first == last, &site)
        && fit.word_c(*first) == fit.word_l(*j)
        && let Some(token) = of.tokens.get(fit.l[*j].token)
        && token.start <= spot.mended.start
        && spot.mended.end <= token.end
    {
        let from = site.range.start + (spot.mended.start - token.start);
        let exact = Site {
            range: from..from + spot.mended.len(),
            ..site.clone()
        };
        return (Some(exact), of.view.text[spot.mended.clone()].to_owned());
    }
    (site, fit.text_c(*first..last + 1))
}
