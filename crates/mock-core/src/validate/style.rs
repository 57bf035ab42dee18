//! Style × explode: how a parameter's text falls into parts.
//!
//! Source: OpenAPI 3.1.1, "Style Values" and "Style Examples"; RFC 6570.

use indexmap::IndexMap;
use oas_model::{Parameter, ParameterStyle as Style};

use super::tree::Tree;
use crate::url;

/// What a parameter's schema asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Scalar,
    List,
    Map,
}

/// Splits the text of a path, header or single query value.
///
/// Shapes: simple `a,b` and `k,v` or `k=v`; label `.a.b`; matrix `;name=a,b` or `;name=a;name=b`.
pub(crate) fn of_text(parameter: &Parameter, kind: Kind, text: &str) -> Tree {
    let name = parameter.name.as_str();
    match parameter.style {
        Style::Label => {
            let inner = text.strip_prefix('.').unwrap_or(text);
            let separator = if parameter.explode { '.' } else { ',' };
            split(inner, separator, kind, parameter.explode)
        }
        Style::Matrix => of_matrix(name, text, kind, parameter.explode),
        Style::SpaceDelimited => split(text, ' ', kind, false),
        Style::PipeDelimited => split(text, '|', kind, false),
        Style::TabDelimited => split(text, '\t', kind, false),
        Style::Simple => split(text, ',', kind, parameter.explode),
        Style::Form | Style::DeepObject | Style::Cookie => split(text, ',', kind, false),
    }
}

/// Splits the raw text of a query value at its delimiters and decodes the parts.
///
/// A delimiter that arrives encoded counts only where none arrives as it is:
/// `a%2Cb,c` is two parts, `a%2Cb` from a client that encodes everything is two as well.
pub(crate) fn of_raw_query(parameter: &Parameter, kind: Kind, raw: &str) -> Tree {
    let delimiter = match parameter.style {
        Style::Form => ',',
        Style::PipeDelimited => '|',
        _ => return of_text(parameter, kind, &url::decode_form(raw)),
    };
    let parts: Vec<_> = raw.split(delimiter).map(url::decode_form).collect();
    let texts: Vec<&str> = parts.iter().map(|part| part.trim()).collect();
    match kind {
        Kind::List if parts.len() > 1 => list(texts.into_iter()),
        Kind::Map if parts.len() > 1 => map(texts.chunks_exact(2).map(|pair| (pair[0], pair[1]))),
        _ => of_text(parameter, kind, &url::decode_form(raw)),
    }
}

/// How a path value should begin, where it does not: `.` for label, `;name` for matrix.
pub(crate) fn lacking_prefix(parameter: &Parameter, kind: Kind, text: &str) -> Option<String> {
    let is_pairs = kind == Kind::Map && parameter.explode;
    let prefix = match parameter.style {
        Style::Label => ".".to_owned(),
        Style::Matrix if is_pairs => ";".to_owned(),
        Style::Matrix => format!(";{}", parameter.name),
        _ => return None,
    };
    (!text.starts_with(&prefix)).then_some(prefix)
}

fn of_matrix(name: &str, text: &str, kind: Kind, explode: bool) -> Tree {
    let parts: Vec<(&str, &str)> = text
        .split(';')
        .filter(|part| !part.is_empty())
        .map(|part| part.split_once('=').unwrap_or((part, "")))
        .collect();
    match kind {
        Kind::Map if explode => map(parts.into_iter()),
        Kind::List if explode => list(
            parts
                .into_iter()
                .filter(|(key, _)| *key == name)
                .map(|(_, value)| value),
        ),
        _ => {
            let value = parts
                .iter()
                .find(|(key, _)| *key == name)
                .map_or(text, |(_, value)| *value);
            split(value, ',', kind, false)
        }
    }
}

fn split(text: &str, separator: char, kind: Kind, pairs_by_equals: bool) -> Tree {
    match kind {
        Kind::Scalar => Tree::Leaf(text.to_owned()),
        Kind::List if text.is_empty() => Tree::List(Vec::new()),
        Kind::List => list(
            text.split(separator)
                .map(|item| if separator == ',' { item.trim() } else { item }),
        ),
        Kind::Map if pairs_by_equals => map(text
            .split(separator)
            .filter_map(|pair| pair.trim().split_once('='))),
        Kind::Map => {
            let parts: Vec<&str> = text.split(separator).map(str::trim).collect();
            map(parts.chunks_exact(2).map(|pair| (pair[0], pair[1])))
        }
    }
}

/// Values under one name, in order.
pub(crate) fn list<'t>(items: impl Iterator<Item = &'t str>) -> Tree {
    Tree::List(items.map(|item| Tree::Leaf(item.to_owned())).collect())
}

/// Pairs, in order.
pub(crate) fn map<'t>(pairs: impl Iterator<Item = (&'t str, &'t str)>) -> Tree {
    let leaf = |(name, value): (&str, &str)| (name.to_owned(), Tree::Leaf(value.to_owned()));
    Tree::Map(pairs.map(leaf).collect::<IndexMap<_, _>>())
}
