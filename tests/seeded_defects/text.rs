//! Damage of text extractions: changes of the lines of a faithful one.

/// A change of the n-th line that it fits; `false` where there is none.
pub type Damage = (&'static [&'static str], fn(&mut Vec<String>, usize) -> bool);

/// Changes the n-th line in which `find` finds a place.
fn at(lines: &mut [String], n: usize, find: fn(&str) -> Option<(usize, usize)>, put: &str) -> bool {
    let mut places = lines
        .iter_mut()
        .filter_map(|line| find(line).map(|place| (line, place)));
    match places.nth(n) {
        Some((line, (start, end))) => {
            line.replace_range(start..end, put);
            true
        }
        None => false,
    }
}

fn of(line: &str, what: &str) -> Option<(usize, usize)> {
    (line.len() > 60)
        .then(|| line.find(what).map(|start| (start, start + what.len())))
        .flatten()
}

/// The first space behind the middle of a long line.
fn middle(line: &str) -> Option<(usize, usize)> {
    let from = line.len() / 2;
    let space = line.char_indices().find(|(at, c)| *at > from && *c == ' ');
    space
        .filter(|_| line.len() > 60)
        .map(|(at, _)| (at, at + 1))
}

pub const DAMAGE: &[Damage] = &[
    (&["MOJIBAKE"], |l, n| {
        at(l, n, |line| of(line, "í"), "Ã\u{AD}")
    }),
    (&["MOJIBAKE"], |l, n| at(l, n, |line| of(line, "’"), "â€™")),
    (&["REPLACEMENT-CHAR"], |l, n| {
        at(l, n, |line| of(line, "í"), "\u{FFFD}")
    }),
    (&["REPLACEMENT-CHAR"], |l, n| {
        at(l, n, |line| of(line, "’"), "\u{FFFD}")
    }),
    (&["CONTROL-CHAR"], |l, n| at(l, n, middle, " \u{5}")),
    (&["CONTROL-CHAR"], |l, n| {
        at(l, n, |line| of(line, "’"), "\u{92}")
    }),
    (&["SOFT-HYPHEN"], |l, n| {
        at(
            l,
            n,
            |line| of(line, "security").map(|(start, _)| (start + 2, start + 2)),
            "\u{AD}",
        )
    }),
    (&["OBJECT-PLACEHOLDER"], |l, n| {
        at(l, n, middle, " [image: image1.png] ")
    }),
    (&["FIELD-LEAK"], |l, n| {
        at(
            l,
            n,
            |line| of(line, "member states"),
            "\u{13}REF _Ref1 \\h\u{14}member states\u{15}",
        )
    }),
    (&["PRIVATE-USE-SYMBOL"], |l, n| {
        at(l, n, |line| of(line, "“"), "\u{F0D2}")
    }),
    (&["NUM-LOST"], |l, n| {
        at(
            l,
            n,
            |line| {
                line.starts_with("1")
                    .then(|| line.find(' ').map(|end| (0, end + 1)))
                    .flatten()
            },
            "",
        )
    }),
    (&["NUM-WRONG"], |l, n| {
        at(
            l,
            n,
            |line| {
                line.starts_with("1")
                    .then(|| line.find(' ').map(|end| (0, end)))
                    .flatten()
            },
            "77.",
        )
    }),
    (&["NUM-FORMAT"], |l, n| {
        at(
            l,
            n,
            |line| {
                line.starts_with("2")
                    .then(|| line.find(". ").map(|end| (end, end + 1)))
                    .flatten()
            },
            ")",
        )
    }),
    (&["NUM-ADDED"], |l, n| {
        at(
            l,
            n,
            |line| line.starts_with("The ").then_some((0, 0)),
            "8. ",
        )
    }),
    (&["STORY-DUMPED"], |l, n| {
        l.insert(5 * n + 3, "AG05279E04".into());
        true
    }),
    (&["STORY-DUMPED"], |l, n| {
        l.insert(5 * n + 3, "- 3 -".into());
        true
    }),
];
