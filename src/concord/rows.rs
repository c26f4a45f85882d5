//! Rows: the units of all versions that correspond, beside each other. The first version gives the order; what it lacks
//! stands where the others have it.

use super::align::aligned;
use super::unit::Unit;

/// Units that correspond, one for each version that has one.
#[derive(Clone, Debug)]
pub struct Row {
    /// By version.
    pub units: Vec<Option<Unit>>,
}

impl Row {
    /// The unit of the first version that has one.
    pub fn first(&self) -> Option<&Unit> {
        self.units.iter().flatten().next()
    }
}

/// The rows of all versions.
pub(super) fn rows(versions: &[Vec<Unit>]) -> Vec<Row> {
    let Some((first, others)) = versions.split_first() else {
        return Vec::new();
    };
    let empty = || vec![None; versions.len()];
    let mut known: Vec<Row> = first
        .iter()
        .map(|unit| {
            let mut units = empty();
            units[0] = Some(unit.clone());
            Row { units }
        })
        .collect();
    // what the first version lacks, by the row that it stands before
    let mut more: Vec<Vec<Row>> = vec![Vec::new(); first.len() + 1];
    for (index, version) in others.iter().enumerate() {
        let column = index + 1;
        let mut next = 0;
        let pairs = aligned(first, version);
        for (i, j) in pairs.into_iter().chain([(first.len(), version.len())]) {
            let mut at = 0;
            for unit in &version[next..j] {
                let slot = &mut more[i];
                let same = slot.iter().skip(at).position(|row| fits(row, unit, column));
                match same {
                    Some(found) => {
                        slot[at + found].units[column] = Some(unit.clone());
                        at += found + 1;
                    }
                    None => {
                        let mut units = empty();
                        units[column] = Some(unit.clone());
                        slot.insert(at.min(slot.len()), Row { units });
                        at += 1;
                    }
                }
            }
            if let (Some(row), Some(unit)) = (known.get_mut(i), version.get(j)) {
                row.units[column] = Some(unit.clone());
            }
            next = j + 1;
        }
    }
    let mut rows = Vec::with_capacity(known.len());
    let mut known = known.into_iter();
    for before in more {
        rows.extend(before);
        rows.extend(known.next());
    }
    rows
}

/// Whether a unit that the first version lacks is the one that another version has in this row.
fn fits(row: &Row, unit: &Unit, column: usize) -> bool {
    row.units[column].is_none()
        && row
            .first()
            .is_some_and(|other| other.class == unit.class && other.number() == unit.number())
}
