//! JSON held against a schema: the keywords of JSON Schema 2020-12 that the published schemas use. One that this reader
//! does not know fails the test, so that none is passed over. `.ci/report-judge` asks a full validator the same.

use serde_json::{Map, Value};

/// Keywords that say nothing of the instance.
const SILENT: [&str; 5] = ["$schema", "$id", "$defs", "title", "description"];
/// Keywords that are looked at together with others.
const TOGETHER: [&str; 3] = [
    "additionalProperties",
    "unevaluatedProperties",
    "properties",
];

/// A schema.
pub struct Schema {
    root: Value,
}

impl Schema {
    /// From its text.
    pub fn new(root: Value) -> Schema {
        assert_eq!(
            root["$schema"],
            "https://json-schema.org/draft/2020-12/schema"
        );
        Schema { root }
    }

    /// What is wrong with a value, each with its place.
    pub fn faults(&self, value: &Value) -> Vec<String> {
        let mut faults = Vec::new();
        self.hold(&self.root, value, "", &mut faults);
        faults
    }

    fn hold(&self, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
        let schema = schema
            .as_object()
            .unwrap_or_else(|| panic!("{at}: a schema is an object: {schema}"));
        for (keyword, wanted) in schema {
            let right = match keyword.as_str() {
                silent if SILENT.contains(&silent) || TOGETHER.contains(&silent) => true,
                "type" => is_type(value, wanted.as_str().unwrap()),
                "enum" => wanted.as_array().unwrap().contains(value),
                "const" => wanted == value,
                "minimum" => value
                    .as_f64()
                    .is_none_or(|number| number >= wanted.as_f64().unwrap()),
                "maximum" => value
                    .as_f64()
                    .is_none_or(|number| number <= wanted.as_f64().unwrap()),
                "minLength" => value
                    .as_str()
                    .is_none_or(|text| text.chars().count() as u64 >= wanted.as_u64().unwrap()),
                "minItems" => value
                    .as_array()
                    .is_none_or(|items| items.len() as u64 >= wanted.as_u64().unwrap()),
                "pattern" => value
                    .as_str()
                    .is_none_or(|text| matches(wanted.as_str().unwrap(), text)),
                "required" => value
                    .as_object()
                    .is_none_or(|object| has_all(object, wanted)),
                "dependentRequired" => value.as_object().is_none_or(|object| {
                    let mut rules = wanted.as_object().unwrap().iter();
                    rules.all(|(name, needs)| !object.contains_key(name) || has_all(object, needs))
                }),
                "oneOf" => {
                    let fits = |schema: &&Value| {
                        let mut faults = Vec::new();
                        self.hold(schema, value, at, &mut faults);
                        faults.is_empty()
                    };
                    wanted.as_array().unwrap().iter().filter(fits).count() == 1
                }
                "items" => {
                    for (number, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.hold(wanted, item, &format!("{at}/{number}"), faults);
                    }
                    true
                }
                "$ref" => {
                    self.hold(self.named(wanted), value, at, faults);
                    true
                }
                unknown => panic!("{at}: the keyword {unknown} is not known here"),
            };
            if !right {
                faults.push(format!("{at}: {keyword} {wanted}"));
            }
        }
        let Some(object) = value.as_object() else {
            return;
        };
        for (name, value) in object {
            let at = format!("{at}/{name}");
            match schema
                .get("properties")
                .and_then(|properties| properties.get(name))
            {
                Some(schema) => self.hold(schema, value, &at, faults),
                None => match (
                    schema.get("additionalProperties"),
                    schema.get("unevaluatedProperties"),
                ) {
                    (Some(Value::Bool(false)), _) => faults.push(format!("{at}: too many")),
                    (_, Some(Value::Bool(false))) if !self.knows(schema, name) => {
                        faults.push(format!("{at}: too many"))
                    }
                    (Some(other @ Value::Object(_)), _) => self.hold(other, value, &at, faults),
                    _ => {}
                },
            }
        }
    }

    /// Whether a schema that is referred to has this property.
    fn knows(&self, schema: &Map<String, Value>, name: &str) -> bool {
        let named = schema.get("$ref").map(|reference| self.named(reference));
        named.is_some_and(|schema| schema["properties"].get(name).is_some())
    }

    fn named(&self, reference: &Value) -> &Value {
        let name = reference
            .as_str()
            .and_then(|text| text.strip_prefix("#/$defs/"))
            .unwrap();
        self.root["$defs"]
            .get(name)
            .unwrap_or_else(|| panic!("{name} is nowhere"))
    }
}

fn is_type(value: &Value, wanted: &str) -> bool {
    match wanted {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64() || value.is_i64(),
        unknown => panic!("the type {unknown} is not known here"),
    }
}

fn has_all(object: &Map<String, Value>, names: &Value) -> bool {
    names
        .as_array()
        .unwrap()
        .iter()
        .all(|name| object.contains_key(name.as_str().unwrap()))
}

/// The patterns of the schemas.
fn matches(pattern: &str, text: &str) -> bool {
    let hexadecimal = |length| {
        text.len() == length
            && text
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    };
    match pattern {
        "^[0-9a-f]{64}$" => hexadecimal(64),
        "^[0-9a-f]{12}$" => hexadecimal(12),
        "^[A-Z0-9]+(-[A-Z0-9]+)*$" => text.split('-').all(|word| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        }),
        // a measure: a number and its unit
        "^ *[+-]?[0-9]*[.]?[0-9]* *(in|pt|mm|cm|twip)$" => {
            ["in", "pt", "mm", "cm", "twip"].iter().any(|unit| {
                let number = text.strip_suffix(unit).map(str::trim);
                number.is_some_and(|number| number.parse::<f64>().is_ok())
            })
        }
        unknown => panic!("the pattern {unknown} is not known here"),
    }
}
