//! Objects to bytes: bodies as they are, everything else in object streams, a cross-reference stream at the end
//! (ISO 32000-1, 7.5).

use crate::pdf::deflate::deflated;
use crate::pdf::number;
use lopdf::{Dictionary, Object, Stream, StringFormat, dictionary};
use std::collections::BTreeMap;
use std::io::Write;

/// So many objects stand in one object stream.
const TOGETHER: usize = 200;
/// The header: the version, and four bytes above 127 that tell programs to move the file as it is.
const HEADER: &[u8] = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";

/// A stream as the whole object that stands in the file.
pub(in crate::pdf) fn body(number: u32, stream: Stream) -> Vec<u8> {
    let mut stream = deflated(stream);
    let length = stream.content.len();
    stream.dict.set("Length", length as i64);
    let mut out = Vec::with_capacity(length + 128);
    // writing to a Vec cannot fail
    let _ = writeln!(out, "{number} 0 obj");
    write_dictionary(&mut out, &stream.dict);
    out.extend(b"stream\n");
    out.extend(&stream.content);
    out.extend(b"\nendstream\nendobj\n");
    out
}

/// Where an object is.
#[derive(Clone, Copy)]
enum Entry {
    Free,
    At(u32),
    In(u32, u16),
}

/// A file in the making.
pub(in crate::pdf) struct File {
    out: Vec<u8>,
    entries: Vec<Entry>,
}

impl File {
    /// A file of about so many bytes, with its header.
    pub(in crate::pdf) fn new(capacity: usize) -> File {
        let mut out = Vec::with_capacity(capacity);
        out.extend(HEADER);
        File {
            out,
            entries: vec![Entry::Free],
        }
    }

    fn enter(&mut self, number: u32, entry: Entry) {
        let at = number as usize;
        if self.entries.len() <= at {
            self.entries.resize(at + 1, Entry::Free);
        }
        self.entries[at] = entry;
    }

    /// Adds a whole object.
    pub(in crate::pdf) fn body(&mut self, number: u32, bytes: &[u8]) {
        self.enter(number, Entry::At(self.out.len() as u32));
        self.out.extend(bytes);
    }

    /// Adds objects in object streams (7.5.7), which get numbers of their own.
    pub(in crate::pdf) fn objects(&mut self, objects: &BTreeMap<u32, Object>) {
        let numbered: Vec<(&u32, &Object)> = objects.iter().collect();
        let highest = objects.last_key_value().map_or(0, |(number, _)| *number);
        let first = (self.entries.len() as u32).max(highest + 1);
        for (number, group) in (first..).zip(numbered.chunks(TOGETHER)) {
            let (mut index, mut data) = (Vec::new(), Vec::new());
            for (at, (object, value)) in group.iter().enumerate() {
                number::integer(&mut index, i64::from(**object));
                index.push(b' ');
                number::integer(&mut index, data.len() as i64);
                index.push(b' ');
                write_object(&mut data, value);
                data.push(b'\n');
                self.enter(**object, Entry::In(number, at as u16));
            }
            let header = index.len();
            index.extend(data);
            let dict = dictionary! {
                "Type" => "ObjStm", "N" => group.len() as i64, "First" => header as i64,
            };
            let bytes = body(number, Stream::new(dict, index));
            self.body(number, &bytes);
        }
    }

    /// What is written so far.
    pub(in crate::pdf) fn so_far(&self) -> &[u8] {
        &self.out
    }

    /// Ends the file with its cross-reference stream (7.5.8), which bears the trailer's entries.
    pub(in crate::pdf) fn end(mut self, trailer: Dictionary) -> Vec<u8> {
        let number = self.entries.len() as u32;
        let at = self.out.len() as u32;
        self.enter(number, Entry::At(at));
        let mut table = Vec::with_capacity(self.entries.len() * 7);
        for entry in &self.entries {
            let (kind, place, rest) = match *entry {
                Entry::Free => (0, 0, u16::MAX),
                Entry::At(place) => (1, place, 0),
                Entry::In(stream, at) => (2, stream, at),
            };
            table.push(kind);
            table.extend(place.to_be_bytes());
            table.extend(rest.to_be_bytes());
        }
        let mut dict = trailer;
        dict.set("Type", Object::Name(b"XRef".to_vec()));
        dict.set("Size", self.entries.len() as i64);
        dict.set("W", vec![1.into(), 4.into(), 2.into()]);
        let bytes = body(number, Stream::new(dict, table));
        self.out.extend(bytes);
        let _ = write!(self.out, "startxref\n{at}\n%%EOF\n");
        self.out
    }
}

/// An object's value (7.3).
pub(in crate::pdf) fn write_object(out: &mut Vec<u8>, object: &Object) {
    // writing to a Vec cannot fail
    let _ = match object {
        Object::Null => out.write_all(b"null"),
        Object::Boolean(value) => write!(out, "{value}"),
        Object::Integer(value) => {
            number::integer(out, *value);
            Ok(())
        }
        Object::Real(value) => write!(out, "{value}"),
        Object::Reference((number, generation)) => {
            number::integer(out, i64::from(*number));
            out.push(b' ');
            number::integer(out, i64::from(*generation));
            out.extend(b" R");
            Ok(())
        }
        Object::Name(name) => {
            write_name(out, name);
            Ok(())
        }
        Object::String(bytes, format) => {
            write_string(out, bytes, format);
            Ok(())
        }
        Object::Array(items) => {
            out.push(b'[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(b' ');
                }
                write_object(out, item);
            }
            out.push(b']');
            Ok(())
        }
        Object::Dictionary(dictionary) => {
            write_dictionary(out, dictionary);
            Ok(())
        }
        // a stream is a body of its own and stands in no other object (7.3.8)
        Object::Stream(stream) => {
            write_dictionary(out, &stream.dict);
            Ok(())
        }
    };
}

fn write_dictionary(out: &mut Vec<u8>, dictionary: &Dictionary) {
    out.extend(b"<<");
    for (key, value) in dictionary {
        write_name(out, key);
        if !matches!(
            value,
            Object::Name(_) | Object::String(..) | Object::Array(_) | Object::Dictionary(_)
        ) {
            out.push(b' ');
        }
        write_object(out, value);
    }
    out.extend(b">>");
}

fn write_name(out: &mut Vec<u8>, name: &[u8]) {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"+-_.:*".contains(byte);
    out.push(b'/');
    if name.iter().all(plain) {
        return out.extend_from_slice(name);
    }
    for byte in name {
        if plain(byte) {
            out.push(*byte);
        } else {
            let _ = write!(out, "#{byte:02X}");
        }
    }
}

fn write_string(out: &mut Vec<u8>, bytes: &[u8], format: &StringFormat) {
    if *format == StringFormat::Hexadecimal {
        out.push(b'<');
        for byte in bytes {
            let _ = write!(out, "{byte:02X}");
        }
        out.push(b'>');
        return;
    }
    out.push(b'(');
    for byte in bytes {
        match byte {
            b'(' | b')' | b'\\' => out.extend([b'\\', *byte]),
            // a bare line end would be read as another one
            b'\r' => out.extend(b"\\r"),
            b'\n' => out.extend(b"\\n"),
            other => out.push(*other),
        }
    }
    out.push(b')');
}
