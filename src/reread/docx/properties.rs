//! Properties of the document: title, language, file symbol.

use super::package::{Package, parse};
use crate::diag::Finding;

/// The properties that a reader sees.
#[derive(Debug, Default)]
pub(super) struct Properties {
    /// `dc:title`
    pub title: Option<String>,
    /// `dc:language`
    pub language: Option<String>,
    /// The custom property `Symbol`, else `dc:identifier`.
    pub symbol: Option<String>,
}

/// Reads the core and the custom properties, where the package has them.
pub(super) fn properties(package: &mut Package<'_>) -> Result<Properties, Finding> {
    let mut found = Properties::default();
    let relations = package.relations("")?;
    let of_kind = |kind: &str| {
        relations
            .values()
            .find(|relation| relation.kind == kind && !relation.external)
            .map(|relation| relation.target.clone())
    };
    if let Some(part) = of_kind("core-properties") {
        let text = package.text(&part)?;
        let root = parse(&part, &text)?;
        let said = |name: &str| {
            let text = root.child(name)?.text();
            let text = text.trim();
            (!text.is_empty()).then(|| text.to_owned())
        };
        found.title = said("title");
        found.language = said("language");
        found.symbol = said("identifier");
    }
    if let Some(part) = of_kind("custom-properties") {
        let text = package.text(&part)?;
        let root = parse(&part, &text)?;
        let symbol = root
            .elements()
            .find(|property| property.plain("name") == Some("Symbol"));
        if let Some(symbol) = symbol {
            found.symbol = Some(symbol.text().trim().to_owned());
        }
    }
    Ok(found)
}
