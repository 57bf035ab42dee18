//! From the parameter of a path to the property that holds its value.
//!
//! `petId` is `petId` or `id`, `issue_number` is `number`, `username` is `login`: first the whole
//! name, then what is left without the resource's own, then its last word, then what identities
//! are usually called. A text parameter rather names a text than a number.

use oas_model::{SchemaId, SchemaType};

use super::{
    body::{self, Open},
    role::ValuePath,
};
use crate::{book::Book, fakers::words};

/// What identities are called where the parameter does not say.
const USUAL: &[&str] = &[
    "id", "sid", "gid", "uid", "uuid", "guid", "_id", "key", "name", "slug", "code", "number",
    "login", "username", "handle", "sha", "hash",
];

/// Members that identify an object inside another.
const KEYS: &[&str] = &[
    "login", "name", "slug", "username", "id", "sha", "key", "uuid",
];

/// Names for people and groups, which are often called `login`.
const PEOPLE: &[&str] = &[
    "user",
    "username",
    "org",
    "organization",
    "owner",
    "login",
    "account",
    "assignee",
    "member",
];

/// Objects that hold the identity of what is around them.
const INSIDE: &[&str] = &[
    "metadata",
    "attributes",
    "sys",
    "info",
    "properties",
    "identity",
];

/// A parameter of the path, as far as it helps to find its property.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'w> {
    /// The name of the parameter.
    pub(super) name: &'w str,
    /// Its schema.
    pub(super) schema: Option<SchemaId>,
    /// The last text of the path in front of it.
    pub(super) word: &'w str,
    /// Whether other parameters help to identify: then `owner` may stand inside `owner`.
    pub(super) is_one_of_many: bool,
}

/// Whether an object has the identity itself, and not in something that it refers to.
pub(super) fn is_identified(book: &Book, entity: &Open, wanted: &Wanted<'_>) -> bool {
    named(book, entity, wanted).is_some() || usual(book, entity, wanted).is_some()
}

/// The property that holds a parameter's value; names of the parameter before usual names.
pub(super) fn find(book: &Book, entity: &Open, wanted: &Wanted<'_>) -> Option<ValuePath> {
    named(book, entity, wanted)
        .or_else(|| usual(book, entity, wanted))
        .or_else(|| held(book, entity, wanted))
}

/// `organization.login` for `org`, `commit.sha` for `commit`.
fn held(book: &Book, entity: &Open, wanted: &Wanted<'_>) -> Option<ValuePath> {
    let whole = body::plain(wanted.name);
    let mut holders = entity
        .members(book)
        .filter(|(name, open)| open.is_object() && body::plain(name).starts_with(&whole));
    holders.find_map(|(name, holder)| {
        let key = KEYS
            .iter()
            .find(|key| holder.shape.properties.contains_key(**key))?;
        Some(body::then(&body::one(name), key))
    })
}

/// The property that repeats a parent's parameter: only the whole name counts.
pub(super) fn named_only(book: &Book, entity: &Open, wanted: &Wanted<'_>) -> Option<ValuePath> {
    let whole = [body::plain(wanted.name)];
    let direct = property(book, entity, &whole[0], wanted);
    direct.or_else(|| {
        inside(book, entity, &whole, wanted).filter(|path| {
            path.last()
                .is_some_and(|name| body::plain(name) == whole[0])
        })
    })
}

/// The property that the parameter's own name means.
fn named(book: &Book, entity: &Open, wanted: &Wanted<'_>) -> Option<ValuePath> {
    let spellings = spellings(wanted);
    let direct = spellings
        .iter()
        .find_map(|name| property(book, entity, name, wanted));
    direct.or_else(|| inside(book, entity, &spellings, wanted))
}

fn usual(book: &Book, entity: &Open, wanted: &Wanted<'_>) -> Option<ValuePath> {
    let is_own = |name: &&&str| !wanted.is_one_of_many || **name == "name";
    let own = || USUAL.iter().filter(is_own);
    let suits = |name: &&str| {
        property(book, entity, name, wanted).filter(|_| suits_type(book, entity, name, wanted))
    };
    let word = body::plain(&words::singular(&words::snake(wanted.word)));
    let of_word = ["id", "name", "key", "code", "number"]
        .iter()
        .find_map(|end| property(book, entity, &format!("{word}{end}"), wanted));
    let first = own().find_map(suits);
    first
        .or_else(|| own().find_map(|name| property(book, entity, name, wanted)))
        .or(of_word)
        .or_else(|| property(book, entity, &word, wanted))
}

