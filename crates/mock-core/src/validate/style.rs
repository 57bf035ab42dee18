//! Style × explode: how a parameter's text falls into parts.
//!
//! Source: OpenAPI 3.1.1, "Style Values" and "Style Examples"; RFC 6570.

use indexmap::IndexMap;
use oas_model::{Parameter, ParameterStyle as Style};

use super::tree::Tree;

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
