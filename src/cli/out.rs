//! Standard output: the one place that writes to it.

use super::report::Ending;
use std::io::{ErrorKind, Write};

/// Prints `text`. A reader that has seen enough (`| head`) is no fault; an output that cannot be written is.
pub fn print(text: &str) -> Ending {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ending::Clean,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ending::Clean,
        Err(error) => {
            // where standard error is closed as well, the exit code still tells
            let _ = writeln!(
                std::io::stderr(),
                "error: cannot write to standard output: {error}\n\
                 help: send it to a file on a disk that has room"
            );
            Ending::Failed
        }
    }
}
