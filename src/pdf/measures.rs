//! What printpdf rounds or does not know of a font: exact widths, and the measures of the whole face.

use super::specimen::{FontObjects, descendant};
use crate::text::Face;
use lopdf::{Dictionary, Object};

/// Flags of a font descriptor (ISO 32000-1, table 123).
const SERIF: i64 = 1 << 1;
const SYMBOLIC: i64 = 1 << 2;
const ITALIC: i64 = 1 << 6;
const FORCE_BOLD: i64 = 1 << 18;

/// Stems of a text face of normal and of bold weight, in thousandths of an em. No table of a font states them; a
/// viewer needs them only for a font that is not embedded.
const STEM: i64 = 85;
const BOLD_STEM: i64 = 140;

/// Mends a font that printpdf has written; `None` where it is none.
pub(super) fn mend(objects: &mut FontObjects, face: &Face, widths: &[f32]) -> Option<()> {
    descendant(&mut objects.font)?.set("W", stated(widths));
    describe(&mut objects.descriptor, face);
    Some(())
}

/// The widths of all glyphs in use, from the first (ISO 32000-1, 9.7.4.3).
fn stated(widths: &[f32]) -> Vec<Object> {
    let all = widths.iter().map(|width| number(*width)).collect();
    vec![Object::Integer(0), Object::Array(all)]
}

/// A number, whole where it is.
fn number(value: f32) -> Object {
    if value.fract() == 0.0 {
        Object::Integer(value as i64)
    } else {
        Object::Real(value)
    }
}

/// The measures of the whole face in thousandths of an em (ISO 32000-1, table 122). The subset has no Latin character
/// set of its own, only numbered glyphs: it is symbolic (9.8.2).
fn describe(descriptor: &mut Dictionary, face: &Face) {
    let scaled = |units: i32| {
        let per_em = f64::from(face.units_per_em);
        Object::Integer((f64::from(units) * 1000.0 / per_em).round() as i64)
    };
    let mut flags = SERIF | SYMBOLIC;
    if face.italic {
        flags |= ITALIC;
    }
    if face.bold {
        flags |= FORCE_BOLD;
    }
    descriptor.set("Flags", flags);
    descriptor.set("Ascent", scaled(face.ascent));
    descriptor.set("Descent", scaled(face.descent));
    descriptor.set("CapHeight", scaled(face.cap_height));
    descriptor.set("ItalicAngle", number(face.italic_angle));
    descriptor.set("StemV", if face.bold { BOLD_STEM } else { STEM });
    descriptor.set(
        "FontBBox",
        face.bounds.iter().map(|b| scaled(*b)).collect::<Vec<_>>(),
    );
}
