//! The `Flow` as text, for `engross dump --stage flow` and accepted references.

use super::form::{Block, Flow, Inline, LinkTarget, Paragraph, Run, SideText, Table, Tag};
use crate::sheet::{Position, Style};
use std::fmt::Write;

/// One line for each block, indented by depth; text as it stands, escaped.
///
/// A paragraph is its role, then `list LIST.LEVEL`, its label and where label and text stand, what else is not of its
/// style, and its content: text in quotes, followed by the run's formatting where it is not the paragraph's own.
pub fn dump(flow: &Flow) -> String {
    let mut out = Printer {
        flow,
        text: String::new(),
    };
    out.card();
    out.lists();
    for section in &flow.sections {
        out.section(section);
    }
    for (index, note) in flow.notes.iter().enumerate() {
        out.line(0, &format!("note {index} {:?}", note.marker));
        for paragraph in &note.paragraphs {
            out.paragraph(1, "", paragraph);
        }
    }
    out.line(0, "outline");
    for entry in &flow.outline {
        let depth = usize::from(entry.level);
        out.line(depth, &format!("{:?} -> {}", entry.title, entry.node.0));
    }
    out.text
}

struct Printer<'f> {
    flow: &'f Flow,
    text: String,
}

impl Printer<'_> {
    fn line(&mut self, depth: usize, line: &str) {
        self.text.extend(std::iter::repeat_n("  ", depth));
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    fn card(&mut self) {
        let card = &self.flow.card;
        let fields = [
            ("symbol", Some(card.symbol.clone())),
            ("title", Some(card.title.clone())),
            ("language", Some(card.language.clone())),
            ("version", card.version.clone()),
            ("author", card.author.clone()),
            ("subject", card.subject.clone()),
            ("date", card.date.clone()),
            ("iri", Some(card.iri.clone())),
            ("layout", Some(card.layout.clone())),
        ];
        self.line(0, "card");
        for (name, value) in fields {
            if let Some(value) = value {
                self.line(1, &format!("{name} {value:?}"));
            }
        }
        for keyword in &self.flow.card.keywords {
            self.line(1, &format!("keyword {keyword:?}"));
        }
    }

    fn lists(&mut self) {
        let flow = self.flow;
        for (index, list) in flow.lists.iter().enumerate() {
            self.line(0, &format!("list {index} {} kin {}", list.scheme, list.kin));
            for level in &list.levels {
                let line = format!(
                    "{:?} {:?} from {} at {} text {}",
                    level.form, level.text, level.start, level.label_at, level.text_at
                );
                self.line(1, &line);
            }
        }
    }

    fn section(&mut self, section: &super::Section) {
        let mut line = format!("section {:?} {}", section.start, section.language);
        if let Some(title) = &section.title {
            let _ = write!(line, " {title:?}");
        }
        self.line(0, &line);
        if section.first_page_differs {
            self.side("first", &section.running.first);
        }
        self.side("following", &section.running.following);
        self.blocks(1, &section.blocks);
    }

    fn side(&mut self, page: &str, side: &SideText) {
        for (name, lines) in [("header", &side.header), ("footer", &side.footer)] {
            for [left, center, right] in lines {
                self.line(1, &format!("{page} {name} {left:?} {center:?} {right:?}"));
            }
        }
    }

    fn blocks(&mut self, depth: usize, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(depth, "", paragraph),
                Block::Table(table) => self.table(depth, table),
            }
        }
    }

    fn table(&mut self, depth: usize, table: &Table) {
        let widths: Vec<String> = table.columns.iter().map(ToString::to_string).collect();
        let ruled = if table.ruled { " ruled" } else { "" };
        let line = format!(
            "table{ruled} columns {} header rows {}",
            widths.join(" "),
            table.header_rows
        );
        self.line(depth, &line);
        if let Some(caption) = &table.caption {
            self.paragraph(depth + 1, "", caption);
        }
        for row in &table.rows {
            self.line(depth + 1, "row");
            for cell in &row.cells {
                let kind = if cell.header { "header" } else { "cell" };
                let mut line = format!("{kind} {}", cell.column);
                if (cell.column_span, cell.row_span) != (1, 1) {
                    let _ = write!(line, " spans {}x{}", cell.column_span, cell.row_span);
                }
                self.line(depth + 2, &line);
                self.blocks(depth + 3, &cell.blocks);
            }
        }
    }

    fn paragraph(&mut self, depth: usize, before: &str, paragraph: &Paragraph) {
        let mut line = format!("{before}{:?}", paragraph.role);
        if let Some(level) = paragraph.heading {
            let _ = write!(line, " heading {level}");
        }
        if let Some(place) = paragraph.list {
            let _ = write!(line, " list {}.{}", place.list, place.level);
        }
        if let Some(label) = &paragraph.label {
            let _ = write!(line, " {:?} {} {}", label.text, label.at, label.text_at);
        }
        if paragraph.indent != crate::unit::Length::ZERO {
            let _ = write!(line, " indent {}", paragraph.indent);
        }
        if let Some(language) = &paragraph.language {
            let _ = write!(line, " {language}");
        }
        if paragraph.keep_with_next {
            line.push_str(" keep");
        }
        line.push(':');
        let style = self.flow.styles.get(&paragraph.role);
        inlines(&paragraph.inlines, style, &mut line);
        self.line(depth, &line);
    }
}

