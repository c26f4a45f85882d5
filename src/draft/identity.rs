//! The identity of a draft and its metadata: what the file says of itself, and marked stand-ins for the rest.

use super::annotation::identifier;
use super::element::Element;
use super::fields;
use super::ids::Found;
use super::line::Line;
use super::part::Part;
use super::rules::SYMBOL;
use super::words::{self, BODIES};
use crate::delegations::State;
use crate::diag::Finding;
use crate::legacy::Reading;
use crate::sheet::Role;
use crate::symbol::FileSymbol;
use std::collections::BTreeMap;

/// The date that stands for one that is not known (PROFILE.md, Editorial values).
pub(super) const UNKNOWN_DATE: &str = "0001-01-01";

/// What is known of the document as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Identity {
    /// File symbol: `AG05279E04`.
    pub symbol: String,
    /// Body and job: `AG05279`.
    job: String,
    /// Two digits.
    version: String,
    /// Three letters.
    language: &'static str,
    /// `YYYY-MM-DD`.
    date: String,
    /// Official symbol: `AG/doc.5232/11`.
    number: Option<String>,
    /// The title in the file's properties.
    title: Option<String>,
    /// Element of the main document.
    kind: &'static str,
}

impl Identity {
    /// What the file says.
    pub fn of(
        name: &str,
        reading: &Reading,
        lines: &[Line<'_>],
        findings: &mut Vec<Finding>,
    ) -> Identity {
        let stem = name.split('.').next().unwrap_or(name);
        let candidates = reading.symbols.iter().map(String::as_str).chain([stem]);
        let symbol = candidates
            .filter_map(|text| text.parse::<FileSymbol>().ok())
            .next();
        let language = language(reading, symbol.as_ref());
        let (symbol, job, version) = match symbol {
            Some(symbol) => (symbol.to_string(), symbol.job(), symbol.version()),
            None => {
                let letter = match language {
                    "spa" => 'S',
                    "fra" => 'F',
                    "por" => 'P',
                    _ => 'E',
                };
                let stand_in = format!("AG00000{letter}00");
                let message =
                    format!("Nothing in {name:?} gives a file symbol; the draft has {stand_in}.");
                findings.push(Finding::new(
                    &SYMBOL,
                    message,
                    "Put the right symbol in its place.",
                ));
                (stand_in, "AG00000".into(), "00".into())
            }
        };
        let masthead = || lines.iter().filter(|line| line.role == Role::MastheadLine);
        let halves = || {
            masthead()
                .flat_map(|line| line.text().split('\t'))
                .map(str::trim)
        };
        let number = halves()
            .find(|text| fields::is_number(text))
            .map(str::to_owned);
        // the date of the document stands on the right; the days of a session are more than one
        let date = halves()
            .find_map(words::date)
            .unwrap_or_else(|| UNKNOWN_DATE.into());
        let kind = super::part::parts(lines)
            .first()
            .map_or("doc", |part| part.kind().0);
        Identity {
            symbol,
            job,
            version,
            language,
            date,
            number,
            title: reading.transcript.title.clone(),
            kind,
        }
    }

    /// The language as a tag (BCP 47).
    pub fn language_tag(&self) -> &'static str {
        match self.language {
            "spa" => "es",
            "fra" => "fr",
            "por" => "pt",
            _ => "en",
        }
    }

    /// The IRI of the work.
    pub fn work(&self) -> String {
        format!(
            "/akn/aa-oas/{}/document/oas-ga/{}/{}",
            self.kind, self.date, self.job
        )
    }
}

/// The language, three letters: by the file's properties where engross knows it, else by the symbol, else by the
/// commonest words.
fn language(reading: &Reading, symbol: Option<&FileSymbol>) -> &'static str {
    let known = ["eng", "spa", "fra", "por"];
    if let Some(code) = symbol.and_then(|symbol| symbol.language().code())
        && let Some(code) = known.iter().find(|known| **known == code)
    {
        return code;
    }
    match reading
        .transcript
        .language
        .as_deref()
        .and_then(|tag| tag.get(..2))
    {
        Some("en") => return "eng",
        Some("es") => return "spa",
        Some("fr") => return "fra",
        Some("pt") => return "por",
        _ => {}
    }
    const COMMON: [(&str, [&str; 6]); 4] = [
        ("eng", ["the", "and", "of", "that", "to", "in"]),
        ("spa", ["el", "y", "los", "del", "las", "en"]),
        ("fra", ["le", "et", "les", "des", "du", "dans"]),
        ("por", ["o", "e", "os", "da", "das", "em"]),
    ];
    let count = |common: &[&str; 6]| {
        let words = reading
            .transcript
            .body
            .iter()
            .flat_map(|paragraph| paragraph.text.split_whitespace());
        words
            .filter(|word| common.contains(&word.to_lowercase().as_str()))
            .count()
    };
    let best = COMMON.iter().rev().max_by_key(|(_, common)| count(common));
    best.map_or("eng", |(code, _)| code)
}

