//! Measure: a paragraph's inlines become pieces of known width, in the structure that they belong to.

use super::Composer;
use super::piece::{After, Format, Measured, Piece, PieceKind, TextLink, position};
use super::strip::{Goal, Landmark};
use crate::flow::{Inline, LinkTarget, Paragraph, Revision, Run, Tag};
use crate::model::NodeId;
use crate::pages::StructureRole;
use crate::unit::Length;

/// What inlines inherit from those around them.
#[derive(Clone, Copy)]
struct Around<'p> {
    structure: usize,
    link: Option<usize>,
    language: &'p str,
    revision: Option<Revision>,
}

impl<'f> Composer<'f> {
    /// Measures the inlines of `paragraph`; `structure` is the element that its text belongs to.
    pub(super) fn measure(&mut self, paragraph: &'f Paragraph, structure: usize) -> Measured {
        let mut measured = Measured::default();
        let language = paragraph.language.as_deref().unwrap_or(self.language);
        let around = Around {
            structure,
            link: None,
            language,
            revision: None,
        };
        let alone = paragraph.inlines.len() == 1;
        for inline in &paragraph.inlines {
            self.measure_inline(&mut measured, inline, around, alone);
        }
        let divide = self.flow.styles[&paragraph.role].hyphenate;
        self.mark_breaks(&mut measured, divide);
        measured
    }

    fn measure_inline(
        &mut self,
        into: &mut Measured,
        inline: &'f Inline,
        around: Around<'_>,
        alone: bool,
    ) {
        match inline {
            Inline::Text { node, text, run } => self.measure_text(into, *node, text, run, around),
            Inline::LineBreak(node) => self.measure_sign(into, '\n', Some(*node), around),
            Inline::Tab => self.measure_sign(into, '\t', None, around),
            Inline::PageOf { node, target, run } => {
                self.named.insert(*target);
                // not known in the first pass
                if let Some(folio) = self.folios.get(target) {
                    self.measure_text(into, *node, &folio.to_string(), run, around);
                }
            }
            Inline::NoteCall {
                node,
                note,
                marker,
                run,
            } => {
                let reference =
                    self.tree
                        .add(StructureRole::Reference, around.structure, Some(*node));
                let structure = self.tree.add(StructureRole::Link, reference, Some(*node));
                into.links.push(TextLink {
                    structure,
                    goal: Goal::Landmark(Landmark::Note(*note)),
                    description: self.note_description(*note),
                    node: *node,
                });
                let from = into.formats.len();
                let around = Around {
                    structure,
                    link: Some(into.links.len() - 1),
                    ..around
                };
                let was = self
                    .flow
                    .notes
                    .get(*note)
                    .and_then(|note| note.was.as_deref());
                match was.filter(|_| around.revision.is_none()) {
                    Some(was) => {
                        for (words, revision) in
                            [(was, Revision::Deleted), (marker, Revision::Inserted)]
                        {
                            let around = Around {
                                structure: self.tree.revised(structure, *node, revision),
                                revision: Some(revision),
                                ..around
                            };
                            self.measure_text(into, *node, words, run, around);
                        }
                    }
                    None => self.measure_text(into, *node, marker, run, around),
                }
                for format in &mut into.formats[from..] {
                    format.call = Some(*note);
                }
            }
            Inline::Link {
                node,
                target,
                description,
                inlines,
            } => {
                let structure = self
                    .tree
                    .add(StructureRole::Link, around.structure, Some(*node));
                let goal = match target {
                    LinkTarget::Node(node) => Goal::Landmark(Landmark::Node(*node)),
                    LinkTarget::Address(address) => Goal::Address(address.clone()),
                };
                into.links.push(TextLink {
                    structure,
                    goal,
                    description: description.clone(),
                    node: *node,
                });
                let around = Around {
                    structure,
                    link: Some(into.links.len() - 1),
                    ..around
                };
                for inline in inlines {
                    self.measure_inline(into, inline, around, false);
                }
            }
            Inline::Tagged { node, tag, inlines } => {
                let mut around = around;
                around.structure = match tag {
                    Tag::Revised(revision) => {
                        around.revision = Some(*revision);
                        self.tree.revised(around.structure, *node, *revision)
                    }
                    _ => self
                        .tree
                        .add(StructureRole::Span, around.structure, Some(*node)),
                };
                if let Tag::Expansion(words) = tag {
                    self.tree.elements[around.structure].expansion = Some(words.clone());
                }
                for inline in inlines {
                    self.measure_inline(into, inline, around, false);
                }
            }
            Inline::Figure(figure) => {
                let structure = if alone {
                    around.structure
                } else {
                    self.tree
                        .add(StructureRole::Figure, around.structure, Some(figure.node))
                };
                self.tree.elements[structure].alt = Some(figure.alt.clone());
                let format = self.plain_format(into, figure.node, around);
                into.pieces.push(Piece {
                    kind: PieceKind::Picture(into.figures.len()),
                    start: into.text.len(),
                    end: into.text.len(),
                    glyphs: into.glyphs.len()..into.glyphs.len(),
                    format,
                    width: figure.width,
                    after: After::Allowed,
                    hyphen: Length::ZERO,
                });
                into.figures.push((figure.clone(), structure));
            }
        }
    }

