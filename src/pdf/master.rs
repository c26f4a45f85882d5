//! The master of a PDF: its bodies deflated, its other objects still open, so that copies cost little.
//!
//! Bodies are the streams: page contents, fonts, pictures, the attached source. They are the bulk of a file and are
//! the same in every copy; they are deflated once, here. What a stamped copy has to change stays open as objects: the
//! pages' dictionaries (a copy adds its own stream to a page's `Contents`, after the body, and its form and font to
//! the resources under the name [`Master::STAMP`], which no page of the master uses), the structure tree, the
//! metadata. Nothing is laid out, subsetted or tagged again for it.

use super::finish::file::{File, body};
use super::finish::objects::{bytes, reference};
use lopdf::{Dictionary, Object, dictionary};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// A finished PDF in parts.
#[derive(Debug)]
pub struct Master {
    bodies: Vec<Body>,
    objects: BTreeMap<u32, Object>,
    root: u32,
    info: u32,
    size: usize,
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
    /// The name among the pages' resources that is kept free for the stamp of a copy.
    pub const STAMP: &'static str = "Stamp";

    /// Deflates the streams among the objects.
    pub(super) fn new(objects: BTreeMap<u32, Object>, root: u32, info: u32) -> Master {
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
        }
    }

    /// The file. Its identifier (ISO 32000-1, 14.4) is drawn from its content.
    pub fn bytes(&self) -> Vec<u8> {
        let mut file = File::new(self.size + self.objects.len() * 64 + 4096);
        for body in &self.bodies {
            file.body(body.number, &body.bytes);
        }
        file.objects(&self.objects);
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
