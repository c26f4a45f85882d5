//! `meta`: identity, and what else is known about a part.

use super::build::{Builder, maybe, reference, text};
use super::tree::Tag;
use crate::model::{
    Alias, Author, ComponentData, Dated, Event, Expression, Identity, Keyword, Manifestation,
    Marks, Metadata, NodeId, Note, PreservedMetadata, Publication, Reference, ReferenceKind, Step,
    Translation, Work,
};

/// Everything in `meta`.
pub(super) struct Meta {
    pub(super) identity: Identity,
    pub(super) metadata: Metadata,
    pub(super) notes: Vec<Note>,
}

impl Meta {
    /// What is there where nothing is said: the validation reports what is missing.
    pub(super) fn none(node: NodeId) -> Meta {
        Meta {
            identity: nobody(node),
            metadata: Metadata::default(),
            notes: Vec::new(),
        }
    }
}

/// What the three levels of identity have in common.
#[derive(Default)]
struct Level {
    this: String,
    uri: String,
    aliases: Vec<Alias>,
    dates: Vec<Dated>,
    authors: Vec<Author>,
}

impl Builder<'_> {
    /// Takes `meta` into what is known about the part.
    pub(super) fn meta(&mut self, tag: Tag<'_, '_>, meta: &mut Meta) {
        self.node(tag);
        for child in tag.tags() {
            match child.name() {
                "identification" => self.identification(child, meta),
                "publication" => {
                    let node = self.node(child);
                    self.nodes_below(child);
                    meta.metadata.publication = Some(Publication {
                        node,
                        date: text(child, "date"),
                        name: text(child, "name"),
                        shown: maybe(child, "showAs"),
                        number: maybe(child, "number"),
                    });
                }
                "classification" | "lifecycle" | "workflow" | "references" => {
                    self.node(child);
                    for entry in child.tags() {
                        self.entry(entry, &mut meta.metadata);
                    }
                }
                "notes" => {
                    self.node(child);
                    for note in child.tags() {
                        let note = self.note(note);
                        meta.notes.push(note);
                    }
                }
                "proprietary" | "presentation" | "preservation" => {
                    self.preserved(child, &mut meta.metadata)
                }
                _ => self.nodes_of(child),
            }
        }
    }

    fn identification(&mut self, tag: Tag<'_, '_>, meta: &mut Meta) {
        meta.identity.node = self.node(tag);
        for child in tag.tags() {
            match child.name() {
                "FRBRWork" => self.work(child, meta),
                "FRBRExpression" => self.expression(child, meta),
                "FRBRManifestation" => self.manifestation(child, meta),
                _ => self.nodes_of(child),
            }
        }
    }

    fn work(&mut self, tag: Tag<'_, '_>, meta: &mut Meta) {
        let node = self.node(tag);
        let mut level = Level::default();
        let mut work = nobody(node).work;
        for child in tag.tags() {
            if self.level(child, &mut level, &mut meta.metadata) {
                continue;
            }
            let node = self.node(child);
            self.nodes_below(child);
            match child.name() {
                "FRBRcountry" => work.country = text(child, "value"),
                "FRBRsubtype" => work.subtypes.push(text(child, "value")),
                "FRBRnumber" => {
                    let number = (node, text(child, "value"), maybe(child, "showAs"));
                    work.numbers.push(number);
                }
                "FRBRname" => work.names.push(text(child, "value")),
                "FRBRprescriptive" => work.prescriptive = truth(child, "value"),
                "FRBRauthoritative" => work.authoritative = truth(child, "value"),
                _ => {}
            }
        }
        meta.identity.work = Work {
            this: level.this,
            uri: level.uri,
            aliases: level.aliases,
            dates: level.dates,
            authors: level.authors,
            ..work
        };
    }

    fn expression(&mut self, tag: Tag<'_, '_>, meta: &mut Meta) {
        let node = self.node(tag);
        let mut level = Level::default();
        let mut expression = nobody(node).expression;
        for child in tag.tags() {
            if self.level(child, &mut level, &mut meta.metadata) {
                continue;
            }
            let node = self.node(child);
            self.nodes_below(child);
            match child.name() {
                "FRBRversionNumber" => expression.version = Some((node, text(child, "value"))),
                "FRBRauthoritative" => expression.authoritative = truth(child, "value"),
                "FRBRlanguage" => expression.languages.push((node, text(child, "language"))),
                "FRBRtranslation" => expression.translations.push(Translation {
                    node,
                    href: text(child, "href"),
                    from_language: maybe(child, "fromLanguage"),
                    by: reference(child, "by"),
                    authoritative: truth(child, "authoritative"),
                }),
                _ => {}
            }
        }
        meta.identity.expression = Expression {
            this: level.this,
            uri: level.uri,
            aliases: level.aliases,
            dates: level.dates,
            authors: level.authors,
            ..expression
        };
    }

    fn manifestation(&mut self, tag: Tag<'_, '_>, meta: &mut Meta) {
        let node = self.node(tag);
        let mut level = Level::default();
        let mut format = None;
        for child in tag.tags() {
            if self.level(child, &mut level, &mut meta.metadata) {
                continue;
            }
            if child.name() == "FRBRformat" {
                format = maybe(child, "value");
            }
            self.nodes_of(child);
        }
        meta.identity.manifestation = Manifestation {
            node,
            this: level.this,
            uri: level.uri,
            aliases: level.aliases,
            dates: level.dates,
            authors: level.authors,
            format,
        };
    }

    /// Takes what all three levels have; false where the element is none of it.
    fn level(&mut self, tag: Tag<'_, '_>, level: &mut Level, metadata: &mut Metadata) -> bool {
        match tag.name() {
            "componentInfo" => {
                self.node(tag);
                tag.tags()
                    .for_each(|child| self.component_data(child, metadata));
                return true;
            }
            "preservation" => {
                self.preserved(tag, metadata);
                return true;
            }
            "FRBRthis" => level.this = text(tag, "value"),
            "FRBRuri" => level.uri = text(tag, "value"),
            "FRBRalias" | "FRBRdate" | "FRBRauthor" => {}
            _ => return false,
        }
        let node = self.node(tag);
        self.nodes_below(tag);
        match tag.name() {
            "FRBRalias" => level.aliases.push(Alias {
                node,
                name: text(tag, "name"),
                value: text(tag, "value"),
            }),
            "FRBRdate" => level.dates.push(Dated {
                node,
                date: text(tag, "date"),
                name: text(tag, "name"),
            }),
            "FRBRauthor" => level.authors.push(Author {
                node,
                href: reference(tag, "href").unwrap_or_default(),
                role: reference(tag, "as"),
            }),
            _ => {}
        }
        true
    }

    fn component_data(&mut self, tag: Tag<'_, '_>, metadata: &mut Metadata) {
        if tag.name() != "componentData" {
            return self.nodes_of(tag);
        }
        let node = self.node(tag);
        metadata.components.push(ComponentData {
            node,
            name: text(tag, "name"),
            href: text(tag, "href"),
            shown: text(tag, "showAs"),
        });
        tag.tags()
            .for_each(|child| self.component_data(child, metadata));
    }

    fn preserved(&mut self, tag: Tag<'_, '_>, metadata: &mut Metadata) {
        let node = self.node(tag);
        let inner = tag.inner();
        metadata.preserved.push(PreservedMetadata {
            node,
            element: tag.name(),
            marks: Marks::default(),
            xml: self.source.text()[inner.start as usize..inner.end as usize].to_owned(),
        });
    }

    /// Takes an entry of `classification`, `lifecycle`, `workflow` or `references`.
    fn entry(&mut self, tag: Tag<'_, '_>, metadata: &mut Metadata) {
        let node = self.node(tag);
        self.nodes_below(tag);
        match tag.name() {
            "keyword" => metadata.keywords.push(Keyword {
                node,
                value: text(tag, "value"),
                shown: text(tag, "showAs"),
                dictionary: reference(tag, "dictionary"),
            }),
            "eventRef" => metadata.lifecycle.push(Event {
                node,
                date: text(tag, "date"),
                kind: maybe(tag, "type"),
                source: reference(tag, "source").unwrap_or_default(),
                refers_to: reference(tag, "refersTo"),
            }),
            "step" => metadata.workflow.push(Step {
                node,
                date: text(tag, "date"),
                by: reference(tag, "by"),
                role: reference(tag, "as"),
                outcome: reference(tag, "outcome"),
                href: reference(tag, "href"),
                refers_to: reference(tag, "refersTo"),
            }),
            name => {
                if let Some(kind) = reference_kind(name) {
                    metadata.references.push(Reference {
                        node,
                        kind,
                        href: text(tag, "href"),
                        shown: text(tag, "showAs"),
                        short: maybe(tag, "shortForm"),
                        name: maybe(tag, "name"),
                    });
                }
            }
        }
    }
}

