//! `engross man` and `engross completions`: what a packager installs beside the binary.

use super::args::Cli;
use super::out;
use super::report::Ending;
use clap::CommandFactory;
use std::path::Path;
use std::process::ExitCode;

/// Writes the manual pages of the command and its subcommands into a folder.
pub fn man(folder: &Path) -> ExitCode {
    let written = std::fs::create_dir_all(folder)
        .and_then(|()| clap_mangen::generate_to(Cli::command(), folder));
    match written {
        Ok(()) => Ending::Clean.exit_code(),
        Err(error) => {
            eprintln!(
                "error: cannot write manual pages into {}: {error}",
                folder.display()
            );
            eprintln!("help: name a folder that you may write to with -o");
            Ending::Failed.exit_code()
        }
    }
}

/// Prints a shell's completions.
pub fn completions(shell: clap_complete::Shell) -> ExitCode {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "engross", &mut script);
    out::print(&String::from_utf8_lossy(&script)).exit_code()
}
