//! The one length type: whole English Metric Units, 1/914400 inch.
//!
//! A point is 12700 units, a twip 635, a half-point 6350, a millimetre 36000: every measure that a layout file or
//! Word can name is a whole number, so no sum ever drifts. Only font units (1/1000 or 1/2048 em) do not divide;
//! [`Length::from_font_units`] is the one place where they are rounded.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// A signed length in English Metric Units (1/914400 inch).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Length(i64);

/// Units in one inch.
const PER_INCH: i64 = 914_400;
/// Units in one point (1/72 inch).
const PER_POINT: i64 = 12_700;
/// Units in one twip (1/20 point).
const PER_TWIP: i64 = 635;
/// Units in one half-point.
const PER_HALF_POINT: i64 = 6_350;
/// Units in one millimetre.
const PER_MILLIMETRE: i64 = 36_000;

impl Length {
    /// No length at all.
    pub const ZERO: Length = Length(0);

    /// A length of so many English Metric Units.
    pub const fn from_emu(emu: i64) -> Length {
        Length(emu)
    }

    /// The length in English Metric Units.
    pub const fn emu(self) -> i64 {
        self.0
    }

    /// A length of whole points.
    pub const fn from_points(points: i64) -> Length {
        Length(points * PER_POINT)
    }

    /// A length of whole twips (1/20 point).
    pub const fn from_twips(twips: i64) -> Length {
        Length(twips * PER_TWIP)
    }

    /// Reads a measure such as `1.18in`, `11pt`, `5 mm`, `20twip`; `None` where it is no whole number of units.
    pub fn parse(text: &str) -> Option<Length> {
        let text = text.trim();
        let split = text.find(|c: char| c.is_ascii_alphabetic())?;
        let (number, unit) = text.split_at(split);
        let per = match unit {
            "in" => PER_INCH,
            "pt" => PER_POINT,
            "mm" => PER_MILLIMETRE,
            "cm" => PER_MILLIMETRE * 10,
            "twip" => PER_TWIP,
            _ => return None,
        };
        Decimal::parse(number.trim())?.times(per).map(Length)
    }

    /// The length in points, for a writer that takes floating point only.
    pub fn to_points(self) -> f64 {
        self.0 as f64 / PER_POINT as f64
    }

    /// The length in twips, rounded to the nearest.
    pub const fn to_twips(self) -> i64 {
        round_div(self.0, PER_TWIP)
    }

    /// The length in half-points, rounded to the nearest (Word states font sizes so).
    pub const fn to_half_points(self) -> i64 {
        round_div(self.0, PER_HALF_POINT)
    }

    /// `units` of a font with `per_em` units to the em, set at this size: the one place where font units are rounded.
    pub const fn from_font_units(units: i64, per_em: u16, size: Length) -> Length {
        let product = units * size.0;
        if !per_em.is_power_of_two() {
            return Length(round_div(product, per_em as i64));
        }
        // nearly every font's em is a power of two, and this is asked for each glyph
        let whole = (product.unsigned_abs() + per_em as u64 / 2) >> per_em.trailing_zeros();
        Length(if product < 0 {
            -(whole as i64)
        } else {
            whole as i64
        })
    }

    /// `self * numerator / denominator`, rounded to the nearest unit.
    pub const fn scale(self, numerator: i64, denominator: i64) -> Length {
        Length(round_div(self.0 * numerator, denominator))
    }

    /// The length without its sign.
    pub const fn abs(self) -> Length {
        Length(self.0.abs())
    }
}

/// Division that rounds half away from zero.
const fn round_div(dividend: i64, divisor: i64) -> i64 {
    let half = divisor / 2;
    if (dividend >= 0) == (divisor >= 0) {
        (dividend + half) / divisor
    } else {
        (dividend - half) / divisor
    }
}

/// A decimal number as written, without floating point: `digits * 10^-scale`.
struct Decimal {
    digits: i64,
    scale: u32,
}

impl Decimal {
    fn parse(text: &str) -> Option<Decimal> {
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        if whole.is_empty() || whole.len() + fraction.len() > 12 {
            return None;
        }
        let digits: i64 = format!("{whole}{fraction}")
            .parse()
            .ok()
            .filter(|d: &i64| *d >= 0)?;
        Some(Decimal {
            digits: if negative { -digits } else { digits },
            scale: fraction.len() as u32,
        })
    }

    /// The product with `factor` where it is whole.
    fn times(&self, factor: i64) -> Option<i64> {
        let product = self.digits.checked_mul(factor)?;
        let divisor = 10_i64.pow(self.scale);
        (product % divisor == 0).then_some(product / divisor)
    }
}

impl fmt::Debug for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl fmt::Display for Length {
    /// In points, with as many decimals as it takes (at most four).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{:.4}", self.to_points());
        write!(f, "{}pt", text.trim_end_matches('0').trim_end_matches('.'))
    }
}

impl Add for Length {
    type Output = Length;
    fn add(self, other: Length) -> Length {
        Length(self.0 + other.0)
    }
}

impl Sub for Length {
    type Output = Length;
    fn sub(self, other: Length) -> Length {
        Length(self.0 - other.0)
    }
}

impl Neg for Length {
    type Output = Length;
    fn neg(self) -> Length {
        Length(-self.0)
    }
}

impl Mul<i64> for Length {
    type Output = Length;
    fn mul(self, factor: i64) -> Length {
        Length(self.0 * factor)
    }
}

impl Div<i64> for Length {
    type Output = Length;
    /// Truncates, as whole units do.
    fn div(self, divisor: i64) -> Length {
        Length(self.0 / divisor)
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Length) {
        self.0 += other.0;
    }
}

impl SubAssign for Length {
    fn sub_assign(&mut self, other: Length) {
        self.0 -= other.0;
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Length>>(lengths: I) -> Length {
        lengths.fold(Length::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_of_the_layout_are_exact() {
        assert_eq!(Length::parse("1.18in"), Some(Length::from_emu(1_078_992)));
        assert_eq!(Length::parse("11pt"), Some(Length::from_points(11)));
        assert_eq!(
            Length::parse("10.5pt").map(Length::to_half_points),
            Some(21)
        );
        assert_eq!(Length::parse("-0.5 in").map(Length::to_twips), Some(-720));
        assert_eq!(Length::parse("5mm"), Some(Length::from_emu(180_000)));
    }

    #[test]
    fn what_is_no_measure_is_refused() {
        for wrong in [
            "",
            "11",
            "pt",
            "1e3pt",
            "1.2.3pt",
            "11 furlong",
            "0.00001pt",
            "--1pt",
            "99999999999999pt",
        ] {
            assert_eq!(Length::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn font_units_round_to_the_nearest() {
        let size = Length::from_points(11);
        assert_eq!(Length::from_font_units(2048, 2048, size), size);
        assert_eq!(
            Length::from_font_units(-1, 2048, size),
            Length::from_emu(-68)
        );
        for units in (-9000..9000).step_by(7) {
            for per_em in [1, 2, 1000, 2048, 16384] {
                let whole = round_div(units * size.0, i64::from(per_em));
                let length = Length::from_font_units(units, per_em, size);
                assert_eq!(length, Length(whole), "{units} of {per_em}");
            }
        }
    }

    #[test]
    fn prints_in_points() {
        assert_eq!(Length::from_emu(1_078_992).to_string(), "84.96pt");
        assert_eq!(Length::from_points(-12).to_string(), "-12pt");
    }
}
