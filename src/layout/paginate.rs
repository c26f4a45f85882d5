//! Paginate: strips fill page after page. A page ends at the last place that the styles allow; notes stand at the foot
//! of the page that calls them and go on on the next when they are long; tables repeat their header rows.
//!
//! Only the strips of one page are looked at for each page, so time grows with the length of the document.

use super::composer::Composer;
use super::notes::LEAST;
use super::rules::{KEEP_BROKEN, PAGE_OVERFULL};
use super::strip::{Hold, Landmark, LinkArea, Strip, lowered};
use crate::diag::Finding;
use crate::flow::{Section, SideText};
use crate::pages::{Artifact, Destination, Item, Page, Rule, Tag};
use crate::sheet::PartStart;
use crate::unit::Length;
use std::collections::{BTreeMap, VecDeque};

/// Pages under way.
#[derive(Debug, Default)]
pub(super) struct Paginator {
    pub pages: Vec<Page>,
    /// Where landmarks stand.
    pub places: BTreeMap<Landmark, Destination>,
    /// Links with their pages.
    pub links: Vec<(usize, LinkArea)>,
}

/// What a page takes.
#[derive(Clone, Copy, Debug)]
struct Choice {
    /// How many strips.
    strips: usize,
    /// How gravely a keep is broken after the last of them.
    hold: Hold,
    /// Whether a single strip is taller than the page.
    over: bool,
}

/// A page under way.
struct Foot {
    /// Strips of notes that stand on the page.
    strips: Vec<Strip>,
    height: Length,
}

impl Paginator {
    /// Begins a section: where it is to start on an odd page, a blank verso before it.
    pub(super) fn start(&mut self, composer: &Composer<'_>, section: &Section) {
        if section.start == PartStart::OddPage && self.pages.len() % 2 == 1 {
            self.push(composer);
        }
    }

    /// Adds an empty page.
    fn push(&mut self, composer: &Composer<'_>) {
        let page = &composer.flow.page;
        let folio = self.pages.len() as u32 + 1;
        self.pages.push(Page {
            width: page.width,
            height: page.height,
            folio,
            items: Vec::new(),
            links: Vec::new(),
        });
    }
}

