//! `docProps`: title, subject, creator, keywords, language; symbol and version as custom properties. Dates only where
//! the document gives one: the clock is never asked.

use super::package::{Element, Kind, Package};
use crate::flow::Card;

/// The custom property that running text takes the symbol from.
pub const SYMBOL: &str = "Symbol";

/// Adds the three parts of metadata.
pub fn add(package: &mut Package, card: &Card) {
    for (kind, name, root) in [
        (Kind::Core, "docProps/core.xml", core(card)),
        (Kind::App, "docProps/app.xml", app(card)),
        (Kind::Custom, "docProps/custom.xml", custom(card)),
    ] {
        package.add(kind, name, root);
        package.relate("", kind, name);
    }
}

fn core(card: &Card) -> Element {
    let mut root = Element::new("cp:coreProperties")
        .with(
            "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        )
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .with("xmlns:dcterms", "http://purl.org/dc/terms/")
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    let keywords = card.keywords.join(", ");
    for (name, value) in [
        ("dc:title", Some(card.title.as_str())),
        ("dc:subject", card.subject.as_deref()),
        ("dc:creator", card.author.as_deref()),
        ("cp:keywords", Some(keywords.as_str())),
        ("dc:language", Some(card.language.as_str())),
        ("dc:identifier", Some(card.iri.as_str())),
        ("cp:version", card.version.as_deref()),
    ] {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            root.push(Element::new(name).saying(value));
        }
    }
    if let Some(date) = &card.date {
        for name in ["dcterms:created", "dcterms:modified"] {
            root.push(
                Element::new(name)
                    .with("xsi:type", "dcterms:W3CDTF")
                    .saying(&format!("{date}T00:00:00Z")),
            );
        }
    }
    root
}

fn app(card: &Card) -> Element {
    let mut root = Element::new("Properties").with(
        "xmlns",
        "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    );
    if !card.layout.is_empty() {
        root.push(Element::new("Template").saying(&card.layout));
    }
    root.push(Element::new("Application").saying("engross"));
    root.push(Element::new("DocSecurity").saying("0"));
    root.push(Element::new("AppVersion").saying(&version()));
    root
}

/// This version in the form that Word wants, two digits and four: 0.1.0 is `00.0100`.
fn version() -> String {
    let number = |text: &str| text.parse::<u32>().unwrap_or(0);
    format!(
        "{:02}.{:02}{:02}",
        number(env!("CARGO_PKG_VERSION_MAJOR")),
        number(env!("CARGO_PKG_VERSION_MINOR")),
        number(env!("CARGO_PKG_VERSION_PATCH"))
    )
}

fn custom(card: &Card) -> Element {
    let mut root = Element::new("Properties")
        .with(
            "xmlns",
            "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
        )
        .with(
            "xmlns:vt",
            "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
        );
    let values = [
        (SYMBOL, Some(card.symbol.as_str())),
        ("Version", card.version.as_deref()),
        ("Language", Some(card.language.as_str())),
        ("Layout", Some(card.layout.as_str())),
        ("IRI", Some(card.iri.as_str())),
    ];
    let known = values
        .into_iter()
        .filter_map(|(name, value)| Some((name, value.filter(|value| !value.is_empty())?)));
    for (index, (name, value)) in known.enumerate() {
        root.push(
            Element::new("property")
                .with("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}")
                // the first two numbers are the format's own
                .with("pid", index + 2)
                .with("name", name)
                .holding(Element::new("vt:lpwstr").saying(value)),
        );
    }
    root
}
