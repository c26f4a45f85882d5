//! Single property modifiers ([MS-DOC] 2.6): the opcode, little-endian, then its operand.

fn byte(opcode: u16, value: u8) -> Vec<u8> {
    let mut out = opcode.to_le_bytes().to_vec();
    out.push(value);
    out
}

fn word(opcode: u16, value: u16) -> Vec<u8> {
    let mut out = opcode.to_le_bytes().to_vec();
    out.extend(value.to_le_bytes());
    out
}

fn long(opcode: u16, value: u32) -> Vec<u8> {
    let mut out = opcode.to_le_bytes().to_vec();
    out.extend(value.to_le_bytes());
    out
}

/// sprmCFSpec: the character is not itself but a mark.
pub fn special() -> Vec<u8> {
    byte(0x0855, 1)
}

/// sprmCFVanish: hidden text. 0 off, 1 on, 0x80 as the style, 0x81 against the style.
pub fn hidden(toggle: u8) -> Vec<u8> {
    byte(0x083C, toggle)
}

/// sprmCFBold.
pub fn bold(toggle: u8) -> Vec<u8> {
    byte(0x0835, toggle)
}

/// sprmCFItalic.
pub fn italic(toggle: u8) -> Vec<u8> {
    byte(0x0836, toggle)
}

/// sprmCFStrike.
pub fn struck(toggle: u8) -> Vec<u8> {
    byte(0x0837, toggle)
}

/// sprmCIss, 1: superscript.
pub fn raised() -> Vec<u8> {
    byte(0x2A48, 1)
}

/// sprmCFData: what sprmCPicLocation points to is form data, no picture.
pub fn data() -> Vec<u8> {
    byte(0x0806, 1)
}

/// sprmCPicLocation: where in the data stream the picture of a 0x01 is.
pub fn picture(at: u32) -> Vec<u8> {
    [special(), long(0x6A03, at)].concat()
}

/// sprmCRgFtc0: font of ASCII characters.
pub fn font(ftc: u16) -> Vec<u8> {
    word(0x4A4F, ftc)
}

/// sprmCRgLid0_80 and sprmCRgLid0: language.
pub fn language(lid: u16) -> Vec<u8> {
    [word(0x486D, lid), word(0x4873, lid)].concat()
}

/// sprmCIstd: character style.
pub fn char_style(istd: u16) -> Vec<u8> {
    word(0x4A30, istd)
}

/// sprmCSymbol: a character of a symbol font.
pub fn symbol(ftc: u16, character: u16) -> Vec<u8> {
    let mut out = 0x6A09_u16.to_le_bytes().to_vec();
    out.extend(ftc.to_le_bytes());
    out.extend(character.to_le_bytes());
    out.extend(special());
    out
}

/// 14:05 on 3 March 2011, as a DTTM (2.9.70).
const WHEN: u32 = 5 | 14 << 6 | 3 << 11 | 3 << 16 | 111 << 20 | 4 << 29;

/// A tracked insertion by this author: sprmCFRMarkIns, sprmCIbstRMark, sprmCDttmRMark.
pub fn inserted(author: u16) -> Vec<u8> {
    [byte(0x0801, 1), word(0x4804, author), long(0x6805, WHEN)].concat()
}

/// A tracked deletion by this author: sprmCFRMarkDel, sprmCIbstRMarkDel, sprmCDttmRMarkDel.
pub fn deleted(author: u16) -> Vec<u8> {
    [byte(0x0800, 1), word(0x4863, author), long(0x6864, WHEN)].concat()
}

/// sprmPIlfo: which list, from 1; 0 none.
pub fn ilfo(ilfo: u16) -> Vec<u8> {
    word(0x460B, ilfo)
}

/// sprmPIlvl: which level of the list, from 0.
pub fn ilvl(level: u8) -> Vec<u8> {
    byte(0x260A, level)
}

/// sprmPOutLvl: outline level, from 0; 9 is body text.
pub fn outline(level: u8) -> Vec<u8> {
    byte(0x2640, level)
}

/// sprmPFInTable.
pub fn in_table() -> Vec<u8> {
    byte(0x2416, 1)
}

/// sprmPFTtp: the mark ends a row.
pub fn row_end() -> Vec<u8> {
    byte(0x2417, 1)
}

/// sprmPItap: depth of the table, from 1.
pub fn depth(depth: u32) -> Vec<u8> {
    long(0x6649, depth)
}

/// sprmPFInnerTableCell: the mark ends a cell of a nested table.
pub fn inner_cell() -> Vec<u8> {
    byte(0x244B, 1)
}

/// sprmPFInnerTtp: the mark ends a row of a nested table.
pub fn inner_row_end() -> Vec<u8> {
    byte(0x244C, 1)
}

/// How a cell is merged with those beside and above it, as bits of a TC80 (2.9.317).
pub const MERGE_FIRST: u16 = 0x0001;
/// Continues the cell before it.
pub const MERGED: u16 = 0x0002;
/// Continues the cell above it.
pub const VERTICAL_MERGED: u16 = 0x0020;
/// First of cells merged downwards.
pub const VERTICAL_FIRST: u16 = 0x0060;

/// sprmTDefTable: a row of cells of equal width over 9000 twips, with the flags of each.
pub fn table_row(cells: &[u16]) -> Vec<u8> {
    let count = cells.len();
    let edges: Vec<i16> = (0..=count)
        .map(|edge| (9000 * edge / count.max(1)) as i16)
        .collect();
    table_row_at(&edges, cells)
}

/// sprmTDefTable with its edges in twips.
pub fn table_row_at(edges: &[i16], cells: &[u16]) -> Vec<u8> {
    let mut operand = vec![cells.len() as u8];
    operand.extend(edges.iter().flat_map(|edge| edge.to_le_bytes()));
    for flags in cells {
        operand.extend(flags.to_le_bytes());
        operand.extend([0; 18]);
    }
    let mut out = 0xD608_u16.to_le_bytes().to_vec();
    // cb is one more than what follows it
    out.extend((operand.len() as u16 + 1).to_le_bytes());
    out.extend(operand);
    out
}

/// sprmTTableHeader: the row is repeated on every page.
pub fn header_row() -> Vec<u8> {
    byte(0x3404, 1)
}

/// sprmSFTitlePage: the first page has its own header and footer.
pub fn title_page() -> Vec<u8> {
    byte(0x300A, 1)
}

/// sprmSBkc: how a section begins: 0 on the same page, 2 on a new page.
pub fn section_break(kind: u8) -> Vec<u8> {
    byte(0x3009, kind)
}
