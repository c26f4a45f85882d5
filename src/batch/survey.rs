//! The survey before a batch: which document will be called what, so that two that would be written to the same files
//! are known before anything is written.

use super::Naming;
use super::SYMBOL_TAKEN;
use crate::diag::Finding;
use crate::{flow, read};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What the survey knows of an input that will have a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Surveyed {
    /// The symbol.
    pub symbol: String,
    /// What its files will be called, without ending.
    pub name: String,
}

/// What a document will be called, from the head of its file; `None` where it cannot be named: what is wrong with it,
/// the job reports with everything else.
pub fn survey(input: &Path, bytes: &[u8], naming: &Naming) -> Option<Surveyed> {
    named(flow::symbol(&read::identity(bytes)?), input, naming)
}

/// What a document with this symbol will be called.
pub fn named(symbol: String, input: &Path, naming: &Naming) -> Option<Surveyed> {
    let name = naming.name(&symbol, input).ok()?;
    Some(Surveyed { symbol, name })
}

/// For each input that may not be written, why: those whose files would have the same names. Names are compared
/// without regard to case, since some file systems do not regard it either. What cannot be read to its end will not be
/// written and takes no name from another; `can_be_read` is asked of the few that share a name.
pub fn clashes(
    inputs: &[PathBuf],
    surveyed: &[Option<Surveyed>],
    can_be_read: &dyn Fn(&Path) -> bool,
) -> BTreeMap<usize, Finding> {
    let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut refused = BTreeMap::new();
    for (index, one) in surveyed.iter().enumerate() {
        if let Some(one) = one {
            by_name
                .entry(one.name.to_lowercase())
                .or_default()
                .push(index);
        }
    }
    for group in by_name.values_mut().filter(|group| group.len() > 1) {
        group.retain(|index| can_be_read(&inputs[*index]));
        if group.len() == 1 {
            continue;
        }
        for index in &*group {
            let Some(Surveyed { symbol, name }) = &surveyed[*index] else {
                continue;
            };
            let others: Vec<String> = group
                .iter()
                .filter(|other| *other != index)
                .take(3)
                .map(|other| inputs[*other].display().to_string())
                .collect();
            let more = match group.len() - 1 - others.len() {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            let what = if name == symbol {
                format!("the symbol {symbol}")
            } else {
                format!("the file name {name}")
            };
            let finding = Finding::new(
                &SYMBOL_TAKEN,
                format!(
                    "{} has {what}, as has {}{more}",
                    inputs[*index].display(),
                    others.join(", ")
                ),
                "give each its own symbol, name the files by a template (--name), or render into different folders",
            );
            refused.insert(*index, finding);
        }
    }
    refused
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_differ_in_case_alone_clash_and_both_are_refused() {
        let inputs: Vec<PathBuf> = ["a.xml", "b.xml", "c.xml"].map(PathBuf::from).to_vec();
        let naming = Naming::read("{symbol}").unwrap();
        let surveyed: Vec<Option<Surveyed>> = ["AG05279E04", "ag05279e04", "AG05280E04"]
            .iter()
            .zip(&inputs)
            .map(|(symbol, input)| named((*symbol).to_owned(), input, &naming))
            .collect();
        let refused = clashes(&inputs, &surveyed, &|_| true);
        assert_eq!(refused.keys().copied().collect::<Vec<_>>(), [0, 1]);
        let but_one = clashes(&inputs, &surveyed, &|input| input != Path::new("a.xml"));
        assert!(but_one.is_empty(), "{but_one:?}");
        assert!(refused[&0].message.contains("b.xml"), "{:?}", refused[&0]);
        assert_eq!(refused[&1].rule.code, "SYMBOL-TAKEN");
    }
}
