//! `engross watch`: a hot folder. It looks again and again instead of asking the system for changes: print rooms keep
//! such folders on network shares, which tell nobody of a change.

use super::args::{self, Format, Reporting};
use super::messages;
use super::out;
use super::render;
use super::report::{self, Ending, Entry};
use super::workshop::{self, Workshop};
use engross::batch::News;
use engross::store::{self, Traits};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

/// Watches until Ctrl-C.
pub fn run(args: &args::Watch) -> ExitCode {
    let reporting = Reporting {
        format: Format::Text,
        quiet: args.quiet,
    };
    let workshop = match Workshop::open(&args.press, std::slice::from_ref(&args.folder)) {
        Ok(workshop) => workshop,
        Err(entry) => return report::finish(&[*entry], &reporting, |_| None),
    };
    messages::print(&workshop.findings);
    if !args.folder.is_dir() {
        let missing = store::no_folder(&args.folder);
        let entry = Entry::failed(args.folder.display().to_string(), vec![missing.into()]);
        return report::finish(&[entry], &reporting, |_| None);
    }
    let mut watch = Watch::default();
    if !args.quiet {
        out::print(&format!(
            "watching {} every {} s, Ctrl-C ends\n",
            args.folder.display(),
            args.every
        ));
    }
    while !workshop::interrupted() {
        let whole = watch.look(&args.folder);
        if !whole.is_empty() {
            work(args, &workshop, &whole);
        }
        workshop::wait(Duration::from_secs(args.every.get()));
    }
    Ending::Clean.exit_code()
}

/// Renders what is whole and tells of it.
fn work(args: &args::Watch, workshop: &Workshop, whole: &[PathBuf]) {
    let batch = workshop.batch(args.press.force, false);
    let ran = batch.run(&workshop.lock, whole, &mut |news| {
        if let News::Done(done) = news {
            messages::print(&done.findings);
            if !args.quiet && !done.skipped {
                out::print(&format!("{}\n", render::say(&done, &args.press.output)));
            }
        }
    });
    if let Err(error) = ran {
        messages::print(&workshop.failed(error).findings);
    }
}

/// What was seen at the last look.
#[derive(Default)]
struct Watch {
    seen: BTreeMap<PathBuf, (Traits, bool)>,
}

impl Watch {
    /// The files that have come or changed and are whole: as large and as old as at the last look.
    fn look(&mut self, folder: &PathBuf) -> Vec<PathBuf> {
        let mut whole = Vec::new();
        let mut now = BTreeMap::new();
        // a folder without documents is no error here: they will come
        let (files, _) = store::gather(std::slice::from_ref(folder), &["xml"]);
        for file in files {
            let Some(traits) = store::traits(&file) else {
                continue;
            };
            let done = match self.seen.get(&file) {
                Some((before, done)) if *before == traits => {
                    if !done {
                        whole.push(file.clone());
                    }
                    true
                }
                _ => false,
            };
            now.insert(file, (traits, done));
        }
        self.seen = now;
        whole
    }
}
