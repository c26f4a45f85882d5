//! Streams in zlib's form (ISO 32000-1, 7.4.4).

use crate::deflate::deflate;
use lopdf::{Object, Stream};

/// The stream deflated, where it allows it and is not yet.
pub(super) fn deflated(mut stream: Stream) -> Stream {
    let open = stream.allows_compression && !stream.dict.has(b"Filter");
    if open && !stream.content.is_empty() {
        let bytes = deflate(&stream.content);
        hold_deflated(&mut stream, bytes);
    }
    stream
}

/// Gives the stream a content that is deflated.
pub(super) fn hold_deflated(stream: &mut Stream, bytes: Vec<u8>) {
    stream.set_content(bytes);
    let filter = Object::Name(b"FlateDecode".to_vec());
    stream.dict.set("Filter", filter);
}
