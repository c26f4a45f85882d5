//! Notes and their marks.

use super::*;

fn call(id: u32) -> String {
    format!("<w:r><w:footnoteReference w:id=\"{id}\"/></w:r>")
}

fn note(id: u32, text: &str) -> String {
    format!(
        "<w:footnote w:id=\"{id}\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:tab/><w:t xml:space=\"preserve\"> {text}</w:t></w:r></w:p></w:footnote>"
    )
}

const SEPARATOR: &str = "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>";

fn marks(transcript: &Transcript) -> Vec<(&str, Vec<&str>)> {
    transcript
        .notes
        .iter()
        .map(|note| (note.marker.as_str(), texts(&note.paragraphs)))
        .collect()
}

#[test]
fn notes_come_in_the_order_of_their_calls() {
    let body = format!(
        "<w:p><w:r><w:t xml:space=\"preserve\">  ab</w:t></w:r>{}<w:r><w:t xml:space=\"preserve\">c  </w:t></w:r>{}</w:p>",
        call(5),
        call(2)
    );
    let notes = [SEPARATOR, &note(2, "second"), &note(5, "first")].concat();
    let transcript = Made::body(&body)
        .part("rNotes", "footnotes", &notes)
        .clean();
    assert_eq!(
        marks(&transcript),
        [("1", vec!["first"]), ("2", vec!["second"])]
    );
    let calls: Vec<_> = transcript.body[0]
        .notes
        .iter()
        .map(|n| (n.at, n.marker.as_str()))
        .collect();
    assert_eq!(calls, [(2, "1"), (3, "2")]);
}

#[test]
fn marks_of_their_own_are_read_in_text_and_note() {
    let body = format!(
        "<w:p><w:r><w:t>a</w:t></w:r><w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"1\"/><w:t>*/</w:t></w:r>{}</w:p>",
        call(2)
    );
    let custom = "<w:footnote w:id=\"1\"><w:p><w:r><w:t>*/</w:t></w:r><w:r><w:tab/></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>bold</w:t></w:r></w:p><w:p><w:r><w:t>more</w:t></w:r></w:p></w:footnote>";
    let transcript = Made::body(&body)
        .part("rNotes", "footnotes", &(custom.to_owned() + &note(2, "n")))
        .clean();
    assert_eq!(transcript.body[0].text, "a");
    assert_eq!(
        marks(&transcript),
        [("*/", vec!["bold", "more"]), ("1", vec!["n"])]
    );
    assert_eq!(emphasis(&transcript.notes[0].paragraphs[0]), ["Bold 0..4"]);
}

#[test]
fn notes_count_as_settings_and_sections_say() {
    let end = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>";
    let body = format!(
        "<w:p>{}{}</w:p>{end}<w:p>{}</w:p>",
        call(1),
        call(2),
        call(3)
    );
    let notes = note(1, "a") + &note(2, "b") + &note(3, "c");
    let settings = "<w:footnotePr><w:numFmt w:val=\"lowerLetter\"/><w:numStart w:val=\"2\"/><w:numRestart w:val=\"eachSect\"/></w:footnotePr>";
    let transcript = Made::body(&body)
        .part("rNotes", "footnotes", &notes)
        .settings(settings)
        .clean();
    assert_eq!(
        marks(&transcript),
        [("b", vec!["a"]), ("c", vec!["b"]), ("b", vec!["c"])]
    );
}

#[test]
fn a_note_without_its_mark_or_its_call_is_an_error() {
    let unmarked = "<w:footnote w:id=\"1\"><w:p><w:r><w:t>text</w:t></w:r></w:p></w:footnote>";
    let read = |body: &str, notes: &str| {
        codes(&Made::body(body).part("rNotes", "footnotes", notes).read())
    };
    let called = format!("<w:p>{}</w:p>", call(1));
    assert_eq!(read(&called, unmarked), ["NOTE-MARK"]);
    assert_eq!(read(&called, ""), ["NOTE-UNDEFINED"]);
    assert_eq!(read(&p("x"), &note(1, "n")), ["NOTE-UNDEFINED"]);
}
