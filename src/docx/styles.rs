//! `word/styles.xml`: document defaults and styles, each with only what differs from the style it is based on.

use super::names::{Names, StyleName};
use super::package::{Element, NotXml, built, sort};
use crate::flow::Flow;
use crate::sheet::{
    Align, CharRole, CharStyle, PageGeometry, Position, Role, Style, Tab, TabAlign, TableLook,
};
use crate::unit::Length;
use docx_rs::{
    AlignmentType, LineSpacing, LineSpacingType, ParagraphProperty, RunFonts, RunProperty,
    SpecialIndentType, StyleType, TabLeaderType, TabValueType, VertAlignType,
};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// All that the part depends on: the functions here see nothing else of a document.
#[derive(Clone, Debug, PartialEq)]
struct Look {
    language: String,
    page: PageGeometry,
    styles: BTreeMap<Role, Style>,
    char_styles: BTreeMap<CharRole, CharStyle>,
    table: TableLook,
    names: Names,
}

/// So many looks are remembered: layouts, languages, and combinations of formatting.
const MOST: usize = 16;

/// The parts made last, the latest at the end. Documents of one layout share them.
static KNOWN: Mutex<Vec<(Look, Arc<Element>)>> = Mutex::new(Vec::new());

/// The root of `word/styles.xml`, in schema order.
pub fn styles(flow: &Flow, names: &Names) -> Result<Arc<Element>, NotXml> {
    let look = Look {
        language: flow.card.language.clone(),
        page: flow.page.clone(),
        styles: flow.styles.clone(),
        char_styles: flow.char_styles.clone(),
        table: flow.table.clone(),
        names: names.clone(),
    };
    // parts are put in and taken out whole: a thread that died left nothing half done
    let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, part)) = known().iter().find(|(other, _)| *other == look) {
        return Ok(part.clone());
    }
    let mut root = part(&look)?;
    sort(&mut root);
    let root = Arc::new(root);
    let mut known = known();
    if known.len() == MOST {
        known.remove(0);
    }
    known.push((look, root.clone()));
    Ok(root)
}

fn part(look: &Look) -> Result<Element, NotXml> {
    let mut root = Element::new("w:styles").with("xmlns:w", super::fixed::WORD);
    let base = look.styles.get(&Role::Base);
    root.push(defaults(base, &look.language)?);
    for (role, style) in &look.styles {
        root.push(paragraph_style(look, *role, style)?);
    }
    root.push(Element::parse(DEFAULT_CHARACTER).map_err(NotXml)?);
    for (roles, name) in &look.names.character {
        root.push(character_style(look, roles, name)?);
    }
    root.push(Element::parse(DEFAULT_TABLE).map_err(NotXml)?);
    root.push(table_style(&look.table, TABLE_ID, "Official Table", true));
    root.push(table_style(
        &look.table,
        PLAIN_TABLE_ID,
        "Unruled Table",
        false,
    ));
    root.push(Element::parse(SPACER).map_err(NotXml)?);
    Ok(root)
}

const DEFAULT_CHARACTER: &str = r#"<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>"#;

const DEFAULT_TABLE: &str = r#"<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#;

/// For the paragraph that Word demands after a table at the end of a cell or section: one point high.
const SPACER: &str = r#"<w:style w:type="paragraph" w:customStyle="1" w:styleId="TableEnd"><w:name w:val="Table End"/><w:uiPriority w:val="99"/><w:semiHidden/><w:pPr><w:widowControl w:val="0"/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:ind w:left="0" w:right="0" w:firstLine="0"/></w:pPr><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>"#;

/// Id of the style of the paragraph that must follow a table.
pub const SPACER_ID: &str = "TableEnd";

/// Id of the style of tables.
pub const TABLE_ID: &str = "OfficialTable";

/// Id of the style of tables without rules.
pub const PLAIN_TABLE_ID: &str = "UnruledTable";

/// Font, size and language that hold where no style says otherwise. No East Asian and no complex-script settings.
fn defaults(base: Option<&Style>, language: &str) -> Result<Element, NotXml> {
    let mut run = Element::new("w:rPr");
    if let Some(base) = base {
        let property = RunProperty::new()
            .fonts(fonts(&base.font))
            .size(base.size.to_half_points() as usize);
        run = built(&property)?;
    }
    if !language.is_empty() {
        run.push(Element::val("w:lang", language));
    }
    Ok(Element::new("w:docDefaults")
        .holding(Element::new("w:rPrDefault").holding(run))
        .holding(Element::new("w:pPrDefault")))
}

