//! Copies traced: a folder proved, files saved anew, and pages rasterised, turned, soiled and unevenly lit.

use crate::press::{engross, said};
use engross::mark::{Code, QUIET_MODULES, modules};
use engross::trace::{Picture, codes};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

const SOURCE: &str = "fixtures/AG05279E04/source.xml";
const LIST: &str = "recipient,language,medium,copies,marking\n\
    Delegation of Canada,en,pdf,2,restricted\n\
    Delegation of Haiti,en,docx,1,restricted\n\
    Delegation of Peru,en,pdf,1,general\n";

/// A page of 8.5 by 11 inches at 200 dpi.
const PAGE: (usize, usize) = (1700, 2200);

/// Numbers that look like chance and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as f64 / (1_u64 << 31) as f64
    }
}

/// A page with lines that look like text, a table's rules, a black square, and marks of 8 mm where they are asked for
/// (inches from the left and from the bottom).
fn page(marks: &[(&str, f64, f64)]) -> Vec<f64> {
    let (width, height) = PAGE;
    let mut grey = vec![250.0; width * height];
    let mut dice = Dice(7);
    let mut rectangle = |x: usize, y: usize, w: usize, h: usize| {
        for row in y..(y + h).min(height) {
            grey[row * width + x..row * width + (x + w).min(width - 1).max(x)].fill(15.0);
        }
    };
    for line in 0..50 {
        let (mut x, y) = (240, 300 + line * 32);
        while x < 1450 {
            let letter = 4 + (dice.roll() * 10.0) as usize;
            rectangle(x, y, letter, 3 + (dice.roll() * 18.0) as usize);
            x += letter + 3 + (dice.roll() * 6.0) as usize;
        }
    }
    for rule in 0..6 {
        rectangle(240, 1950 + rule * 20, 400, 3);
        rectangle(240 + rule * 80, 1950, 3, 103);
    }
    rectangle(900, 1960, 64, 64);
    for (code, left, bottom) in marks {
        let mark = modules(code).unwrap();
        let side = 8.0 / 25.4 * 200.0;
        let module = side / mark.size() as f64;
        let (x0, y0) = (left * 200.0, height as f64 - bottom * 200.0 - side);
        let quiet = QUIET_MODULES as f64 * module;
        for y in (y0 - quiet) as usize..(y0 + side + quiet) as usize {
            for x in (x0 - quiet) as usize..(x0 + side + quiet) as usize {
                // what of the pixel is ink
                let mut ink = 0.0;
                for step in 0..16 {
                    let at = |pixel: usize, step: usize| pixel as f64 + (step as f64 + 0.5) / 4.0;
                    let (u, v) = (
                        (at(x, step % 4) - x0) / module,
                        (at(y, step / 4) - y0) / module,
                    );
                    if u >= 0.0 && v >= 0.0 && mark.dark(v as usize, u as usize) {
                        ink += 1.0 / 16.0;
                    }
                }
                grey[y * width + x] = 250.0 - 235.0 * ink;
            }
        }
    }
    grey
}

/// What a scanner makes of a page.
#[derive(Clone, Copy)]
struct Scanner {
    degrees: f64,
    blur: bool,
    noise: f64,
    specks: f64,
    shade: f64,
}

const CLEAN: Scanner = Scanner {
    degrees: 0.0,
    blur: false,
    noise: 0.0,
    specks: 0.0,
    shade: 0.0,
};

fn scanned(page: &[f64], scanner: Scanner, seed: u64) -> Picture {
    let (width, height) = PAGE;
    let (sine, cosine) = scanner.degrees.to_radians().sin_cos();
    let (cx, cy) = (width as f64 / 2.0, height as f64 / 2.0);
    let at = |x: isize, y: isize| match (usize::try_from(x), usize::try_from(y)) {
        (Ok(x), Ok(y)) if x < width && y < height => page[y * width + x],
        _ => 250.0,
    };
    let mut out = vec![0.0; width * height];
    for y in 0..height {
        for x in 0..width {
            let (dx, dy) = (x as f64 - cx, y as f64 - cy);
            let (u, v) = (cx + dx * cosine + dy * sine, cy - dx * sine + dy * cosine);
            let (i, j) = (u.floor() as isize, v.floor() as isize);
            let (p, q) = (u - u.floor(), v - v.floor());
            out[y * width + x] = at(i, j) * (1.0 - p) * (1.0 - q)
                + at(i + 1, j) * p * (1.0 - q)
                + at(i, j + 1) * (1.0 - p) * q
                + at(i + 1, j + 1) * p * q;
        }
    }
    if scanner.blur {
        let sharp = out.clone();
        for y in 1..height - 1 {
            for x in 1..width - 1 {
                let sum: f64 = (0..9)
                    .map(|n| sharp[(y + n / 3 - 1) * width + x + n % 3 - 1])
                    .sum();
                out[y * width + x] = sum / 9.0;
            }
        }
    }
    let mut dice = Dice(seed);
    let grey = out
        .iter()
        .enumerate()
        .map(|(index, value)| {
            let light = 1.0 - scanner.shade * (index / width) as f64 / height as f64;
            let noise = (dice.roll() + dice.roll() - 1.0) * scanner.noise;
            let speck = dice.roll();
            if speck < scanner.specks / 2.0 {
                0
            } else if speck < scanner.specks {
                255
            } else {
                (value * light + noise).clamp(0.0, 255.0) as u8
            }
        })
        .collect();
    Picture::new(width, height, grey).unwrap()
}

