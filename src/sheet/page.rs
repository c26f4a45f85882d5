//! Paper and margins.

use crate::unit::Length;
use serde::{Deserialize, Serialize};

/// Paper sizes by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Paper {
    /// US Letter, 8.5 by 11 inches.
    Letter,
    /// ISO 216 A4, 210 by 297 millimetres.
    A4,
}

impl Paper {
    /// All sizes.
    pub const ALL: [Paper; 2] = [Paper::Letter, Paper::A4];

    /// Its name in layout files and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Paper::Letter => "letter",
            Paper::A4 => "a4",
        }
    }

    /// Width and height.
    pub fn size(self) -> (Length, Length) {
        match self {
            Paper::Letter => (Length::from_emu(7_772_400), Length::from_emu(10_058_400)),
            Paper::A4 => (Length::from_emu(7_560_000), Length::from_emu(10_692_000)),
        }
    }
}

/// Paper and margins. Header and footer distances are from the paper's edge, as Word measures them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageGeometry {
    /// Paper width.
    pub width: Length,
    /// Paper height.
    pub height: Length,
    /// Top margin.
    pub top: Length,
    /// Bottom margin.
    pub bottom: Length,
    /// Left margin.
    pub left: Length,
    /// Right margin.
    pub right: Length,
    /// From the top edge to the top of the running header.
    pub header: Length,
    /// From the bottom edge to the bottom of the running footer.
    pub footer: Length,
}

impl PageGeometry {
    /// The width between the margins: the measure.
    pub fn measure(&self) -> Length {
        self.width - self.left - self.right
    }

    /// The height between the margins.
    pub fn text_height(&self) -> Length {
        self.height - self.top - self.bottom
    }
}
