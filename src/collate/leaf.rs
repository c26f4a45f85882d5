//! The paragraphs of both texts, made ready for comparison: story by story, in words.

use super::labels;
use super::token::{Lexicon, Token};
use super::view::View;
use crate::legacy::{Reading, Site, Story};
use crate::transcript::{Paragraph, Running, Transcript};
use std::borrow::Cow;
use std::ops::Range;

/// A paragraph, or a line of running text.
#[derive(Clone, Debug)]
pub(super) struct Leaf<'a> {
    /// In which story it stands.
    pub story: Story,
    /// Which paragraph of the story it is.
    pub index: usize,
    /// The paragraph; running text has none.
    pub paragraph: Option<&'a Paragraph>,
    /// Its label as far as it stands apart from the text; a note's mark.
    pub label: &'a str,
    /// Its text.
    pub view: View<'a>,
    /// The words and signs of the label, then those of the text.
    pub tokens: Vec<Token>,
    /// How many of them are of the label.
    pub labels: usize,
    /// How many of those that follow look like a label that is written into the text.
    pub lead: usize,
    /// The words by which paragraphs are aligned: those of the text without its label, without signs where there are
    /// words.
    pub keys: Vec<u32>,
    /// The same words, sorted.
    pub sorted: Vec<u32>,
    /// The same words as they are written, sorted.
    pub exact: Vec<u32>,
}

impl Leaf<'_> {
    /// The text of a token.
    pub fn word(&self, token: usize) -> &str {
        let Some(at) = self.tokens.get(token) else {
            return "";
        };
        let text = if token < self.labels {
            self.label
        } else {
            &self.view.text
        };
        text.get(at.start..at.end).unwrap_or_default()
    }

    /// Where some tokens stand in the paragraph's text as it is; those of a label stand at its start.
    pub fn range(&self, tokens: Range<usize>) -> Range<usize> {
        let start = match self.tokens.get(tokens.start) {
            Some(_) if tokens.start < self.labels => 0,
            Some(token) => token.start,
            None => self.view.text.len(),
        };
        let end = match tokens.end.checked_sub(1) {
            Some(last) if last >= self.labels && last >= tokens.start => {
                self.tokens.get(last).map_or(start, |token| token.end)
            }
            _ => start,
        };
        self.view.original(&(start..end.max(start)))
    }

    /// A stretch of it.
    pub fn site(&self, range: Range<usize>) -> Site {
        Site {
            story: self.story,
            paragraph: self.index,
            range,
        }
    }

    /// All of it.
    pub fn whole(&self) -> Site {
        let mended = 0..self.view.text.len();
        let mut range = self.view.original(&mended);
        // damage at an edge that was taken out is part of the paragraph
        if let Some(spot) = self
            .view
            .spots
            .first()
            .filter(|spot| spot.mended.start == 0)
        {
            range.start = spot.original.start;
        }
        if let Some(spot) = self
            .view
            .spots
            .last()
            .filter(|spot| spot.mended.end == mended.end)
        {
            range.end = range.end.max(spot.original.end);
        }
        self.site(range)
    }

    /// Label and text, as a person reads them.
    pub fn full(&self) -> String {
        match self.label {
            "" => self.view.text.trim().to_owned(),
            label => format!("{label} {}", self.view.text.trim()),
        }
    }

    /// Whether it stands in a table.
    pub fn is_cell(&self) -> bool {
        self.paragraph
            .is_some_and(|paragraph| paragraph.cell.is_some())
    }

    /// Whether all that it says is what damage was mended to.
    pub fn is_damage_only(&self) -> bool {
        self.tokens[self.labels..].iter().all(|token| {
            let inside = |spot: &Range<usize>| spot.start <= token.start && token.end <= spot.end;
            self.view.spots.iter().any(|spot| inside(&spot.mended))
        })
    }
}

/// The text of a line of running text: its parts, those that are empty left out, parted by tabs. Places in running text
/// are bytes of it.
pub fn running_text(running: &Running) -> String {
    let parts = running.text.iter().map(String::as_str);
    parts
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\t")
}

/// The paragraphs of the canonical text.
pub(super) fn of_canonical<'a>(transcript: &'a Transcript, lexicon: &mut Lexicon) -> Vec<Leaf<'a>> {
    gather(
        transcript,
        &mut |_, _, text| View::plain(text),
        lexicon,
        false,
    )
}