/// Fills in the metadata of all documents of the file.
pub(super) fn fill(
    root: &mut Element,
    identity: &Identity,
    parts: &[Part<'_, '_>],
    found: &Found,
    places: &[String],
) {
    let Some(main) = root.last_mut() else {
        return;
    };
    let mut delegations = BTreeMap::new();
    for part in parts {
        let lines = [
            &part.headings,
            &part.cover,
            &part.preface,
            &part.preamble,
            &part.body,
            &part.conclusions,
        ];
        for line in lines.into_iter().flatten() {
            for annotation in super::annotation::annotations(line.text()) {
                for delegation in annotation.delegations {
                    delegations.insert(delegation.id, delegation.country);
                }
            }
        }
    }
    if let Some(meta) = main.elements_mut().find(|child| child.name == "meta") {
        let title = parts.first().and_then(Part::title);
        meta.push(identification(
            identity,
            "main",
            title.as_deref(),
            identity.title.as_deref(),
        ));
        if let Some(workflow) = workflow(identity, found) {
            meta.push(workflow);
        }
        meta.push(references(identity, parts, &delegations, places));
    }
    let attachments = main
        .elements_mut()
        .find(|child| child.name == "attachments");
    let attachments = attachments.into_iter().flat_map(Element::elements_mut);
    for (number, (attachment, part)) in attachments.zip(parts.iter().skip(1)).enumerate() {
        let id = attachment.attribute("eId").unwrap_or_default().to_owned();
        let heading = part
            .headings
            .first()
            .map(|line| line.text().replace('\n', " "));
        let Some(meta) = attachment
            .last_mut()
            .and_then(|document| document.elements_mut().find(|child| child.name == "meta"))
        else {
            continue;
        };
        let component = format!("annex_{}", number + 1);
        meta.push(identification(
            identity,
            &component,
            part.title().as_deref(),
            heading.as_deref(),
        ));
        let of = Element::new("attachmentOf")
            .with("eId", format!("{id}__ra1"))
            .with("href", format!("{}/!main", identity.work()))
            .with(
                "showAs",
                identity.number.as_deref().unwrap_or(&identity.symbol),
            );
        meta.push(
            Element::new("references")
                .with("source", "#oasGS")
                .holding(of),
        );
    }
}

fn identification(
    identity: &Identity,
    component: &str,
    official: Option<&str>,
    editorial: Option<&str>,
) -> Element {
    let work = identity.work();
    let expression = format!("{work}/{}@{}", identity.language, identity.version);
    let value = |name, value: &str| Element::new(name).with("value", value);
    let date = |date: &str| {
        let name = if date == UNKNOWN_DATE {
            "editorialUnknown"
        } else {
            "presentation"
        };
        Element::new("FRBRdate")
            .with("date", date)
            .with("name", name)
    };
    let author = |role: &str| {
        Element::new("FRBRauthor")
            .with("href", "#oasGS")
            .with("as", role)
    };
    let alias = |name: &str, value: &str| {
        Element::new("FRBRalias")
            .with("name", name)
            .with("value", value)
    };
    let mut own = Element::new("FRBRWork")
        .holding(value("FRBRthis", &format!("{work}/!{component}")))
        .holding(value("FRBRuri", &work));
    own.push(match official {
        Some(title) => alias("officialTitle", title),
        None => alias(
            "editorialTitle",
            editorial
                .filter(|title| !title.trim().is_empty())
                .unwrap_or(&identity.symbol),
        ),
    });
    if component == "main"
        && let Some(number) = &identity.number
    {
        own.push(alias("officialSymbol", number));
    }
    let own = own
        .holding(date(&identity.date))
        .holding(author("#author"))
        .holding(value("FRBRcountry", "aa-oas").with("showAs", "Organization of American States"))
        .holding(value("FRBRsubtype", "document"))
        .holding(value("FRBRnumber", &identity.job).with("showAs", identity.symbol.as_str()));
    let this = Element::new("FRBRExpression")
        .holding(value("FRBRthis", &format!("{expression}/!{component}")))
        .holding(value("FRBRuri", &expression))
        .holding(date(&identity.date))
        .holding(author("#editor"))
        .holding(value("FRBRversionNumber", &identity.version))
        .holding(Element::new("FRBRlanguage").with("language", identity.language));
    let file = Element::new("FRBRManifestation")
        .holding(value("FRBRthis", &format!("{expression}/!{component}.xml")))
        .holding(value("FRBRuri", &format!("{expression}.xml")))
        .holding(date(UNKNOWN_DATE))
        .holding(author("#editor"))
        .holding(value("FRBRformat", "xml"));
    Element::new("identification")
        .with("source", "#oasGS")
        .holding(own)
        .holding(this)
        .holding(file)
}

