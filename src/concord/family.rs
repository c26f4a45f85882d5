//! Family: which files are the language versions of one document. Their FRBRWork is the same, and FRBRtranslation names the
//! expression that a translation was made from; numbers of working versions say nothing: E04 may match P11.

use crate::model::{Document, Identity};
use std::collections::BTreeMap;

/// Versions of one document, by their places in the list, the original first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Family {
    /// IRI of the work.
    pub work: String,
    /// Places of the versions.
    pub members: Vec<usize>,
}

/// The families among documents, in the order of their first members. Every document is in one.
pub fn families(documents: &[&Document]) -> Vec<Family> {
    let identity = |at: usize| -> &Identity { &documents[at].root.identity };
    let mut works: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for at in 0..documents.len() {
        works.entry(&identity(at).work.uri).or_default().push(at);
    }
    let mut families = Vec::new();
    for (work, members) in works {
        let made_from = |at: usize| {
            let translations = &identity(at).expression.translations;
            translations.iter().find_map(|translation| {
                members.iter().copied().find(|other| {
                    *other != at && identity(*other).expression.uri == translation.href
                })
            })
        };
        let origin = |at: usize| {
            let mut at = at;
            // a chain of translations cannot be longer than the list: then it is a ring
            for _ in 0..members.len() {
                match made_from(at) {
                    Some(before) => at = before,
                    None => break,
                }
            }
            at
        };
        let mut by_origin: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in &members {
            by_origin.entry(origin(*at)).or_default().push(*at);
        }
        join_unmarked(&mut by_origin, &|at| identity(at));
        for (origin, mut members) in by_origin {
            members.sort_by_key(|at| (*at != origin, *at));
            families.push(Family {
                work: work.to_owned(),
                members,
            });
        }
    }
    families.sort_by_key(|family| family.members.iter().copied().min());
    families
}

/// Versions of a work that no translation joins, each of another language, are one family: nothing says which was made
/// from which.
fn join_unmarked<'d>(
    by_origin: &mut BTreeMap<usize, Vec<usize>>,
    identity: &dyn Fn(usize) -> &'d Identity,
) {
    let unmarked: Vec<usize> = by_origin
        .iter()
        .filter(|(at, members)| {
            members.len() == 1 && identity(**at).expression.translations.is_empty()
        })
        .map(|(at, _)| *at)
        .collect();
    let mut languages: Vec<&str> = unmarked
        .iter()
        .map(|at| identity(*at).expression.language_tag())
        .collect();
    languages.sort_unstable();
    let distinct = languages.windows(2).all(|two| two[0] != two[1]);
    let (Some(first), true) = (unmarked.first(), distinct && unmarked.len() > 1) else {
        return;
    };
    for at in &unmarked[1..] {
        by_origin.remove(at);
    }
    by_origin.insert(*first, unmarked);
}