fn fonts(name: &str) -> RunFonts {
    RunFonts::new().ascii(name).hi_ansi(name).cs(name)
}

fn shell(kind: StyleType, name: &StyleName) -> Result<Element, NotXml> {
    let style = docx_rs::Style::new(name.id.as_str(), kind).q_format(true);
    let mut element = built(&style)?;
    element.child_or_new("w:name").set("w:val", &name.name);
    if let Some(alias) = &name.alias {
        element.push(Element::val("w:aliases", alias));
    }
    Ok(element)
}

fn paragraph_style(look: &Look, role: Role, style: &Style) -> Result<Element, NotXml> {
    let names = &look.names;
    let mut element = shell(StyleType::Paragraph, &names.paragraph[&role])?;
    let base = if role == Role::Base {
        element.set("w:default", "1");
        None
    } else {
        let base = style.based_on.unwrap_or(Role::Base);
        element.push(Element::val("w:basedOn", names.paragraph_id(base)));
        look.styles.get(&base)
    };
    if !names.paragraph[&role].built_in {
        element.set("w:customStyle", "1");
    }
    if let Some(next) = style.next.filter(|next| *next != role) {
        element.push(Element::val("w:next", names.paragraph_id(next)));
    }
    let running = matches!(role, Role::Header | Role::Footer);
    let mut tabs = style.tabs.clone();
    if running && tabs.is_empty() {
        tabs = running_tabs(&look.page, style);
    }
    let paragraph = paragraph_properties(style, base, &tabs)?;
    if !paragraph.children.is_empty() {
        element.push(paragraph);
    }
    let run = run_properties(style, base)?;
    if !run.children.is_empty() {
        element.push(run);
    }
    Ok(element)
}

/// The stops of a running line where the layout gives none: the middle and the right end of the measure.
fn running_tabs(page: &PageGeometry, style: &Style) -> Vec<Tab> {
    let width = page.measure() - style.indent_right;
    let stop = |at, align| Tab {
        at,
        align,
        dots: false,
    };
    vec![
        stop(width / 2, TabAlign::Center),
        stop(width, TabAlign::Right),
    ]
}

/// What Word takes for granted where neither style nor defaults speak.
fn differs<T: PartialEq>(base: Option<&Style>, own: T, of: impl Fn(&Style) -> T, word: T) -> bool {
    match base {
        Some(base) => own != of(base),
        None => own != word,
    }
}

fn paragraph_properties(
    style: &Style,
    base: Option<&Style>,
    tabs: &[Tab],
) -> Result<Element, NotXml> {
    let mut property = ParagraphProperty::new();
    if differs(base, style.align, |s| s.align, Align::Left) {
        property = property.align(alignment(style.align));
    }
    let before = differs(base, style.space_before, |s| s.space_before, Length::ZERO);
    let after = differs(base, style.space_after, |s| s.space_after, Length::ZERO);
    // a line of exact height would cut a picture
    let rule = |s: &Style| (s.line_height, s.role == Role::Figure);
    let line = base.is_none_or(|base| rule(style) != rule(base));
    if before || after || line {
        let mut spacing = LineSpacing::new();
        if before {
            spacing = spacing.before(style.space_before.to_twips().max(0) as u32);
        }
        if after {
            spacing = spacing.after(style.space_after.to_twips().max(0) as u32);
        }
        if line {
            let rule = if style.role == Role::Figure {
                LineSpacingType::AtLeast
            } else {
                LineSpacingType::Exact
            };
            spacing = spacing
                .line(style.line_height.to_twips() as i32)
                .line_rule(rule);
        }
        property = property.line_spacing(spacing);
    }
    let indents = |s: &Style| (s.indent_left, s.indent_right, s.first_line);
    let indented = differs(
        base,
        indents(style),
        indents,
        (Length::ZERO, Length::ZERO, Length::ZERO),
    );
    if indented {
        property = property.indent(
            Some(style.indent_left.to_twips() as i32),
            Some(first_line(style.first_line)),
            Some(style.indent_right.to_twips() as i32),
            None,
        );
    }
    for tab in tabs {
        property = property.add_tab(tab_stop(tab));
    }
    for gone in base.map_or(&[][..], |base| &base.tabs) {
        if !tabs.iter().any(|tab| tab.at == gone.at) {
            property = property.add_tab(
                docx_rs::Tab::new()
                    .val(TabValueType::Clear)
                    .pos(gone.at.to_twips().max(0) as usize),
            );
        }
    }
    let control = |s: &Style| s.widows > 1 || s.orphans > 1;
    if base.is_none_or(|base| control(base) != control(style)) {
        property = property.widow_control(control(style));
    }
    let mut element = built(&property)?;
    // docx-rs can switch these on only
    for (name, on, was) in [
        (
            "w:keepNext",
            style.keep_with_next,
            base.is_some_and(|b| b.keep_with_next),
        ),
        (
            "w:keepLines",
            style.keep_together,
            base.is_some_and(|b| b.keep_together),
        ),
        (
            "w:suppressAutoHyphens",
            !style.hyphenate,
            base.is_some_and(|b| !b.hyphenate),
        ),
    ] {
        if on != was {
            element.push(switch(name, on));
        }
    }
    if base.and_then(|base| base.heading) != style.heading {
        element.push(outline_level(style.heading));
    }
    let rules = |s: &Style| (s.rule_above, s.rule_below, s.rule_gap);
    if differs(base, rules(style), rules, (None, None, Length::ZERO)) {
        element.push(borders(style));
    }
    // tab stops in order of distance, as Word writes them
    if let Some(stops) = element.child("w:tabs") {
        let mut sorted: Vec<Element> = stops.elements().cloned().collect();
        sorted.sort_by_key(|stop| stop.attribute("w:pos").and_then(|p| p.parse::<i64>().ok()));
        let stops = element.child_or_new("w:tabs");
        stops.children.clear();
        stops.extend(sorted);
    }
    Ok(element)
}

