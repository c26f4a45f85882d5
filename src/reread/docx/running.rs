//! Running lines: what of a header's paragraph stands left, in the middle, and right.

use super::draft::Draft;
use super::styles::{Align, ParagraphProps, ParagraphStyle, with_tabs};

/// The line that a paragraph of a header or footer makes; `None` where it is blank.
pub(super) fn line(
    draft: &Draft,
    props: &ParagraphProps,
    style: &ParagraphStyle,
) -> Option<[String; 3]> {
    let stops = with_tabs(&style.tabs, &props.tabs);
    let mut stops = stops.iter().filter(|stop| stop.at > 0);
    let mut said = draft.tabs.iter();
    let mut slots: [String; 3] = Default::default();
    let mut slot = props.frame.or(props.align).unwrap_or(style.align);
    let mut segments = draft.text.split('\t');
    slots[slot as usize].push_str(segments.next().unwrap_or_default());
    for segment in segments {
        let to = match said.next() {
            Some(Some(align)) => Some(*align),
            _ => stops.next().and_then(|stop| stop.align),
        };
        match to {
            Some(next) if next != slot && next != Align::Left => slot = next,
            // a tab between two texts of one place is part of it
            _ => slots[slot as usize].push('\t'),
        }
        slots[slot as usize].push_str(segment);
    }
    let slots = slots.map(|text| text.trim().to_owned());
    slots.iter().any(|text| !text.is_empty()).then_some(slots)
}
