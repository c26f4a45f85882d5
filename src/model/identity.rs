//! Who a part is (FRBR work, expression, manifestation) and what else its metadata says.

use super::{Marks, NodeId};

/// The three levels of identity. Every part has its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Identity {
    /// Origin of the identification.
    pub node: NodeId,
    /// The work: the document in any language and version.
    pub work: Work,
    /// The expression: one language, one version.
    pub expression: Expression,
    /// The manifestation: this file.
    pub manifestation: Manifestation,
}

/// The date that PROFILE.md defines for "the schema demands a date and the document gives none". Never printed,
/// never written to metadata.
pub const UNKNOWN_DATE: &str = "0001-01-01";

/// A date with the name of what happened on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Dated {
    /// Origin.
    pub node: NodeId,
    /// `YYYY-MM-DD`, perhaps with a time.
    pub date: String,
    /// `presentation`, `adoption`, or `editorialUnknown`.
    pub name: String,
}

impl Dated {
    /// The date, where it is one of the document's own and not the editorial stand-in.
    pub fn known(&self) -> Option<&str> {
        (!self.date.starts_with(UNKNOWN_DATE)).then_some(self.date.as_str())
    }
}

/// A title or name under which the work is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Alias {
    /// Origin.
    pub node: NodeId,
    /// `officialTitle` (stands on the page), `editorialTitle` (for the files' metadata only), ...
    pub name: String,
    /// The title.
    pub value: String,
}

/// Who made it, by reference.
#[derive(Clone, Debug, PartialEq)]
pub struct Author {
    /// Origin.
    pub node: NodeId,
    /// eId of the organization or person, without `#`.
    pub href: String,
    /// eId of the role, without `#`.
    pub role: Option<String>,
}

/// The work.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// Origin.
    pub node: NodeId,
    /// IRI of this part of the work.
    pub this: String,
    /// IRI of the work.
    pub uri: String,
    /// Titles.
    pub aliases: Vec<Alias>,
    /// Dates.
    pub dates: Vec<Dated>,
    /// Authors.
    pub authors: Vec<Author>,
    /// `aa-oas`.
    pub country: String,
    /// `report`, `deliberation` ...
    pub subtypes: Vec<String>,
    /// Job number: the value, and the file symbol as printed (`AG05279E04`) where given. Origin first.
    pub numbers: Vec<(NodeId, String, Option<String>)>,
    /// Short names.
    pub names: Vec<String>,
    /// Whether it prescribes.
    pub prescriptive: Option<bool>,
    /// Whether it is the authoritative text.
    pub authoritative: Option<bool>,
}

/// The expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    /// Origin.
    pub node: NodeId,
    /// IRI of this part.
    pub this: String,
    /// IRI of the whole.
    pub uri: String,
    /// Titles.
    pub aliases: Vec<Alias>,
    /// Dates.
    pub dates: Vec<Dated>,
    /// Authors.
    pub authors: Vec<Author>,
    /// Working version (`04`).
    pub version: Option<(NodeId, String)>,
    /// Languages as declared (`eng`), origin first; the first is the document's.
    pub languages: Vec<(NodeId, String)>,
    /// The versions it was translated from.
    pub translations: Vec<Translation>,
    /// Whether it is the authoritative text.
    pub authoritative: Option<bool>,
}

impl Expression {
    /// The document's language as BCP 47 (`en`, `es`, `fr`, `pt`); other codes as they stand.
    pub fn language_tag(&self) -> &str {
        match self.languages.first().map(|(_, code)| code.as_str()) {
            Some("eng") => "en",
            Some("spa") => "es",
            Some("fra") => "fr",
            Some("por") => "pt",
            Some(other) => other,
            None => "und",
        }
    }
}

/// The version that a translation was made from.
#[derive(Clone, Debug, PartialEq)]
pub struct Translation {
    /// Origin.
    pub node: NodeId,
    /// IRI of the original expression.
    pub href: String,
    /// Language translated from.
    pub from_language: Option<String>,
    /// Who translated, eId without `#`.
    pub by: Option<String>,
    /// Whether the translation is authoritative.
    pub authoritative: Option<bool>,
}

