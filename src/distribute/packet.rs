//! The packet of a recipient: a ZIP of all copies that one run has for it, the same bytes on any machine.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

/// The bytes of a packet of files with their names. PDF and DOCX are deflated already, so they are only put together.
///
/// # Errors
/// Says why the ZIP cannot be written (a file over 4 GiB).
pub fn packet(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, String> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .system(System::Unix);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer
            .start_file(name, options)
            .map_err(|error| error.to_string())?;
        writer.write_all(bytes).map_err(|error| error.to_string())?;
    }
    let done = writer.finish().map_err(|error| error.to_string())?;
    Ok(done.into_inner())
}

/// A recipient's name as that of a file: letters and digits of any script stay, what stands between them is a hyphen.
pub fn file_name(recipient: &str) -> String {
    let mut name = String::new();
    for c in recipient.chars() {
        if c.is_alphanumeric() {
            name.push(c);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = name.trim_end_matches('-');
    if name.is_empty() {
        return "recipient".to_owned();
    }
    name.chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_safe_and_say_who() {
        assert_eq!(
            file_name("Delegation of Côte d’Ivoire"),
            "Delegation-of-Côte-d-Ivoire"
        );
        assert_eq!(file_name("../../etc/passwd"), "etc-passwd");
        assert_eq!(file_name("—"), "recipient");
    }

    #[test]
    fn a_packet_is_the_same_each_time_and_gives_its_files_back() {
        let files = [
            ("a.pdf".to_owned(), b"one".to_vec()),
            ("b.docx".to_owned(), b"two".to_vec()),
        ];
        let bytes = packet(&files).unwrap();
        assert_eq!(bytes, packet(&files).unwrap());
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut said = String::new();
        std::io::Read::read_to_string(&mut archive.by_name("b.docx").unwrap(), &mut said).unwrap();
        assert_eq!((archive.len(), said.as_str()), (2, "two"));
    }
}
