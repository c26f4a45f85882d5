//! The output intent: sRGB, as an ICC profile reckoned here from the primaries of IEC 61966-2-1.
//!
//! A display profile of version 4.2 (ICC.1:2004-10, the one that ISO 32000-1 names for PDF 1.7): three colorants
//! adapted to D50 by the Bradford transform, and one curve for all three channels.

use super::objects::{Objects, bytes, name, reference};
use crate::pdf::deflate::deflated;
use lopdf::{Object, Stream, dictionary};
use std::sync::OnceLock;

/// The chromaticities of red, green and blue, and of the white point D65 (IEC 61966-2-1, table 1).
const PRIMARIES: [[f64; 2]; 3] = [[0.64, 0.33], [0.30, 0.60], [0.15, 0.06]];
const WHITE: [f64; 2] = [0.3127, 0.3290];
/// The white of the connection space, D50 (ICC.1:2004-10, 7.2.16).
const D50: [f64; 3] = [0.9642, 1.0, 0.8249];
/// From tristimulus values to the cone responses of the Bradford transform (ICC.1:2004-10, annex E).
const BRADFORD: Matrix = [
    [0.8951, 0.2664, -0.1614],
    [-0.7502, 1.7135, 0.0367],
    [0.0389, -0.0685, 1.0296],
];
/// The curve: y = ((x + 0.055) / 1.055) ^ 2.4 from 0.04045 on, below it x / 12.92; as a parametric curve of type 3,
/// which states g, a, b, c, d.
const CURVE: [f64; 5] = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.04045];

type Matrix = [[f64; 3]; 3];

/// The output intent with its profile (ISO 19005-3, 6.2.3).
pub(super) fn output_intent(objects: &mut Objects) -> Object {
    // the same in every file: reckoned and deflated once
    static PROFILE: OnceLock<Stream> = OnceLock::new();
    let profile =
        PROFILE.get_or_init(|| deflated(Stream::new(dictionary! { "N" => 3 }, profile())));
    let profile = objects.add(profile.clone());
    Object::Dictionary(dictionary! {
        "Type" => name("OutputIntent"),
        "S" => name("GTS_PDFA1"),
        "OutputConditionIdentifier" => bytes("sRGB IEC61966-2.1"),
        "RegistryName" => bytes("http://www.color.org"),
        "Info" => bytes("sRGB IEC61966-2.1"),
        "DestOutputProfile" => reference(profile),
    })
}

/// The profile's bytes.
fn profile() -> Vec<u8> {
    let white = tristimulus(WHITE);
    let adaptation = adaptation(white);
    let colorants = product(&adaptation, &colorants(white));
    let column = |index: usize| [0, 1, 2].map(|row: usize| colorants[row][index]);
    let tags: [(&[u8; 4], Vec<u8>); 10] = [
        (b"desc", localized("sRGB IEC61966-2.1")),
        (b"cprt", localized("No copyright, use freely")),
        (b"wtpt", numbers(b"XYZ ", &D50)),
        (b"chad", numbers(b"sf32", &adaptation.concat())),
        (b"rXYZ", numbers(b"XYZ ", &column(0))),
        (b"gXYZ", numbers(b"XYZ ", &column(1))),
        (b"bXYZ", numbers(b"XYZ ", &column(2))),
        (b"rTRC", curve()),
        (b"gTRC", Vec::new()),
        (b"bTRC", Vec::new()),
    ];
    assemble(&tags)
}

/// Header, table of tags, data. A tag without data of its own shares that of the tag before it.
fn assemble(tags: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut table = (tags.len() as u32).to_be_bytes().to_vec();
    let mut data: Vec<u8> = Vec::new();
    let start = 128 + 4 + 12 * tags.len();
    let mut last = (start, 0);
    for (signature, bytes) in tags {
        if !bytes.is_empty() {
            last = (start + data.len(), bytes.len());
            data.extend(bytes);
            data.resize(data.len().next_multiple_of(4), 0);
        }
        table.extend(*signature);
        table.extend((last.0 as u32).to_be_bytes());
        table.extend((last.1 as u32).to_be_bytes());
    }
    let mut out = header((start + data.len()) as u32);
    out.extend(table);
    out.extend(data);
    out
}

/// The header (ICC.1:2004-10, 7.2). Its date is that of the standard that defines sRGB, never the clock's.
fn header(size: u32) -> Vec<u8> {
    let mut out = size.to_be_bytes().to_vec();
    out.extend([0; 4]);
    out.extend([4, 0x20, 0, 0]);
    out.extend(b"mntrRGB XYZ ");
    for part in [1999_u16, 10, 18, 0, 0, 0] {
        out.extend(part.to_be_bytes());
    }
    out.extend(b"acsp");
    // platform, flags, maker, model, attributes, intent (perceptual): none stated
    out.extend([0; 28]);
    out.extend(D50.iter().flat_map(|value| fixed(*value)));
    // creator, identifier and what is reserved: none stated
    out.resize(128, 0);
    out
}

