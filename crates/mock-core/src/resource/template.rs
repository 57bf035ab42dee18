//! A path template as a resource reads it: texts, parameters, verbs.

/// One part of a path; a segment may hold two (`users({id})`).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    Text(String),
    /// The names of the parameters of one segment.
    Parameters(Vec<String>),
    /// `:cancel` after a parameter, or after a collection.
    Verb(String),
}

/// Reads a template; `None` where one path stands for several (`/?Action=Add`).
///
/// The extension of the last segment (`.json`, `.{format}`) and slashes at the end say nothing.
pub(super) fn parts(template: &str) -> Option<Vec<Part>> {
    if template.contains(['?', '#']) {
        return None;
    }
    let mut parts = Vec::new();
    for segment in template.split('/').filter(|one| !one.is_empty()) {
        read_segment(segment, &mut parts);
    }
    (!parts.is_empty()).then_some(parts)
}

fn read_segment(segment: &str, parts: &mut Vec<Part>) {
    let (segment, verb) = match segment.rsplit_once(':') {
        Some((before, verb)) if is_verb(verb) && !before.is_empty() => (before, Some(verb)),
        _ => (segment, None),
    };
    read_key(strip_extension(segment), parts);
    parts.extend(verb.map(|verb| Part::Verb(verb.to_owned())));
}

fn is_verb(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|one| one.is_ascii_alphanumeric() || one == '_')
}

/// `users('{id}')` is a collection and an item of it (OData, "URL Conventions", 4.3.1).
fn read_key(segment: &str, parts: &mut Vec<Part>) {
    let keyed = segment.split_once('(').and_then(|(name, rest)| {
        let names = parameters(rest.strip_suffix(')')?);
        (!name.is_empty() && !name.contains('{') && !names.is_empty()).then_some((name, names))
    });
    if let Some((name, names)) = keyed {
        parts.push(Part::Text(name.to_owned()));
        parts.push(Part::Parameters(names));
        return;
    }
    let names = parameters(segment);
    parts.push(match names.is_empty() {
        true => Part::Text(segment.to_owned()),
        false => Part::Parameters(names),
    });
}

/// The names between braces; `{+name}` and `{name*}` are names too (RFC 6570).
fn parameters(text: &str) -> Vec<String> {
    let inner = text
        .split('{')
        .skip(1)
        .filter_map(|one| one.split_once('}'));
    inner.map(|(name, _)| name.to_owned()).collect()
}

fn strip_extension(segment: &str) -> &str {
    let ends = [
        ".json",
        ".xml",
        ".{format}",
        ".{_format}",
        ".{ext}",
        "{.format}",
    ];
    let stripped = ends.iter().find_map(|end| segment.strip_suffix(end));
    stripped.filter(|rest| !rest.is_empty()).unwrap_or(segment)
}

/// How paths are compared: the names of parameters say nothing.
pub(super) fn key(parts: &[Part]) -> String {
    let mut key = String::new();
    for part in parts {
        key.push('/');
        match part {
            Part::Text(text) => key.push_str(text),
            Part::Parameters(names) => names.iter().for_each(|_| key.push_str("{}")),
            Part::Verb(verb) => {
                key.push(':');
                key.push_str(verb);
            }
        }
    }
    key
}