/// A step for each reservation.
fn workflow(identity: &Identity, found: &Found) -> Option<Element> {
    let mut workflow = Element::new("workflow").with("source", "#oasGS");
    for (annotation, delegations) in &found.annotations {
        for delegation in delegations {
            let step = Element::new("step")
                .with("eId", format!("step_{}", workflow.children.len() + 1))
                .with("date", identity.date.as_str())
                .with("by", format!("#{delegation}"))
                .with("as", "#delegation")
                .with("outcome", "#adReferendum")
                .with("href", format!("#{annotation}"));
            workflow.push(step);
        }
    }
    (!workflow.children.is_empty()).then_some(workflow)
}

fn references(
    identity: &Identity,
    parts: &[Part<'_, '_>],
    delegations: &BTreeMap<String, String>,
    places: &[String],
) -> Element {
    let mut all = Element::new("references").with("source", "#oasGS");
    for (number, part) in parts
        .iter()
        .skip(1)
        .enumerate()
        .filter(|(_, part)| part.reference.is_none())
    {
        let number = number + 1;
        let title = part.title().or_else(|| {
            part.headings
                .first()
                .map(|line| line.text().replace('\n', " "))
        });
        let attached = Element::new("hasAttachment")
            .with("eId", format!("ra{number}"))
            .with("href", format!("{}/!annex_{number}", identity.work()))
            .with("showAs", title.unwrap_or_else(|| identity.symbol.clone()));
        all.push(attached);
    }
    let reference = |name, id: &str, path: &str, shown: &str| {
        Element::new(name)
            .with("eId", id)
            .with("href", format!("/akn/ontology/{path}"))
            .with("showAs", shown)
    };
    all.push(reference(
        "TLCOrganization",
        "oasGS",
        "organization/oas/oas-gs",
        "General Secretariat",
    ));
    let mut bodies: Vec<(&str, &str)> = vec![("oasGA", "General Assembly")];
    for line in parts
        .iter()
        .flat_map(|part| &part.preface)
        .filter(|line| line.role == Role::Masthead)
    {
        let known = BODIES.iter().find(|(name, ..)| *name == line.text());
        bodies.extend(known.map(|(_, id, shown)| (*id, *shown)));
    }
    bodies.sort_unstable();
    bodies.dedup();
    for (id, shown) in bodies {
        let path = format!(
            "organization/oas/{}",
            shown.to_lowercase().replace(' ', "-")
        );
        all.push(reference("TLCOrganization", id, &path, shown));
    }
    for (id, country) in delegations {
        let path = match State::called(country) {
            Some(state) => format!("organization/oas/delegation-{}", state.code),
            // an observer, or a name that was mistyped
            None => format!(
                "organization/other/delegation-{}",
                identifier(country).to_lowercase()
            ),
        };
        all.push(reference(
            "TLCOrganization",
            id,
            &path,
            &format!("Delegation of {country}"),
        ));
    }
    all.push(reference("TLCRole", "author", "role/oas/author", "Author"));
    all.push(reference("TLCRole", "editor", "role/oas/editor", "Editor"));
    if !delegations.is_empty() {
        all.push(reference(
            "TLCRole",
            "delegation",
            "role/oas/delegation",
            "Delegation",
        ));
    }
    for (index, place) in places.iter().enumerate() {
        let id = format!("place_{}", index + 1);
        all.push(reference(
            "TLCLocation",
            &id,
            &format!("location/oas/{}", identifier(place).to_lowercase()),
            place,
        ));
    }
    all.push(reference(
        "TLCConcept",
        "adReferendum",
        "concept/oas/ad-referendum",
        "ad referendum",
    ));
    all
}
