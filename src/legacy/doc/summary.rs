//! The title among a file's properties ([MS-OLEPS] 2.21, 2.25.1).

use super::bytes::{slice, u16_at, u32_at};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

const CODE_PAGE: u32 = 1;
const TITLE: u32 = 2;

/// The title, where there is one.
pub(super) fn title(stream: &[u8]) -> Option<String> {
    let start = u32_at(stream, 44)? as usize;
    let set = stream.get(start..)?;
    let count = u32_at(set, 4)?.min(256) as usize;
    let at = |wanted: u32| {
        (0..count).find_map(|index| {
            let id = u32_at(set, 8 + index * 8)?;
            let at = u32_at(set, 12 + index * 8)? as usize;
            (id == wanted).then_some(at)
        })
    };
    let page = at(CODE_PAGE).and_then(|at| u16_at(set, at.checked_add(4)?));
    let title = at(TITLE)?;
    let length = u32_at(set, title.checked_add(4)?)? as usize;
    let text = match u16_at(set, title)? {
        30 => {
            let bytes = slice(set, title + 8, length)?;
            encoding(page)
                .decode_without_bom_handling(bytes)
                .0
                .into_owned()
        }
        31 => super::bytes::utf16(set, title + 8, length.min(4096)),
        _ => return None,
    };
    let text = text.split('\0').next().unwrap_or_default().trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn encoding(page: Option<u16>) -> &'static Encoding {
    match page {
        Some(65001) => UTF_8,
        Some(932) => encoding_rs::SHIFT_JIS,
        Some(936) => encoding_rs::GBK,
        Some(949) => encoding_rs::EUC_KR,
        Some(950) => encoding_rs::BIG5,
        Some(10000) => encoding_rs::MACINTOSH,
        Some(1250) => encoding_rs::WINDOWS_1250,
        Some(1251) => encoding_rs::WINDOWS_1251,
        Some(1253) => encoding_rs::WINDOWS_1253,
        Some(1254) => encoding_rs::WINDOWS_1254,
        _ => WINDOWS_1252,
    }
}
