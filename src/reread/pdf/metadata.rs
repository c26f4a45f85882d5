//! Title, language and symbol as a PDF gives them: information dictionary, XMP (ISO 16684-1), catalog.

use super::{MOST_BYTES, text_of};
use crate::transcript::Transcript;
use lopdf::{Dictionary, Document};
use quick_xml::events::Event;
use quick_xml::reader::Reader;

/// What the file's metadata say: `title`, `language` and `symbol` of the transcript.
///
/// Where information dictionary and XMP give different titles, the title is that of neither: both, so that it equals
/// nothing.
pub(super) fn read(document: &Document, catalog: &Dictionary, out: &mut Transcript) {
    out.language = text_of(document, catalog, b"Lang");
    let info = document
        .trailer
        .get_deref(b"Info", document)
        .ok()
        .and_then(|info| info.as_dict().ok());
    let told = info.and_then(|info| text_of(document, info, b"Title"));
    let xmp = catalog
        .get_deref(b"Metadata", document)
        .ok()
        .and_then(|stream| stream.as_stream().ok())
        .and_then(|stream| stream.get_plain_content_with_limit(MOST_BYTES).ok())
        .map(|bytes| dublin_core(&bytes))
        .unwrap_or_default();
    out.title = match (told, xmp.title) {
        (Some(told), Some(title)) if told != title => Some(format!("{told} | {title}")),
        (told, title) => title.or(told),
    };
    out.symbol = xmp.identifier;
}

#[derive(Default)]
struct DublinCore {
    title: Option<String>,
    identifier: Option<String>,
}

/// Title and identifier of a packet.
fn dublin_core(bytes: &[u8]) -> DublinCore {
    let mut out = DublinCore::default();
    let Ok(packet) = std::str::from_utf8(bytes) else {
        return out;
    };
    let mut reader = Reader::from_str(packet);
    let mut inside: Option<String> = None;
    let mut text = String::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                let name = start.name();
                if matches!(name.as_ref(), "dc:title" | "dc:identifier") {
                    inside = Some(name.as_ref().to_string());
                    text.clear();
                }
            }
            Ok(Event::Text(piece)) if inside.is_some() => text.push_str(&piece.into_inner()),
            Ok(Event::GeneralRef(name)) if inside.is_some() => {
                let entity = format!("&{};", name.into_inner());
                text.push_str(&quick_xml::escape::unescape(&entity).unwrap_or_default());
            }
            Ok(Event::End(end)) if inside.as_deref() == Some(end.name().as_ref()) => {
                let value = Some(text.trim().to_string()).filter(|value| !value.is_empty());
                match inside.take().as_deref() {
                    Some("dc:title") => out.title = value,
                    _ => out.identifier = value,
                }
            }
            Ok(Event::Eof) | Err(_) => return out,
            Ok(_) => {}
        }
    }
}
