//! Names of components that come from other files.

use oas_model::{Origin, SourceSet};

/// Words of the standard in a pointer, which name a role and not a thing.
const ROLES: [&str; 22] = [
    "schema",
    "items",
    "properties",
    "additionalProperties",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "content",
    "headers",
    "responses",
    "parameters",
    "requestBody",
    "examples",
    "schemas",
    "definitions",
    "$defs",
    "components",
    "itemSchema",
    "paths",
    "callbacks",
    "links",
];

/// The name that a part goes by where it is: the last name of its pointer, or that of its file.
///
/// Only the characters that names of components may have are kept (`OpenAPI` 3.1.1,
/// "Components Object").
pub(crate) fn natural(sources: &SourceSet, part: Origin) -> String {
    let pointer = sources.pointer(part);
    let tokens: Vec<_> = pointer.tokens().collect();
    let is_name = |token: &str| {
        let is_index = token.bytes().all(|b| b.is_ascii_digit());
        !(is_index || token.contains('/') || ROLES.contains(&token))
    };
    let named = tokens.iter().rev().find(|token| is_name(token));
    let name = named.map_or_else(|| of_file(sources.uri(part.document)), |name| name.as_ref());
    let kept = |c: char| match c {
        c if c.is_ascii_alphanumeric() || "._-".contains(c) => c,
        _ => '_',
    };
    let name: String = name.chars().map(kept).collect();
    if name.trim_matches('_').is_empty() {
        return "Part".to_owned();
    }
    name
}

/// The name with a number, where the name alone means something else.
pub(crate) fn numbered(name: &str, n: usize) -> String {
    let gap = if name.ends_with(|c: char| c.is_ascii_digit()) {
        "_"
    } else {
        ""
    };
    format!("{name}{gap}{n}")
}

/// `schemas/Pet.yaml` and `schemas/Pet/index.yaml` are about a `Pet`.
fn of_file(uri: &str) -> &str {
    let mut parts = uri.rsplit('/');
    let stem = |file: &'_ str| {
        file.rsplit_once('.')
            .map_or(file.len(), |(stem, _)| stem.len())
    };
    let file = parts.next().unwrap_or_default();
    let name = file.get(..stem(file)).unwrap_or(file);
    match parts.next() {
        Some(folder) if name == "index" && !folder.is_empty() => folder,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::{numbered, of_file};

    #[test]
    fn files_and_folders_name_what_is_in_them() {
        assert_eq!(of_file("schemas/Pet.yaml"), "Pet");
        assert_eq!(of_file("schemas/Pet/index.yaml"), "Pet");
        assert_eq!(of_file("pet.schema.json"), "pet.schema");
        assert_eq!(of_file("pet"), "pet");
    }

    #[test]
    fn numbers_do_not_run_into_each_other() {
        assert_eq!(numbered("Pet", 2), "Pet2");
        assert_eq!(numbered("V1", 2), "V1_2");
    }
}
