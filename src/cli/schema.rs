//! `engross schema`: the JSON Schema of what a command prints with `--format json`.

use super::args::{self, SchemaOf};
use super::out;
use std::process::ExitCode;

/// What `render`, `watch`, `check`, `verify` and `accept` print.
const REPORT: &str = include_str!("report.schema.json");
/// What `concord` prints.
const CONCORDANCE: &str = include_str!("concord.schema.json");

/// Prints the schema.
pub fn run(args: &args::Schema) -> ExitCode {
    out::print(match args.of {
        SchemaOf::Validation => engross::validate::SCHEMA,
        SchemaOf::Report => REPORT,
        SchemaOf::Concordance => CONCORDANCE,
    })
    .exit_code()
}
