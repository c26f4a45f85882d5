//! What making documents needs, set up once: layout, fonts, output folder, and how the work is stopped.

use super::args::Pressing;
use super::layout;
use super::report::Entry;
use engross::attached::sha256;
use engross::batch::{Batch, Naming, Press};
use engross::diag::Finding;
use engross::sheet::{self, Sheet};
use engross::store::{Folder, Lock, StoreError};
use engross::text::FontBook;
use std::num::NonZero;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Set by Ctrl-C.
static STOP: AtomicBool = AtomicBool::new(false);

/// Everything set up.
pub struct Workshop {
    sheet: Sheet,
    making: String,
    naming: Naming,
    threads: NonZero<usize>,
    /// The output folder.
    pub folder: Folder,
    /// The right to write into it.
    pub lock: Lock,
    /// What was found in the layout.
    pub findings: Vec<Finding>,
}

impl Workshop {
    /// Sets everything up, or says why not.
    pub fn open(args: &Pressing) -> Result<Workshop, Box<Entry>> {
        let named = &args.layout.layout;
        let stopped =
            |input: &str, findings: Vec<Finding>| Box::new(Entry::failed(input, findings));
        let (file, text) = layout::text(named).map_err(|finding| stopped(named, vec![finding]))?;
        let loaded = sheet::load(&file, &text);
        let Some(sheet) = loaded.value else {
            return Err(stopped(named, loaded.findings));
        };
        let naming =
            Naming::read(&args.name).map_err(|finding| stopped(&args.name, vec![finding]))?;
        let output = args.output.display().to_string();
        let folder = Folder::open(&args.output);
        let folder = folder.map_err(|error| stopped(&output, vec![error.into()]))?;
        let lock = folder
            .lock()
            .map_err(|error| stopped(&output, vec![error.into()]))?;
        let parts = [
            env!("CARGO_PKG_VERSION"),
            &sha256(layout::whole(text).as_bytes()),
            &FontBook::shared().fingerprint(),
        ];
        listen();
        Ok(Workshop {
            sheet,
            making: sha256(parts.join(" ").as_bytes()),
            naming,
            threads: args.jobs.unwrap_or_else(cores),
            folder,
            lock,
            findings: loaded.findings,
        })
    }

    /// A batch in this workshop.
    pub fn batch(&self, force: bool, fail_fast: bool) -> Batch<'_> {
        Batch {
            press: Press {
                sheet: &self.sheet,
                book: FontBook::shared(),
            },
            making: self.making.clone(),
            folder: &self.folder,
            naming: &self.naming,
            force,
            fail_fast,
            threads: self.threads,
            stop: &STOP,
            clock: &clock,
        }
    }

    /// A fault of the output folder, as an entry of the report.
    pub fn failed(&self, error: StoreError) -> Entry {
        Entry::failed(self.folder.path().display().to_string(), vec![error.into()])
    }
}

/// Whether Ctrl-C was pressed.
pub fn interrupted() -> bool {
    STOP.load(Ordering::Relaxed)
}

/// Waits, but no longer than until Ctrl-C.
pub fn wait(time: Duration) {
    let end = Instant::now() + time;
    while !interrupted() && Instant::now() < end {
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// The first Ctrl-C ends the run after the documents under way, the second at once: the folder is whole either way.
fn listen() {
    // where there can be no handler, Ctrl-C ends the process at once, which is safe as well
    let _ = ctrlc::set_handler(|| {
        if STOP.swap(true, Ordering::Relaxed) {
            std::process::exit(2);
        }
    });
}

/// As many threads as there are cores.
pub fn cores() -> NonZero<usize> {
    std::thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN)
}

fn clock() -> Duration {
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}
