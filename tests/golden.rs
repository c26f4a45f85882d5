//! Accepted references: each form of each fixture as `engross dump` prints it.
//!
//! They show what a change does; they are no truth. `ENGROSS_ACCEPT=1 cargo test --test golden` accepts new ones, and
//! can write below tests/golden only.

use crate::press::{engross, path, said};
use std::fs;

#[test]
fn every_form_of_every_fixture_is_as_accepted() {
    let accept = std::env::var_os("ENGROSS_ACCEPT").is_some_and(|value| value == "1");
    let mut wrong = Vec::new();
    for fixture in ["AG05279E04", "features", "collection"] {
        for stage in ["document", "flow", "pages", "transcript"] {
            let source = format!("fixtures/{fixture}/source.xml");
            let output = engross(&["dump", &source, "--stage", stage]);
            assert!(output.status.success(), "{}", said(&output));
            let reference = path(&format!("tests/golden/{fixture}.{stage}.txt"));
            if accept {
                fs::write(&reference, &output.stdout).unwrap();
            } else if fs::read(&reference).ok().as_deref() != Some(&output.stdout) {
                wrong.push(format!(
                    "{}: {}",
                    reference.display(),
                    first_difference(&reference, &output.stdout)
                ));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\nENGROSS_ACCEPT=1 cargo test --test golden accepts them",
        wrong.join("\n")
    );
}

/// The first line that is not as accepted.
fn first_difference(reference: &std::path::Path, found: &[u8]) -> String {
    let accepted = fs::read_to_string(reference).unwrap_or_default();
    let found = String::from_utf8_lossy(found);
    let mut lines = accepted.lines();
    for (number, line) in found.lines().enumerate() {
        let other = lines.next();
        if other != Some(line) {
            return format!(
                "line {}: accepted {:?}, now {line:?}",
                number + 1,
                other.unwrap_or("")
            );
        }
    }
    "it is shorter than accepted".into()
}
