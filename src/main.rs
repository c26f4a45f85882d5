//! The `engross` command.
fn main() {}