impl Composer<'_> {
    /// Fills pages with the strips of a section.
    pub(super) fn paginate(
        &mut self,
        paginator: &mut Paginator,
        section: &Section,
        strips: Vec<Strip>,
    ) {
        let mut left: VecDeque<Strip> = strips.into();
        let mut carried: VecDeque<Strip> = VecDeque::new();
        let mut first = section.first_page_differs;
        // the table that the last page ended in
        let mut inside = None;
        while !left.is_empty() || !carried.is_empty() {
            let side = if first {
                &section.running.first
            } else {
                &section.running.following
            };
            first = false;
            inside = self.page(paginator, side, &mut left, &mut carried, inside);
            let folio = paginator.pages.len();
            if let Some(page) = paginator.pages.last_mut() {
                self.running(page, side, section.part, folio);
                if let (1, Some(code)) = (folio, &section.running.bar_code) {
                    self.bar_code(page, code, section.part);
                }
            }
        }
    }

    /// Fills one page; gives the table that it ends in.
    fn page(
        &mut self,
        paginator: &mut Paginator,
        side: &SideText,
        left: &mut VecDeque<Strip>,
        carried: &mut VecDeque<Strip>,
        inside: Option<usize>,
    ) -> Option<usize> {
        let (top, bottom) = self.body(side);
        let head = left
            .front()
            .and_then(|strip| strip.table)
            .filter(|table| Some(*table) == inside)
            .map(|table| &self.heads[table])
            .filter(|head| head.height * 2 < bottom - top);
        let (copies, head_height) = match head {
            Some(head) => (head.strips.clone(), head.height),
            None => (Vec::new(), Length::ZERO),
        };
        let mut foot = self.carry_on(left, carried, bottom - top);
        let room = bottom - top - head_height;
        let choice = self.choose(left, &foot, carried.is_empty(), room);
        let taken: Vec<Strip> = left.drain(..choice.strips).collect();
        self.report_choice(&taken, choice, left.is_empty());
        self.take_notes(&taken, &mut foot, carried, room);

        let index = paginator.pages.len();
        paginator.push(self);
        let mut sheet = Laid {
            index,
            items: Vec::new(),
            artifacts: Vec::new(),
        };
        let mut y = top;
        let mut table = None;
        let mut closing: Vec<Item> = Vec::new();
        let mut fresh = true;
        let mut links = Vec::new();
        for mut strip in copies.into_iter().chain(taken) {
            if !fresh {
                y += strip.before;
            }
            if strip.table != table {
                sheet.add(closing.drain(..), Length::ZERO);
                table = strip.table;
            }
            closing = strip
                .closing
                .drain(..)
                .map(|item| lowered(item, y + strip.height))
                .collect();
            fresh = false;
            let height = strip.height;
            sheet.lay(strip, y, &mut links, &mut paginator.places);
            y += height;
        }
        sheet.add(closing.drain(..), Length::ZERO);
        if !foot.strips.is_empty() {
            let mut y = bottom - foot.height;
            let composition = &self.flow.composition;
            sheet.artifacts.push(Item::Rule(Rule {
                tag: Tag::Artifact(Artifact::Layout),
                x: self.frame.left,
                y: y + composition.note_gap / 2,
                width: composition.note_rule.min(self.frame.width),
                height: NOTE_RULE,
            }));
            y += composition.note_gap;
            for (number, strip) in foot.strips.into_iter().enumerate() {
                if number > 0 {
                    y += strip.before;
                }
                let height = strip.height;
                sheet.lay(strip, y, &mut links, &mut paginator.places);
                y += height;
            }
        }
        sheet.items.append(&mut sheet.artifacts);
        paginator.pages[index].items = sheet.items;
        paginator
            .links
            .extend(links.into_iter().map(|link| (index, link)));
        table.filter(|_| left.front().is_some_and(|next| next.table == table))
    }

    /// The notes that go on from the page before: as much as the page holds, with some lines of text where there is
    /// text left.
    fn carry_on(
        &self,
        left: &VecDeque<Strip>,
        carried: &mut VecDeque<Strip>,
        room: Length,
    ) -> Foot {
        let mut foot = Foot {
            strips: Vec::new(),
            height: Length::ZERO,
        };
        let kept = left
            .front()
            .map_or(Length::ZERO, |strip| (strip.height * 3).min(room / 2));
        while let Some(strip) = carried.front() {
            let more = self.foot_height(&foot, strip);
            if !foot.strips.is_empty() && foot.height + more > room - kept {
                break;
            }
            foot.height += more;
            foot.strips.extend(carried.pop_front());
        }
        foot
    }

    /// How much higher the foot gets by a strip.
    fn foot_height(&self, foot: &Foot, strip: &Strip) -> Length {
        if foot.strips.is_empty() {
            self.flow.composition.note_gap + strip.height
        } else {
            strip.before + strip.height
        }
    }

    /// Chooses how many of the strips the page takes. `calls` says whether notes may be called: not while one that
    /// goes on still fills the foot.
    fn choose(&self, left: &VecDeque<Strip>, foot: &Foot, calls: bool, room: Length) -> Choice {
        let mut body = Length::ZERO;
        let mut notes = foot.height;
        // how much less the last note needs when it is divided
        let mut spare = Length::ZERO;
        // for each kind of hold, the last place where the page may end: with notes whole, and with the last divided
        let mut whole: [Option<(usize, Length)>; Hold::COUNT] = [None; Hold::COUNT];
        let mut divided = whole;
        let mut count = 0;
        for (index, strip) in left.iter().enumerate() {
            body += strip.height;
            if index > 0 {
                body += strip.before;
            }
            if !strip.notes.is_empty() && !calls {
                break;
            }
            for note in &strip.notes {
                let strips = &self.notes[*note];
                if notes == Length::ZERO && !strips.is_empty() {
                    notes = self.flow.composition.note_gap;
                }
                notes += stack_height(strips);
                let least = &strips[..strips.len().min(LEAST)];
                spare = stack_height(strips) - stack_height(least);
            }
            let used = body + notes;
            if used - spare > room {
                break;
            }
            count = index + 1;
            let slot = if used <= room {
                &mut whole
            } else {
                &mut divided
            };
            slot[strip.hold as usize] = Some((index + 1, used));
        }
        let free = Hold::Free as usize;
        let done = |strips, hold| Choice {
            strips,
            hold,
            over: false,
        };
        if count == left.len() {
            return done(count, Hold::Free);
        }
        if count == 0 && !foot.strips.is_empty() {
            // the foot needs the page for itself
            return done(0, Hold::Free);
        }
        if let Some((strips, used)) = whole[free] {
            let better = divided[free].filter(|(more, _)| *more > strips);
            return match better {
                Some((more, _)) if room - used > room / 4 => done(more, Hold::Free),
                _ => done(strips, Hold::Free),
            };
        }
        for hold in [Hold::Free, Hold::Together, Hold::WithNext, Hold::Lines] {
            if let Some((strips, _)) = whole[hold as usize].or(divided[hold as usize]) {
                return done(strips, hold);
            }
        }
        Choice {
            strips: 1.min(left.len()),
            hold: Hold::Free,
            over: true,
        }
    }

    fn report_choice(&mut self, taken: &[Strip], choice: Choice, end: bool) {
        let Some(last) = taken.last() else {
            return;
        };
        if choice.over {
            let finding = Finding::new(
                &PAGE_OVERFULL,
                format!("This is {} high and does not fit on a page.", last.height),
                "Make it smaller, or the margins of the layout.",
            );
            self.report(last.node, finding);
        } else if choice.hold != Hold::Free && !end {
            let what = match choice.hold {
                Hold::Together => "in a block that is to stay together",
                Hold::WithNext => "between two blocks that are to stay together",
                _ => "where it leaves a widow or an orphan, or divides rows that a cell joins",
            };
            let finding = Finding::new(
                &KEEP_BROKEN,
                format!("The page ends {what}: together they do not fit on one page."),
                "Look at the page; shorten the block, or ask less of the style.",
            );
            self.report(last.node, finding);
        }
    }

    /// Moves the notes that the page calls to its foot; what does not fit goes on on the next.
    fn take_notes(
        &mut self,
        taken: &[Strip],
        foot: &mut Foot,
        carried: &mut VecDeque<Strip>,
        room: Length,
    ) {
        let body: Length = taken
            .iter()
            .enumerate()
            .map(|(index, strip)| {
                if index == 0 {
                    strip.height
                } else {
                    strip.before + strip.height
                }
            })
            .sum();
        let room = room - body;
        let called: Vec<usize> = taken
            .iter()
            .flat_map(|strip| strip.notes.iter().copied())
            .collect();
        for note in called {
            let strips = std::mem::take(&mut self.notes[note]);
            let mut fits = 0;
            let mut height = foot.height;
            for (index, strip) in strips.iter().enumerate() {
                height += match (index, foot.strips.is_empty()) {
                    (0, true) => self.flow.composition.note_gap + strip.height,
                    _ => strip.before + strip.height,
                };
                if height <= room && carried.is_empty() {
                    fits = index + 1;
                }
            }
            if fits < strips.len() && fits + 1 == strips.len() && fits > LEAST {
                // not a single line on the next page
                fits -= 1;
            }
            for (index, strip) in strips.into_iter().enumerate() {
                if index < fits {
                    foot.height += self.foot_height(foot, &strip);
                    foot.strips.push(strip);
                } else {
                    carried.push_back(strip);
                }
            }
        }
    }
}

