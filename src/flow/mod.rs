//! The `Flow`: the document as styled blocks in reading order, from which both outputs are made.
//!
//! After this form there is no inherited property, no relative length, no unassigned number, and no block inside a
//! block but in table cells and notes. Canonical numbers are copied into labels; lists say how Word reproduces them.

mod form;

pub use form::{
    Block, Card, Figure, Flow, Inline, Label, LinkTarget, ListForm, ListPlace, Note, OutlineEntry,
    Paragraph, Run, RunningText, Section, SideText, Table, TableCell, TableRow, Tag,
};