/// The paragraphs of a legacy text.
pub(super) fn of_legacy<'a>(reading: &'a Reading, lexicon: &mut Lexicon) -> Vec<Leaf<'a>> {
    let mut sites: Vec<(Story, usize, usize)> = Vec::new();
    for (index, damage) in reading.damage.iter().enumerate() {
        if let Some(site) = &damage.site {
            sites.push((site.story, site.paragraph, index));
        }
    }
    sites.sort();
    let mut view = |story: Story, paragraph: usize, text: Cow<'a, str>| {
        let from = sites.partition_point(|site| (site.0, site.1) < (story, paragraph));
        let here = sites[from..]
            .iter()
            .take_while(|site| (site.0, site.1) == (story, paragraph));
        let damage = here.filter_map(|(_, _, index)| {
            let damage = reading.damage.get(*index)?;
            Some((*index, damage.site.as_ref()?.range.clone(), damage))
        });
        View::mended(text, damage.collect())
    };
    gather(&reading.transcript, &mut view, lexicon, true)
}

type MakeView<'f, 'a> = &'f mut dyn FnMut(Story, usize, Cow<'a, str>) -> View<'a>;

fn gather<'a>(
    transcript: &'a Transcript,
    view: MakeView<'_, 'a>,
    lexicon: &mut Lexicon,
    leads: bool,
) -> Vec<Leaf<'a>> {
    let mut leaves = Vec::new();
    let mut add =
        |story, index, paragraph: Option<&'a Paragraph>, label: &'a str, text: Cow<'a, str>| {
            let view = view(story, index, text);
            let mut tokens = lexicon.tokens(label);
            let labels = tokens.len();
            tokens.extend(lexicon.tokens(&view.text));
            if tokens.is_empty() && view.spots.is_empty() {
                return;
            }
            let lead = match leads && labels == 0 {
                true => labels::lead(&view.text),
                false => 0,
            };
            let lead = tokens[labels..]
                .iter()
                .take_while(|t| t.end <= lead)
                .count();
            let (keys, mut exact) = keys(&tokens[labels + lead..]);
            let mut sorted = keys.clone();
            sorted.sort_unstable();
            exact.sort_unstable();
            leaves.push(Leaf {
                story,
                index,
                paragraph,
                label,
                view,
                tokens,
                labels,
                lead,
                keys,
                sorted,
                exact,
            });
        };
    for (index, paragraph) in transcript.body.iter().enumerate() {
        let label = paragraph.label.as_deref().unwrap_or_default();
        add(
            Story::Body,
            index,
            Some(paragraph),
            label,
            paragraph.text.as_str().into(),
        );
    }
    for (number, note) in transcript.notes.iter().enumerate() {
        for (index, paragraph) in note.paragraphs.iter().enumerate() {
            let own = paragraph.label.as_deref().unwrap_or_default();
            let label = if index == 0 {
                note.marker.as_str()
            } else {
                own
            };
            add(
                Story::Note(number),
                index,
                Some(paragraph),
                label,
                paragraph.text.as_str().into(),
            );
        }
    }
    for (index, running) in transcript.running.iter().enumerate() {
        add(
            Story::Running,
            index,
            None,
            "",
            running_text(running).into(),
        );
    }
    for (number, text_box) in transcript.boxes.iter().enumerate() {
        for (index, paragraph) in text_box.paragraphs.iter().enumerate() {
            let label = paragraph.label.as_deref().unwrap_or_default();
            add(
                Story::Box(number),
                index,
                Some(paragraph),
                label,
                paragraph.text.as_str().into(),
            );
        }
    }
    leaves
}

/// The words of some tokens, folded and as they are written; the signs where there is no word.
fn keys(tokens: &[Token]) -> (Vec<u32>, Vec<u32>) {
    let has_words = tokens.iter().any(|token| token.is_word);
    let which = tokens.iter().filter(|token| token.is_word || !has_words);
    which.map(|token| (token.key, token.exact)).unzip()
}

/// The stories that are aligned apart from each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Lane {
    Body,
    Notes,
    Running,
    Boxes,
}

/// The lane of a story.
pub(super) fn lane(story: Story) -> Lane {
    match story {
        Story::Body => Lane::Body,
        Story::Note(_) => Lane::Notes,
        Story::Running => Lane::Running,
        Story::Box(_) => Lane::Boxes,
    }
}

/// Which leaves are of a lane: they stand in a row.
pub(super) fn stretch(leaves: &[Leaf<'_>], which: Lane) -> Range<usize> {
    let start = leaves.partition_point(|leaf| lane(leaf.story) < which);
    start..leaves.partition_point(|leaf| lane(leaf.story) <= which)
}