/// `w:pBdr`: the rules above and below a paragraph. Word rules paragraphs of one style that follow each other as one.
fn borders(style: &Style) -> Element {
    let mut borders = Element::new("w:pBdr");
    // Word measures the distance in whole points, up to 31
    let space = style.rule_gap.to_points().round().clamp(0.0, 31.0) as i64;
    for (side, rule) in [("w:top", style.rule_above), ("w:bottom", style.rule_below)] {
        let border = Element::new(side);
        borders.push(match rule {
            Some(rule) => border
                .with("w:val", "single")
                .with("w:sz", eighths(rule))
                .with("w:space", space)
                .with("w:color", "auto"),
            None => border.with("w:val", "nil"),
        });
    }
    borders
}

/// That a paragraph has none of the rules of its style.
pub fn no_borders() -> Element {
    Element::new("w:pBdr")
        .holding(Element::val("w:top", "nil"))
        .holding(Element::val("w:bottom", "nil"))
}

/// The thickness of a rule in eighths of a point, at least two of them.
fn eighths(rule: Length) -> i64 {
    (rule.to_points() * 8.0).round().clamp(2.0, 96.0) as i64
}

/// `<w:name/>` for on, `<w:name w:val="0"/>` for off.
pub fn switch(name: &'static str, on: bool) -> Element {
    if on {
        Element::new(name)
    } else {
        Element::val(name, 0)
    }
}

/// The outline level of a heading (0 to 8), or that of text (9).
pub fn outline_level(heading: Option<u8>) -> Element {
    let level = heading.map_or(9, |level| level.clamp(1, 9) - 1);
    Element::val("w:outlineLvl", level)
}

/// The indent of a first line.
pub fn first_line(indent: Length) -> SpecialIndentType {
    let twips = indent.to_twips() as i32;
    if twips < 0 {
        SpecialIndentType::Hanging(-twips)
    } else {
        SpecialIndentType::FirstLine(twips)
    }
}

fn alignment(align: Align) -> AlignmentType {
    match align {
        Align::Left => AlignmentType::Left,
        Align::Center => AlignmentType::Center,
        Align::Right => AlignmentType::Right,
        Align::Justify => AlignmentType::Both,
    }
}

fn tab_stop(tab: &Tab) -> docx_rs::Tab {
    let stop = docx_rs::Tab::new()
        .val(match tab.align {
            TabAlign::Left => TabValueType::Left,
            TabAlign::Center => TabValueType::Center,
            TabAlign::Right => TabValueType::Right,
        })
        .pos(tab.at.to_twips().max(0) as usize);
    if tab.dots {
        stop.leader(TabLeaderType::Dot)
    } else {
        stop
    }
}

