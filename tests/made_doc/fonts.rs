//! The font table ([MS-DOC] 2.9.286, SttbfFfn).

/// Fonts by index, each with its character set.
pub const FONTS: [(&str, u8); 4] = [
    ("Times New Roman", 0),
    ("Symbol", 2),
    ("Wingdings", 2),
    ("Arial", 0),
];

/// The table's bytes.
pub fn table() -> Vec<u8> {
    let mut out = (FONTS.len() as u16).to_le_bytes().to_vec();
    out.extend(0_u16.to_le_bytes());
    for (name, charset) in FONTS {
        let mut font = vec![0x16];
        font.extend(400_u16.to_le_bytes());
        font.extend([charset, 0]);
        // panose and the font signature
        font.extend([0; 10 + 24]);
        font.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        font.extend([0, 0]);
        out.push(font.len() as u8);
        out.extend(font);
    }
    out
}
