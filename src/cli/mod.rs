//! The `engross` command: arguments, files, clock and terminal; everything else is the library's.

mod accept;
mod args;
mod check;
mod compare;
mod concord;
mod distribute;
mod dump;
mod edits;
mod extract;
mod import;
mod layout;
mod layouts;
mod manual;
mod messages;
mod out;
mod progress;
mod render;
mod report;
mod rule;
mod schema;
mod settle;
mod status;
mod symbol;
mod trace;
mod validate;
mod verify;
mod watch;
mod workshop;

use clap::Parser;
use std::process::ExitCode;

/// Runs the command that the arguments ask for.
pub fn run() -> ExitCode {
    match args::Cli::parse().command {
        args::Command::Render(args) => render::run(&args),
        args::Command::Watch(args) => watch::run(&args),
        args::Command::Check(args) => check::run(&args),
        args::Command::Distribute(args) => distribute::run(&args),
        args::Command::Compare(args) => compare::run(&args),
        args::Command::Concord(args) => concord::run(&args),
        args::Command::Verify(args) => verify::run(&args),
        args::Command::Validate(args) => validate::run(&args),
        args::Command::Import(args) => import::run(&args),
        args::Command::Accept(args) => accept::run(&args),
        args::Command::Extract(args) => extract::run(&args),
        args::Command::Dump(args) => dump::run(&args),
        args::Command::Rule(args) => rule::run(&args),
        args::Command::Layout(args) => layouts::run(&args),
        args::Command::Status(args) => status::run(&args),
        args::Command::Settle(args) => settle::run(&args),
        args::Command::Symbol(args) => symbol::run(&args),
        args::Command::Schema(args) => schema::run(&args),
        args::Command::Completions { shell } => manual::completions(shell),
        args::Command::Man { output } => manual::man(&output),
    }
}
