//! The labels of lists that are counted and not numbered in the XML: `ol` and `ul`.

use crate::sheet::{NumberForm, NumberLevel, Role, Sheet};

/// The level of the layout's scheme that lists of this role use, `depth` lists of the same kind deep.
fn level(sheet: &Sheet, role: Role, depth: usize) -> Option<&NumberLevel> {
    let (scheme, first) = sheet.styles.get(&role)?.numbering.as_ref()?;
    let levels = &sheet.schemes.get(scheme)?.levels;
    levels.get((usize::from(*first) + depth).min(levels.len().saturating_sub(1)))
}

/// The bullet of a `ul`.
pub(super) fn bullet(sheet: &Sheet, depth: usize) -> String {
    level(sheet, Role::BulletItem, depth).map_or_else(|| "•".into(), |level| level.text.clone())
}

/// The label of an item of an `ol`.
pub(super) fn counted(sheet: &Sheet, depth: usize, count: u32) -> String {
    let Some(level) = level(sheet, Role::ListItem, depth) else {
        return format!("{count}.");
    };
    let count = written(level.form, count);
    let mut label = String::new();
    let mut parts = level.text.split('%');
    label.push_str(parts.next().unwrap_or_default());
    for part in parts {
        // `%1` to `%9`: the count of a level; an `ol` shows its own only
        label.push_str(&count);
        label.push_str(part.get(1..).unwrap_or_default());
    }
    label
}

/// A count as its form writes it.
fn written(form: NumberForm, count: u32) -> String {
    match form {
        NumberForm::Decimal | NumberForm::Bullet => count.to_string(),
        NumberForm::LowerLetter => letters(count, b'a'),
        NumberForm::UpperLetter => letters(count, b'A'),
        NumberForm::LowerRoman => roman(count),
        NumberForm::UpperRoman => roman(count).to_uppercase(),
    }
}

/// a ... z, aa, bb: the letter is repeated, as Word does.
fn letters(count: u32, first: u8) -> String {
    let index = count.saturating_sub(1);
    let letter = char::from(first + (index % 26) as u8);
    std::iter::repeat_n(letter, (index / 26 + 1).min(32) as usize).collect()
}

fn roman(count: u32) -> String {
    let mut left = count.min(9999);
    let mut out = String::new();
    for (value, sign) in [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ] {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_written_in_their_forms() {
        assert_eq!(written(NumberForm::LowerRoman, 1994), "mcmxciv");
        assert_eq!(written(NumberForm::UpperRoman, 4), "IV");
        assert_eq!(written(NumberForm::LowerLetter, 28), "bb");
        assert_eq!(written(NumberForm::Decimal, 12), "12");
    }
}
