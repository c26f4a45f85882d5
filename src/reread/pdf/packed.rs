//! Opens a file with `lopdf`, and reads the objects that lie packed in object streams (ISO 32000-1, 7.5.7) itself:
//! lopdf's grammar takes some thirty times as long for them, which was a tenth of all the work on a document.

use super::MOST_BYTES;
use super::lexer::{Bracket, Lexer, Operand, Token};
use lopdf::xref::XrefEntry;
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream, StringFormat};

/// What the type of an object stream is called while lopdf must not take it for one.
const HELD: &[u8] = b"HeldObjStm";
/// Objects are nested no deeper than this.
const DEEPEST: usize = 100;

/// Opens a PDF.
///
/// # Errors
/// What lopdf says of a file that it cannot read.
pub(super) fn open(bytes: &[u8]) -> lopdf::Result<Document> {
    let options = LoadOptions {
        filter: Some(hold),
        max_decompressed_size: Some(MOST_BYTES),
        ..LoadOptions::default()
    };
    let mut document = Document::load_mem_with_options(bytes, options)?;
    let held = |object: &Object| {
        object
            .as_stream()
            .is_ok_and(|stream| stream.dict.has_type(HELD))
    };
    let containers: Vec<ObjectId> = document
        .objects
        .iter()
        .filter(|(_, object)| held(object))
        .map(|(id, _)| *id)
        .collect();
    for id in containers {
        if let Some(Object::Stream(mut stream)) = document.objects.remove(&id) {
            stream.dict.set("Type", Object::Name(b"ObjStm".to_vec()));
            unpack(&mut document, id, &stream);
            document.objects.insert(id, Object::Stream(stream));
        }
    }
    Ok(document)
}

/// Keeps lopdf from an object stream.
fn hold(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    if let Object::Stream(stream) = object
        && stream.dict.has_type(b"ObjStm")
    {
        stream.dict.set("Type", Object::Name(HELD.to_vec()));
    }
    // lopdf keeps the object that it lent, and not the one given back here
    Some((id, Object::Null))
}

/// Adds the objects of a stream to those of the document, but for those that its table of references puts elsewhere
/// and those that are there already. What cannot be read is missing, and whoever needs it says so.
fn unpack(document: &mut Document, container: ObjectId, stream: &Stream) {
    let Ok(bytes) = stream.get_plain_content_with_limit(MOST_BYTES) else {
        return;
    };
    let number = |key: &[u8]| {
        let value = stream.dict.get_deref(key, document).ok()?.as_i64().ok()?;
        usize::try_from(value).ok()
    };
    let (Some(first), Some(count)) = (number(b"First"), number(b"N")) else {
        return;
    };
    let mut index = Lexer::new(bytes.get(..first).unwrap_or_default());
    let mut next = || match index.token() {
        Some(Token::Operand(Operand::Number(number), _)) => Some(number as usize),
        _ => None,
    };
    let mut desk = Desk::default();
    for _ in 0..count {
        let (Some(id), Some(offset)) = (next(), next()) else {
            return;
        };
        let Ok(id) = u32::try_from(id) else {
            continue;
        };
        let elsewhere = match document.reference_table.get(id) {
            Some(XrefEntry::Compressed { container: at, .. }) => *at != container.0,
            _ => false,
        };
        let at = first.saturating_add(offset);
        let rest = bytes.get(at..).unwrap_or_default();
        if !elsewhere && let Some(object) = object(rest, &mut desk) {
            document.objects.entry((id, 0)).or_insert(object);
        }
    }
}

/// What is read of an object so far.
#[derive(Default)]
struct Desk {
    /// The arrays and dictionaries that are open, and where each of them began among the values.
    open: Vec<(Bracket, usize)>,
    values: Vec<Object>,
}

/// The object that some bytes begin with. The desk holds nothing before and after, and is kept for the next one.
fn object(bytes: &[u8], desk: &mut Desk) -> Option<Object> {
    let object = read(bytes, desk);
    desk.open.clear();
    desk.values.clear();
    object
}

