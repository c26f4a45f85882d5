//! The `engross` command.

mod cli;

// a fifteenth of the time that a document takes was spent in the allocator of the system
#[cfg(unix)]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    cli::run()
}