/// A parameter of texts rather means a property of texts.
fn suits_type(book: &Book, entity: &Open, name: &str, wanted: &Wanted<'_>) -> bool {
    let schema = wanted.schema.and_then(|id| Open::of(book, &[id]));
    let numeric = |open: &Open| open.is(SchemaType::Integer) || open.is(SchemaType::Number);
    let found = entity.member(book, name);
    match (schema, found) {
        (Some(schema), Some(found)) => numeric(&schema) == numeric(&found),
        _ => true,
    }
}

/// How the property may be spelt, the likeliest first, letters and digits only.
fn spellings(wanted: &Wanted<'_>) -> Vec<String> {
    let whole = body::plain(wanted.name);
    let parts: Vec<String> = words::snake(wanted.name)
        .split('_')
        .map(str::to_owned)
        .collect();
    let word = body::plain(&words::singular(&words::snake(wanted.word)));
    let mut all = vec![whole.clone()];
    let rest = whole
        .strip_prefix(word.as_str())
        .filter(|rest| !rest.is_empty());
    all.extend(rest.map(str::to_owned));
    all.extend((1..parts.len()).map(|from| parts[from..].concat()));
    if PEOPLE.iter().any(|one| whole == *one) {
        all.extend(["login".to_owned(), "username".to_owned()]);
    }
    if whole.ends_with("id") || whole.ends_with("sid") {
        all.extend(["id", "sid", "gid", "uid", "uuid", "guid"].map(str::to_owned));
    }
    all
}

/// A plain property of this name, spelt as it may be.
fn property(book: &Book, entity: &Open, name: &str, wanted: &Wanted<'_>) -> Option<ValuePath> {
    let plain = body::plain(name);
    let mut all = entity.shape.properties.iter();
    let (own, parts) = all.find(|(own, _)| body::plain(own) == plain)?;
    let found = Open::of(book, parts)?;
    if found.is_plain() {
        return is_possible(book, &found, wanted).then(|| body::one(own));
    }
    let is_holder = wanted.is_one_of_many && found.is_object();
    let key = KEYS
        .iter()
        .filter(|_| is_holder)
        .find(|key| found.shape.properties.contains_key(**key))?;
    Some(body::then(&body::one(own), key))
}

/// A text may hold a number; a switch holds no identity.
fn is_possible(book: &Book, found: &Open, wanted: &Wanted<'_>) -> bool {
    let schema = wanted.schema.and_then(|id| Open::of(book, &[id]));
    let is_text = |open: &Open| open.is(SchemaType::String);
    let is_enum = found.shape.schema.one_of_values.is_some();
    let says_enum = schema
        .as_ref()
        .is_some_and(|one| one.shape.schema.one_of_values.is_some());
    !found.is(SchemaType::Boolean)
        && (!is_enum || says_enum)
        && (is_text(found) || schema.is_none_or(|schema| !has_letters(&schema)))
}

/// A format or a pattern that no number has.
fn has_letters(schema: &Open) -> bool {
    matches!(
        schema.shape.schema.format.as_deref(),
        Some("uuid" | "email" | "date" | "date-time")
    )
}

fn inside(
    book: &Book,
    entity: &Open,
    spellings: &[String],
    wanted: &Wanted<'_>,
) -> Option<ValuePath> {
    let holders = entity
        .shape
        .properties
        .keys()
        .filter(|name| INSIDE.contains(&body::plain(name).as_str()));
    let mut found = holders.filter_map(|name| {
        let holder = entity.member(book, name)?;
        let inner = spellings
            .iter()
            .find_map(|one| property(book, &holder, one, wanted));
        let usual = || {
            ["id", "guid", "uid"]
                .iter()
                .find_map(|one| property(book, &holder, one, wanted))
        };
        let inner =
            inner.or_else(|| usual().filter(|_| !entity.shape.properties.contains_key("id")))?;
        Some([body::one(name), inner].concat())
    });
    found.next()
}
