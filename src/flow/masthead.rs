//! The head of the first page where the layout says which field stands where.

use super::form::{Block, Inline, Paragraph};
use super::preface::{filler, mark_language};
use super::running::term;
use super::walk::{Context, Walk};
use crate::model::{self, BlockKind, InlineKind, NodeId};
use crate::sheet::{CharRole, Masthead, MastheadField, MastheadLine, MastheadPiece};

impl<'a> Walk<'a> {
    /// Sets the fields of the document on the layout's lines; gives those that no line names, in their order.
    pub(super) fn masthead_lines(
        &mut self,
        masthead: &'a Masthead,
        blocks: &'a [model::Block],
        context: Context<'a>,
    ) -> Vec<&'a model::Block> {
        let mut left: Vec<&model::Block> = blocks.iter().collect();
        for line in &masthead.lines {
            self.masthead_line(line, &mut left, context);
        }
        left
    }

    fn masthead_line(
        &mut self,
        line: &'a MastheadLine,
        left: &mut Vec<&'a model::Block>,
        context: Context<'a>,
    ) {
        let mut context = context;
        context.role = line.role;
        let mut whole: Option<Paragraph> = None;
        let mut tabs = 0;
        for (index, cell) in line.cells.iter().enumerate() {
            let Some(mut said) = self.masthead_cell(cell, left, context) else {
                continue;
            };
            // empty cells before this one are tabs to it
            let gap = std::iter::repeat_n(Inline::Tab, index - tabs);
            tabs = index;
            match &mut whole {
                None => {
                    said.inlines.splice(0..0, gap);
                    whole = Some(said);
                }
                Some(whole) => {
                    whole.inlines.extend(gap);
                    append(whole, said);
                }
            }
        }
        self.out.extend(whole.map(Block::Paragraph));
    }

    /// A cell as a paragraph; `None` where nothing stands in it.
    fn masthead_cell(
        &mut self,
        cell: &'a [MastheadPiece],
        left: &mut Vec<&'a model::Block>,
        context: Context<'a>,
    ) -> Option<Paragraph> {
        let mut whole: Option<Paragraph> = None;
        let (mut named, mut given) = (false, false);
        for piece in cell {
            let said = match piece {
                MastheadPiece::Field(field) => {
                    named = true;
                    let said = self.masthead_field(*field, left, context);
                    given |= said.is_some();
                    said
                }
                MastheadPiece::Term(key) => {
                    let language = self.document.root.identity.expression.language_tag();
                    let words = term(self.sheet, language, key).unwrap_or_default();
                    self.masthead_words(words, context)
                }
                MastheadPiece::Fixed(text) => self.masthead_words(text, context),
            };
            match (&mut whole, said) {
                (Some(whole), Some(said)) => append(whole, said),
                (None, said) => whole = said,
                (Some(_), None) => {}
            }
        }
        whole.filter(|_| given || !named)
    }

    /// A field of the document, which no other line gets.
    fn masthead_field(
        &mut self,
        field: MastheadField,
        left: &mut Vec<&'a model::Block>,
        context: Context<'a>,
    ) -> Option<Paragraph> {
        let place = left
            .iter()
            .position(|block| field_of(block) == Some(field))?;
        let block = left.remove(place);
        let BlockKind::Text(text) = &block.kind else {
            return None;
        };
        self.paragraph(
            block.node,
            &text.inlines,
            context.inside(&block.marks),
            None,
        );
        let Some(Block::Paragraph(mut said)) = self.out.pop() else {
            return None;
        };
        match field {
            MastheadField::Body => self.give(CharRole::MastheadBody, &mut said.inlines),
            MastheadField::Symbol => {
                divide_initial(&mut said.inlines);
                self.give(CharRole::MastheadSymbol, &mut said.inlines);
                if let Some(initial) = said.inlines.first_mut()
                    && matches!(initial, Inline::Text { text, .. } if is_initial(text))
                {
                    self.give(CharRole::MastheadInitial, std::slice::from_mut(initial));
                }
            }
            _ => {}
        }
        Some(said)
    }

    /// Words of the layout, at the place of the document's masthead.
    fn masthead_words(&mut self, words: &str, context: Context<'a>) -> Option<Paragraph> {
        if words.is_empty() {
            return None;
        }
        self.plain_paragraph(self.masthead_node, words, context);
        match self.out.pop() {
            Some(Block::Paragraph(said)) => Some(said),
            _ => None,
        }
    }

    /// Gives runs a character role.
    fn give(&self, role: CharRole, inlines: &mut [Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text { run, .. } | Inline::NoteCall { run, .. } => self.apply(role, run),
                Inline::Link { inlines, .. } | Inline::Tagged { inlines, .. } => {
                    self.give(role, inlines);
                }
                Inline::LineBreak(_) | Inline::Tab | Inline::PageOf { .. } | Inline::Figure(_) => {}
            }
        }
    }
}

/// The letters of the organ, before the first slash.
fn is_initial(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_uppercase())
}

/// Divides the text of a symbol behind the letters with which it begins.
fn divide_initial(inlines: &mut Vec<Inline>) {
    let Some(Inline::Text { node, text, run }) = inlines.first_mut() else {
        return;
    };
    let Some((initial, _)) = text
        .split_once('/')
        .filter(|(initial, _)| is_initial(initial))
    else {
        return;
    };
    let rest = Inline::Text {
        node: *node,
        text: text.split_off(initial.len()),
        run: run.clone(),
    };
    inlines.insert(1, rest);
}

/// Puts one paragraph behind another, on its line.
fn append(line: &mut Paragraph, mut said: Paragraph) {
    if line.language != said.language {
        mark_language(&mut said.inlines, said.language.as_deref());
    }
    line.inlines.append(&mut said.inlines);
    line.anchors.append(&mut said.anchors);
}

/// The field of the masthead that a paragraph is, by what fills it.
fn field_of(block: &model::Block) -> Option<MastheadField> {
    let BlockKind::Text(text) = &block.kind else {
        return None;
    };
    let (_, kind, marks): (NodeId, _, _) = filler(&text.inlines)?;
    Some(match kind {
        InlineKind::Organization => MastheadField::Body,
        InlineKind::Session => MastheadField::Session,
        InlineKind::Location => MastheadField::Place,
        InlineKind::DocNumber => MastheadField::Symbol,
        InlineKind::DocDate(_) => MastheadField::Date,
        InlineKind::Named => match marks.name.as_deref()? {
            "series" => MastheadField::Series,
            "sessionDates" => MastheadField::Dates,
            "originalLanguage" => MastheadField::Original,
            "distribution" => MastheadField::Distribution,
            "agendaItem" => MastheadField::Agenda,
            _ => return None,
        },
        _ => return None,
    })
}
