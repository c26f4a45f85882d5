//! The drawings that text boxes are ([MS-ODRAW] 2.2): groups, shapes, and which text belongs to which shape.

/// A record: version, instance, type, content.
fn record(version: u16, instance: u16, kind: u16, content: &[u8]) -> Vec<u8> {
    let mut out = (version | instance << 4).to_le_bytes().to_vec();
    out.extend(kind.to_le_bytes());
    out.extend((content.len() as u32).to_le_bytes());
    out.extend(content);
    out
}

fn longs(values: &[u32]) -> Vec<u8> {
    values
        .iter()
        .flat_map(|value| value.to_le_bytes())
        .collect()
}

/// The identifier of the shape of the box of this index, in the main drawing or in that of the headers.
pub fn shape(header: bool, index: usize) -> u32 {
    (if header { 0x801 } else { 0x401 }) + index as u32
}

/// DggInfo: the drawings of the main document and of the headers, with so many text boxes each.
pub fn content(main: usize, header: usize) -> Vec<u8> {
    if main + header == 0 {
        return Vec::new();
    }
    let shapes = (main + header + 2) as u32;
    let block = longs(&[
        0xC00,
        3,
        shapes,
        2,
        1,
        main as u32 + 1,
        2,
        header as u32 + 1,
    ]);
    let mut out = record(0xF, 0, 0xF000, &record(0, 0, 0xF006, &block));
    for (kind, count) in [(false, main), (true, header)] {
        out.push(u8::from(kind));
        let first = shape(kind, 0) - 1;
        let about = longs(&[count as u32 + 1, first + count as u32]);
        let group = [
            record(1, 0, 0xF009, &[0; 16]),
            record(2, 0, 0xF00A, &longs(&[first, 5])),
        ]
        .concat();
        let mut members = record(0xF, 0, 0xF004, &group);
        for index in 0..count {
            let text = (index as u32 + 1) << 16;
            let options = [&0x0080_u16.to_le_bytes()[..], &longs(&[text])].concat();
            let one = [
                record(2, 202, 0xF00A, &longs(&[shape(kind, index), 0xA00])),
                record(3, 1, 0xF00B, &options),
                record(0, 0, 0xF010, &longs(&[0])),
                record(0, 0, 0xF011, &longs(&[1])),
                record(0, 0, 0xF00D, &longs(&[text])),
            ]
            .concat();
            members.extend(record(0xF, 0, 0xF004, &one));
        }
        let drawing = [
            record(0, 1 + u16::from(kind), 0xF008, &about),
            record(0xF, 0, 0xF003, &members),
        ]
        .concat();
        out.extend(record(0xF, 0, 0xF002, &drawing));
    }
    out
}

/// Spa (2.8.37): where a shape is on the page, in twips.
pub fn place(header: bool, index: usize) -> Vec<u8> {
    let mut out = longs(&[shape(header, index), 1000, 1000, 5000, 2000]);
    // relative to margin and paragraph, wrapped around on both sides
    out.extend(0x0042_u16.to_le_bytes());
    out.extend(longs(&[0]));
    out
}

/// FTXBXS (2.9.107): whose text it is. The last one stands for none.
pub fn text(header: bool, index: Option<usize>) -> Vec<u8> {
    let mut out = longs(&[u32::from(index.is_some()), 0]);
    out.extend(0_u16.to_le_bytes());
    out.extend(longs(&[
        u32::MAX,
        index.map_or(0, |index| shape(header, index)),
        0,
    ]));
    out
}

/// Tbkd (2.9.309): which box a stretch of the text is in.
pub fn stretch(index: Option<usize>) -> Vec<u8> {
    let index = index.map_or(-1_i16, |index| index as i16);
    [index.to_le_bytes(), [0; 2], 0_u16.to_le_bytes()].concat()
}