fn read(bytes: &[u8], Desk { open, values }: &mut Desk) -> Option<Object> {
    let mut lexer = Lexer::new(bytes);
    loop {
        let value = match lexer.token()? {
            Token::Operand(Operand::Open(bracket), _) => {
                if open.len() == DEEPEST {
                    return None;
                }
                open.push((bracket, values.len()));
                continue;
            }
            Token::Operand(Operand::Close(bracket), _) => {
                let (opened, start) = open.pop()?;
                if opened != bracket {
                    return None;
                }
                let inner = values.drain(start..);
                match bracket {
                    Bracket::Array => Object::Array(inner.collect()),
                    Bracket::Dictionary => Object::Dictionary(dictionary(inner)?),
                }
            }
            Token::Operand(Operand::Number(number), written) => {
                if written.contains(&b'.') {
                    Object::Real(number as f32)
                } else {
                    Object::Integer(number as i64)
                }
            }
            Token::Operand(Operand::Name(name), _) => Object::Name(plain_name(name)),
            Token::Operand(Operand::Text(start, end), written) => {
                let format = if written.first() == Some(&b'<') {
                    StringFormat::Hexadecimal
                } else {
                    StringFormat::Literal
                };
                let bytes = lexer.strings.get(start..end)?.to_vec();
                Object::String(bytes, format)
            }
            Token::Word(b"true") => Object::Boolean(true),
            Token::Word(b"false") => Object::Boolean(false),
            Token::Word(b"null") => Object::Null,
            Token::Word(b"R") => match (values.pop()?, values.pop()?) {
                (Object::Integer(generation), Object::Integer(number)) => Object::Reference((
                    u32::try_from(number).ok()?,
                    u16::try_from(generation).ok()?,
                )),
                _ => return None,
            },
            Token::Word(_) => return None,
        };
        if open.is_empty() {
            return Some(value);
        }
        values.push(value);
    }
}

/// A dictionary of keys and values in turn.
fn dictionary(mut inner: impl Iterator<Item = Object>) -> Option<Dictionary> {
    let mut dictionary = Dictionary::new();
    while let Some(key) = inner.next() {
        let Object::Name(key) = key else {
            return None;
        };
        dictionary.set(key, inner.next()?);
    }
    Some(dictionary)
}

/// A name with its `#xx` replaced (ISO 32000-1, 7.3.5).
fn plain_name(written: &[u8]) -> Vec<u8> {
    if !written.contains(&b'#') {
        return written.to_vec();
    }
    let mut plain = Vec::with_capacity(written.len());
    let mut rest = written;
    while let [byte, after @ ..] = rest {
        let code = after
            .get(..2)
            .filter(|_| *byte == b'#')
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match code {
            Some(code) => {
                plain.push(code);
                rest = &after[2..];
            }
            None => {
                plain.push(*byte);
                rest = after;
            }
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_read_as_lopdf_reads_them() {
        let written = b"<</S/P /P 12 0 R/K[0 <</Type/MCR/MCID 3>> 4 0 R -1 2.50]/T(a\\(b\\)\\n\\101)/H<48 6>/A true/B null/C#20D/x>>";
        let mut stream = Stream::new(Dictionary::new(), b"7 0 ".to_vec());
        stream.content.extend(written);
        stream.dict.set("First", 4);
        stream.dict.set("N", 1);
        let theirs = lopdf::ObjectStream::new(&mut stream).unwrap();
        let own = object(written, &mut Desk::default());
        assert!(own.is_some());
        assert_eq!(own.as_ref(), theirs.objects.get(&(7, 0)));
    }

    #[test]
    fn nonsense_is_no_object_and_ends() {
        let deep = [b'['; 1000];
        for bytes in [
            &b"<</A"[..],
            b"<</A 1]",
            b"]",
            b"<<1 2>>",
            b"R",
            b"[(x) 0 R]",
            b"word",
            b"",
            &deep,
        ] {
            let read = object(bytes, &mut Desk::default());
            assert_eq!(read, None, "{}", String::from_utf8_lossy(bytes));
        }
    }
}
