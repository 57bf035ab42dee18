//! Path templates: values out of a path, values into a template.

use std::collections::BTreeMap;

/// Values of path parameters, encoded as they stand in the path.
pub(crate) type Values = BTreeMap<String, String>;

/// `/pets/{id}` and `/pets/7` -> `{id: 7}`; nothing where the path is none of the template.
pub(crate) fn read(template: &str, path: &str) -> Option<Values> {
    let mut values = Values::new();
    let mut rest = path;
    let mut pieces = template.split('{');
    rest = rest.strip_prefix(pieces.next()?)?;
    for piece in pieces {
        let (name, literal) = piece.split_once('}')?;
        let end = match literal {
            "" => rest.find('/').unwrap_or(rest.len()),
            literal => rest.find(literal)?,
        };
        values.insert(name.to_owned(), rest[..end].to_owned());
        rest = rest[end..].strip_prefix(literal)?;
    }
    rest.is_empty().then_some(values)
}

/// The template with these values; nothing where one is missing.
pub(crate) fn fill(template: &str, values: &Values) -> Option<String> {
    let mut out = String::new();
    let mut pieces = template.split('{');
    out.push_str(pieces.next()?);
    for piece in pieces {
        let (name, literal) = piece.split_once('}')?;
        out.push_str(values.get(name)?);
        out.push_str(literal);
    }
    Some(out)
}

/// The names in a template, in their order.
pub(crate) fn names(template: &str) -> Vec<String> {
    let pieces = template.split('{').skip(1);
    pieces
        .filter_map(|piece| Some(piece.split_once('}')?.0.to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{fill, read};

    #[test]
    fn what_is_filled_is_read_again() {
        let template = "/a/{b}/c.{d}/{e}.json";
        let values = read(template, "/a/1/c.x%20y/7.json").unwrap();
        assert_eq!(values.len(), 3);
        assert_eq!(fill(template, &values).unwrap(), "/a/1/c.x%20y/7.json");
        assert_eq!(read(template, "/a/1/c.x"), None);
    }
}
