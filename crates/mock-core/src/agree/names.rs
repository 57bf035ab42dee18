//! Names that are put together from others: full names, slugs.

use serde_json::Value;

use super::{Names, Rule, Scene};

const FIRST: &[&str] = &["first_name", "given_name", "firstname"];
const LAST: &[&str] = &["last_name", "family_name", "lastname", "surname"];
const FULL: &[&str] = &["full_name", "fullname", "display_name", "formatted", "name"];
const TITLE: &[&str] = &["title", "name", "label", "display_name"];
const SLUG: &[&str] = &["slug", "permalink_slug", "url_slug"];

pub(super) const RULE: Rule = Rule { applies, settle };

fn applies(names: &Names) -> bool {
    is_person(names) || is_repository(names) || names.has(SLUG) && names.has(TITLE)
}

fn is_person(names: &Names) -> bool {
    names.has(FIRST) && names.has(LAST) && names.has(FULL)
}

fn is_repository(names: &Names) -> bool {
    names.has(&["full_name"]) && names.has(&["owner"]) && names.has(&["name"])
}

fn settle(scene: &mut Scene<'_>) {
    if is_person(scene.names) {
        full_name(scene);
    } else if is_repository(scene.names) {
        path(scene);
    }
    let title = scene.text(TITLE).map(slug);
    if let (Some(slug), Some(name)) = (title.filter(|slug| slug.len() > 1), scene.names.first(SLUG))
    {
        scene.set(name, slug.into());
    }
}

fn full_name(scene: &mut Scene<'_>) {
    let both = scene.text(FIRST).zip(scene.text(LAST));
    let pattern = scene.place.locale.names.full;
    let full = both.map(|(first, last)| pattern.replace("{first}", first).replace("{last}", last));
    let name = FULL.iter().find_map(|name| scene.names.first(&[name]));
    if let (Some(full), Some(name)) = (full, name) {
        let is_text = scene.object.get(name).is_some_and(Value::is_string);
        if is_text {
            scene.set(name, full.into());
        }
    }
}

/// `owner/name`.
fn path(scene: &mut Scene<'_>) {
    let owner = scene
        .names
        .first(&["owner"])
        .and_then(|name| scene.object.get(name));
    let login = owner.and_then(|owner| owner.get("login").or_else(|| owner.get("username")));
    let login = login.and_then(Value::as_str);
    let full = login
        .zip(scene.text(&["name"]))
        .map(|(login, name)| format!("{login}/{name}"));
    if let (Some(full), Some(name)) = (full, scene.names.first(&["full_name"])) {
        scene.set(name, full.into());
    }
}

/// `Quarterly report, 2nd draft` -> `quarterly-report-2nd-draft`.
fn slug(title: &str) -> String {
    let words = title
        .split(|c: char| !c.is_alphanumeric())
        .map(crate::fakers::plain);
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}
