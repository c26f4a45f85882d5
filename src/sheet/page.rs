//! Paper and margins.

use crate::unit::Length;

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
