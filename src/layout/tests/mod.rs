//! Tests of the layout on hand-made flows in the AG layout.

mod notes;
mod random;
mod sample;
mod structure;
mod table;
mod text;
