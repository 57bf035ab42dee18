//! Whether a condition on an object's own fields holds.

use oas_doc::Node;

use crate::Version;
use crate::structure::grammar::{Object, RuleKind, Shape, When};

/// What is known of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Truth {
    Holds,
    Fails,
    /// The field that decides is missing or wrong, which is a fault of its own.
    Unclear,
}

/// Decides a condition on `node`, which should be an `object`.
pub(super) fn truth(when: When, node: Node<'_>, object: &Object, version: Version) -> Truth {
    let text = |field| node.get(field).and_then(Node::as_str);
    match when {
        When::Is(field, texts) => match text(field) {
            Some(text) if texts.contains(&text) => Truth::Holds,
            Some(text) if is_known(object, version, field, text) => Truth::Fails,
            _ => Truth::Unclear,
        },
        When::IsUnlessGiven(field, _) if node.get(field).is_none() => Truth::Holds,
        When::IsUnlessGiven(field, wanted) => match text(field) {
            Some(text) if text == wanted => Truth::Holds,
            Some(text) if is_known(object, version, field, text) => Truth::Fails,
            _ => Truth::Unclear,
        },
        When::Like(field, pattern) => match text(field) {
            Some(text) if (pattern.test)(text) => Truth::Holds,
            Some(_) => Truth::Fails,
            None => Truth::Unclear,
        },
        When::Has(field) if node.get(field).is_some() => Truth::Holds,
        When::Has(field) => alternative(object, field)
            .and_then(|other| node.get(other))
            .map_or(Truth::Unclear, |_| Truth::Fails),
        When::All(all) => {
            let each = || all.iter().map(|one| truth(*one, node, object, version));
            [Truth::Fails, Truth::Unclear]
                .into_iter()
                .find(|wanted| each().any(|one| one == *wanted))
                .unwrap_or(Truth::Holds)
        }
    }
}

/// Whether the field may be this text in some case.
fn is_known(object: &Object, version: Version, field: &str, text: &str) -> bool {
    let cases = object
        .cases
        .iter()
        .filter(|case| case.versions.has(version));
    let fields = object
        .fields
        .iter()
        .chain(cases.flat_map(|case| case.fields));
    fields
        .filter(|one| one.name == field && one.versions.has(version))
        .any(|one| matches!(one.shape, Shape::OneOf(texts) if texts.contains(&text)))
}

/// The field that must be there where this one is not.
fn alternative(object: &Object, field: &str) -> Option<&'static str> {
    object.rules.iter().find_map(|rule| match rule.kind {
        RuleKind::ExactlyOne(one, other) if one == field => Some(other),
        RuleKind::ExactlyOne(other, one) if one == field => Some(other),
        _ => None,
    })
}
