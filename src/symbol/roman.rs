//! Roman numerals, from 1 to 399: sessions and series.

/// The letters and what they stand for, the greatest first.
const LETTERS: [(&str, u16); 9] = [
    ("C", 100),
    ("XC", 90),
    ("L", 50),
    ("XL", 40),
    ("X", 10),
    ("IX", 9),
    ("V", 5),
    ("IV", 4),
    ("I", 1),
];

/// The highest number that is written: beyond it other letters are needed.
const MOST: u16 = 399;

/// A number from 1 to 399 in Roman numerals; empty for others.
pub fn roman(number: u16) -> String {
    let mut out = String::new();
    if number > MOST {
        return out;
    }
    let mut rest = number;
    for (letters, value) in LETTERS {
        while rest >= value {
            out.push_str(letters);
            rest -= value;
        }
    }
    out
}

/// The number that Roman numerals say, where they are written as they ought to be.
pub fn number(text: &str) -> Option<u16> {
    let mut rest = text;
    let mut sum: u16 = 0;
    for (letters, value) in LETTERS {
        while let Some(after) = rest.strip_prefix(letters) {
            sum = sum.checked_add(value)?;
            rest = after;
        }
    }
    (rest.is_empty() && sum > 0 && roman(sum) == text).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_read_as_it_is_written_and_no_other_way() {
        for n in 1..=MOST {
            assert_eq!(number(&roman(n)), Some(n));
        }
        assert_eq!(
            (roman(41).as_str(), roman(0).as_str(), roman(400).as_str()),
            ("XLI", "", "")
        );
        for wrong in ["", "IIII", "VX", "IC", "XLI ", "xli", "XXL", "CCCC", "MM"] {
            assert_eq!(number(wrong), None, "{wrong}");
        }
    }
}
