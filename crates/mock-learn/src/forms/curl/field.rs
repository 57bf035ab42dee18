//! Fields of `-F` and `--data-urlencode`.

use crate::forms::{form_data::Part, target};

/// A field of a form.
pub(super) struct Field {
    pub(super) part: Part,
    /// The file whose content is not known.
    pub(super) file: Option<String>,
}

/// Reads `name=value`, `name=@file`, `name=<file`, with `;type=…;filename=…` after it.
pub(super) fn field(text: &str) -> Field {
    let (name, value) = text.split_once('=').unwrap_or((text, ""));
    let (sign, value) = match value.strip_prefix('@') {
        Some(rest) => ('@', rest),
        None => value
            .strip_prefix('<')
            .map_or((' ', value), |rest| ('<', rest)),
    };
    let (content, parameters) = content(value);
    let mut part = Part {
        name: name.trim_matches('"').to_owned(),
        ..Part::default()
    };
    let file = (sign != ' ').then(|| content.clone());
    match sign {
        ' ' => part.body = content.into(),
        '@' => {
            let base = content.rsplit(['/', '\\']).next().unwrap_or_default();
            part.file_name = Some(base.to_owned());
            part.media_type = Some("application/octet-stream".to_owned());
        }
        _ => {}
    }
    for (name, value) in parameters {
        match name.as_str() {
            "type" => part.media_type = Some(value),
            "filename" => part.file_name = Some(value),
            "headers" => part.headers.extend(value.split_once(':').map(owned)),
            _ => {}
        }
    }
    Field { part, file }
}

/// A field of `--form-string`: the value is plain.
pub(super) fn plain_field(text: &str) -> Field {
    let (name, value) = text.split_once('=').unwrap_or((text, ""));
    let part = Part {
        name: name.to_owned(),
        body: value.to_owned().into(),
        ..Part::default()
    };
    Field { part, file: None }
}

fn owned((name, value): (&str, &str)) -> (String, String) {
    (name.trim().to_owned(), value.trim().to_owned())
}

/// The value, quoted or up to a `;` that a known parameter follows, and the parameters.
fn content(text: &str) -> (String, Vec<(String, String)>) {
    if let Some(quoted) = text.strip_prefix('"')
        && let Some((value, rest)) = unquoted(quoted)
    {
        return (value, parameters(rest));
    }
    let starts = text.match_indices(';').map(|(at, _)| at);
    let end = starts.into_iter().find(|at| is_parameter(&text[at + 1..]));
    let (value, rest) = text.split_at(end.unwrap_or(text.len()));
    (value.to_owned(), parameters(rest))
}

fn is_parameter(text: &str) -> bool {
    let names = ["type=", "filename=", "headers=", "encoder="];
    names.iter().any(|name| text.trim_start().starts_with(name))
}

/// `;type=a/b;charset=c;filename="d"`; what is no parameter of ours belongs to the one before it.
fn parameters(mut text: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    while let Some(rest) = text.strip_prefix(';') {
        let end = rest.find(';').unwrap_or(rest.len());
        let (name, value) = rest[..end].split_once('=').unwrap_or((&rest[..end], ""));
        let quoted = rest[..].find("=\"").filter(|at| *at < end);
        let (value, next) = match quoted.and_then(|at| unquoted(&rest[at + 2..])) {
            Some((value, next)) => (value, next),
            None => (value.to_owned(), &rest[end..]),
        };
        match found.last_mut() {
            Some((_, before)) if !is_parameter(rest) => {
                before.push_str(&format!(";{}", &rest[..end]))
            }
            _ => found.push((name.trim().to_owned(), value)),
        }
        text = next;
    }
    found
}

fn unquoted(text: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut chars = text.char_indices();
    while let Some((at, one)) = chars.next() {
        match one {
            '"' => return Some((value, text[at + 1..].trim_start())),
            '\\' if text[at + 1..].starts_with(['"', '\\']) => {
                value.extend(chars.next().map(|(_, next)| next))
            }
            other => value.push(other),
        }
    }
    None
}

/// `--data-urlencode`: `text`, `=text`, `name=text`; the name is not encoded. The file of
/// `name@file` is given back as an error, with the name.
pub(super) fn urlencoded(text: &str) -> Result<String, (String, String)> {
    match text.find(['=', '@']) {
        Some(at) if text[at..].starts_with('=') => {
            let (name, value) = (&text[..at], percent(&text[at + 1..]));
            Ok(if name.is_empty() {
                value
            } else {
                format!("{name}={value}")
            })
        }
        Some(at) => Err((text[..at].to_owned(), text[at + 1..].to_owned())),
        None => Ok(percent(text)),
    }
}

/// As curl encodes: a space is `%20`.
fn percent(text: &str) -> String {
    target::encoded(text)
        .replace('+', "%20")
        .replace('*', "%2A")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_fall_into_their_parts() {
        let one = field("a=x;y;type=text/plain;charset=utf-8;filename=\"b;c\"").part;
        assert_eq!(&one.body[..], b"x;y");
        assert_eq!(one.media_type.as_deref(), Some("text/plain;charset=utf-8"));
        assert_eq!(one.file_name.as_deref(), Some("b;c"));
        let two = field(r#"a="@x\"\\;type=no""#).part;
        assert_eq!(&two.body[..], br#"@x"\;type=no"#);
        let three = field("a=@pictures/b.png;type=image/png");
        assert_eq!(three.part.file_name.as_deref(), Some("b.png"));
        assert_eq!(three.file.as_deref(), Some("pictures/b.png"));
    }

    #[test]
    fn values_are_encoded_and_names_are_not() {
        assert_eq!(urlencoded("a b=c d&e"), Ok("a b=c%20d%26e".to_owned()));
        assert_eq!(urlencoded("=a=b"), Ok("a%3Db".to_owned()));
        assert_eq!(urlencoded("a b"), Ok("a%20b".to_owned()));
        assert!(urlencoded("a@b").is_err());
    }
}
