//! Where a line may break: UAX #14, and inside long web addresses.

use unicode_linebreak::{BreakOpportunity, linebreaks};

/// A place where a line may break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Break {
    /// The first byte of the next line.
    pub at: usize,
    /// Whether it is inside a web address: a last resort.
    pub in_address: bool,
}

/// The places inside `text` where a line may break, in order; the end is none. NBSP and the non-breaking hyphen hold
/// together what they join. A web address may break after `/ . ? & - _ =`.
pub fn breaks(text: &str) -> Vec<Break> {
    // about one for each word
    let mut found = Vec::with_capacity(text.len() / 5);
    for (at, kind) in linebreaks(text) {
        let inside = at < text.len();
        if inside && (kind == BreakOpportunity::Allowed || !text[..at].ends_with(' ')) {
            found.push(Break {
                at,
                in_address: false,
            });
        }
    }
    let addresses = addresses(text);
    if !addresses.is_empty() {
        for (start, end) in addresses {
            found.retain(|place| place.at <= start || place.at >= end);
            found.extend(inside_address(&text[start..end]).map(|at| Break {
                at: start + at,
                in_address: true,
            }));
        }
        found.sort_by_key(|place| place.at);
    }
    found
}

/// The stretches of web addresses: what has `://` or starts with `www.`, up to the next white space.
fn addresses(text: &str) -> Vec<(usize, usize)> {
    if !text.contains("://") && !text.contains("www.") {
        return Vec::new();
    }
    let mut at = 0;
    let mut found = Vec::new();
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        if bare.contains("://") || bare.contains("www.") {
            found.push((at, at + bare.len()));
        }
        at += word.len();
    }
    found
}

/// The bytes of an address after which a line may end: not inside `://`, not within three characters of its ends.
fn inside_address(address: &str) -> impl Iterator<Item = usize> + '_ {
    let scheme = address.find("://").map_or(0, |at| at + 3);
    let last = address.len().saturating_sub(3);
    address
        .match_indices(['/', '.', '?', '&', '-', '_', '='])
        .map(|(at, _)| at + 1)
        .filter(move |at| *at > scheme + 2 && *at <= last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let mut from = 0;
        let mut parts = Vec::new();
        for place in breaks(text) {
            parts.push(&text[from..place.at]);
            from = place.at;
        }
        parts.push(&text[from..]);
        parts
    }

    #[test]
    fn breaks_after_spaces_and_hyphens_only() {
        assert_eq!(
            split("the  well-known OAS, 1/2 c. "),
            ["the  ", "well-", "known ", "OAS, ", "1/2 ", "c. "]
        );
    }

    #[test]
    fn no_break_space_and_hyphen_join() {
        assert_eq!(
            split("paragraph\u{a0}15 non\u{2011}stop 21\u{202f}% “\u{a0}oui\u{a0}”").len(),
            4
        );
    }

    #[test]
    fn an_address_breaks_after_its_own_signs() {
        assert_eq!(
            split("see https://example.org/a-list?x=10&y=2 now"),
            [
                "see ",
                "https://example.",
                "org/",
                "a-",
                "list?",
                "x=",
                "10&",
                "y=2 ",
                "now"
            ]
        );
    }
}