fn inlines(list: &[Inline], style: Option<&Style>, line: &mut String) {
    for inline in list {
        line.push(' ');
        match inline {
            Inline::Text { text, run, .. } => {
                let _ = write!(line, "{text:?}");
                formatting(run, style, line);
            }
            Inline::LineBreak(_) => line.push_str("br"),
            Inline::Tab => line.push_str("tab"),
            Inline::PageOf { target, .. } => {
                let _ = write!(line, "page-of({})", target.0);
            }
            Inline::NoteCall { note, marker, .. } => {
                let _ = write!(line, "note({note} {marker:?})");
            }
            Inline::Link {
                target,
                inlines: inner,
                ..
            } => {
                let _ = match target {
                    LinkTarget::Node(node) => write!(line, "link(->{}", node.0),
                    LinkTarget::Address(address) => write!(line, "link({address}"),
                };
                inlines(inner, style, line);
                line.push(')');
            }
            Inline::Tagged {
                tag,
                inlines: inner,
                ..
            } => {
                let _ = match tag {
                    Tag::AdReferendum(of) => write!(line, "ad-referendum[{}](", of.join(" ")),
                    Tag::Revised(revision) => write!(line, "{revision:?}("),
                    Tag::Bracketed => write!(line, "bracketed("),
                    Tag::Alternative => write!(line, "alternative("),
                    Tag::Expansion(title) => write!(line, "expansion[{title:?}]("),
                };
                inlines(inner, style, line);
                line.push(')');
            }
            Inline::Figure(figure) => {
                let _ = write!(
                    line,
                    "figure({} {} x {} {:?})",
                    figure.src, figure.width, figure.height, figure.alt
                );
            }
        }
    }
}

/// What a run has that its paragraph's style has not, in braces.
fn formatting(run: &Run, style: Option<&Style>, line: &mut String) {
    let mut words: Vec<String> = run.roles.iter().map(|role| format!("{role:?}")).collect();
    let (bold, italic, caps) = style.map_or((false, false, false), |style| {
        (style.bold, style.italic, style.small_caps)
    });
    let looks = [
        (run.bold != bold, if run.bold { "bold" } else { "light" }),
        (
            run.italic != italic,
            if run.italic { "italic" } else { "upright" },
        ),
        (run.small_caps != caps, "small-caps"),
        (run.underline, "underline"),
        (run.strike, "strike"),
        (run.position == Position::Superscript, "raised"),
        (run.position == Position::Subscript, "lowered"),
    ];
    words.extend(
        looks
            .iter()
            .filter(|(is, _)| *is)
            .map(|(_, word)| (*word).to_owned()),
    );
    words.extend(run.language.clone());
    if !words.is_empty() {
        let _ = write!(line, "{{{}}}", words.join(" "));
    }
}