/// A number with sixteen binary places.
fn fixed(value: f64) -> [u8; 4] {
    ((value * 65536.0).round() as i32).to_be_bytes()
}

/// A tag of numbers with sixteen binary places.
fn numbers(kind: &[u8; 4], values: &[f64]) -> Vec<u8> {
    let mut out = kind.to_vec();
    out.extend([0; 4]);
    out.extend(values.iter().flat_map(|value| fixed(*value)));
    out
}

/// A tag of text in English (`mluc`).
fn localized(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut out = b"mluc\0\0\0\0".to_vec();
    for value in [1, 12] {
        out.extend(u32::to_be_bytes(value));
    }
    out.extend(b"enUS");
    for value in [units.len() as u32, 28] {
        out.extend(value.to_be_bytes());
    }
    out.extend(units);
    out
}

/// The curve as a parametric one of type 3.
fn curve() -> Vec<u8> {
    let mut out = b"para\0\0\0\0\0\x03\0\0".to_vec();
    out.extend(CURVE.iter().flat_map(|value| fixed(*value)));
    out
}

/// Tristimulus values of a chromaticity, of luminance 1.
fn tristimulus([x, y]: [f64; 2]) -> [f64; 3] {
    [x / y, 1.0, (1.0 - x - y) / y]
}

/// From linear red, green and blue to tristimulus values: the primaries, so that together they are white.
fn colorants(white: [f64; 3]) -> Matrix {
    let primaries = transposed(&PRIMARIES.map(tristimulus));
    let amounts = apply(&inverse(&primaries), white);
    primaries.map(|row| [0, 1, 2].map(|i: usize| row[i] * amounts[i]))
}

/// From colours seen under `white` to those seen under D50.
fn adaptation(white: [f64; 3]) -> Matrix {
    let (from, to) = (apply(&BRADFORD, white), apply(&BRADFORD, D50));
    let mut scale = [[0.0; 3]; 3];
    for i in 0..3 {
        scale[i][i] = to[i] / from[i];
    }
    product(&inverse(&BRADFORD), &product(&scale, &BRADFORD))
}

fn apply(matrix: &Matrix, vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum())
}

fn transposed(matrix: &Matrix) -> Matrix {
    [0, 1, 2].map(|i: usize| matrix.map(|row| row[i]))
}

fn product(left: &Matrix, right: &Matrix) -> Matrix {
    transposed(&transposed(right).map(|column| apply(left, column)))
}

/// By cofactors. The matrices here are those of three different colours, never singular.
fn inverse(m: &Matrix) -> Matrix {
    let cofactor = |r: usize, c: usize| {
        let (r1, r2, c1, c2) = ((r + 1) % 3, (r + 2) % 3, (c + 1) % 3, (c + 2) % 3);
        m[r1][c1] * m[r2][c2] - m[r1][c2] * m[r2][c1]
    };
    let determinant: f64 = (0..3).map(|c| m[0][c] * cofactor(0, c)).sum();
    [0, 1, 2].map(|r: usize| [0, 1, 2].map(|c: usize| cofactor(c, r) / determinant))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The published matrix of sRGB adapted to D50 (Lindbloom, `sRGB D50`). It takes 0.82521 for the Z of D50 where
    /// the ICC's profile connection space has 0.8249, so that the last column differs in the fourth place.
    #[test]
    fn colorants_are_the_published_ones() {
        let white = tristimulus(WHITE);
        let found = product(&adaptation(white), &colorants(white));
        let published = [
            [0.4360747, 0.3850649, 0.1430804],
            [0.2225045, 0.7168786, 0.0606169],
            [0.0139322, 0.0971045, 0.7141733],
        ];
        for (row, expected) in found.iter().zip(published) {
            for (value, expected) in row.iter().zip(expected) {
                assert!((value - expected).abs() < 3e-4, "{value} for {expected}");
            }
        }
    }

    #[test]
    fn colorants_add_up_to_the_white_of_the_connection_space() {
        let white = tristimulus(WHITE);
        let sum = apply(&product(&adaptation(white), &colorants(white)), [1.0; 3]);
        for (value, expected) in sum.iter().zip(D50) {
            assert!((value - expected).abs() < 1e-9);
        }
    }

    #[test]
    fn the_curve_is_whole_at_its_joint() {
        let [g, a, b, c, d] = CURVE;
        assert!(((a * d + b).powf(g) - c * d).abs() < 1e-6);
        assert!((a + b - 1.0).abs() < 1e-12);
    }

    #[test]
    fn the_header_tells_the_size_and_every_tag_lies_inside() {
        let bytes = profile();
        let word = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
        assert_eq!(word(0), bytes.len());
        assert_eq!(&bytes[36..40], b"acsp");
        for tag in 0..word(128) {
            let (at, length) = (word(136 + 12 * tag), word(140 + 12 * tag));
            assert!(at % 4 == 0 && length > 8 && at + length <= bytes.len());
        }
    }
}
