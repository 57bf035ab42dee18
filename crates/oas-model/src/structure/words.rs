//! Faults in the words of a person.

use oas_doc::{Node, NodeKind};

use super::fault::{Fault, Kind};
use super::grammar::{Shape, Versions, When};
use super::nearest::nearest;
use crate::finding::{Part, kind_in_words};
use crate::{DocumentId, ModelFinding, Origin, Severity, Version};

/// The finding that says it.
pub(super) fn finding(document: DocumentId, fault: &Fault<'_>, version: Version) -> ModelFinding {
    ModelFinding {
        code: code(fault.kind),
        severity: Severity::Error,
        message: message(fault, version),
        hint: hint(fault, version),
        origin: Origin {
            document,
            node: fault.node.id(),
        },
        part: part(fault),
    }
}

fn code(kind: Kind) -> &'static str {
    match kind {
        Kind::Unknown(_) | Kind::OtherVersion(_) => "structure-unknown-field",
        Kind::Misplaced | Kind::Both(..) => "structure-misplaced-field",
        Kind::Missing(..) | Kind::Neither(..) | Kind::NoneOf(_) => "structure-missing-field",
        Kind::Type(_) => "structure-type",
        Kind::Value(_) => "structure-value",
        Kind::Name(_) => "structure-name",
        Kind::NoItem | Kind::NotOne | Kind::Empty => "structure-count",
        Kind::Repeated => "structure-repeated",
        Kind::SecondQueryString | Kind::QueryAndQueryString => "structure-querystring",
    }
}

/// A plain value is shown itself, everything else by its name.
fn part(fault: &Fault<'_>) -> Part {
    let plain = !matches!(fault.node.kind(), NodeKind::Mapping | NodeKind::Sequence);
    match fault.kind {
        Kind::Type(_) | Kind::Value(_) | Kind::Repeated
            if plain && !fault.node.span().is_empty() =>
        {
            Part::Value
        }
        _ => Part::Key,
    }
}

fn message(fault: &Fault<'_>, version: Version) -> String {
    let object = fault.owner.object.name;
    let key = fault.node.key().unwrap_or_default();
    match fault.kind {
        Kind::Unknown(_) => unknown(fault, key),
        Kind::OtherVersion(versions) => format!(
            "`{key}` is a field of {object} in OpenAPI {}, not in {}.",
            versions_in_words(versions),
            version_in_words(version)
        ),
        Kind::Misplaced => misplaced(fault, key, version),
        Kind::Missing(field, None) => format!("`{field}` is missing; {object} must have it."),
        Kind::Missing(field, Some(when)) => {
            format!(
                "`{field}` is missing; {object} must have it where {}.",
                condition(when)
            )
        }
        Kind::Neither(one, other) => format!("{} needs `{one}` or `{other}`.", capital(object)),
        Kind::NoneOf(fields) => format!("{} needs {}.", capital(object), names(fields, "or")),
        Kind::Both(one, other) => {
            let first = if key == one { other } else { one };
            format!("`{key}` may not stand beside `{first}`.")
        }
        Kind::Type(shape) => format!(
            "{} should be {}, but here is {}.",
            subject(fault),
            expected(shape),
            kind_in_words(fault.node.kind())
        ),
        Kind::Value(shape) => value(fault, shape),
        Kind::Name(pattern) => format!("The name `{key}` must be {}.", pattern.says),
        Kind::NoItem => format!("{} must have at least one item.", subject(fault)),
        Kind::NotOne => format!(
            "{} must have exactly one entry, but here are {}.",
            subject(fault),
            fault.node.len()
        ),
        Kind::Empty => {
            "At least one response is needed here, such as `200` or `default`.".to_owned()
        }
        Kind::Repeated => format!(
            "This item of `{}` stands further up already.",
            list_name(fault)
        ),
        Kind::SecondQueryString => "Only one parameter can be `in: querystring`.".to_owned(),
        Kind::QueryAndQueryString => {
            "A parameter `in: querystring` may not stand beside one `in: query`.".to_owned()
        }
    }
}