fn reference_kind(name: &str) -> Option<ReferenceKind> {
    Some(match name {
        "original" => ReferenceKind::Original,
        "hasAttachment" => ReferenceKind::HasAttachment,
        "attachmentOf" => ReferenceKind::AttachmentOf,
        "TLCOrganization" => ReferenceKind::Organization,
        "TLCPerson" => ReferenceKind::Person,
        "TLCRole" => ReferenceKind::Role,
        "TLCEvent" => ReferenceKind::Event,
        "TLCLocation" => ReferenceKind::Location,
        "TLCConcept" => ReferenceKind::Concept,
        "TLCTerm" => ReferenceKind::Term,
        "TLCReference" => ReferenceKind::Reference,
        _ => return None,
    })
}

fn truth(tag: Tag<'_, '_>, attribute: &str) -> Option<bool> {
    match tag.attribute(attribute)? {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ => None,
    }
}

/// An identity that says nothing.
fn nobody(node: NodeId) -> Identity {
    Identity {
        node,
        work: Work {
            node,
            this: String::new(),
            uri: String::new(),
            aliases: Vec::new(),
            dates: Vec::new(),
            authors: Vec::new(),
            country: String::new(),
            subtypes: Vec::new(),
            numbers: Vec::new(),
            names: Vec::new(),
            prescriptive: None,
            authoritative: None,
        },
        expression: Expression {
            node,
            this: String::new(),
            uri: String::new(),
            aliases: Vec::new(),
            dates: Vec::new(),
            authors: Vec::new(),
            version: None,
            languages: Vec::new(),
            translations: Vec::new(),
            authoritative: None,
        },
        manifestation: Manifestation {
            node,
            this: String::new(),
            uri: String::new(),
            aliases: Vec::new(),
            dates: Vec::new(),
            authors: Vec::new(),
            format: None,
        },
    }
}
