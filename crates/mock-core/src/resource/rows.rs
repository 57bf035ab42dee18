//! Where the rows of a list stand: arrays, judged by what speaks for each.

use oas_model::SchemaId;

use super::{
    body::{self, Open},
    role::ValuePath,
};
use crate::{book::Book, fakers::words};

/// Names under which APIs put their rows.
const ROWS: &[&str] = &[
    "data",
    "items",
    "results",
    "result",
    "value",
    "values",
    "entries",
    "records",
    "rows",
    "list",
    "content",
    "contents",
    "resources",
    "objects",
    "elements",
    "hits",
    "edges",
    "nodes",
    "collection",
    "page",
    "documents",
];

/// Names of objects that hold rows, or an entity, and say nothing else.
pub(super) const WRAPPERS: &[&str] = &[
    "data", "result", "results", "response", "embedded", "d", "payload", "body", "list", "page",
    "object", "item", "value", "entity", "resource", "record", "node", "content",
];

/// Arrays that stand beside rows.
const BESIDE: &[&str] = &[
    "errors",
    "error",
    "warnings",
    "links",
    "included",
    "facets",
    "messages",
    "meta",
    "notifications",
    "unreachable",
    "aggregations",
    "columns",
    "fields",
    "headers",
    "schema",
];

/// An array that may be the rows.
#[derive(Debug, Clone)]
pub(super) struct Rows {
    pub(super) path: ValuePath,
    pub(super) element: Open,
    score: i32,
    /// Whether the answer has an identity of its own: then it is a thing that has parts.
    is_part: bool,
}

/// What is known about the rows before they are found.
#[derive(Debug)]
pub(super) struct Hints<'h> {
    /// The last text of the path: `droplets`.
    pub(super) word: &'h str,
    /// What the answer at the item's path may show.
    pub(super) entities: &'h [SchemaId],
    /// Whether a path leads from here to one inhabitant.
    pub(super) has_item: bool,
}

/// The array at a place that a person has named.
pub(super) fn at(book: &Book, answer: &Open, path: &ValuePath) -> Option<Rows> {
    let array = answer.at(book, path).filter(Open::is_array)?;
    Some(Rows {
        path: path.clone(),
        element: array.element(book)?,
        score: i32::MAX,
        is_part: false,
    })
}

/// The array that the answer lists, if it is a list at all.
pub(super) fn find(book: &Book, answer: &Open, hints: &Hints<'_>) -> Option<Rows> {
    let mut best: Option<Rows> = None;
    for rows in candidates(book, answer, hints) {
        if best.as_ref().is_none_or(|best| rows.score > best.score) {
            best = Some(rows);
        }
    }
    best.filter(|rows| match (hints.has_item, rows.is_part) {
        (true, false) => rows.score >= 15,
        (true, true) => rows.score >= 60,
        (false, false) => rows.score >= 35,
        (false, true) => false,
    })
}

fn candidates(book: &Book, answer: &Open, hints: &Hints<'_>) -> Vec<Rows> {
    if answer.is_array() && !answer.is_object() {
        let element = answer.element(book);
        let whole = element.map(|element| Rows {
            path: Vec::new(),
            element,
            score: 100,
            is_part: false,
        });
        return whole.into_iter().collect();
    }
    let is_part = ["id", "_id", "uuid", "sid", "gid"]
        .iter()
        .any(|name| answer.shape.properties.contains_key(*name));
    let mut found = Vec::new();
    for (name, member) in answer.members(book) {
        if member.is_array() {
            found.extend(judge(book, &body::one(name), &member, hints, is_part));
        } else if member.is_object() && holds_rows(name, hints) {
            for (inner, array) in member.members(book).filter(|(_, one)| one.is_array()) {
                let path = body::then(&body::one(name), inner);
                let bonus = if says_word(name, hints) { 20 } else { -5 };
                let judged = judge(book, &path, &array, hints, is_part && bonus < 0);
                found.extend(judged.map(|rows| Rows {
                    score: rows.score + bonus,
                    ..rows
                }));
            }
        }
    }
    if let [only] = found.as_mut_slice() {
        only.score += 8;
    }
    found
}

fn holds_rows(name: &str, hints: &Hints<'_>) -> bool {
    WRAPPERS.contains(&body::plain(name).as_str()) || says_word(name, hints) || hints.has_item
}

fn says_word(name: &str, hints: &Hints<'_>) -> bool {
    let root = |text: &str| body::plain(&words::singular(&words::snake(text)));
    root(name) == root(hints.word)
}

fn judge(
    book: &Book,
    path: &ValuePath,
    array: &Open,
    hints: &Hints<'_>,
    is_part: bool,
) -> Option<Rows> {
    let element = array.element(book)?;
    let name = path.last()?;
    let mut score = 0;
    let is_entity = hints.entities.contains(&body::core(book, element.id));
    if is_entity {
        score += 60;
    }
    if says_word(name, hints) {
        score += 40;
    } else if ROWS.contains(&body::plain(name).as_str()) {
        score += 30;
    } else if !is_entity && BESIDE.contains(&body::plain(name).as_str()) {
        score -= 50;
    }
    if element.is_object() {
        score += 10;
    }
    Some(Rows {
        path: path.clone(),
        element,
        score,
        is_part,
    })
}
