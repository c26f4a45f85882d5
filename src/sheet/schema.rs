//! The JSON Schema of layout files, by which editors complete and check them. A test holds its keys against those that the
//! loader asks for, table by table.

use super::load::BASE_SAYS;
use super::load::MASTHEAD_ROLES;
use super::{CharRole, Paper, Role};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// The schema, as JSON Schema 2020-12.
pub fn schema() -> Value {
    let measure = json!({ "$ref": "#/$defs/measure" });
    let flag = json!({ "type": "boolean" });
    let text = json!({ "type": "string" });
    let line =
        |name: &str| json!({ "type": "array", "items": { "$ref": format!("#/$defs/{name}") } });
    let role = json!({ "enum": words(&Role::ALL) });
    let few = json!({ "type": "integer", "minimum": 1, "maximum": 9 });
    let style = [
        ("name", text.clone()),
        ("based-on", role.clone()),
        ("next", role),
        (
            "heading",
            json!({ "type": "integer", "minimum": 1, "maximum": 6 }),
        ),
        (
            "numbering",
            closed(
                &[("scheme", text.clone()), ("level", few.clone())],
                &["scheme", "level"],
            ),
        ),
        ("font", text.clone()),
        ("size", measure.clone()),
        ("bold", flag.clone()),
        ("italic", flag.clone()),
        ("small-caps", flag.clone()),
        ("line-height", measure.clone()),
        (
            "align",
            json!({ "enum": ["left", "center", "right", "justify"] }),
        ),
        ("indent-left", measure.clone()),
        ("indent-right", measure.clone()),
        ("first-line", measure.clone()),
        ("space-before", measure.clone()),
        ("space-after", measure.clone()),
        ("keep-with-next", flag.clone()),
        ("keep-together", flag.clone()),
        ("widows", few.clone()),
        ("orphans", few),
        (
            "tabs",
            json!({ "type": "array", "items": closed(&[
            ("at", text.clone()),
            ("align", json!({ "enum": ["left", "center", "right"] })),
            ("dots", flag.clone()),
        ], &["at"]) }),
        ),
        ("hyphenate", flag.clone()),
        ("rule-above", measure.clone()),
        ("rule-below", measure.clone()),
        ("rule-gap", measure.clone()),
    ];
    let char_style = [
        ("name", text.clone()),
        ("size", measure.clone()),
        ("bold", flag.clone()),
        ("italic", flag.clone()),
        ("underline", flag.clone()),
        ("strike", flag.clone()),
        ("small-caps", flag.clone()),
        (
            "position",
            json!({ "enum": ["baseline", "superscript", "subscript"] }),
        ),
    ];
    let level = closed(
        &[
            (
                "form",
                json!({ "enum": [
            "decimal", "lower-letter", "upper-letter", "lower-roman", "upper-roman", "bullet",
        ] }),
            ),
            ("text", text.clone()),
            (
                "start",
                json!({ "type": "integer", "minimum": 0, "maximum": 9999 }),
            ),
            ("label-at", measure.clone()),
            ("text-at", measure.clone()),
        ],
        &["form", "text", "label-at", "text-at"],
    );
    let side = [
        ("header", line("running-line")),
        ("footer", line("running-line")),
    ];
    let mut first = side.to_vec();
    first.push((
        "bar-code",
        closed(
            &[
                ("bar", measure.clone()),
                ("height", measure.clone()),
                ("left", measure.clone()),
                ("bottom", measure.clone()),
                ("words", text.clone()),
            ],
            &[],
        ),
    ));
    let masthead_line = closed(
        &[
            ("style", json!({ "enum": words(&MASTHEAD_ROLES) })),
            ("cells", json!({ "type": "array", "items": text })),
        ],
        &["style", "cells"],
    );
    let texts = json!({ "type": "object", "additionalProperties": { "type": "string" } });
    let list = json!({ "type": "array", "items": { "type": "string" } });
    let stamp = closed(
        &[
            ("distribution", text.clone()),
            ("copy", text.clone()),
            ("embargo", text.clone()),
            ("reissued", text.clone()),
            ("date", text.clone()),
            ("first-day", text.clone()),
            ("months", list.clone()),
            ("classes", texts.clone()),
        ],
        &[],
    );
    let class = closed(
        &[("mark", flag.clone()), ("source", flag.clone())],
        &["mark", "source"],
    );
    let root = closed(
        &[
            ("extends", text.clone()),
            ("name", text.clone()),
            ("version", text.clone()),
            ("organs", list.clone()),
            (
                "page",
                closed(
                    &[
                        ("paper", json!({ "enum": Paper::ALL.map(Paper::name) })),
                        ("width", measure.clone()),
                        ("height", measure.clone()),
                        ("top", measure.clone()),
                        ("bottom", measure.clone()),
                        ("left", measure.clone()),
                        ("right", measure.clone()),
                        ("header", measure.clone()),
                        ("footer", measure.clone()),
                    ],
                    &[],
                ),
            ),
            (
                "schemes",
                json!({ "type": "object", "additionalProperties": { "type": "array", "minItems": 1, "items": level } }),
            ),
            ("styles", of_roles(&Role::ALL, "style")),
            ("char-styles", of_roles(&CharRole::ALL, "char-style")),
            (
                "masthead",
                closed(
                    &[("lines", json!({ "type": "array", "items": masthead_line }))],
                    &["lines"],
                ),
            ),
            (
                "running",
                closed(
                    &[
                        ("first", closed(&first, &[])),
                        ("following", closed(&side, &[])),
                    ],
                    &[],
                ),
            ),
            (
                "composition",
                closed(
                    &[
                        (
                            "part-start",
                            json!({ "enum": ["odd-page", "next-page", "continuous"] }),
                        ),
                        (
                            "space-stretch",
                            json!({ "type": "integer", "minimum": 0, "maximum": 10_000 }),
                        ),
                        (
                            "space-shrink",
                            json!({ "type": "integer", "minimum": 0, "maximum": 900 }),
                        ),
                        ("hyphenate", list),
                        ("note-rule", measure.clone()),
                        ("note-gap", measure.clone()),
                        ("signature-with-text", flag),
                        ("contents-step", measure.clone()),
                    ],
                    &[],
                ),
            ),
            (
                "table",
                closed(
                    &[
                        ("rule", measure.clone()),
                        ("pad-side", measure.clone()),
                        ("pad-top", measure.clone()),
                    ],
                    &[],
                ),
            ),
            (
                "distribution",
                closed(
                    &[
                        ("size", measure.clone()),
                        ("line-height", measure.clone()),
                        ("top", measure.clone()),
                        ("mark-side", measure.clone()),
                        ("mark-left", measure.clone()),
                        ("mark-bottom", measure),
                        (
                            "classes",
                            json!({ "type": "object", "additionalProperties": class }),
                        ),
                        (
                            "words",
                            json!({ "type": "object", "additionalProperties": stamp }),
                        ),
                    ],
                    &[],
                ),
            ),
            (
                "terms",
                json!({ "type": "object", "additionalProperties": texts }),
            ),
        ],
        &["name", "version"],
    );
    let mut schema = Map::new();
    schema.insert(
        "$schema".into(),
        "https://json-schema.org/draft/2020-12/schema".into(),
    );
    schema.insert("title".into(), "A layout of engross".into());
    let told = format!(
        "What a layout that `extends` another leaves out, it takes from there; one that extends none says everything, its \
         base style {} at least.",
        BASE_SAYS.join(", ")
    );
    schema.insert("description".into(), told.into());
    if let Value::Object(root) = root {
        schema.extend(root);
    }
    schema.insert("$defs".into(), json!({
        "measure": { "type": "string", "pattern": MEASURE, "description": "A number and its unit: 1.18in, 11pt, 5mm, 2cm, 20twip" },
        "style": closed(&style, &[]),
        "char-style": closed(&char_style, &[]),
        "running-line": closed(&[("left", text.clone()), ("center", text.clone()), ("right", text)], &[]),
    }));
    Value::Object(schema)
}

/// The form of a measure.
const MEASURE: &str = "^ *[+-]?[0-9]*[.]?[0-9]* *(in|pt|mm|cm|twip)$";

/// An object of these properties and no others.
fn closed(properties: &[(&str, Value)], required: &[&str]) -> Value {
    let properties: Map<String, Value> = properties
        .iter()
        .map(|(name, schema)| ((*name).to_owned(), schema.clone()))
        .collect();
    let mut object = json!({
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
    });
    if !required.is_empty() {
        object["required"] = json!(required);
    }
    object
}

/// A table with a style for each role.
fn of_roles<T: Serialize>(roles: &[T], definition: &str) -> Value {
    let reference = json!({ "$ref": format!("#/$defs/{definition}") });
    let names = words(roles);
    let styles: Vec<(&str, Value)> = names
        .iter()
        .map(|name| (name.as_str(), reference.clone()))
        .collect();
    closed(&styles, &[])
}

/// The words for some values, as layout files write them.
fn words<T: Serialize>(values: &[T]) -> Vec<String> {
    let word = |value: &T| {
        serde_json::to_value(value)
            .ok()?
            .as_str()
            .map(str::to_owned)
    };
    values.iter().filter_map(word).collect()
}
