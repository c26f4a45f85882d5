//! The result as JSON, as `src/validate/schema.json` has it.

use super::{Acceptance, Checked, Matter, Partner, Shown, Summary, Way};
use crate::collate::{Certainty, Verdict};
use crate::diag::{Finding, Place, Severity};
use crate::legacy::{Format, Gravity};
use serde::Serialize;
use serde_json::Value;

#[derive(Serialize)]
struct FileView<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sha256: Option<&'a str>,
    #[serde(flatten)]
    format: Option<&'a Format>,
    #[serde(skip_serializing_if = "Option::is_none")]
    canonical: Option<PartnerView<'a>>,
    verdict: &'static str,
    open: bool,
    counts: CountsView,
    differences: Vec<DifferenceView<'a>>,
    findings: Vec<MatterView<'a>>,
    blind: &'a [&'static str],
}

#[derive(Serialize)]
struct PartnerView<'a> {
    file: &'a str,
    sha256: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    symbol: Option<String>,
    paired_by: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    legacy_symbol: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    likeness: Option<u8>,
}

#[derive(Serialize)]
struct CountsView {
    text: usize,
    number: usize,
    form: usize,
    noise: usize,
    accepted: usize,
}

#[derive(Serialize)]
struct DifferenceView<'a> {
    id: &'a str,
    code: &'static str,
    gravity: Gravity,
    severity: Severity,
    certainty: Certainty,
    message: &'a str,
    help: &'a str,
    count: usize,
    canonical: SideView<'a>,
    legacy: SideView<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted: Option<&'a Acceptance>,
}

/// One side of a difference.
#[derive(Serialize)]
struct SideView<'a> {
    text: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    around: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
}

#[derive(Serialize)]
struct MatterView<'a> {
    id: &'a str,
    #[serde(flatten)]
    finding: &'a Finding,
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted: Option<&'a Acceptance>,
}

#[derive(Serialize)]
struct SummaryView<'a> {
    files: usize,
    open: usize,
    verdicts: serde_json::Map<String, Value>,
    classes: Vec<ClassView>,
    without_partner: &'a [String],
    findings: &'a [Finding],
}

#[derive(Serialize)]
struct ClassView {
    code: &'static str,
    gravity: Gravity,
    files: usize,
    count: usize,
}

/// What was found of one file.
pub fn file(checked: &Checked) -> Value {
    let counts = checked.counts();
    let view = FileView {
        file: &checked.name,
        sha256: (!checked.sha256.is_empty()).then_some(&checked.sha256),
        format: checked.format.as_ref(),
        canonical: checked.partner.as_ref().map(partner),
        verdict: verdict(checked.verdict),
        open: checked.is_open(),
        counts: CountsView {
            text: counts.text,
            number: counts.number,
            form: counts.form,
            noise: counts.noise,
            accepted: counts.accepted,
        },
        differences: checked.differences.iter().map(difference).collect(),
        findings: checked.matters.iter().map(matter).collect(),
        blind: &checked.blind,
    };
    value(&view)
}

/// The totals of a run, and what was found of the run as a whole.
pub fn summary(summary: &Summary, findings: &[Finding]) -> Value {
    let verdicts = summary.verdicts().into_iter();
    let view = SummaryView {
        files: summary.files.len(),
        open: summary.files.iter().filter(|line| line.open).count(),
        verdicts: verdicts
            .map(|(verdict, count)| (verdict.to_owned(), count.into()))
            .collect(),
        classes: summary
            .classes()
            .map(|total| ClassView {
                code: total.class.code(),
                gravity: total.class.gravity,
                files: total.files,
                count: total.count,
            })
            .collect(),
        without_partner: &summary.without_partner,
        findings,
    };
    value(&view)
}

/// Views have string keys only, so that they always serialise.
fn value(view: &impl Serialize) -> Value {
    serde_json::to_value(view).unwrap_or(Value::Null)
}

fn verdict(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::Identical) => "identical",
        Some(Verdict::IdenticalButForm) => "identical-but-form",
        Some(Verdict::Differs) => "differs",
        Some(Verdict::OtherVersion) => "other-version",
        Some(Verdict::Unreadable) => "unreadable",
        None => "no-partner",
    }
}

fn partner(partner: &Partner) -> PartnerView<'_> {
    let (paired_by, legacy_symbol, likeness) = match &partner.way {
        Way::Given => ("given", None, None),
        Way::FileName(symbol) => ("file-name", Some(symbol.to_string()), None),
        Way::Inside(symbol) => ("symbol-inside", Some(symbol.to_string()), None),
        Way::Likeness(percent) => ("likeness", None, Some(*percent)),
    };
    PartnerView {
        file: &partner.name,
        sha256: &partner.sha256,
        symbol: partner.symbol.as_ref().map(ToString::to_string),
        paired_by,
        legacy_symbol,
        likeness,
    }
}

fn difference(shown: &Shown) -> DifferenceView<'_> {
    let difference = &shown.difference;
    DifferenceView {
        id: &difference.id,
        code: difference.class.code(),
        gravity: difference.class.gravity,
        severity: difference.class.rule.severity,
        certainty: difference.certainty,
        message: &difference.message,
        help: &difference.help,
        count: difference.count,
        canonical: SideView {
            text: &difference.canonical_text,
            around: &shown.canonical_around,
            place: shown.canonical_place.as_ref().map(Place::to_string),
        },
        legacy: SideView {
            text: &difference.legacy_text,
            around: &shown.legacy_around,
            place: shown.legacy_place.clone(),
        },
        accepted: shown.accepted.as_ref(),
    }
}

fn matter(matter: &Matter) -> MatterView<'_> {
    MatterView {
        id: &matter.id,
        finding: &matter.finding,
        accepted: matter.accepted.as_ref(),
    }
}
