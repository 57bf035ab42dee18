//! Names of properties as people write them.

use std::borrow::Cow;

use super::{About, Clue};

/// Names that say nothing about what is inside.
const ENVELOPES: &[&str] = &[
    "data",
    "item",
    "items",
    "result",
    "results",
    "value",
    "values",
    "record",
    "records",
    "entry",
    "entries",
    "attributes",
    "attribute",
    "properties",
    "object",
    "objects",
    "node",
    "nodes",
    "edge",
    "edges",
    "response",
    "payload",
    "body",
    "embedded",
    "links",
    "link",
    "self",
    "next",
    "prev",
    "previous",
    "first",
    "last",
    "list",
    "content",
    "contents",
    "fields",
    "detail",
    "details",
    "metadata",
    "meta",
    "spec",
    "resource",
    "resources",
    "rows",
    "row",
    "members",
    "info",
    "model",
    "dto",
    "general",
    "elements",
    "element",
    "default",
];

/// Names of objects that speak about the same thing as the object around them.
const ASPECTS: &[&str] = &[
    "address",
    "location",
    "geo",
    "geometry",
    "coordinates",
    "coordinate",
    "position",
    "profile",
    "contact",
    "contact_info",
    "contact_information",
    "billing_details",
    "billing",
    "shipping",
    "personal_info",
    "personal_details",
    "name",
    "names",
    "phone",
    "phones",
    "emails",
    "email",
    "addresses",
    "dates",
    "date",
    "timestamps",
    "period",
    "timing",
    "schedule",
    "price",
    "prices",
    "amount",
    "amounts",
    "total",
    "totals",
    "summary",
    "identity",
    "settings",
    "status",
    "additional_info",
    "basic",
    "person_name",
    "legal_entity",
    "card",
    "payment_method_details",
];

/// What a value is called: `createdAt` in `Customer` -> `created_at` in `customer`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Words {
    name: String,
    /// What the object around may be called, best first.
    parents: Vec<String>,
    /// What the members of this value find around them.
    inside: Vec<String>,
    is_aspect: bool,
    clue: Clue,
    /// Told apart from all others by this.
    key: u64,
}

impl Words {
    /// The words for the whole of an answer, or for a parameter.
    pub(crate) fn root(resource: &str, about: &About<'_>) -> Self {
        Self::new(resource, &[], about)
    }

    /// The words for a member of this value.
    pub(crate) fn member(&self, name: &str, about: &About<'_>) -> Self {
        Self::new(name, &self.inside, about)
    }

    /// The words for one of many: it is called after the array.
    pub(crate) fn element(&self, about: &About<'_>) -> Self {
        let is_envelope = ENVELOPES.contains(&self.name.as_str());
        let name = match self.parents.first() {
            Some(parent) if is_envelope => parent.clone(),
            _ => singular(&self.name),
        };
        let mut made = Self::named(name, &self.parents, about);
        made.is_aspect = self.is_aspect;
        if made.clue.is_empty() {
            made.clue.clone_from(&self.clue);
        }
        made
    }

    fn new(name: &str, around: &[String], about: &About<'_>) -> Self {
        Self::named(snake(name).into_owned(), around, about)
    }

    /// `kind` is the name of the schema, where it has one.
    fn named(name: String, around: &[String], about: &About<'_>) -> Self {
        let is_envelope = ENVELOPES.contains(&name.as_str());
        let kind = about.kind.map(|kind| singular(&snake(kind)));
        let mut inside = Vec::new();
        let mut add = |word: &str| {
            let tail = word.rsplit('_').next().unwrap_or(word);
            for word in [word, tail] {
                if !word.is_empty() && !inside.iter().any(|known| known == word) {
                    inside.push(word.to_owned());
                }
            }
        };
        if !is_envelope {
            add(&singular(&name));
        }
        if name.ends_with("_by") {
            add("user");
        }
        if let Some(kind) = &kind {
            add(kind);
        }
        if is_envelope {
            around.iter().for_each(|parent| add(parent));
        }
        Self {
            clue: Clue::of(&name, around, about),
            is_aspect: is_envelope || ASPECTS.contains(&name.as_str()),
            parents: around.to_vec(),
            key: 0,
            inside,
            name,
        }
    }

