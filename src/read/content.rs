//! What an element may hold, in which order and number: the rules of the table, ready to be checked.

use super::element::GROUPS;
use std::cmp::Reverse;

/// Content model of an element.
#[derive(Debug)]
pub(super) struct Model {
    /// Whether text may stand in it.
    pub(super) text: bool,
    /// Whether it keeps data of other namespaces as they are.
    pub(super) foreign: bool,
    /// One of these sequences must fit.
    alternatives: Vec<Vec<Particle>>,
}

/// Some elements that may stand at one point of a sequence.
#[derive(Debug)]
struct Particle {
    accepts: Set,
    /// Whether at least one must stand there.
    required: bool,
    /// Whether more than one may.
    many: bool,
    /// As the table writes it.
    written: String,
}

/// A set of elements, by their place in the table (137 of them).
#[derive(Clone, Copy, Debug, Default)]
struct Set([u64; 3]);

impl Set {
    fn add(&mut self, id: usize) {
        self.0[id / 64] |= 1 << (id % 64);
    }

    fn has(&self, id: usize) -> bool {
        self.0[id / 64] & (1 << (id % 64)) != 0
    }
}

/// What is wrong with the children of an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The child with this index may not stand in the element at all.
    Misplaced(usize),
    /// The child with this index may stand in it, but not here.
    Order(usize),
    /// This is missing, before the child with the index, or at the end.
    Missing(String, Option<usize>),
}

impl Model {
    /// Reads a rule of the table; `names` are all elements in the table's order. A rule that names an element
    /// unknown to the table accepts nothing there; a test sees to it that there is none.
    pub(super) fn new(written: &str, names: &[&str]) -> Model {
        let mut model = Model {
            text: false,
            foreign: false,
            alternatives: Vec::new(),
        };
        for alternative in written.split('|') {
            let mut sequence = Vec::new();
            for word in alternative.split_whitespace() {
                match word {
                    "TEXT" => model.text = true,
                    "FOREIGN" => model.foreign = true,
                    _ => sequence.push(Particle::new(word, names)),
                }
            }
            model.alternatives.push(sequence);
        }
        model
    }

    /// Whether an element may stand in it anywhere.
    pub(super) fn takes(&self, id: usize) -> bool {
        self.alternatives
            .iter()
            .flatten()
            .any(|particle| particle.accepts.has(id))
    }

    /// Checks the children (`None`: an element that is not in the profile, left out of the check). Of several
    /// alternatives the one with the fewest faults speaks; of two such, the one that fits longer.
    pub(super) fn faults(&self, children: &[Option<usize>]) -> Vec<Fault> {
        let mut best: Option<Vec<Fault>> = None;
        for sequence in &self.alternatives {
            let faults = faults(sequence, children, self);
            if faults.is_empty() {
                return faults;
            }
            let better = best.as_ref().is_none_or(|best| {
                let rank =
                    |faults: &[Fault]| (faults.len(), Reverse(faults.first().map(Fault::child)));
                rank(&faults) < rank(best)
            });
            if better {
                best = Some(faults);
            }
        }
        best.unwrap_or_default()
    }
}

impl Fault {
    /// The child at which it shows; past all children for what is missing at the end.
    fn child(&self) -> usize {
        match self {
            Fault::Misplaced(child) | Fault::Order(child) => *child,
            Fault::Missing(_, before) => before.unwrap_or(usize::MAX),
        }
    }
}

impl Particle {
    fn new(word: &str, names: &[&str]) -> Particle {
        let (required, many) = match word.as_bytes().last() {
            Some(b'?') => (false, false),
            Some(b'*') => (false, true),
            Some(b'+') => (true, true),
            _ => (true, false),
        };
        let written = word.trim_end_matches(['?', '*', '+']);
        let mut accepts = Set::default();
        for name in written.split('/') {
            let group = GROUPS.iter().find(|(group, _)| *group == name);
            for name in group
                .map_or(name, |(_, members)| members)
                .split_whitespace()
            {
                if let Some(id) = names.iter().position(|other| *other == name) {
                    accepts.add(id);
                }
            }
        }
        Particle {
            accepts,
            required,
            many,
            written: written.to_owned(),
        }
    }

