//! What the pages' contents draw and say: every glyph in its place, with its text, and no more than that believed.

use super::made_pages::{LONG, REGULAR, Setter, card, everything};
use super::{entry, loaded, text};
use engross::pages::{GlyphRun, Item, Pages, StructureRole};
use engross::text::FontBook;
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;

/// A glyph as a viewer draws it.
struct Drawn {
    font: String,
    x: f64,
    y: f64,
}

/// A piece of what a page says, in order.
#[derive(Debug, PartialEq)]
enum Said {
    /// Glyphs outside any span with ActualText, by the font's map.
    Mapped(String),
    /// ActualText of a span, and how many glyphs stand in it.
    Actual(String, usize),
}

/// What a font states: widths in thousandths of an em, and the text of its glyphs.
struct Stated {
    widths: BTreeMap<u16, f64>,
    texts: BTreeMap<u16, String>,
}

fn number(object: &Object) -> f64 {
    f64::from(object.as_float().unwrap())
}

/// The fonts of a page by the names of its resources.
fn fonts(document: &Document, page: &Dictionary) -> BTreeMap<String, Stated> {
    let resources = entry(document, page, "Resources");
    entry(document, resources, "Font")
        .iter()
        .map(|(name, _)| {
            let name = String::from_utf8(name.clone()).unwrap();
            let font = entry(document, entry(document, resources, "Font"), &name);
            (name, stated(document, font))
        })
        .collect()
}

fn descendant(font: &Dictionary) -> &Dictionary {
    font.get(b"DescendantFonts").unwrap().as_array().unwrap()[0]
        .as_dict()
        .unwrap()
}

fn stated(document: &Document, font: &Dictionary) -> Stated {
    let list = descendant(font).get(b"W").unwrap().as_array().unwrap();
    let first = list[0].as_i64().unwrap() as u16;
    let widths = (first..).zip(list[1].as_array().unwrap().iter().map(number));
    let map = font.get(b"ToUnicode").unwrap().as_reference().unwrap();
    let map = document.get_object(map).unwrap().as_stream().unwrap();
    let map = String::from_utf8(map.decompressed_content().unwrap()).unwrap();
    let texts = map.lines().filter_map(|line| {
        let (code, text) = line.strip_prefix('<')?.split_once("> <")?;
        let units: Vec<u16> = text
            .strip_suffix('>')?
            .as_bytes()
            .chunks(4)
            .map(|unit| u16::from_str_radix(std::str::from_utf8(unit).unwrap(), 16).unwrap())
            .collect();
        let code = u16::from_str_radix(code, 16).ok()?;
        Some((code, String::from_utf16(&units).unwrap()))
    });
    Stated {
        widths: widths.collect(),
        texts: texts.collect(),
    }
}

/// Follows a page's content as a viewer does.
fn follow(document: &Document, page: ObjectId) -> (Vec<Drawn>, Vec<Said>) {
    let dictionary = document.get_dictionary(page).unwrap();
    let fonts = fonts(document, dictionary);
    let content = Content::decode(&document.get_page_content(page)).unwrap();
    let (mut drawn, mut said) = (Vec::new(), Vec::new());
    let (mut font, mut size, mut x, mut y, mut rise) = (String::new(), 0.0, 0.0, 0.0, 0.0);
    // for each open sequence, its ActualText
    let mut open: Vec<Option<(String, usize)>> = Vec::new();
    for operation in content.operations {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "BDC" => {
                let properties = operands[1].as_dict().unwrap();
                open.push(properties.get(b"ActualText").ok().map(|a| (text(a), 0)));
            }
            "EMC" => {
                if let Some((actual, glyphs)) = open.pop().unwrap() {
                    said.push(Said::Actual(actual, glyphs));
                }
            }
            "Tf" => {
                font = String::from_utf8(operands[0].as_name().unwrap().to_vec()).unwrap();
                size = number(&operands[1]);
            }
            "Ts" => rise = number(&operands[0]),
            "Tm" => (x, y) = (number(&operands[4]), number(&operands[5])),
            "TJ" => {
                for item in operands[0].as_array().unwrap() {
                    let Ok(codes) = item.as_str() else {
                        x -= number(item) * size / 1000.0;
                        continue;
                    };
                    for code in codes.chunks(2) {
                        let code = u16::from_be_bytes([code[0], code[1]]);
                        drawn.push(Drawn {
                            font: font.clone(),
                            x,
                            y: y + rise,
                        });
                        x += fonts[&font].widths[&code] * size / 1000.0;
                        match open.iter_mut().flatten().next_back() {
                            Some((_, glyphs)) => *glyphs += 1,
                            None => match said.last_mut() {
                                Some(Said::Mapped(text)) => *text += &fonts[&font].texts[&code],
                                _ => said.push(Said::Mapped(fonts[&font].texts[&code].clone())),
                            },
                        }
                    }
                }
            }
            _ => {}
        }
    }
    assert!(open.is_empty());
    (drawn, said)
}

