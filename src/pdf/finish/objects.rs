//! The objects of a PDF under construction, by number, and the values they are made of.

use lopdf::{Object, StringFormat};
use std::collections::BTreeMap;

/// Indirect objects by number. Generations are 0 throughout.
pub(in crate::pdf) struct Objects {
    map: BTreeMap<u32, Object>,
    next: u32,
}

impl Default for Objects {
    /// None yet; the numbers begin at 1.
    fn default() -> Objects {
        Objects {
            map: BTreeMap::new(),
            next: 1,
        }
    }
}

impl Objects {
    /// Takes the objects of a document.
    pub(in crate::pdf) fn of(document: lopdf::Document) -> Objects {
        Objects {
            next: document.max_id + 1,
            map: document
                .objects
                .into_iter()
                .map(|((number, _), object)| (number, object))
                .collect(),
        }
    }

    /// A number for an object that is made later.
    pub(in crate::pdf) fn reserve(&mut self) -> u32 {
        self.next += 1;
        self.next - 1
    }

    /// Adds an object and tells its number.
    pub(in crate::pdf) fn add(&mut self, object: impl Into<Object>) -> u32 {
        let number = self.reserve();
        self.set(number, object);
        number
    }

    /// Sets the object of a number.
    pub(in crate::pdf) fn set(&mut self, number: u32, object: impl Into<Object>) {
        self.map.insert(number, object.into());
    }

    /// All objects.
    pub(in crate::pdf) fn into_map(self) -> BTreeMap<u32, Object> {
        self.map
    }
}

/// A reference to the object of a number.
pub(in crate::pdf) fn reference(number: u32) -> Object {
    Object::Reference((number, 0))
}

/// A name.
pub(in crate::pdf) fn name(text: &str) -> Object {
    Object::Name(text.as_bytes().to_vec())
}

/// A string of bytes.
pub(in crate::pdf) fn bytes(text: impl Into<Vec<u8>>) -> Object {
    Object::String(text.into(), StringFormat::Literal)
}

/// A text string (ISO 32000-1, 7.9.2.2): as it stands where it is ASCII, else UTF-16 with its mark.
pub(in crate::pdf) fn text(text: &str) -> Object {
    if text.bytes().all(|b| (0x20..0x7f).contains(&b)) {
        return bytes(text);
    }
    let mut data = vec![0xfe, 0xff];
    data.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    bytes(data)
}
