//! Any bytes as DOCX, in both views, and the XML that it may carry. A seed that is a package is mutated part by part:
//! changed bytes of a deflated part hardly ever get past its checksum.
#![no_main]

use engross::extract;
use engross::reread::{View, docx_view};
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

fuzz_target!(|data: &[u8]| {
    let _ = docx_view(data, View::Final);
    let _ = docx_view(data, View::Original);
    let _ = extract::docx(data);
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    // one in eight: the container itself
    if seed % 8 != 0
        && let Some(parts) = open(&data[..size])
        && let Some(mutated) = mutate(parts, max_size, seed / 8)
        && mutated.len() <= max_size
    {
        data[..mutated.len()].copy_from_slice(&mutated);
        return mutated.len();
    }
    fuzzer_mutate(data, size, max_size)
});

/// The parts of a package, if the bytes are one that is not too large to be worked on.
fn open(bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut parts = Vec::new();
    for index in 0..archive.len().min(64) {
        let part = archive.by_index(index).ok()?;
        let name = part.name().ok()?.into_owned();
        let mut content = Vec::new();
        part.take(1 << 18).read_to_end(&mut content).ok()?;
        parts.push((name, content));
    }
    (!parts.is_empty()).then_some(parts)
}

/// Mutates one part, those that hold text twice as often as the others, and stores the package anew.
fn mutate(mut parts: Vec<(String, Vec<u8>)>, max_size: usize, seed: u32) -> Option<Vec<u8>> {
    let written: Vec<usize> = (0..parts.len())
        .filter(|index| parts[*index].0.ends_with(".xml") || parts[*index].0.ends_with(".rels"))
        .collect();
    let index = match seed % 3 {
        0 => seed as usize / 3 % parts.len(),
        _ => *written.get(seed as usize / 3 % written.len().max(1))?,
    };
    let content = &mut parts[index].1;
    let size = content.len();
    let room = (size + 4096).min(max_size).max(1);
    content.resize(room.max(size), 0);
    let size = fuzzer_mutate(content, size, room.max(size));
    content.truncate(size);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in parts {
        writer.start_file(name, stored).ok()?;
        writer.write_all(&content).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}
