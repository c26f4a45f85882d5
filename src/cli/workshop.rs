//! What making documents needs, set up once: layout, fonts, output folder, and how the work is stopped.

use super::args::{self, Pressing};
use super::layout::{self, Shelf};
use super::report::Entry;
use engross::attached::sha256;
use engross::batch::{Batch, Naming};
use engross::diag::Finding;
use engross::model::Document;
use engross::sheet::Sheet;
use engross::store::{Folder, Lock, StoreError};
use engross::text::FontBook;
use std::collections::BTreeMap;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

/// Set by Ctrl-C.
static STOP: AtomicBool = AtomicBool::new(false);

/// Everything set up.
pub struct Workshop {
    making: Box<dyn Fn(&Path) -> String + Sync>,
    choose: Box<Choose>,
    naming: Naming,
    threads: NonZero<usize>,
    /// The output folder.
    pub folder: Folder,
    /// The right to write into it.
    pub lock: Lock,
    /// What was found in the layout.
    pub findings: Vec<Finding>,
}

/// Chooses the layout of an input.
type Choose = dyn Fn(&Path, Option<&Document>) -> Result<Arc<Sheet>, Vec<Finding>> + Sync;
/// A layout that was loaded, or what is wrong with it.
type Known = Result<Arc<Sheet>, Vec<Finding>>;

/// The layouts of a run: shelves by folder, and what was loaded from them, each once.
struct Layouts {
    args: args::Layout,
    shelves: Mutex<BTreeMap<PathBuf, Arc<Shelf>>>,
    sheets: Mutex<BTreeMap<(PathBuf, String), Known>>,
    /// The hashes of all that the layouts decide, by folder.
    hashes: Mutex<BTreeMap<PathBuf, String>>,
}

impl Layouts {
    fn shelf(&self, input: &Path) -> Arc<Shelf> {
        let folder = layout::folder_of(input);
        let mut shelves = held(&self.shelves);
        let made = || Arc::new(Shelf::of(&self.args, Some(&folder)));
        shelves.entry(folder.clone()).or_insert_with(made).clone()
    }

    fn choose(&self, input: &Path, document: Option<&Document>) -> Known {
        let shelf = self.shelf(input);
        let named = match &self.args.layout {
            Some(named) => named.clone(),
            None => shelf.choose(document),
        };
        let key = (layout::folder_of(input), named);
        if let Some(known) = held(&self.sheets).get(&key) {
            return known.clone();
        }
        let loaded = shelf.load(&key.1);
        let known = loaded.sheet.map(Arc::new).ok_or(loaded.findings);
        held(&self.sheets).insert(key, known.clone());
        known
    }

    /// A hash of all that the layouts decide.
    fn whole(&self, input: &Path) -> String {
        let shelf = self.shelf(input);
        let mut hashes = held(&self.hashes);
        let made = || sha256(shelf.whole(self.args.layout.as_deref()).as_bytes());
        let hash = hashes.entry(layout::folder_of(input)).or_insert_with(made);
        hash.clone()
    }
}

/// What a lock guards; a thread that died left nothing half done.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Workshop {
    /// Sets everything up for these inputs, or says why not.
    pub fn open(args: &Pressing, inputs: &[PathBuf]) -> Result<Workshop, Box<Entry>> {
        let stopped =
            |input: &str, findings: Vec<Finding>| Box::new(Entry::failed(input, findings));
        let shelf = Shelf::of(&args.layout, inputs.first().map(PathBuf::as_path));
        // what is wrong with a layout that is named is said once
        let mut findings = shelf.twice();
        if let Some(named) = &args.layout.layout {
            let loaded = shelf.load(named);
            if loaded.sheet.is_none() {
                return Err(stopped(named, loaded.findings));
            }
            findings = loaded.findings;
        }
        let naming =
            Naming::read(&args.name).map_err(|finding| stopped(&args.name, vec![finding]))?;
        let output = args.output.display().to_string();
        let folder = Folder::open(&args.output);
        let folder = folder.map_err(|error| stopped(&output, vec![error.into()]))?;
        let lock = folder
            .lock()
            .map_err(|error| stopped(&output, vec![error.into()]))?;
        let layouts = Arc::new(Layouts {
            args: args.layout.clone(),
            shelves: Mutex::default(),
            sheets: Mutex::default(),
            hashes: Mutex::default(),
        });
        let fonts = FontBook::shared().fingerprint();
        let making = {
            let layouts = layouts.clone();
            move |input: &Path| {
                let parts = [env!("CARGO_PKG_VERSION"), &layouts.whole(input), &fonts];
                sha256(parts.join(" ").as_bytes())
            }
        };
        listen();
        Ok(Workshop {
            making: Box::new(making),
            choose: Box::new(move |input: &Path, document: Option<&Document>| {
                layouts.choose(input, document)
            }),
            naming,
            threads: args.jobs.unwrap_or_else(cores),
            folder,
            lock,
            findings,
        })
    }

    /// A batch in this workshop.
    pub fn batch(&self, force: bool, fail_fast: bool) -> Batch<'_> {
        Batch {
            book: FontBook::shared(),
            choose: &*self.choose,
            making: &*self.making,
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
