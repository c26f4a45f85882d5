//! Differences while they are gathered: what they say, and where in the order of both texts they stand.

use super::{Certainty, Difference};
use crate::legacy::{Class, Site};

/// A difference that has no id yet.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub difference: Difference,
}

impl Found {
    /// A certain difference without places.
    pub fn new(class: &'static Class, message: impl Into<String>) -> Found {
        Found {
            difference: Difference {
                id: String::new(),
                class,
                certainty: Certainty::Certain,
                canonical: None,
                legacy: None,
                canonical_text: String::new(),
                legacy_text: String::new(),
                message: message.into(),
                help: super::classes::help(class).into(),
                count: 1,
            },
        }
    }

    /// With its place in the canonical text and what stands there.
    pub fn canonical(mut self, site: Option<Site>, text: impl Into<String>) -> Found {
        self.difference.canonical = site;
        self.difference.canonical_text = text.into();
        self
    }

    /// With its place in the legacy text and what stands there.
    pub fn legacy(mut self, site: Option<Site>, text: impl Into<String>) -> Found {
        self.difference.legacy = site;
        self.difference.legacy_text = text.into();
        self
    }

    /// With how sure it is.
    pub fn certainty(mut self, certainty: Certainty) -> Found {
        self.difference.certainty = certainty;
        self
    }

    /// Likely only.
    pub fn likely(self) -> Found {
        self.certainty(Certainty::Likely)
    }

    /// With advice of its own.
    pub fn help(mut self, help: impl Into<String>) -> Found {
        self.difference.help = help.into();
        self
    }
}

/// The differences of one row.
#[derive(Default)]
pub(super) struct Finds {
    all: Vec<((usize, usize), Found)>,
}

impl Finds {
    /// Adds a difference that stands before these words of the two sides.
    pub fn add(&mut self, found: Found, place: (usize, usize)) {
        self.all.push((place, found));
    }

    /// All, in the order of the text.
    pub fn in_order(mut self) -> Vec<Found> {
        self.all.sort_by_key(|(place, _)| *place);
        self.all.into_iter().map(|(_, found)| found).collect()
    }
}
