//! The levels of headings: from 1, without gaps.

use crate::sheet::{Role, Sheet};

/// What headings stand above the place that is being read.
#[derive(Clone, Copy, Default)]
pub(super) struct Above {
    /// Whether the part has shown a title, or a heading of its own as an attachment.
    pub(super) titled: bool,
    /// How many units with headings are open.
    pub(super) units: u8,
}

/// The level of a heading of this role, `None` where the layout sets it as text.
///
/// Titles and attachment headings have level 1. A unit's heading is one below that of the unit that it stands in, or
/// below the title where there is one; a heading that opens no unit is one below the unit's.
pub(super) fn level(sheet: &Sheet, role: Role, above: Above) -> Option<u8> {
    sheet.styles.get(&role)?.heading?;
    let base = u8::from(above.titled);
    let level = match role {
        Role::DocumentTitle | Role::AttachmentHeading => 1,
        _ => base + above.units + 1,
    };
    Some(level.min(6))
}
