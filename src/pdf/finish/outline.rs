//! The outline (ISO 32000-1, 12.3.3): nested as its levels say, the first level open.

use super::links::destination;
use super::objects::{Objects, name, reference, text};
use super::sheets::Sheets;
use crate::pages::Pages;
use lopdf::{Dictionary, dictionary};

/// A line under way: its number, and what is known of its neighbours so far.
struct Line {
    number: u32,
    parent: Option<usize>,
    first: Option<usize>,
    last: Option<usize>,
    previous: Option<usize>,
    next: Option<usize>,
    children: i64,
}

/// Adds the outline and tells the number of its root; `None` where the document has none.
pub(super) fn add(objects: &mut Objects, pages: &Pages, sheets: &Sheets) -> Option<u32> {
    if pages.outline.is_empty() {
        return None;
    }
    let root = objects.reserve();
    let lines = nest(objects, pages);
    for (line, entry) in lines.iter().zip(&pages.outline) {
        let number = |index: Option<usize>| index.map(|index| lines[index].number);
        let mut item = dictionary! {
            "Title" => text(&entry.title),
            "Parent" => reference(number(line.parent).unwrap_or(root)),
            "Dest" => destination(&entry.to, pages, sheets),
        };
        point(&mut item, "Prev", number(line.previous));
        point(&mut item, "Next", number(line.next));
        point(&mut item, "First", number(line.first));
        point(&mut item, "Last", number(line.last));
        if line.children > 0 {
            // open on the first level: the children are counted as shown
            let open = line.parent.is_none();
            item.set("Count", if open { line.children } else { -line.children });
        }
        objects.set(line.number, item);
    }
    let top: Vec<&Line> = lines.iter().filter(|line| line.parent.is_none()).collect();
    let shown = top.iter().map(|line| 1 + line.children).sum::<i64>();
    let mut outlines = dictionary! { "Type" => name("Outlines"), "Count" => shown };
    point(&mut outlines, "First", top.first().map(|line| line.number));
    point(&mut outlines, "Last", top.last().map(|line| line.number));
    objects.set(root, outlines);
    Some(root)
}

fn point(item: &mut Dictionary, key: &str, to: Option<u32>) {
    if let Some(number) = to {
        item.set(key, reference(number));
    }
}

/// Finds every line's neighbours. No line is more than one level deeper than the one before (`preflight`).
fn nest(objects: &mut Objects, pages: &Pages) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::with_capacity(pages.outline.len());
    // the last line of each level down to the present one
    let mut path: Vec<usize> = Vec::new();
    let mut last_top = None;
    for (index, entry) in pages.outline.iter().enumerate() {
        path.truncate(usize::from(entry.level) - 1);
        let parent = path.last().copied();
        let previous = match parent {
            Some(parent) => lines[parent].last.replace(index),
            None => last_top.replace(index),
        };
        if let Some(previous) = previous {
            lines[previous].next = Some(index);
        } else if let Some(parent) = parent {
            lines[parent].first = Some(index);
        }
        if let Some(parent) = parent {
            lines[parent].children += 1;
        }
        lines.push(Line {
            number: objects.reserve(),
            parent,
            first: None,
            last: None,
            previous,
            next: None,
            children: 0,
        });
        path.push(index);
    }
    lines
}
