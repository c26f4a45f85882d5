//! The master of a PDF: its bodies deflated, its other objects still open, so that copies cost little.
//!
//! Bodies are the streams: page contents, fonts, pictures, the attached source. They are the bulk of a file and are
//! the same in every copy; they are deflated once, here. What a stamped copy has to change stays open as objects, and
//! the [`Seam`] says where: the pages' dictionaries (a copy adds its own stream to their `Contents`, after the body), the
//! structure tree, the catalog. Nothing is laid out, subsetted or tagged again for it: see `edition`.

use super::finish::file::{File, body};
use super::finish::objects::{bytes, reference};
use super::finish::structure::Tree;
use lopdf::{Dictionary, Object, dictionary};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// A finished PDF in parts.
#[derive(Debug)]
pub struct Master {
    bodies: Vec<Body>,
    pub(super) objects: BTreeMap<u32, Object>,
    pub(super) root: u32,
    pub(super) info: u32,
    size: usize,
    pub(super) seam: Seam,
}

/// Where a master stands open for the stamp of a copy.
#[derive(Debug)]
pub(super) struct Seam {
    /// The structure tree.
    pub(super) tree: Tree,
    /// How many marked-content sequences the first page has.
    pub(super) marks: usize,
    /// The pages in order.
    pub(super) pages: Vec<u32>,
    /// The specification of the attached source.
    pub(super) attached: u32,
    /// Its bytes.
    pub(super) embedded: u32,
}

/// A deflated stream as it stands in the file.
struct Body {
    number: u32,
    bytes: Vec<u8>,
}

impl std::fmt::Debug for Body {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Body({}, {} bytes)", self.number, self.bytes.len())
    }
}

impl Master {
    /// Deflates the streams among the objects.
    pub(super) fn new(objects: BTreeMap<u32, Object>, root: u32, info: u32, seam: Seam) -> Master {
        let mut bodies = Vec::new();
        let mut open = BTreeMap::new();
        for (number, object) in objects {
            match object {
                Object::Stream(stream) => bodies.push(Body {
                    number,
                    bytes: body(number, stream),
                }),
                other => {
                    open.insert(number, other);
                }
            }
        }
        Master {
            size: bodies.iter().map(|body| body.bytes.len()).sum(),
            bodies,
            objects: open,
            root,
            info,
            seam,
        }
    }

    /// The file. Its identifier (ISO 32000-1, 14.4) is drawn from its content.
    pub fn bytes(&self) -> Vec<u8> {
        self.joined(&self.objects, &[], |_| true)
    }

    /// The highest number of an object.
    pub(super) fn highest(&self) -> u32 {
        let bodies = self.bodies.iter().map(|body| body.number);
        bodies
            .chain(self.objects.keys().copied())
            .max()
            .unwrap_or_default()
    }

    /// The bodies and these objects as one file, with some bodies more, and those of the master that are kept.
    pub(super) fn joined(
        &self,
        objects: &BTreeMap<u32, Object>,
        more: &[(u32, Vec<u8>)],
        keep: impl Fn(u32) -> bool,
    ) -> Vec<u8> {
        let mut file = File::new(self.size + objects.len() * 64 + 4096);
        for body in &self.bodies {
            if keep(body.number) {
                file.body(body.number, &body.bytes);
            }
        }
        for (number, bytes) in more {
            file.body(*number, bytes);
        }
        file.objects(objects);
        let digest = Sha256::digest(file.so_far());
        let id = bytes(&digest[..16]);
        let trailer: Dictionary = dictionary! {
            "Root" => reference(self.root),
            "Info" => reference(self.info),
            "ID" => vec![id.clone(), id],
        };
        file.end(trailer)
    }
}