    /// What it wants, in words.
    fn wanted(&self) -> String {
        if let [one] = *self.written.split('/').collect::<Vec<_>>()
            && GROUPS.iter().all(|(group, _)| *group != one)
        {
            return format!("`{one}`");
        }
        let names: Vec<String> = self
            .written
            .split('/')
            .map(|name| match name {
                "DOCUMENTS" => "a document".to_owned(),
                "BLOCKS" => "a paragraph, list or table".to_owned(),
                "HIERARCHY" => "a paragraph or section".to_owned(),
                other => format!("`{other}`"),
            })
            .collect();
        match names.as_slice() {
            [first, .., last] if names.len() > 4 => format!("one of {first} ... {last}"),
            _ => names.join(" or "),
        }
    }
}

/// The faults of children against one sequence. Each child takes the first particle, from the one in hand on, that
/// accepts it: the schema's rules are deterministic, so this never has to be taken back.
fn faults(sequence: &[Particle], children: &[Option<usize>], model: &Model) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut at = 0;
    let mut filled = false;
    for (index, child) in children.iter().enumerate() {
        let Some(id) = *child else { continue };
        let found = (at..sequence.len()).find(|next| {
            sequence[*next].accepts.has(id) && (*next > at || !filled || sequence[*next].many)
        });
        let Some(next) = found else {
            faults.push(if model.takes(id) {
                Fault::Order(index)
            } else {
                Fault::Misplaced(index)
            });
            continue;
        };
        let first = if filled { at + 1 } else { at };
        for skipped in sequence.iter().take(next).skip(first) {
            // where it stands further on, the order is wrong and nothing is missing
            let later = children[index..]
                .iter()
                .flatten()
                .any(|id| skipped.accepts.has(*id));
            if skipped.required && !later {
                faults.push(Fault::Missing(skipped.wanted(), Some(index)));
            }
        }
        (at, filled) = (next, true);
    }
    let first = if filled { at + 1 } else { at };
    for skipped in sequence
        .iter()
        .skip(first)
        .filter(|particle| particle.required)
    {
        faults.push(Fault::Missing(skipped.wanted(), None));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 4] = ["a", "b", "c", "d"];

    fn check(rule: &str, children: &str) -> Vec<Fault> {
        let children: Vec<Option<usize>> = children
            .chars()
            .map(|c| NAMES.iter().position(|name| name.starts_with(c)))
            .collect();
        Model::new(rule, &NAMES).faults(&children)
    }

    #[test]
    fn order_and_number_are_checked() {
        assert_eq!(check("a b? c+", "acc"), []);
        assert_eq!(check("a b? c+", "abcxc"), []);
        assert_eq!(check("a b? c+", "aabc"), [Fault::Order(1)]);
        assert_eq!(check("a b? c+", "acb"), [Fault::Order(2)]);
        assert_eq!(
            check("a b? c+", "bc"),
            [Fault::Missing("`a`".into(), Some(0))]
        );
        assert_eq!(check("a b? c+", "ab"), [Fault::Missing("`c`".into(), None)]);
        assert_eq!(check("a b? c+", "adc"), [Fault::Misplaced(1)]);
        assert_eq!(check("a b c", "bac"), [Fault::Order(1)]);
        assert_eq!(check("", "a"), [Fault::Misplaced(0)]);
    }

    #[test]
    fn of_alternatives_one_must_fit() {
        let rule = "a? b/c* | a? d";
        assert_eq!(check(rule, "abcb"), []);
        assert_eq!(check(rule, "ad"), []);
        assert_eq!(check(rule, "adb"), [Fault::Order(2)]);
    }

    #[test]
    fn many_faults_take_no_more_time_than_few() {
        let faults = check("a+ b", &"ba".repeat(3));
        assert!(!faults.is_empty());
    }
}
