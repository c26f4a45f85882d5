//! Whole: what versions must have in common beside their text: the work, its dates and official symbol, the expression that
//! each was translated from, the steps of agreement.

use super::rules;
use super::{Discord, Side, Version};
use crate::diag::Rule;
use crate::model::{Identity, NodeId};

/// All discords of the metadata.
pub(super) fn discords(versions: &[Version<'_>]) -> Vec<Discord> {
    let mut all = Vec::new();
    all.extend(agree(
        versions,
        &rules::WORK,
        "the work",
        "name versions of one document, or correct FRBRWork",
        &|identity| (identity.work.node, identity.work.uri.clone()),
    ));
    all.extend(same_language(versions));
    translations(versions, &mut all);
    all.extend(agree(
        versions,
        &rules::IDENTITY,
        "the dates of the work",
        "correct the date that is wrong",
        &|identity| {
            let dates = identity.work.dates.iter();
            let mut told: Vec<String> = dates
                .filter_map(|date| Some(format!("{} {}", date.name, date.known()?)))
                .collect();
            told.sort();
            (identity.work.node, told.join(", "))
        },
    ));
    all.extend(agree(
        versions,
        &rules::IDENTITY,
        "the official symbol",
        "correct the symbol that is wrong",
        &|identity| {
            let official = identity
                .work
                .aliases
                .iter()
                .find(|alias| alias.name == "officialSymbol");
            match official {
                Some(alias) => (alias.node, alias.value.clone()),
                None => (identity.work.node, String::new()),
            }
        },
    ));
    all.extend(steps(versions));
    all
}

fn agree(
    versions: &[Version<'_>],
    rule: &'static Rule,
    about: &str,
    help: &'static str,
    of: &dyn Fn(&Identity) -> (NodeId, String),
) -> Option<Discord> {
    let sides: Vec<Side> = versions
        .iter()
        .map(|version| {
            let (node, says) = of(&version.document.root.identity);
            Side {
                says,
                place: Some(version.document.place(node)),
            }
        })
        .collect();
    let differ = sides.windows(2).any(|two| two[0].says != two[1].says);
    differ.then(|| discord(rule, about.to_owned(), sides, help))
}

fn discord(rule: &'static Rule, about: String, sides: Vec<Side>, help: &'static str) -> Discord {
    Discord {
        rule,
        about,
        row: None,
        sides,
        help,
        aspect: None,
    }
}

/// Sides that say nothing but of some versions.
fn of_some(
    versions: &[Version<'_>],
    says: &dyn Fn(usize) -> Option<(NodeId, String)>,
) -> Vec<Side> {
    let side = |(index, version): (usize, &Version<'_>)| match says(index) {
        Some((node, says)) => Side {
            says,
            place: Some(version.document.place(node)),
        },
        None => Side {
            says: String::new(),
            place: None,
        },
    };
    versions.iter().enumerate().map(side).collect()
}

fn same_language(versions: &[Version<'_>]) -> Option<Discord> {
    let twice = versions.iter().find_map(|version| {
        let language = version.language();
        let count = versions.iter().filter(|v| v.language() == language).count();
        (count > 1).then_some(language)
    })?;
    let sides = of_some(versions, &|index| {
        let version = versions.get(index)?;
        let expression = &version.document.root.identity.expression;
        (version.language() == twice).then(|| (expression.node, expression.uri.clone()))
    });
    let help = "hold one version of each language against the others";
    Some(discord(
        &rules::LANGUAGE,
        format!("the language {twice}"),
        sides,
        help,
    ))
}

/// Versions that were made from another expression than the one at hand in that language.
fn translations(versions: &[Version<'_>], all: &mut Vec<Discord>) {
    let expression = |version: &Version<'_>| version.document.root.identity.expression.clone();
    for (index, version) in versions.iter().enumerate() {
        for translation in &expression(version).translations {
            let original = versions.iter().position(|other| {
                let language = translation.from_language.as_deref();
                let declared = expression(other);
                let own = declared.languages.first().map(|(_, code)| code.as_str());
                own.is_some() && own == language
            });
            let Some(original) = original else { continue };
            let at_hand = expression(&versions[original]);
            if at_hand.uri == translation.href {
                continue;
            }
            let sides = of_some(versions, &|side| {
                if side == index {
                    Some((translation.node, format!("made from {}", translation.href)))
                } else if side == original {
                    Some((at_hand.node, format!("is {}", at_hand.uri)))
                } else {
                    None
                }
            });
            let help = "bring the translation up to date, and FRBRtranslation with it";
            let about = format!("the translation {}", version.name);
            all.push(discord(&rules::TRANSLATION, about, sides, help));
        }
    }
}

fn steps(versions: &[Version<'_>]) -> Option<Discord> {
    let told = |version: &Version<'_>| -> (NodeId, String) {
        let parts = version.document.parts();
        let steps = parts.iter().flat_map(|part| &part.metadata.workflow);
        let node = steps.clone().next().map(|step| step.node);
        let mut told: Vec<String> = steps
            .map(|step| {
                let of = |part: &Option<String>| part.clone().unwrap_or_else(|| "?".into());
                format!(
                    "{} {} at {}",
                    of(&step.by),
                    of(&step.outcome),
                    of(&step.href)
                )
            })
            .collect();
        told.sort();
        let node = node.unwrap_or(version.document.root.identity.node);
        (node, told.join(", "))
    };
    let all: Vec<(NodeId, String)> = versions.iter().map(told).collect();
    let differ = all.windows(2).any(|two| two[0].1 != two[1].1);
    let sides = of_some(versions, &|index| all.get(index).cloned());
    let help = "bring the workflows into agreement";
    differ.then(|| discord(&rules::STEP, "the workflow".into(), sides, help))
}