fn read(picture: &Picture) -> Vec<String> {
    codes(picture).iter().map(Code::to_string).collect()
}

#[test]
fn a_mark_is_read_from_pages_turned_soiled_blurred_and_shaded() {
    let mut failed = Vec::new();
    let mut dice = Dice(99);
    for case in 0..10 {
        let code = format!("AG{:05}E04/{}", 10_000 + case * 37, 1 + case * 13);
        let page = page(&[(&code, 0.4, 0.4)]);
        let scanner = Scanner {
            degrees: (dice.roll() - 0.5) * 6.0,
            blur: case % 2 == 0,
            noise: dice.roll() * 60.0,
            specks: if case % 3 == 0 { 0.004 } else { 0.0 },
            shade: dice.roll() * 0.35,
        };
        if read(&scanned(&page, scanner, case)) != [code.as_str()] {
            failed.push((case, scanner.degrees, scanner.noise));
        }
    }
    assert!(failed.is_empty(), "{failed:?}");
}

#[test]
fn a_page_on_its_side_or_head_is_read_as_well() {
    let page = page(&[("AG05279E04/7", 0.4, 0.4)]);
    let (width, height) = PAGE;
    let upright = scanned(&page, CLEAN, 1);
    let turned = |x: usize, y: usize| upright.at(x as isize, y as isize);
    let mut side = Vec::new();
    for y in 0..width {
        side.extend((0..height).map(|x| turned(y, height - 1 - x)));
    }
    let mut head = Vec::new();
    for y in 0..height {
        head.extend((0..width).map(|x| turned(width - 1 - x, height - 1 - y)));
    }
    for picture in [
        Picture::new(height, width, side),
        Picture::new(width, height, head),
    ] {
        assert_eq!(read(&picture.unwrap()), ["AG05279E04/7"]);
    }
}

#[test]
fn pages_of_several_copies_tell_all_of_them_and_pages_without_a_mark_none() {
    let both = page(&[("AG05279E04/7", 0.4, 0.4), ("AG05279E04/12.2", 7.6, 0.4)]);
    assert_eq!(
        read(&scanned(&both, CLEAN, 1)),
        ["AG05279E04/7", "AG05279E04/12.2"]
    );
    let none = page(&[]);
    for degrees in [0.0, 1.5, -2.5] {
        let scanner = Scanner {
            degrees,
            noise: 40.0,
            ..CLEAN
        };
        assert_eq!(read(&scanned(&none, scanner, 3)), [""; 0]);
    }
    assert!(codes(&Picture::new(1, 1, vec![0]).unwrap()).is_empty());
    assert!(codes(&Picture::new(500, 500, vec![0; 250_000]).unwrap()).is_empty());
    let mut dice = Dice(5);
    let dust = (0..250_000).map(|_| (dice.roll() * 256.0) as u8).collect();
    assert!(codes(&Picture::new(500, 500, dust).unwrap()).is_empty());
}

struct Copies(tempfile::TempDir);

impl Copies {
    fn made() -> Copies {
        let folder = tempfile::tempdir().unwrap();
        let list = folder.path().join("list.csv");
        fs::write(&list, LIST).unwrap();
        let copies = Copies(folder);
        let made = engross(&[
            "distribute",
            SOURCE,
            "--list",
            &list.display().to_string(),
            "-o",
            &copies.at(""),
        ]);
        assert!(made.status.success(), "{}", said(&made));
        copies
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join("copies").join(name)
    }

    fn at(&self, name: &str) -> String {
        self.path(name).display().to_string()
    }

