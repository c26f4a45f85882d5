//! Parts, the relationships between them, and their content types, while a package is being made.

use super::content::{Content, Sealed};
use super::order::sort;
use super::xml::Element;
use std::collections::BTreeMap;
use std::sync::Arc;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// What a part is: its content type and the type of the relationship that leads to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `word/document.xml`
    Document,
    /// `word/styles.xml`
    Styles,
    /// `word/numbering.xml`
    Numbering,
    /// `word/settings.xml`
    Settings,
    /// `word/fontTable.xml`
    FontTable,
    /// `word/footnotes.xml`
    Footnotes,
    /// `word/header1.xml`
    Header,
    /// `word/footer1.xml`
    Footer,
    /// `word/theme/theme1.xml`
    Theme,
    /// `docProps/core.xml`
    Core,
    /// `docProps/app.xml`
    App,
    /// `docProps/custom.xml`
    Custom,
    /// `customXml/item1.xml`
    CustomXml,
    /// `customXml/itemProps1.xml`
    CustomXmlProperties,
    /// `word/media/image1.png`
    Image,
    /// An address outside of the package.
    Hyperlink,
}

impl Kind {
    /// The content type where the name's ending does not say it.
    fn content_type(self) -> Option<String> {
        let word = |name: &str| Some(format!("{WORD}{name}+xml"));
        let office = "application/vnd.openxmlformats-officedocument.";
        match self {
            Kind::Document => word("document.main"),
            Kind::Styles => word("styles"),
            Kind::Numbering => word("numbering"),
            Kind::Settings => word("settings"),
            Kind::FontTable => word("fontTable"),
            Kind::Footnotes => word("footnotes"),
            Kind::Header => word("header"),
            Kind::Footer => word("footer"),
            Kind::Theme => Some(format!("{office}theme+xml")),
            Kind::Core => {
                Some("application/vnd.openxmlformats-package.core-properties+xml".to_string())
            }
            Kind::App => Some(format!("{office}extended-properties+xml")),
            Kind::Custom => Some(format!("{office}custom-properties+xml")),
            Kind::CustomXmlProperties => Some(format!("{office}customXmlProperties+xml")),
            Kind::CustomXml | Kind::Image | Kind::Hyperlink => None,
        }
    }

    /// The type of the relationship.
    fn relationship(self) -> String {
        let name = match self {
            Kind::Core => {
                return format!("{PACKAGE}relationships/metadata/core-properties");
            }
            Kind::Document => "officeDocument",
            Kind::Styles => "styles",
            Kind::Numbering => "numbering",
            Kind::Settings => "settings",
            Kind::FontTable => "fontTable",
            Kind::Footnotes => "footnotes",
            Kind::Header => "header",
            Kind::Footer => "footer",
            Kind::Theme => "theme",
            Kind::App => "extended-properties",
            Kind::Custom => "custom-properties",
            Kind::CustomXml => "customXml",
            Kind::CustomXmlProperties => "customXmlProps",
            Kind::Image => "image",
            Kind::Hyperlink => "hyperlink",
        };
        format!("{OFFICE}{name}")
    }
}

/// A package in the making.
#[derive(Debug, Default)]
pub struct Package {
    parts: BTreeMap<String, (Kind, Content)>,
    /// Relationships by the part that they start from; `""` is the package itself.
    relationships: BTreeMap<String, Vec<(Kind, String)>>,
}

impl Package {
    /// Adds an XML part, its children brought into schema order.
    pub fn add(&mut self, kind: Kind, name: &str, mut root: Element) {
        sort(&mut root);
        self.add_sorted(kind, name, Arc::new(root));
    }

    /// Adds an XML part whose children are in schema order already.
    pub fn add_sorted(&mut self, kind: Kind, name: &str, root: Arc<Element>) {
        self.parts
            .insert(name.to_string(), (kind, Content::Xml(root)));
    }

    /// Adds a part of bytes.
    pub fn add_bytes(&mut self, kind: Kind, name: &str, bytes: Vec<u8>) {
        self.parts
            .insert(name.to_string(), (kind, Content::Bytes(bytes)));
    }

    /// The id of the relationship from the part `from` (`""`: the package) to `to`: a part's full name, or for a
    /// hyperlink an address. The same relationship is made once.
    pub fn relate(&mut self, from: &str, kind: Kind, to: &str) -> String {
        let known = self.relationships.entry(from.to_string()).or_default();
        let place = known
            .iter()
            .position(|(a, b)| *a == kind && b == to)
            .unwrap_or_else(|| {
                known.push((kind, to.to_string()));
                known.len() - 1
            });
        format!("rId{}", place + 1)
    }

    /// The package with its relationship parts and content types.
    pub fn seal(self) -> Sealed {
        let mut sealed = Sealed::default();
        let mut types = Element::new("Types").with("xmlns", format!("{PACKAGE}content-types"));
        for (ending, media) in [
            ("jpeg", "image/jpeg"),
            ("png", "image/png"),
            (
                "rels",
                "application/vnd.openxmlformats-package.relationships+xml",
            ),
            ("xml", "application/xml"),
        ] {
            types.push(
                Element::new("Default")
                    .with("Extension", ending)
                    .with("ContentType", media),
            );
        }
        for (name, (kind, content)) in self.parts {
            if let Some(content_type) = kind.content_type() {
                types.push(
                    Element::new("Override")
                        .with("PartName", format!("/{name}"))
                        .with("ContentType", content_type),
                );
            }
            sealed.0.insert(name, content);
        }
        for (from, all) in self.relationships {
            let mut root =
                Element::new("Relationships").with("xmlns", format!("{PACKAGE}relationships"));
            for (index, (kind, to)) in all.into_iter().enumerate() {
                let mut relationship = Element::new("Relationship")
                    .with("Id", format!("rId{}", index + 1))
                    .with("Type", kind.relationship());
                if kind == Kind::Hyperlink {
                    relationship.set("Target", to);
                    relationship.set("TargetMode", "External");
                } else if from.is_empty() {
                    relationship.set("Target", to);
                } else {
                    relationship.set("Target", format!("/{to}"));
                }
                root.push(relationship);
            }
            sealed
                .0
                .insert(relationships_of(&from), Content::Xml(Arc::new(root)));
        }
        sealed
            .0
            .insert("[Content_Types].xml".into(), Content::Xml(Arc::new(types)));
        sealed
    }
}

/// The name of the part that holds the relationships of `part`.
pub fn relationships_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}