/// Thickness of the rule above the notes.
const NOTE_RULE: Length = Length::from_emu(6_350);

fn stack_height(strips: &[Strip]) -> Length {
    strips.iter().map(|strip| strip.before + strip.height).sum()
}

/// What has been laid on a page.
struct Laid {
    index: usize,
    items: Vec<Item>,
    artifacts: Vec<Item>,
}

impl Laid {
    fn add(&mut self, items: impl Iterator<Item = Item>, down: Length) {
        for item in items {
            let tag = match &item {
                Item::Glyphs(run) => run.tag,
                Item::Rule(rule) => rule.tag,
                Item::Picture(picture) => picture.tag,
            };
            let item = lowered(item, down);
            match tag {
                Tag::Content(_) => self.items.push(item),
                Tag::Artifact(_) => self.artifacts.push(item),
            }
        }
    }

    fn lay(
        &mut self,
        strip: Strip,
        y: Length,
        links: &mut Vec<LinkArea>,
        places: &mut BTreeMap<Landmark, Destination>,
    ) {
        for landmark in strip.landmarks {
            let here = Destination {
                page: self.index,
                y,
            };
            places.entry(landmark).or_insert(here);
        }
        links.extend(strip.links.into_iter().map(|mut link| {
            link.y += y;
            link
        }));
        self.add(strip.items.into_iter(), y);
    }
}