    fn verified(&self, arguments: &[&str]) -> (Option<i32>, String) {
        let register = self.at("register.csv");
        let mut all = vec!["verify", "--register", &register];
        all.extend(arguments);
        let output = engross(&all);
        (output.status.code(), said(&output))
    }
}

#[test]
fn a_folder_is_proved_and_every_fault_of_it_is_named() {
    let copies = Copies::made();
    assert_eq!(
        copies.verified(&[]).0,
        Some(0),
        "{}",
        copies.verified(&[]).1
    );
    let (missing, altered) = (
        copies.path("AG05279E04-copy001.pdf"),
        copies.path("AG05279E04-copy002.pdf"),
    );
    fs::remove_file(missing).unwrap();
    let mut bytes = fs::read(&altered).unwrap();
    bytes.push(b'\n');
    fs::write(&altered, bytes).unwrap();
    fs::write(copies.path("AG05279E04-copy009.pdf"), b"%PDF-").unwrap();
    let (code, told) = copies.verified(&[]);
    assert_eq!(code, Some(1));
    for wanted in [
        "error[COPY-MISSING]: copy 1 for Delegation of Canada is missing",
        "error[COPY-ALTERED]: copy 2 for Delegation of Canada is not the file that was issued",
        "warning[COPY-EXTRA]: AG05279E04-copy009.pdf is in no line",
    ] {
        assert!(told.contains(wanted), "{wanted}: {told}");
    }
}

#[test]
fn a_returned_file_is_traced_by_bytes_mark_and_stamp() {
    let copies = Copies::made();
    let (code, told) = copies.verified(&[&copies.at("AG05279E04-copy002.pdf")]);
    assert_eq!(code, Some(0));
    assert!(
        told.contains("copy 2 of AG05279E04, for Delegation of Canada (by its bytes"),
        "{told}"
    );
    for (name, evidence, who) in [
        ("AG05279E04-copy002.pdf", "by its mark", "Canada"),
        ("AG05279E04-copy003.docx", "by its mark", "Haiti"),
        (
            "AG05279E04-copy004.pdf",
            "by the words of its stamp",
            "Peru",
        ),
    ] {
        let returned = copies.0.path().join(name);
        let mut bytes = fs::read(copies.path(name)).unwrap();
        // another file, as programs make it that save a document anew
        bytes = match name.ends_with("pdf") {
            true => {
                let mut document = lopdf::Document::load_mem(&bytes).unwrap();
                let mut saved = Vec::new();
                document.save_to(&mut saved).unwrap();
                saved
            }
            false => {
                let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
                let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
                for index in (0..archive.len()).rev() {
                    writer
                        .raw_copy_file(archive.by_index_raw(index).unwrap())
                        .unwrap();
                }
                writer.finish().unwrap().into_inner()
            }
        };
        fs::write(&returned, bytes).unwrap();
        let (code, told) = copies.verified(&[&returned.display().to_string()]);
        assert_eq!(code, Some(0), "{told}");
        assert!(
            told.contains(evidence) && told.contains(who) && told.contains("TRACE-RESAVED"),
            "{told}"
        );
    }
    let (code, told) = copies.verified(&["fixtures/features/lighthouse.png", "--format", "json"]);
    assert_eq!(code, Some(1));
    assert!(told.contains("TRACE-UNKNOWN"), "{told}");
}

#[test]
fn a_scanned_page_is_traced_to_its_recipient() {
    let copies = Copies::made();
    let page = page(&[("AG05279E04/2", 0.4, 0.4)]);
    let scanner = Scanner {
        degrees: 1.2,
        blur: true,
        noise: 25.0,
        specks: 0.001,
        shade: 0.2,
    };
    let scan = scanned(&page, scanner, 11);
    let file = copies.0.path().join("page.png");
    let mut encoder = png::Encoder::new(
        fs::File::create(&file).unwrap(),
        scan.width() as u32,
        scan.height() as u32,
    );
    encoder.set_color(png::ColorType::Grayscale);
    let grey: Vec<u8> = (0..scan.height())
        .flat_map(|y| (0..scan.width()).map(move |x| (x, y)))
        .map(|(x, y)| scan.at(x as isize, y as isize))
        .collect();
    encoder
        .write_header()
        .unwrap()
        .write_image_data(&grey)
        .unwrap();
    let (code, told) = copies.verified(&[&file.display().to_string()]);
    assert_eq!(code, Some(0), "{told}");
    assert!(
        told.contains("copy 2 of AG05279E04, for Delegation of Canada (by its mark)"),
        "{told}"
    );
    let unknown: BTreeSet<Code> = codes(&scan);
    assert_eq!(unknown.len(), 1);
}
