//! Values that are not right.

use oas_doc::Node;

use super::list::list;
use crate::finding::kind_in_words;
use crate::structure::fault::{Fault, Kind};
use crate::structure::grammar::Shape;

/// What is said about a value; `None` where the fault is one of fields.
pub(super) fn message(fault: &Fault<'_>) -> Option<String> {
    Some(match fault.kind {
        Kind::Type(shape) => {
            let found = kind_in_words(fault.node.kind());
            let wanted = expected(shape);
            format!(
                "{} should be {wanted}, but here is {found}.",
                subject(fault)
            )
        }
        Kind::Value(shape) => wrong_value(fault, shape),
        Kind::Name(pattern) => {
            let key = fault.node.key().unwrap_or_default();
            format!("The name `{key}` must be {}.", pattern.says)
        }
        Kind::NoItem => format!("{} must have at least one item.", subject(fault)),
        Kind::NotOne => {
            let found = fault.node.len();
            format!(
                "{} must have exactly one entry, but has {found}.",
                subject(fault)
            )
        }
        Kind::Empty => "At least one response is needed here, such as `200` or `default`.".into(),
        Kind::Repeated => format!(
            "This item of `{}` stands further up already.",
            list_name(fault)
        ),
        Kind::SecondQueryString => "Only one parameter can be `in: querystring`.".into(),
        Kind::QueryAndQueryString => {
            "A parameter `in: querystring` may not stand beside one `in: query`.".into()
        }
        _ => return None,
    })
}

fn wrong_value(fault: &Fault<'_>, shape: Shape) -> String {
    let subject = subject(fault);
    let found = fault.node.scalar().unwrap_or_default();
    let found: String = found.chars().take(60).collect();
    let wanted = match shape {
        Shape::OneOf([only]) => format!("it must be `{only}`"),
        Shape::OneOf(texts) => format!("it may be {}", list(texts, "or")),
        Shape::Like(pattern) => format!("it must be {}", pattern.says),
        Shape::True => "it must be `true`".to_owned(),
        Shape::AboveZero => "it must be above 0".to_owned(),
        _ => "it must be a whole number from 0".to_owned(),
    };
    format!("{subject} is `{found}`; {wanted}.")
}

/// What the value is called: by its name, or by the list that it stands in.
fn subject(fault: &Fault<'_>) -> String {
    match fault.node.key() {
        Some(key) => format!("`{key}`"),
        None if fault.node.parent().is_some() => format!("An item of `{}`", list_name(fault)),
        None => "The document".to_owned(),
    }
}

fn list_name<'a>(fault: &Fault<'a>) -> &'a str {
    let parent = fault.node.parent().and_then(Node::key);
    parent.unwrap_or(fault.owner.field)
}

fn expected(shape: Shape) -> String {
    match shape {
        Shape::Any => "anything".to_owned(),
        Shape::Text | Shape::Like(_) | Shape::OneOf(_) => "text".to_owned(),
        Shape::Flag | Shape::True => "`true` or `false`".to_owned(),
        Shape::Number | Shape::AboveZero => "a number".to_owned(),
        Shape::Count => "a whole number".to_owned(),
        Shape::List(_) => "a list".to_owned(),
        Shape::Map(_) => "an object".to_owned(),
        Shape::Object(object) => object.name.to_owned(),
        Shape::OrReference(object) => format!("{} or a Reference", object.name),
        Shape::Schema | Shape::Tagged(_) => "a Schema".to_owned(),
        Shape::Either(shapes) => {
            let each: Vec<_> = shapes.iter().map(|one| expected(*one)).collect();
            each.join(" or ")
        }
    }
}
