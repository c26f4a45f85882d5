//! Properties of the whole document, and the authors of its changes.

/// DOP (2.7.4): footnotes in arabic numbers from 1, endnotes in small roman from 1 at the end of the document.
pub fn dop(facing: bool) -> Vec<u8> {
    let mut out = vec![0; 500];
    out[0] = u8::from(facing) | 1 << 5;
    out[2] = 1 << 2;
    // widow control and the default tab
    out[10..12].copy_from_slice(&720_u16.to_le_bytes());
    out[52] = 1 << 2;
    out[54..56].copy_from_slice(&(3_u16 | 2 << 6).to_le_bytes());
    out[494] = 2;
    out
}

/// SttbfRMark (2.9.283).
pub fn authors(names: &[&str]) -> Vec<u8> {
    let mut out = vec![0xFF, 0xFF];
    out.extend((names.len() as u16).to_le_bytes());
    out.extend([0, 0]);
    for name in names {
        let units: Vec<u16> = name.encode_utf16().collect();
        out.extend((units.len() as u16).to_le_bytes());
        out.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
    }
    out
}
