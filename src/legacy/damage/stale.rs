//! Results of fields that are out of date.

use super::Put;
use super::classes::FIELD_STALE;
use super::field::Field;
use crate::symbol::FileSymbol;

/// What Word writes where a reference leads nowhere, in the languages of the office.
const ERRORS: [&str; 14] = [
    "Error! Reference source not found.",
    "Error! Bookmark not defined.",
    "Error! No text of specified style in document.",
    "Error! Unknown document property name.",
    "Error! Hyperlink reference not valid.",
    "Error! Not a valid link.",
    "Error! Switch argument not specified.",
    "¡Error! No se encuentra el origen de la referencia.",
    "¡Error! Marcador no definido.",
    "¡Error! Vínculo no válido.",
    "Erreur ! Source du renvoi introuvable.",
    "Erreur ! Signet non défini.",
    "Erro! Fonte de referência não encontrada.",
    "Erro! Indicador não definido.",
];

/// Reports error messages that stand where a result should.
pub(super) fn errors(text: &str, put: &mut Put<'_>) {
    if !text.contains('!') {
        return;
    }
    for error in ERRORS {
        for (at, _) in text.match_indices(error) {
            let message = format!("A field shows an error message: {error:?}.");
            put(&FIELD_STALE, at..at + error.len(), message, None);
        }
    }
}

/// Reports a FILENAME field that names another file.
pub(super) fn file_name(name: &str, field: &Field, shown: &str, put: &mut Put<'_>) {
    let own = stem(name);
    let (Ok(own), shown) = (own.parse::<FileSymbol>(), stem(shown)) else {
        return;
    };
    if shown.parse::<FileSymbol>().as_ref() != Ok(&own) {
        let range = field.result.clone().unwrap_or(field.range.clone());
        let message = format!("The field FILENAME shows {shown:?}, and the file is named {own}.");
        put(&FIELD_STALE, range, message, Some(own.to_string()));
    }
}

/// A file's name without folder and extension.
pub(super) fn stem(name: &str) -> &str {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() && extension.len() <= 4 => stem,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_folder_and_extension() {
        for name in [
            "AG05279E04",
            "AG05279E04.doc",
            "C:\\docs\\AG05279E04.DOC",
            "/x/AG05279E04.txt",
        ] {
            assert_eq!(stem(name), "AG05279E04");
        }
    }
}