/// The manifestation.
#[derive(Clone, Debug, PartialEq)]
pub struct Manifestation {
    /// Origin.
    pub node: NodeId,
    /// IRI of this file's part.
    pub this: String,
    /// IRI of this file.
    pub uri: String,
    /// Titles.
    pub aliases: Vec<Alias>,
    /// Dates.
    pub dates: Vec<Dated>,
    /// Authors.
    pub authors: Vec<Author>,
    /// `xml`.
    pub format: Option<String>,
}

/// All metadata beside the identity.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Metadata {
    /// How it was published.
    pub publication: Option<Publication>,
    /// Subject terms.
    pub keywords: Vec<Keyword>,
    /// Events of its life.
    pub lifecycle: Vec<Event>,
    /// Steps of its agreement, *ad referendum* among them.
    pub workflow: Vec<Step>,
    /// Organizations, persons, roles, concepts, and other documents.
    pub references: Vec<Reference>,
    /// The parts that the document says it consists of, those within others after them.
    pub components: Vec<ComponentData>,
    /// `proprietary`, `presentation`, `preservation`: data of other systems, kept as the bytes of the source.
    pub preserved: Vec<PreservedMetadata>,
}

/// `publication`.
#[derive(Clone, Debug, PartialEq)]
pub struct Publication {
    /// Origin.
    pub node: NodeId,
    /// Date.
    pub date: String,
    /// Name of the series or gazette.
    pub name: String,
    /// Name as shown.
    pub shown: Option<String>,
    /// Number.
    pub number: Option<String>,
}

/// `keyword`.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyword {
    /// Origin.
    pub node: NodeId,
    /// The term's value.
    pub value: String,
    /// The term in words.
    pub shown: String,
    /// The thesaurus, eId without `#`.
    pub dictionary: Option<String>,
}

/// `eventRef`.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Origin.
    pub node: NodeId,
    /// Date; may be the editorial stand-in.
    pub date: String,
    /// `generation`, `amendment`, `repeal`.
    pub kind: Option<String>,
    /// Source document, eId without `#`.
    pub source: String,
    /// What happened, eId without `#`.
    pub refers_to: Option<String>,
}

/// `step`: what a delegation or organ did about a place in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Origin.
    pub node: NodeId,
    /// Date; may be the editorial stand-in.
    pub date: String,
    /// Who, eId without `#`.
    pub by: Option<String>,
    /// In which role, eId without `#`.
    pub role: Option<String>,
    /// With what outcome, eId without `#`: `adReferendum`.
    pub outcome: Option<String>,
    /// About which node, eId without `#`.
    pub href: Option<String>,
    /// About which concept, eId without `#`.
    pub refers_to: Option<String>,
}

/// The kinds of reference in `references`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReferenceKind {
    /// `original`
    Original,
    /// `hasAttachment`
    HasAttachment,
    /// `attachmentOf`
    AttachmentOf,
    /// `TLCOrganization`
    Organization,
    /// `TLCPerson`
    Person,
    /// `TLCRole`
    Role,
    /// `TLCEvent`
    Event,
    /// `TLCLocation`
    Location,
    /// `TLCConcept`
    Concept,
    /// `TLCTerm`
    Term,
    /// `TLCReference`
    Reference,
}

/// An entry of `references`; its eId is in the node.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// Origin.
    pub node: NodeId,
    /// What it names.
    pub kind: ReferenceKind,
    /// IRI.
    pub href: String,
    /// Its name in words.
    pub shown: String,
    /// Short form of the name.
    pub short: Option<String>,
    /// Kind of `TLCReference`.
    pub name: Option<String>,
}

/// `componentData`: a part that the document says it consists of; its eId is in the node.
#[derive(Clone, Debug, PartialEq)]
pub struct ComponentData {
    /// Origin.
    pub node: NodeId,
    /// What kind of part.
    pub name: String,
    /// `#eId` of the part, or its IRI.
    pub href: String,
    /// Its name in words.
    pub shown: String,
}

/// Metadata of other systems, kept verbatim.
#[derive(Clone, Debug, PartialEq)]
pub struct PreservedMetadata {
    /// Origin.
    pub node: NodeId,
    /// The element's name: `proprietary`, `presentation`, `preservation`.
    pub element: &'static str,
    /// Marks.
    pub marks: Marks,
    /// The XML inside, as it stands in the source.
    pub xml: String,
}