    /// The name in small letters and underscores.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The name around it, in the singular.
    pub(crate) fn parent(&self) -> &str {
        self.parents.first().map_or("", String::as_str)
    }

    /// A number that only words have which are called the same, at such a place.
    pub(crate) fn key(&self) -> u64 {
        self.key
    }

    /// The same words under their key.
    pub(crate) fn with_key(self, key: u64) -> Self {
        Self { key, ..self }
    }

    /// Whether it speaks about the same thing as the object around it.
    pub(crate) fn is_aspect(&self) -> bool {
        self.is_aspect
    }

    /// How its value is to look.
    pub(crate) fn clue(&self) -> &Clue {
        &self.clue
    }
}

/// `createdAt`, `created-at`, `CreatedAt` -> `created_at`; `HTMLUrl` -> `html_url`.
pub(crate) fn snake(name: &str) -> Cow<'_, str> {
    match is_snake(name) {
        true => Cow::Borrowed(name),
        false => Cow::Owned(resnaked(name)),
    }
}

/// Most names are written so already.
fn is_snake(name: &str) -> bool {
    let is_plain = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit() || *b == b'_';
    let is_word = |part: &str| !part.is_empty();
    name.as_bytes().iter().all(is_plain) && name.split('_').all(is_word)
}

fn resnaked(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    let mut after_small = false;
    let mut letters = name.chars().peekable();
    let mut before_was_capital = false;
    while let Some(c) = letters.next() {
        if !c.is_alphanumeric() {
            if !out.is_empty() && !out.ends_with('_') {
                out.push('_');
            }
            (after_small, before_was_capital) = (false, false);
            continue;
        }
        // In `userIDs` the last letter makes a plural, not a word.
        let is_plural = letters.peek() == Some(&'s') && letters.clone().nth(1).is_none();
        let before_small = letters.peek().is_some_and(|next| next.is_lowercase());
        let starts_word = before_was_capital && before_small && !is_plural;
        if c.is_uppercase() && (after_small || starts_word) && !out.ends_with('_') {
            out.push('_');
        }
        after_small = c.is_lowercase() || c.is_ascii_digit();
        before_was_capital = c.is_uppercase();
        out.extend(c.to_lowercase());
    }
    out.truncate(out.trim_end_matches('_').len());
    out
}

/// `companies` -> `company`, `addresses` -> `address`, `status` stays.
#[must_use]
pub fn singular(name: &str) -> String {
    let stays = ["ss", "us", "is", "news", "series", "species", "details"];
    if stays.iter().any(|end| name.ends_with(end)) {
        return name.to_owned();
    }
    if let Some(stem) = name.strip_suffix("people") {
        return format!("{stem}person");
    }
    if let Some(stem) = name.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    let hissing = ["sses", "xes", "ches", "shes", "zes"];
    if hissing.iter().any(|end| name.ends_with(end)) {
        return name.strip_suffix("es").unwrap_or(name).to_owned();
    }
    name.strip_suffix('s')
        .filter(|stem| stem.len() > 1)
        .unwrap_or(name)
        .to_owned()
}

/// `company` -> `companies`, `status` -> `status`: the other way round, for what [`singular`] gives.
pub(crate) fn plural(name: &str) -> String {
    let is_vowel = |c: char| "aeiou".contains(c);
    match name.strip_suffix('y') {
        Some(stem) if !stem.ends_with(is_vowel) => format!("{stem}ies"),
        _ if name.ends_with('s') => name.to_owned(),
        _ if name.ends_with('x') || name.ends_with("ch") => format!("{name}es"),
        _ => format!("{name}s"),
    }
}
