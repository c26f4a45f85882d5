//! Numbers as a PDF writes them (ISO 32000-1, 7.3.3): most of what a file consists of, and so written by hand.

/// A whole number.
pub(super) fn integer(out: &mut Vec<u8>, value: i64) {
    if value < 0 {
        out.push(b'-');
    }
    digits(out, value.unsigned_abs());
}

/// A number of so many thousandths, without zeros at its end.
pub(super) fn thousandths(out: &mut Vec<u8>, value: i64) {
    if value < 0 {
        out.push(b'-');
    }
    let value = value.unsigned_abs();
    digits(out, value / 1000);
    let mut part = value % 1000;
    if part > 0 {
        out.push(b'.');
    }
    let mut unit = 100;
    while part > 0 {
        out.push(b'0' + (part / unit) as u8);
        part %= unit;
        unit /= 10;
    }
}

fn digits(out: &mut Vec<u8>, mut rest: u64) {
    let digit = |value: u64| b'0' + (value % 10) as u8;
    // most numbers are short
    match rest {
        0..10 => return out.push(digit(rest)),
        10..100 => return out.extend_from_slice(&[digit(rest / 10), digit(rest)]),
        100..1000 => {
            return out.extend_from_slice(&[digit(rest / 100), digit(rest / 10), digit(rest)]);
        }
        _ => {}
    }
    let mut digits = [0; 20];
    let mut at = digits.len();
    while rest > 0 || at == digits.len() {
        at -= 1;
        digits[at] = digit(rest);
        rest /= 10;
    }
    out.extend_from_slice(&digits[at..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl Fn(&mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        write(&mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn numbers_are_written_in_full_and_without_waste() {
        for value in [0, 7, 42, -120, 999, 1000, i64::MAX, i64::MIN] {
            assert_eq!(written(|out| integer(out, value)), value.to_string());
        }
        for (value, text) in [
            (0, "0"),
            (1, "0.001"),
            (-50, "-0.05"),
            (12_300, "12.3"),
            (673_964, "673.964"),
            (-1_000, "-1"),
        ] {
            assert_eq!(written(|out| thousandths(out, value)), text);
        }
    }
}