fn runs(pages: &Pages, page: usize) -> impl Iterator<Item = &GlyphRun> {
    pages.pages[page]
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Glyphs(run) => Some(run),
            _ => None,
        })
}

#[test]
fn every_glyph_lies_where_the_pages_say() {
    let pages = everything();
    let document = loaded(&pages);
    let mut count = 0;
    for (index, id) in document.page_iter().enumerate() {
        let (drawn, _) = follow(&document, id);
        let mut drawn = drawn.into_iter();
        for run in runs(&pages, index) {
            let mut origin = run.x;
            for glyph in &run.glyphs {
                let seen = drawn.next().unwrap();
                let x = (origin + glyph.x_offset).to_points();
                let y = (pages.pages[index].height - run.baseline + glyph.y_offset).to_points();
                assert!(
                    (seen.x - x).abs() < 0.01,
                    "{:?}: {} for {x}",
                    run.text,
                    seen.x
                );
                assert!(
                    (seen.y - y).abs() < 0.001,
                    "{:?}: {} for {y}",
                    run.text,
                    seen.y
                );
                assert_eq!(seen.font, format!("F{}", run.face));
                origin += glyph.advance;
                count += 1;
            }
        }
        assert!(drawn.next().is_none());
    }
    assert!(count > 300);
}

#[test]
fn what_the_glyphs_say_is_the_text() {
    let pages = everything();
    let document = loaded(&pages);
    for (index, id) in document.page_iter().enumerate() {
        let (_, said) = follow(&document, id);
        let said: String = said
            .iter()
            .map(|said| match said {
                Said::Mapped(text) | Said::Actual(text, _) => text.as_str(),
            })
            .collect();
        let meant: String = runs(&pages, index).map(|run| run.text.as_str()).collect();
        assert_eq!(said, meant);
    }
}

#[test]
fn actual_text_spans_one_cluster_and_a_dividing_hyphen_says_nothing() {
    let document = loaded(&everything());
    let mut actual = Vec::new();
    for id in document.page_iter() {
        let (_, said) = follow(&document, id);
        actual.extend(said.into_iter().filter_map(|said| match said {
            Said::Actual(text, glyphs) => Some((text, glyphs)),
            Said::Mapped(_) => None,
        }));
    }
    let spans: Vec<(&str, usize)> = actual.iter().map(|(t, n)| (t.as_str(), *n)).collect();
    assert_eq!(spans, [("\n", 1), ("", 1), ("\t", 1)]);
}

#[test]
fn a_line_break_or_tab_is_never_what_a_glyph_says() {
    let mut set = Setter::new(card());
    set.page();
    let text = set.element(StructureRole::P, 0);
    // the space's glyph stands for nothing else in the whole document
    set.line(text, REGULAR, "left\tright\nend");
    let document = loaded(&set.pages);
    let (_, said) = follow(&document, document.page_iter().next().unwrap());
    assert_eq!(said[1], Said::Actual("\t".into(), 1));
    assert_eq!(said[3], Said::Actual("\n".into(), 1));
}

