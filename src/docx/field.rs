//! Complex fields: begin, instruction, separator, cached result, end, always all five (ECMA-376 part 1, 17.16.18).

use super::package::{Element, NotXml, built};
use docx_rs::{FieldCharType, InstrText, Run};

/// A field with its cached result; all its runs have the properties `look`.
pub fn field(
    instruction: &str,
    result: Vec<Element>,
    look: Option<&Element>,
) -> Result<Vec<Element>, NotXml> {
    // docx-rs writes an instruction as it is, without escapes, and trims nothing
    let instruction = InstrText::Unsupported(format!(" {instruction} "));
    let mut runs = vec![
        built(&mark(FieldCharType::Begin))?,
        built(&Run::new().add_instr_text(instruction))?,
        built(&mark(FieldCharType::Separate))?,
    ];
    runs[1]
        .child_or_new("w:instrText")
        .set("xml:space", "preserve");
    let end = built(&mark(FieldCharType::End))?;
    for run in &mut runs {
        run.extend(look.cloned());
    }
    runs.extend(result);
    let mut end = end;
    end.extend(look.cloned());
    runs.push(end);
    Ok(runs)
}

fn mark(kind: FieldCharType) -> Run {
    Run::new().add_field_char(kind, false)
}