fn unknown(fault: &Fault<'_>, key: &str) -> String {
    let object = fault.owner.object;
    let mut text = match object.keyed.first() {
        Some(keyed) => format!(
            "`{key}` does not belong here; it must be {}",
            keyed.pattern.says
        ),
        None => format!("`{key}` is not a field of {}", object.name),
    };
    if let Kind::Unknown(Some(meant)) = fault.kind {
        text.push_str(&format!("; did you mean `{meant}`?"));
    } else {
        text.push('.');
    }
    text
}

fn value(fault: &Fault<'_>, shape: Shape) -> String {
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

/// Says under which conditions a field may stand, the plain ones where there are some.
fn misplaced(fault: &Fault<'_>, key: &str, version: Version) -> String {
    let cases = fault.owner.object.cases.iter();
    let cases = cases.filter(|case| case.versions.has(version));
    let with_it = cases.filter(|case| case.fields.iter().any(|field| field.name == key));
    let (joined, plain): (Vec<_>, Vec<_>) = with_it
        .map(|case| case.when)
        .partition(|when| matches!(when, When::All(_)));
    let told = if plain.is_empty() { joined } else { plain };
    let told: Vec<_> = told.into_iter().map(condition).collect();
    format!("`{key}` may only stand where {}.", told.join(", or where "))
}

fn condition(when: When) -> String {
    match when {
        When::Is(field, texts) => format!("`{field}` is {}", names(texts, "or")),
        When::IsUnlessGiven(field, text) => format!("`{field}` is `{text}`"),
        When::Like(field, pattern) => format!("`{field}` is {}", pattern.says),
        When::Has(field) => format!("`{field}` is there"),
        When::All(all) => {
            let each: Vec<_> = all.iter().map(|one| condition(*one)).collect();
            each.join(" and ")
        }
    }
}

fn hint(fault: &Fault<'_>, version: Version) -> Option<String> {
    let text = match fault.kind {
        Kind::Type(shape) => return type_hint(fault, shape, version).map(str::to_owned),
        Kind::Unknown(None) if fault.owner.object.keyed.is_empty() => {
            "Names of your own begin with `x-`."
        }
        Kind::Value(Shape::OneOf(texts)) => {
            let meant = nearest(fault.node.as_str()?, texts.iter().copied())?;
            return Some(format!("Did you mean `{meant}`?"));
        }
        _ => return None,
    };
    Some(text.to_owned())
}

fn type_hint(fault: &Fault<'_>, shape: Shape, version: Version) -> Option<&'static str> {
    let text = matches!(shape, Shape::Text | Shape::Like(_) | Shape::OneOf(_));
    match fault.node.kind() {
        NodeKind::Null => Some("Give it a value, or take it away."),
        NodeKind::Number | NodeKind::Bool if text => Some("Put it in quotes."),
        NodeKind::Sequence if text && fault.owner.field == "type" && version == Version::V30 => {
            Some("Name one type; `nullable: true` adds `null`.")
        }
        NodeKind::String if matches!(shape, Shape::Flag | Shape::True) => {
            match fault.node.as_str()? {
                "yes" | "no" | "on" | "off" | "Yes" | "No" | "On" | "Off" => {
                    Some("These words are text since YAML 1.2.")
                }
                "true" | "false" => Some("Take away the quotes."),
                _ => None,
            }
        }
        NodeKind::String if fault.node.as_str()?.parse::<f64>().is_ok() => {
            let number = matches!(shape, Shape::Number | Shape::AboveZero | Shape::Count);
            number.then_some("Take away the quotes.")
        }
        _ => None,
    }
}

/// `a`, `b` or `c`, in code marks.
fn names(names: &[&str], word: &str) -> String {
    let marked: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    list(&marked, word)
}

fn list<T: AsRef<str>>(items: &[T], word: &str) -> String {
    let items: Vec<_> = items.iter().map(AsRef::as_ref).collect();
    match items.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {word} {last}", rest.join(", ")),
        _ => items.join(", "),
    }
}

fn versions_in_words(versions: Versions) -> String {
    let all = [Version::V20, Version::V30, Version::V31, Version::V32];
    let named = all.into_iter().filter(|version| versions.has(*version));
    list(&named.map(version_in_words).collect::<Vec<_>>(), "and")
}

fn version_in_words(version: Version) -> &'static str {
    match version {
        Version::V20 => "2.0",
        Version::V30 => "3.0",
        Version::V31 => "3.1",
        Version::V32 => "3.2",
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(chars).collect()
}
