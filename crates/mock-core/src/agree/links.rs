//! Addresses of a thing have its identifier in them.

use serde_json::{Map, Value};

use super::{Names, Rule, Scene};
use crate::fakers::internet::mark;

const IDENTIFIERS: &[&str] = &[
    "login",
    "username",
    "full_name",
    "slug",
    "id",
    "uuid",
    "sid",
    "gid",
    "key",
    "name",
];
/// Of these, pages bear the name alone.
const NAMES: &[&str] = &["login", "username", "full_name"];
const LINKS: &[&str] = &["url", "uri", "href", "link", "self", "links"];
const PAGES: &[&str] = &[
    "html_url",
    "web_url",
    "profile_url",
    "profile_link",
    "public_url",
];
const PAGE: &str = "https://example.com/";

pub(super) const RULE: Rule = Rule { applies, settle };

fn applies(names: &Names) -> bool {
    let is_link = |plain: &str| LINKS.iter().any(|end| plain.ends_with(end));
    names.has(IDENTIFIERS) && names.all().any(|(plain, _)| is_link(plain))
}

fn settle(scene: &mut Scene<'_>) {
    let Some(own) = identifier(scene) else {
        return;
    };
    let mark = mark(&scene.place.inside());
    let changed = replaced(scene.object, &mark, &own, false);
    for (name, value) in changed {
        scene.set(&name, value);
    }
    if !scene.names.has(NAMES) {
        return;
    }
    for name in PAGES.iter().filter_map(|name| scene.names.first(&[name])) {
        let is_page = |value: &Value| value.as_str().is_some_and(|url| url.starts_with(PAGE));
        if scene.object.get(name).is_some_and(is_page) {
            scene.set(name, format!("{PAGE}{own}").into());
        }
    }
}

/// The identifier as it stands in a path; `None` where it would have to be written otherwise.
fn identifier(scene: &Scene<'_>) -> Option<String> {
    IDENTIFIERS.iter().find_map(|name| {
        let text = match scene.object.get(scene.names.first(&[name])?)? {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => return None,
        };
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
        (!text.is_empty() && text.chars().all(is_plain)).then_some(text)
    })
}

/// Members with the mark in them, and with the identifier in its place.
fn replaced(
    object: &Map<String, Value>,
    mark: &str,
    own: &str,
    is_inside: bool,
) -> Vec<(String, Value)> {
    let with = |(name, value): (&String, &Value)| {
        let changed = match value {
            Value::String(text) => text.contains(mark).then(|| text.replace(mark, own).into()),
            // Links often stand in an object of their own.
            Value::Object(inner) if name.contains("link") || is_inside => {
                let changed = replaced(inner, mark, own, true);
                let mut inner = inner.clone();
                let is_any = !changed.is_empty();
                inner.extend(changed);
                is_any.then_some(Value::Object(inner))
            }
            _ => None,
        };
        Some((name.clone(), changed?))
    };
    object.iter().filter_map(with).collect()
}
