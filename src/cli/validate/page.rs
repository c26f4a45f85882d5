//! The HTML report under way: sections wait in an unnamed file until the summary before them is known.

use engross::diag::Finding;
use engross::store::{Folder, OUTPUT_UNWRITABLE};
use engross::validate::html;
use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

/// A report under way.
pub struct Page {
    path: PathBuf,
    folder: Folder,
    sections: io::BufWriter<File>,
}

impl Page {
    /// Begins a report that will have this path.
    pub fn begin(path: &Path) -> Result<Page, Finding> {
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        let sections = tempfile::tempfile().map_err(|error| unwritable(path, &error))?;
        Ok(Page {
            path: path.to_owned(),
            folder: Folder::open(folder.unwrap_or(Path::new("."))).map_err(Finding::from)?,
            sections: io::BufWriter::new(sections),
        })
    }

    /// Adds a file's section.
    pub fn add(&mut self, section: &str) -> Result<(), Finding> {
        self.sections
            .write_all(section.as_bytes())
            .map_err(|error| unwritable(&self.path, &error))
    }

    /// Puts the page together and gives it its name.
    pub fn finish(mut self, head: &str) -> Result<String, Finding> {
        let failed = |error: io::Error| unwritable(&self.path, &error);
        self.sections.flush().map_err(failed)?;
        self.sections.rewind().map_err(failed)?;
        let foot = html::foot();
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        let mut whole = head
            .as_bytes()
            .chain(self.sections.get_mut())
            .chain(foot.as_bytes());
        self.folder
            .stage_from(&name, &mut whole)
            .and_then(|staged| staged.release())
            .map_err(Finding::from)?;
        Ok(self.path.display().to_string())
    }
}

fn unwritable(path: &Path, error: &io::Error) -> Finding {
    Finding::new(
        &OUTPUT_UNWRITABLE,
        format!("cannot write {}: {error}", path.display()),
        "free space in the folder for temporary files and on the report's disk",
    )
}
