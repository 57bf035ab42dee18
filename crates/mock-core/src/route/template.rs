//! A path template, read once.

use super::selector::Selector;
use crate::url;

/// One segment of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Segment {
    /// Text only.
    Literal(String),
    /// `{name}`.
    Parameter,
    /// Text around parameters: `{name}.{ext}`, `{id}:cancel`.
    Mixed(Mixed),
}

/// `literals[0] {p0} literals[1] {p1} … literals[n]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mixed {
    literals: Vec<String>,
}

/// A normalised template: what to match, and under which names to keep it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Template {
    pub(crate) segments: Vec<Segment>,
    /// Parameter names from left to right.
    pub(crate) names: Vec<String>,
    /// `?Action=Add` or `#acl` at the end.
    pub(crate) selector: Selector,
}

impl Template {
    /// Reads a template with its base path already in front.
    pub(crate) fn parse(text: &str) -> Self {
        let (path, selector) = match text.find(['?', '#']) {
            Some(at) => text.split_at(at),
            None => (text, ""),
        };
        let mut template = Self {
            selector: Selector::parse(selector),
            ..Self::default()
        };
        for part in path.strip_prefix('/').unwrap_or(path).split('/') {
            let segment = parse_segment(part, &mut template.names);
            template.segments.push(segment);
        }
        template
    }
}

fn parse_segment(part: &str, names: &mut Vec<String>) -> Segment {
    let mut literals = vec![String::new()];
    let mut rest = part;
    while let Some((before, name, after)) = next_parameter(rest) {
        push_literal(&mut literals, before);
        names.push(name.to_owned());
        literals.push(String::new());
        rest = after;
    }
    push_literal(&mut literals, rest);
    match literals.len() {
        1 => Segment::Literal(literals.remove(0)),
        2 if literals.iter().all(String::is_empty) => Segment::Parameter,
        _ => Segment::Mixed(Mixed { literals }),
    }
}

fn push_literal(literals: &mut [String], text: &str) {
    if let Some(last) = literals.last_mut() {
        last.push_str(&url::decode(text));
    }
}

fn next_parameter(text: &str) -> Option<(&str, &str, &str)> {
    let open = text.find('{')?;
    let close = open + text[open..].find('}')?;
    Some((&text[..open], &text[open + 1..close], &text[close + 1..]))
}

impl Mixed {
    /// How many characters are fixed: more of them win.
    pub(crate) fn weight(&self) -> usize {
        self.literals
            .iter()
            .map(|literal| literal.chars().count())
            .sum()
    }

    /// Matches a whole decoded segment and gives the values from left to right.
    ///
    /// Where a separator occurs several times the last one separates: `{name}.{ext}` on
    /// `a.b.c` is `a.b` and `c`. No value is empty.
    pub(crate) fn split<'t>(&self, text: &'t str) -> Option<Vec<&'t str>> {
        let (first, rest) = self.literals.split_first()?;
        let (last, middle) = rest.split_last()?;
        let mut remaining = text
            .strip_prefix(first.as_str())?
            .strip_suffix(last.as_str())?;
        let mut values = Vec::with_capacity(middle.len() + 1);
        for separator in middle.iter().rev() {
            let (before, value) = split_last(remaining, separator)?;
            values.push(value);
            remaining = before;
        }
        values.push(remaining);
        values.reverse();
        values
            .iter()
            .all(|value| !value.is_empty())
            .then_some(values)
    }
}

/// Splits at the last separator that leaves something behind it. Where nothing separates two
/// parameters, the second is an extension, `.json`, or else the last character.
fn split_last<'t>(text: &'t str, separator: &str) -> Option<(&'t str, &'t str)> {
    let (last_start, _) = text.char_indices().next_back()?;
    if separator.is_empty() {
        let extension = text[..last_start].rfind('.').filter(|at| *at > 0);
        return Some(text.split_at(extension.unwrap_or(last_start)));
    }
    let at = text[..last_start].rfind(separator)?;
    Some((&text[..at], &text[at + separator.len()..]))
}