#[test]
fn a_glyph_that_stands_for_another_text_says_so() {
    let mut pages = everything();
    let Item::Glyphs(run) = &mut pages.pages[0].items[0] else {
        panic!("the first item is text");
    };
    // the first R of REPORT is to mean an X; the second one outweighs it
    run.text.replace_range(0..1, "X");
    let document = loaded(&pages);
    let (_, said) = follow(&document, document.page_iter().next().unwrap());
    assert_eq!(said[0], Said::Actual("X".into(), 1));
    assert!(matches!(&said[1], Said::Mapped(text) if text.starts_with("EPORT ON FISH")));
}

#[test]
fn widths_are_those_of_the_embedded_program() {
    let document = loaded(&everything());
    let page = document.page_iter().next().unwrap();
    let page = document.get_dictionary(page).unwrap();
    let resources = entry(&document, page, "Resources");
    let names = entry(&document, resources, "Font");
    assert_eq!(names.len(), 3);
    for (name, _) in names.iter() {
        let font = entry(&document, names, std::str::from_utf8(name).unwrap());
        let descriptor = entry(&document, descendant(font), "FontDescriptor");
        let program = descriptor
            .get(b"FontFile2")
            .unwrap()
            .as_reference()
            .unwrap();
        let program = document.get_object(program).unwrap().as_stream().unwrap();
        let program = program.decompressed_content().unwrap();
        let word = |at: usize| u16::from_be_bytes(program[at..at + 2].try_into().unwrap());
        let table = |tag: &[u8; 4]| {
            let entries = usize::from(word(4));
            let at = (0..entries)
                .map(|n| 12 + 16 * n)
                .find(|at| &program[*at..at + 4] == tag)
                .unwrap();
            u32::from_be_bytes(program[at + 8..at + 12].try_into().unwrap()) as usize
        };
        let (head, hmtx) = (table(b"head"), table(b"hmtx"));
        let long = usize::from(word(table(b"hhea") + 34));
        for (code, width) in stated(&document, font).widths {
            let at = hmtx + 4 * usize::from(code).min(long - 1);
            let exact = f64::from(word(at)) * 1000.0 / f64::from(word(head + 18));
            assert!(
                (width - exact).abs() < 0.0001,
                "{code}: {width} for {exact}"
            );
        }
    }
}

#[test]
fn the_measures_are_those_of_the_face() {
    let document = loaded(&everything());
    let mut found = 0;
    for object in document.objects.values() {
        let Ok(descriptor) = object.as_dict() else {
            continue;
        };
        if !descriptor.has(b"FontBBox") {
            continue;
        }
        let name = descriptor.get(b"FontName").unwrap().as_name().unwrap();
        let name = std::str::from_utf8(name).unwrap();
        let (tag, name) = name.split_once('+').unwrap();
        assert!(tag.len() == 6 && tag.bytes().all(|b| b.is_ascii_uppercase()));
        let mut faces = FontBook::shared().faces().iter();
        let face = faces.find(|face| face.name == name).unwrap();
        let measure = |key: &str| number(descriptor.get(key.as_bytes()).unwrap());
        let thousandths = |units: i32| f64::from(units) * 1000.0 / 2048.0;
        assert!((measure("Ascent") - thousandths(face.ascent)).abs() <= 0.5);
        assert!((measure("Descent") - thousandths(face.descent)).abs() <= 0.5);
        assert!((measure("CapHeight") - thousandths(face.cap_height)).abs() <= 0.5);
        let italic = descriptor.get(b"Flags").unwrap().as_i64().unwrap() & 64 != 0;
        assert_eq!(italic, face.italic);
        assert_eq!(measure("ItalicAngle") < 0.0, face.italic);
        found += 1;
    }
    assert_eq!(found, 3);
}

#[test]
fn a_justified_line_ends_where_it_should() {
    let pages = everything();
    let document = loaded(&pages);
    let (drawn, _) = follow(&document, document.page_iter().last().unwrap());
    let last = drawn.last().unwrap();
    let run = runs(&pages, 3).last().unwrap();
    assert_eq!(run.text, LONG);
    let before: engross::unit::Length = run.glyphs[..run.glyphs.len() - 1]
        .iter()
        .map(|glyph| glyph.advance)
        .sum();
    assert!((last.x - (run.x + before).to_points()).abs() < 0.01);
}
