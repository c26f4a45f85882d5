//! The file information block ([MS-DOC] 2.5) of Word 97: 900 bytes.

/// Indices of the pairs of FibRgFcLcb97 (2.5.6).
pub mod index {
    pub const STSH: usize = 1;
    pub const FOOTNOTE_REF: usize = 2;
    pub const FOOTNOTE_TEXT: usize = 3;
    pub const COMMENT_REF: usize = 4;
    pub const COMMENT_TEXT: usize = 5;
    pub const SECTIONS: usize = 6;
    pub const HEADERS: usize = 11;
    pub const CHPX: usize = 12;
    pub const PAPX: usize = 13;
    pub const FONTS: usize = 15;
    pub const FIELDS_MAIN: usize = 16;
    pub const FIELDS_HEADER: usize = 17;
    pub const FIELDS_FOOTNOTE: usize = 18;
    pub const FIELDS_COMMENT: usize = 19;
    pub const DOP: usize = 31;
    pub const CLX: usize = 33;
    pub const COMMENT_AUTHORS: usize = 36;
    pub const SHAPES_MAIN: usize = 40;
    pub const SHAPES_HEADER: usize = 41;
    pub const ENDNOTE_REF: usize = 46;
    pub const ENDNOTE_TEXT: usize = 47;
    pub const FIELDS_ENDNOTE: usize = 48;
    pub const DRAWINGS: usize = 50;
    pub const AUTHORS: usize = 51;
    pub const BOX_TEXT: usize = 56;
    pub const FIELDS_BOX: usize = 57;
    pub const HEADER_BOX_TEXT: usize = 58;
    pub const FIELDS_HEADER_BOX: usize = 59;
    pub const LISTS: usize = 73;
    pub const OVERRIDES: usize = 74;
    pub const BOX_BREAKS: usize = 75;
    pub const HEADER_BOX_BREAKS: usize = 76;
}

/// How many pairs a FIB of Word 97 has.
const PAIRS: usize = 0x5D;

/// What goes into the FIB.
pub struct Fib {
    /// Language of the program that wrote the file.
    pub lid: u16,
    /// fEncrypted.
    pub encrypted: bool,
    /// fComplex: was saved by appending.
    pub fast_saved: bool,
    /// Where the text begins and ends, and the length of the stream.
    pub text: (u32, u32, u32),
    /// Characters of each story, in the order of the file.
    pub counts: [u32; 7],
    /// Offset in the table stream and length.
    pub pairs: [(u32, u32); PAIRS],
}

impl Fib {
    /// An empty one.
    pub fn new(lid: u16) -> Fib {
        Fib {
            lid,
            encrypted: false,
            fast_saved: false,
            text: (0, 0, 0),
            counts: [0; 7],
            pairs: [(0, 0); PAIRS],
        }
    }

    /// The bytes.
    pub fn bytes(&self) -> Vec<u8> {
        // fExtChar always; fWhichTblStm: the table stream is 1Table; cQuickSaves
        let flags = 0x1000
            | 0x0200
            | u16::from(self.encrypted) << 8
            | u16::from(self.fast_saved) << 2
            | u16::from(self.fast_saved) << 4;
        let mut out = Vec::new();
        let mut words = |values: &[u16]| out.extend(values.iter().flat_map(|v| v.to_le_bytes()));
        words(&[0xA5EC, 0x00C1, 0, self.lid, 0, flags, 0x00BF]);
        // lKey, envr and flags, chs, chsTables
        words(&[if self.encrypted { 0x1234 } else { 0 }, 0, 0, 0, 0]);
        let longs =
            |values: &[u32]| -> Vec<u8> { values.iter().flat_map(|v| v.to_le_bytes()).collect() };
        out.extend(longs(&[self.text.0, self.text.1]));
        out.extend(14_u16.to_le_bytes());
        let mut fibrgw = [0_u16; 14];
        fibrgw[13] = self.lid;
        out.extend(fibrgw.iter().flat_map(|v| v.to_le_bytes()));
        out.extend(22_u16.to_le_bytes());
        let mut fibrglw = [0_u32; 22];
        fibrglw[0] = self.text.2;
        let [
            main,
            footnotes,
            headers,
            comments,
            endnotes,
            boxes,
            header_boxes,
        ] = self.counts;
        fibrglw[3..6].copy_from_slice(&[main, footnotes, headers]);
        fibrglw[7..11].copy_from_slice(&[comments, endnotes, boxes, header_boxes]);
        out.extend(longs(&fibrglw));
        out.extend((PAIRS as u16).to_le_bytes());
        for (offset, length) in self.pairs {
            out.extend(longs(&[offset, length]));
        }
        out.extend(0_u16.to_le_bytes());
        assert_eq!(out.len(), 900);
        out
    }
}
