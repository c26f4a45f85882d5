//! The filled rectangles of a PDF page as a picture: a mark that is drawn and not scanned, in a file that any program may
//! have saved anew.

use super::picture::Picture;
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// Pixels to the inch.
const DENSITY: f64 = 200.0;
/// The largest page in points that is drawn.
const LARGEST: f64 = 1500.0;
/// A rectangle wider and higher than this, in points, is no square of a mark but a ground; it is left out.
const GROUND: f64 = 40.0;
/// The most that is unpacked of the content of a page.
const MOST_BYTES: usize = 64 << 20;
/// How deep forms may draw forms.
const DEEPEST: usize = 6;

/// A transformation (ISO 32000-1, 8.3.4).
type Matrix = [f64; 6];

/// The page as far as rectangles make it; `None` where its size is not to be had.
pub(super) fn drawn(document: &Document, page: ObjectId) -> Option<Picture> {
    let dictionary = document.get_dictionary(page).ok()?;
    let box_of = |node: &Dictionary| -> Option<[f64; 4]> {
        let list = node
            .get_deref(b"MediaBox", document)
            .ok()?
            .as_array()
            .ok()?;
        let values: Vec<f64> = list
            .iter()
            .filter_map(|value| {
                Some(f64::from(
                    document.dereference(value).ok()?.1.as_float().ok()?,
                ))
            })
            .collect();
        values.try_into().ok()
    };
    let mut node = dictionary;
    let mut media = box_of(node);
    for _ in 0..DEEPEST {
        if media.is_some() {
            break;
        }
        node = node.get_deref(b"Parent", document).ok()?.as_dict().ok()?;
        media = box_of(node);
    }
    let [left, bottom, right, top] = media?;
    let (wide, tall) = (right - left, top - bottom);
    if !(1.0..LARGEST).contains(&wide) || !(1.0..LARGEST).contains(&tall) {
        return None;
    }
    let scale = DENSITY / 72.0;
    let (width, height) = (
        (wide * scale).ceil() as usize,
        (tall * scale).ceil() as usize,
    );
    let mut sheet = Sheet {
        document,
        width,
        height,
        grey: vec![255; width * height],
    };
    let (own, inherited) = document.get_page_resources(page).ok()?;
    let resources = own.or_else(|| {
        let first = inherited.first()?;
        document.get_dictionary(*first).ok()
    });
    let content = document
        .get_page_content_with_limit(page, MOST_BYTES)
        .ok()?;
    let matrix = [scale, 0.0, 0.0, -scale, -left * scale, top * scale];
    sheet.run(&content, resources, matrix, 0);
    Picture::new(width, height, sheet.grey)
}

struct Sheet<'a> {
    document: &'a Document,
    width: usize,
    height: usize,
    grey: Vec<u8>,
}

impl<'a> Sheet<'a> {
    fn run(
        &mut self,
        content: &[u8],
        resources: Option<&'a Dictionary>,
        matrix: Matrix,
        depth: usize,
    ) {
        let Ok(content) = Content::decode(content) else {
            return;
        };
        let (mut matrix, mut kept) = (matrix, Vec::new());
        // the boxes of the subpaths under way, and the one whose points still come
        let (mut path, mut open): (Vec<[f64; 4]>, Option<[f64; 4]>) = (Vec::new(), None);
        for operation in content.operations {
            let numbers: Vec<f64> = operation
                .operands
                .iter()
                .filter_map(|operand| operand.as_float().ok().map(f64::from))
                .collect();
            match (operation.operator.as_str(), &numbers[..]) {
                ("q", _) => kept.push(matrix),
                ("Q", _) => matrix = kept.pop().unwrap_or(matrix),
                ("cm", [a, b, c, d, e, f]) => matrix = within([*a, *b, *c, *d, *e, *f], matrix),
                ("re", [x, y, w, h]) => {
                    let corners = [(*x, *y), (x + w, y + h)].map(|point| at(matrix, point));
                    path.push(around(None, &corners));
                }
                ("m", [x, y]) => {
                    path.extend(open.take());
                    open = Some(around(None, &[at(matrix, (*x, *y))]));
                }
                ("l", [x, y]) => open = Some(around(open, &[at(matrix, (*x, *y))])),
                // a mark has no curves
                ("c" | "v" | "y", _) => open = None,
                ("f" | "F" | "f*" | "B" | "B*" | "b" | "b*", _) => {
                    path.extend(open.take());
                    path.drain(..).for_each(|area| self.fill(area));
                }
                ("S" | "s" | "n", _) => {
                    path.clear();
                    open = None;
                }
                ("Do", _) if depth < DEEPEST => {
                    let name = operation
                        .operands
                        .first()
                        .and_then(|name| name.as_name().ok());
                    self.form(name, resources, matrix, depth);
                }
                _ => {}
            }
        }
    }

    fn form(
        &mut self,
        name: Option<&[u8]>,
        resources: Option<&'a Dictionary>,
        matrix: Matrix,
        depth: usize,
    ) {
        let form = || {
            let list = resources?
                .get_deref(b"XObject", self.document)
                .ok()?
                .as_dict()
                .ok()?;
            let stream = list
                .get_deref(name?, self.document)
                .ok()?
                .as_stream()
                .ok()?;
            let kind = stream.dict.get(b"Subtype").and_then(Object::as_name).ok()?;
            (kind == b"Form").then_some(stream)
        };
        let Some(form) = form() else {
            return;
        };
        let own = form
            .dict
            .get_deref(b"Matrix", self.document)
            .and_then(Object::as_array);
        let own: Vec<f64> = own
            .into_iter()
            .flatten()
            .filter_map(|value| value.as_float().ok().map(f64::from))
            .collect();
        let own: Matrix = own.try_into().unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
        let inner = form
            .dict
            .get_deref(b"Resources", self.document)
            .and_then(Object::as_dict);
        if let Ok(content) = form.get_plain_content_with_limit(MOST_BYTES) {
            self.run(
                &content,
                inner.ok().or(resources),
                within(own, matrix),
                depth + 1,
            );
        }
    }

    fn fill(&mut self, [left, top, right, bottom]: [f64; 4]) {
        let ground = GROUND * DENSITY / 72.0;
        if right - left > ground && bottom - top > ground {
            return;
        }
        let pixel = |edge: f64, most: usize| (edge.round().max(0.0) as usize).min(most);
        let (left, right) = (pixel(left, self.width), pixel(right, self.width));
        for y in pixel(top, self.height)..pixel(bottom, self.height) {
            self.grey[y * self.width + left..y * self.width + right.max(left)].fill(0);
        }
    }
}

/// The first transformation, then the second.
fn within(first: Matrix, then: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = first;
    let (x, y) = at(then, (e, f));
    [
        a * then[0] + b * then[2],
        a * then[1] + b * then[3],
        c * then[0] + d * then[2],
        c * then[1] + d * then[3],
        x,
        y,
    ]
}

fn at(matrix: Matrix, (x, y): (f64, f64)) -> (f64, f64) {
    (
        matrix[0] * x + matrix[2] * y + matrix[4],
        matrix[1] * x + matrix[3] * y + matrix[5],
    )
}

/// The box around another and some points: left, top, right, bottom.
fn around(so_far: Option<[f64; 4]>, points: &[(f64, f64)]) -> [f64; 4] {
    let none = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
    points.iter().fold(so_far.unwrap_or(none), |area, (x, y)| {
        [
            area[0].min(*x),
            area[1].min(*y),
            area[2].max(*x),
            area[3].max(*y),
        ]
    })
}
