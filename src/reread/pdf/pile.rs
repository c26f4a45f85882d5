//! The pile for the press, read back: page for page what the copies show that were proved one by one.

use super::rules::{self, Troubles};
use super::{
    KnownFace, MOST_BYTES, faces, fonts, inherited, interpret, packed, page_content, running,
};
use crate::diag::Finding;
use lopdf::{Document, Object, ObjectId};

/// How deep the resources of a page may be nested.
const DEEPEST: usize = 32;

/// A copy that ought to be in a pile.
#[derive(Clone, Copy, Debug)]
pub struct Piled<'a> {
    /// The PDF of the copy, proved.
    pub copy: &'a [u8],
    /// The lines of the sheet before it.
    pub separator: &'a [String],
}

/// Compares a pile with its copies: for each a separator sheet (a page with its lines and a blank one), then the pages of
/// the copy with the same contents, fonts and pictures, and a blank one where their number is odd.
pub fn pile(bytes: &[u8], copies: &[Piled<'_>], known: &[KnownFace<'_>]) -> Vec<Finding> {
    let mut troubles = Troubles::default();
    match packed::open(bytes) {
        Ok(document) => compare(&document, copies, known, &mut troubles),
        Err(error) => troubles.add(&rules::UNREADABLE, 0, || {
            format!("The file for the press is no PDF that can be read: {error}")
        }),
    }
    troubles.into_findings()
}

fn compare(
    pile: &Document,
    copies: &[Piled<'_>],
    known: &[KnownFace<'_>],
    troubles: &mut Troubles,
) {
    let mut pages = (1..).zip(pile.page_iter());
    let mut fonts = fonts::Fonts::new(faces::Known::open(known));
    let mut budget = interpret::MOST_OPERATORS;
    for (place, piled) in copies.iter().enumerate() {
        let Ok(copy) = packed::open(piled.copy) else {
            let what = || format!("Copy {} of the pile cannot be read", place + 1);
            return troubles.add(&rules::PILE, 0, what);
        };
        let told = pages.next().map(|(page, id)| {
            let content = page_content(pile, id, page, &mut fonts, &mut budget, troubles);
            (page, running::artifact_lines(&content, &fonts))
        });
        match told {
            Some((_, told)) if told == piled.separator => {}
            Some((page, told)) => troubles.add(&rules::PILE, page, || {
                let (told, wanted) = (told.join(" / "), piled.separator.join(" / "));
                format!("The separator sheet says “{told}” and not “{wanted}”")
            }),
            None => return short(troubles),
        }
        let own: Vec<ObjectId> = copy.page_iter().collect();
        let blank_after = (own.len() % 2 == 1).then_some(None);
        let expected = [None].into_iter();
        let expected = expected.chain(own.into_iter().map(Some)).chain(blank_after);
        for wanted in expected {
            let Some((page, id)) = pages.next() else {
                return short(troubles);
            };
            let same = match wanted {
                Some(wanted) => shows(pile, id, &copy, wanted),
                None => content(pile, id).is_some_and(|content| content.is_empty()),
            };
            if !same {
                troubles.add(&rules::PILE, page, || match wanted {
                    Some(_) => "The page is not that of the copy".into(),
                    None => "The back of a sheet is not blank".into(),
                });
            }
        }
    }
    if pages.next().is_some() {
        troubles.add(&rules::PILE, 0, || {
            "The pile has pages of no copy at its end".into()
        });
    }
}

fn short(troubles: &mut Troubles) {
    troubles.add(&rules::PILE, 0, || {
        "The pile ends before its last copy".into()
    });
}

/// What a page draws, without the white space in which two streams meet.
fn content(document: &Document, page: ObjectId) -> Option<Vec<u8>> {
    let content = document
        .get_page_content_with_limit(page, MOST_BYTES)
        .ok()?;
    Some(content.trim_ascii().to_vec())
}

/// Whether two pages show the same: by what they draw, and what they draw it with.
fn shows(pile: &Document, page: ObjectId, copy: &Document, own: ObjectId) -> bool {
    let (drawn, wanted) = (content(pile, page), content(copy, own));
    let alike = |key: &[u8]| match (inherited(pile, page, key), inherited(copy, own, key)) {
        (Some(found), Some(wanted)) => same(pile, found, copy, wanted, 0),
        (found, wanted) => found.is_none() && wanted.is_none(),
    };
    drawn.is_some() && drawn == wanted && alike(b"Resources") && alike(b"MediaBox")
}

/// Whether two objects of two files are the same, with all that they lead to.
fn same(one: &Document, a: &Object, two: &Document, b: &Object, depth: usize) -> bool {
    if depth > DEEPEST {
        return false;
    }
    let (Ok((_, a)), Ok((_, b))) = (one.dereference(a), two.dereference(b)) else {
        return false;
    };
    let table = |a: &lopdf::Dictionary, b: &lopdf::Dictionary| {
        a.len() == b.len()
            && a.iter().all(|(key, value)| {
                b.get(key)
                    .is_ok_and(|other| same(one, value, two, other, depth + 1))
            })
    };
    match (a, b) {
        (Object::Array(a), Object::Array(b)) => {
            let mut pairs = a.iter().zip(b);
            a.len() == b.len() && pairs.all(|(a, b)| same(one, a, two, b, depth + 1))
        }
        (Object::Dictionary(a), Object::Dictionary(b)) => table(a, b),
        (Object::Stream(a), Object::Stream(b)) => a.content == b.content && table(&a.dict, &b.dict),
        (a, b) => a == b,
    }
}
