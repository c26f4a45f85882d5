//! The code of a copy: `AG05279E04/7`, of its second issue `AG05279E04/7.2`.

use std::fmt;
use std::str::FromStr;

/// The longest symbol that a code can carry, in characters.
const LONGEST_SYMBOL: usize = 40;

/// The code of one copy of one document.
///
/// It says which copy a page is from, and nothing of who has it: only the register tells that.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code {
    symbol: String,
    copy: u32,
    issue: u32,
}

/// Why a text is no code of a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// It has no slash between the file symbol and the number.
    Slash,
    /// What stands before the slash is not 1 to 40 capitals, digits, hyphens and underscores, the first a capital.
    Symbol,
    /// The number of the copy is not 1 or more, in digits without a leading zero.
    Copy,
    /// After a dot there is not the issue, 2 or more, in digits without a leading zero.
    Issue,
}

impl Code {
    /// The code of a copy: the file symbol, the copy's number from 1, and its issue from 1.
    pub fn new(symbol: &str, copy: u32, issue: u32) -> Result<Code, CodeError> {
        let first = symbol.starts_with(|c: char| c.is_ascii_uppercase());
        let known = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || "-_".contains(c);
        if !first || symbol.len() > LONGEST_SYMBOL || !symbol.chars().all(known) {
            return Err(CodeError::Symbol);
        }
        if copy == 0 {
            return Err(CodeError::Copy);
        }
        if issue == 0 {
            return Err(CodeError::Issue);
        }
        Ok(Code {
            symbol: symbol.to_owned(),
            copy,
            issue,
        })
    }

    /// The file symbol of the document.
    pub fn symbol(&self) -> &str {
        &self.symbol
    }

    /// The number of the copy, from 1.
    pub fn copy(&self) -> u32 {
        self.copy
    }

    /// The issue of the copy: 1, and one more each time that it is issued again.
    pub fn issue(&self) -> u32 {
        self.issue
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.symbol, self.copy)?;
        if self.issue > 1 {
            write!(f, ".{}", self.issue)?;
        }
        Ok(())
    }
}

impl FromStr for Code {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Code, CodeError> {
        let (symbol, numbers) = text.split_once('/').ok_or(CodeError::Slash)?;
        let (copy, issue) = match numbers.split_once('.') {
            Some((copy, issue)) => (copy, Some(issue)),
            None => (numbers, None),
        };
        let copy = number(copy).ok_or(CodeError::Copy)?;
        let issue = match issue {
            Some(issue) => number(issue)
                .filter(|issue| *issue > 1)
                .ok_or(CodeError::Issue)?,
            None => 1,
        };
        Code::new(symbol, copy, issue)
    }
}

impl fmt::Display for CodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            CodeError::Slash => "a code is a file symbol, a slash and a number: AG05279E04/7",
            CodeError::Symbol => {
                "the symbol of a code is a capital and up to 39 capitals, digits, hyphens and underscores"
            }
            CodeError::Copy => "the number of a copy is 1 or more, without leading zeros",
            CodeError::Issue => "the issue of a code is 2 or more, without leading zeros",
        })
    }
}

impl std::error::Error for CodeError {}

/// A number in digits without a leading zero, so that each number is written in one way only.
fn number(text: &str) -> Option<u32> {
    let digits = !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_they_are_written() {
        for text in [
            "AG05279E04/7",
            "AG05279E04/35.2",
            "CP-DOC_1/1",
            "A/4294967295",
        ] {
            assert_eq!(text.parse::<Code>().unwrap().to_string(), text);
        }
        let code: Code = "AG05279E04/35.2".parse().unwrap();
        assert_eq!(
            (code.symbol(), code.copy(), code.issue()),
            ("AG05279E04", 35, 2)
        );
    }

    #[test]
    fn what_is_no_code_is_told() {
        for (text, why) in [
            ("AG05279E04", CodeError::Slash),
            ("ag05279e04/7", CodeError::Symbol),
            ("7/7", CodeError::Symbol),
            ("/7", CodeError::Symbol),
            ("AG 05279/7", CodeError::Symbol),
            ("AG05279E04/07", CodeError::Copy),
            ("AG05279E04/", CodeError::Copy),
            ("AG05279E04/0", CodeError::Copy),
            ("AG05279E04/-1", CodeError::Copy),
            ("AG05279E04/4294967296", CodeError::Copy),
            ("AG05279E04/7/7", CodeError::Copy),
            ("AG05279E04/7.1", CodeError::Issue),
            ("AG05279E04/7.", CodeError::Issue),
            ("AG05279E04/7.2.2", CodeError::Issue),
        ] {
            assert_eq!(text.parse::<Code>(), Err(why), "{text}");
        }
    }
}
