//! The `Sheet`: everything about the look, read from a layout file (`layouts/*.toml`).
//!
//! After this form every style is resolved (nothing is inherited any more), every length is absolute, and every role
//! has a style. It knows no document.

mod composition;
mod distribution;
mod load;
mod masthead;
mod numbering;
mod page;
mod role;
mod running;
mod schema;
mod style;

pub use composition::{Composition, PartStart, TableLook};
pub use distribution::{Distribution, DistributionClass, StampWords};
pub use load::{
    Named, RULES, Shelf, builtin, builtin_names, extends, keys, load, load_from, organs,
};
pub use masthead::{Masthead, MastheadField, MastheadLine, MastheadPiece};
pub use numbering::{NumberForm, NumberLevel, Scheme};
pub use page::{PageGeometry, Paper};
pub use role::{CharRole, Role};
pub use running::{BarCodeForm, Running, RunningField, RunningLine, RunningSide};
pub use schema::schema;
pub use style::{Align, CharStyle, Position, Style, Tab, TabAlign};

use std::collections::BTreeMap;

/// A layout, complete.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Name of the layout: `ag`.
    pub name: String,
    /// Version of the layout: `1`.
    pub version: String,
    /// The organs whose documents take it where they name no layout, as they stand in the IRI of a work: `oas-cp`.
    pub organs: Vec<String>,
    /// Paper and margins.
    pub page: PageGeometry,
    /// The style of every paragraph role.
    pub styles: BTreeMap<Role, Style>,
    /// The style of every character role.
    pub char_styles: BTreeMap<CharRole, CharStyle>,
    /// Numbering schemes by name: `recitals`, `operative`, `sub-items`.
    pub schemes: BTreeMap<String, Scheme>,
    /// The head of the first page, line by line; `None` where its fields stand as the document pairs them.
    pub masthead: Option<Masthead>,
    /// Running headers and footers.
    pub running: Running,
    /// How lines, pages and parts are composed.
    pub composition: Composition,
    /// Rules and padding of tables.
    pub table: TableLook,
    /// What copies bear; `None` where the layout says nothing of copies.
    pub distribution: Option<Distribution>,
    /// Words that the layout itself prints, per language (BCP 47) and key.
    pub terms: BTreeMap<String, BTreeMap<String, String>>,
}

impl Sheet {
    /// The style of a role.
    pub fn style(&self, role: Role) -> &Style {
        // a Sheet is only ever made with a style for every role, see `load`
        &self.styles[&role]
    }

    /// The style of a character role.
    pub fn char_style(&self, role: CharRole) -> &CharStyle {
        // a Sheet is only ever made with a style for every role, see `load`
        &self.char_styles[&role]
    }
}