fn run_properties(style: &Style, base: Option<&Style>) -> Result<Element, NotXml> {
    let mut property = RunProperty::new();
    // font and size of the base style are in the defaults
    if base.is_some_and(|base| base.font != style.font) {
        property = property.fonts(fonts(&style.font));
    }
    if base.is_some_and(|base| base.size != style.size) {
        property = property.size(style.size.to_half_points() as usize);
    }
    let mut element = built(&property)?;
    for (name, on, was) in [
        ("w:b", style.bold, base.is_some_and(|b| b.bold)),
        ("w:i", style.italic, base.is_some_and(|b| b.italic)),
        (
            "w:smallCaps",
            style.small_caps,
            base.is_some_and(|b| b.small_caps),
        ),
    ] {
        if on != was {
            element.push(switch(name, on));
        }
    }
    Ok(element)
}

/// What several character roles together change: the innermost has the last word.
pub fn combined(char_styles: &BTreeMap<CharRole, CharStyle>, roles: &[CharRole]) -> CharStyle {
    let mut all = CharStyle {
        role: roles.first().copied().unwrap_or(CharRole::Bold),
        word_name: String::new(),
        size: None,
        bold: None,
        italic: None,
        underline: None,
        strike: None,
        small_caps: None,
        position: None,
    };
    for style in roles.iter().filter_map(|role| char_styles.get(role)) {
        all.size = style.size.or(all.size);
        all.bold = style.bold.or(all.bold);
        all.italic = style.italic.or(all.italic);
        all.underline = style.underline.or(all.underline);
        all.strike = style.strike.or(all.strike);
        all.small_caps = style.small_caps.or(all.small_caps);
        all.position = style.position.or(all.position);
    }
    all
}

fn character_style(look: &Look, roles: &[CharRole], name: &StyleName) -> Result<Element, NotXml> {
    let mut element = shell(StyleType::Character, name)?;
    if !name.built_in {
        element.set("w:customStyle", "1");
    }
    // a combination is based on its outermost role and adds the others
    let base = if roles.len() > 1 {
        look.names.character_id(&roles[..1])
    } else {
        None
    };
    element.push(Element::val(
        "w:basedOn",
        base.unwrap_or("DefaultParagraphFont"),
    ));
    let all = combined(&look.char_styles, roles);
    let mut run = Element::new("w:rPr");
    for (property, value) in [
        ("w:b", all.bold),
        ("w:i", all.italic),
        ("w:smallCaps", all.small_caps),
        ("w:strike", all.strike),
    ] {
        run.extend(value.map(|on| switch(property, on)));
    }
    if let Some(size) = all.size {
        run.push(Element::val("w:sz", size.to_half_points()));
        run.push(Element::val("w:szCs", size.to_half_points()));
    }
    if let Some(on) = all.underline {
        run.push(underline(on));
    }
    if let Some(at) = all.position {
        run.push(built(&docx_rs::VertAlign::new(vertical(at)))?);
    }
    if !run.children.is_empty() {
        element.push(run);
    }
    Ok(element)
}

/// A plain underline, or none.
pub fn underline(on: bool) -> Element {
    Element::val("w:u", if on { "single" } else { "none" })
}

/// Word's name of a position.
pub fn vertical(position: Position) -> VertAlignType {
    match position {
        Position::Baseline => VertAlignType::Baseline,
        Position::Superscript => VertAlignType::SuperScript,
        Position::Subscript => VertAlignType::SubScript,
    }
}

/// The style of all tables: rules and padding of the layout; header rows are told by their mark, not their look.
fn table_style(look: &TableLook, id: &str, name: &str, ruled: bool) -> Element {
    let mut element = Element::new("w:style")
        .with("w:type", "table")
        .with("w:customStyle", "1")
        .with("w:styleId", id)
        .holding(Element::val("w:name", name))
        .holding(Element::val("w:basedOn", "TableNormal"))
        .holding(Element::val("w:uiPriority", 59))
        .holding(Element::new("w:qFormat"));
    let mut borders = Element::new("w:tblBorders");
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        let border = Element::new(format!("w:{side}"));
        borders.push(if !ruled || look.rule == Length::ZERO {
            border.with("w:val", "nil")
        } else {
            border
                .with("w:val", "single")
                .with("w:sz", eighths(look.rule))
                .with("w:space", 0)
                .with("w:color", "auto")
        });
    }
    let mut margins = Element::new("w:tblCellMar");
    for (side, width) in [
        ("top", look.pad_top),
        ("left", look.pad_side),
        ("bottom", look.pad_top),
        ("right", look.pad_side),
    ] {
        margins.push(
            Element::new(format!("w:{side}"))
                .with("w:w", width.to_twips().max(0))
                .with("w:type", "dxa"),
        );
    }
    element.push(Element::new("w:tblPr").holding(borders).holding(margins));
    element
}