    /// A forced break or a tab: a space glyph stands for it.
    fn measure_sign(
        &mut self,
        into: &mut Measured,
        sign: char,
        node: Option<NodeId>,
        around: Around<'_>,
    ) {
        let node = node
            .or(into.formats.last().map(|format| format.node))
            .unwrap_or(self.node);
        let format = match into.formats.last() {
            // a sign takes the face of the text before it, so that it stays in the same run
            Some(last)
                if last.structure == around.structure && !last.capitals && last.call.is_none() =>
            {
                into.formats.len() - 1
            }
            _ => self.plain_format(into, node, around),
        };
        let kind = if sign == '\t' {
            PieceKind::Tab
        } else {
            PieceKind::Break
        };
        self.push_space(into, sign, kind, format);
    }

    /// A format of the paragraph's own type.
    fn plain_format(&mut self, into: &mut Measured, node: NodeId, around: Around<'_>) -> usize {
        let format = self.base_format(node, around.structure);
        into.formats.push(Format {
            link: around.link,
            revised: around.revision.is_some(),
            ..format
        });
        into.formats.len() - 1
    }

    /// The format of the type of the paragraph that is being set.
    pub(super) fn base_format(&mut self, node: NodeId, structure: usize) -> Format {
        let style = &self.flow.styles[&self.role];
        Format {
            face: self.face(&style.font, style.bold, style.italic, node),
            size: style.size,
            rise: Length::ZERO,
            node,
            structure,
            underline: false,
            strike: false,
            revised: false,
            link: None,
            call: None,
            capitals: false,
            divide: None,
        }
    }

    fn measure_text(
        &mut self,
        into: &mut Measured,
        node: NodeId,
        text: &str,
        run: &Run,
        around: Around<'_>,
    ) {
        let language = run.language.as_deref().unwrap_or(around.language);
        let structure = if language == around.language {
            around.structure
        } else {
            self.tree.passage(around.structure, node, language)
        };
        let (size, rise) = position(run.size, run.position);
        let format = Format {
            face: self.face(&run.font, run.bold, run.italic, node),
            size,
            rise,
            node,
            structure,
            underline: run.underline || around.revision == Some(Revision::Inserted),
            strike: run.strike || around.revision == Some(Revision::Deleted),
            revised: around.revision.is_some(),
            link: around.link,
            call: None,
            capitals: false,
            divide: self
                .flow
                .composition
                .hyphenate
                .iter()
                .find(|known| language == *known || language.starts_with(&format!("{known}-")))
                .map(|_| language.to_string()),
        };
        self.measure_run(into, text, format, run.small_caps);
    }
}
