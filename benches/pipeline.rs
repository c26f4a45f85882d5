//! What each stage costs on the real document, and all of them together, in a warm process.

use criterion::{Criterion, criterion_group, criterion_main};
use engross::attached::Attached;
use engross::batch::{Medium, Press, reread};
use engross::text::FontBook;
use engross::{check, docx, expect, flow, layout, pdf, read, sheet, verify};
use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::Path;

const NAME: &str = "fixtures/AG05279E04/source.xml";

fn stages(criterion: &mut Criterion) {
    let bytes = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(NAME)).unwrap();
    let text = sheet::builtin("ag").unwrap();
    let sheet = sheet::load("layouts/ag.toml", text).value.unwrap();
    let book = FontBook::shared();
    let document = read::read(NAME, &bytes).value.unwrap();
    let flowing = flow::flow(&document, &sheet).value.unwrap();
    let place = |node| Some(document.place(node));
    let pages = layout::layout(&flowing, book, &place).value.unwrap();
    let source = Attached::new("AG05279E04.xml", &bytes);
    let none = BTreeMap::new();
    let pdf_bytes = pdf::master(&pages, book, &source, &none)
        .value
        .unwrap()
        .bytes();
    let docx_bytes = docx::write(&flowing, &source, &none, &pages.folios)
        .value
        .unwrap();
    let expected = expect::expect(&document, &sheet);
    let read_pdf = reread(Medium::Pdf, &pdf_bytes, book).value.unwrap();
    let press = Press {
        sheet: &sheet,
        book,
    };
    let pictures = |src: &str| Err(format!("no picture {src}"));

    let mut group = criterion.benchmark_group("AG05279E04");
    group.bench_function("layout file", |b| {
        b.iter(|| sheet::load("ag", black_box(text)))
    });
    group.bench_function("read", |b| b.iter(|| read::read(NAME, black_box(&bytes))));
    group.bench_function("check", |b| b.iter(|| check::check(black_box(&document))));
    group.bench_function("flow", |b| {
        b.iter(|| flow::flow(black_box(&document), &sheet))
    });
    group.bench_function("layout", |b| {
        b.iter(|| layout::layout(black_box(&flowing), book, &place))
    });
    group.bench_function("pdf", |b| {
        b.iter(|| {
            pdf::master(black_box(&pages), book, &source, &none)
                .value
                .map(|master| master.bytes())
        })
    });
    group.bench_function("docx", |b| {
        b.iter(|| docx::write(black_box(&flowing), &source, &none, &pages.folios))
    });
    group.bench_function("expect", |b| {
        b.iter(|| expect::expect(black_box(&document), &sheet))
    });
    group.bench_function("reread pdf", |b| {
        b.iter(|| reread(Medium::Pdf, black_box(&pdf_bytes), book))
    });
    group.bench_function("reread docx", |b| {
        b.iter(|| reread(Medium::Docx, black_box(&docx_bytes), book))
    });
    group.bench_function("compare", |b| {
        b.iter(|| verify::compare(black_box(&expected), &read_pdf))
    });
    group.bench_function("everything", |b| {
        b.iter(|| press.engross(NAME, black_box(&bytes), &pictures))
    });
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
