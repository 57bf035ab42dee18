//! Rows of a collection: which, in which order, and how many of them at a time.

mod cursor; // words for the next page
mod envelope; // rows -> the schema of an answer
mod field; // names that clients use for properties
mod fill; // as many as the schema wants
mod filter; // which rows
mod link; // addresses of other pages
mod owned; // rows that name whom they belong to
mod query; // the query of a request
mod sort; // in which order

use std::sync::Arc;

use oas_model::{OperationId, SchemaId};
use serde_json::Value;

use self::query::Query;
use super::{home::Home, path, scene::Scene};
use crate::{
    resource::{ListShape, PagingStyle},
    validate::coerce,
};

/// Rows where neither the client nor the document says how many.
const USUAL: usize = 20;

/// However many rows a schema asks for.
pub(super) const MOST: usize = 100;

/// Some rows, and how they lie among the others.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) list: ListShape,
    resource: usize,
    parents: Vec<String>,
    rows: Vec<Row>,
    /// Rows that the filters let through.
    pub(super) n_all: usize,
    /// Rows before this page.
    start: usize,
    limit: usize,
    /// The id of the row after this page.
    next_id: Option<String>,
    /// The id of the last row of the page.
    last_id: Option<String>,
}

/// An entity with its id.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) id: String,
    pub(super) entity: Arc<Value>,
}

impl Page {
    pub(super) fn why(&self) -> String {
        let (n_rows, n_all, start) = (self.rows.len(), self.n_all, self.start);
        format!("{n_rows} of {n_all} rows from place {start} on")
    }

    fn has_more(&self) -> bool {
        self.start + self.rows.len() < self.n_all
    }
}

/// The ids that are there now: those of the base world, then what clients made.
pub(super) fn present(home: &Home<'_>) -> Vec<String> {
    let key = home.key("");
    let state = home.call.state;
    let mut one = key.clone();
    let mut is_as_it_was = |id: &String| {
        one.id.clone_from(id);
        state.entry(&one).is_none_or(|entry| entry.value.is_some())
    };
    let base = home.inhabitants();
    let mut ids: Vec<String> = base.iter().filter(|id| is_as_it_was(id)).cloned().collect();
    for (id, entry) in state.entries(&key.resource, &key.parents) {
        if entry.value.is_some() && !base.iter().any(|one| one == id) {
            ids.push(id.to_owned());
        }
    }
    ids
}

/// The rows of a home for one request.
pub(super) fn page(scene: &Scene<'_>, home: &Home<'_>, list: &ListShape) -> Page {
    let query = Query::of(scene.call.request);
    let ids = in_order(home);
    // Only who filters or sorts has to see every entity; else those of this page are enough.
    let is_elsewhere = home.idx != scene.home.idx;
    let all = (is_elsewhere || filter::looks_inside(list, &query)).then(|| {
        let mut rows = rows(home, &ids);
        if is_elsewhere {
            owned::only(&scene.home, &mut rows);
        }
        sort::sorted(list, &query, filter::kept(home, list, &query, rows))
    });
    let ids = match &all {
        Some(rows) => rows.iter().map(|row| row.id.clone()).collect(),
        None => ids,
    };
    let operation = scene.call.matched.route.operation;
    let (least, most) = bounds(home, operation, list);
    let limit = limit(scene, list, &query)
        .max(least.min(MOST))
        .min(most.unwrap_or(usize::MAX));
    let places: Vec<&str> = ids.iter().map(String::as_str).collect();
    let range = range(list, &query, &places, limit);
    let n_all = ids.len();
    let next_id = ids.get(range.end).cloned();
    let start = range.start;
    let mut rows: Vec<Row> = match all {
        Some(rows) => rows.into_iter().skip(start).take(range.len()).collect(),
        None => rows(home, &ids[range]),
    };
    fill::up_to(home, &mut rows, least);
    Page {
        list: list.clone(),
        resource: home.idx,
        parents: home.parents.clone(),
        last_id: rows.last().map(|row| row.id.clone()),
        rows,
        n_all,
        start,
        limit,
        next_id,
    }
}

/// How many rows the schema of a list asks for at least, and allows at most.
pub(super) fn bounds(
    home: &Home<'_>,
    operation: OperationId,
    list: &ListShape,
) -> (usize, Option<usize>) {
    let prepared = home.call.owner.prepared(operation);
    let response = prepared.ordinary.response;
    let response = response.and_then(|idx| prepared.operation.responses.get(idx));
    let mut contents = response.into_iter().flat_map(|one| &one.content);
    let schema = contents.find_map(|content| content.schema);
    let book = home.call.book;
    let parts = schema.and_then(|schema| path::parts(book, schema, &list.rows));
    let Some(shape) = parts.map(|parts| book.shape(&parts)) else {
        return (0, None);
    };
    let number = |bound: Option<u64>| bound.and_then(|bound| usize::try_from(bound).ok());
    let least = number(shape.schema.min_items).unwrap_or(0);
    (least, number(shape.schema.max_items))
}

/// Inhabitants of another resource: below the parents that the path names, else below the first.
pub(super) fn elsewhere(scene: &Scene<'_>, of: usize, list: &ListShape) -> Page {
    let call = scene.call;
    let resource = &call.owner.world.resources.all[of];
    let known = |name: &Arc<str>| {
        let mut values = call.matched.path_values.iter();
        let found = values.find(|(known, _)| *known == &**name);
        found.map(|(_, value)| value.clone())
    };
    let parents: Option<Vec<String>> = resource.parents.iter().map(known).collect();
    let parents = parents.or_else(|| first_parents(scene, of));
    let home = Home::new(call, of, parents.unwrap_or_default());
    page(scene, &home, list)
}

/// The parents of the first inhabitants, from the top on.
fn first_parents(scene: &Scene<'_>, of: usize) -> Option<Vec<String>> {
    let all = &scene.call.owner.world.resources.all;
    let mut chain = Vec::new();
    let mut at = all[of].parent;
    while let Some(idx) = at.filter(|_| chain.len() < all.len()) {
        chain.push(idx);
        at = all[idx].parent;
    }
    let mut parents: Vec<String> = Vec::new();
    for idx in chain.into_iter().rev() {
        let home = Home::new(scene.call, idx, parents.clone());
        let first = home.inhabitants().first().cloned()?;
        let n_own = all[idx].parameters.len().max(1);
        parents.extend(first.splitn(n_own, '/').map(str::to_owned));
    }
    (parents.len() == all[of].parents.len()).then_some(parents)
}

/// A list begins with what is new, as most do: a client finds on the first page what it has made.
fn in_order(home: &Home<'_>) -> Vec<String> {
    let mut ids = present(home);
    let n_base = ids.iter().filter(|id| home.is_inhabitant(id)).count();
    let made = ids.split_off(n_base);
    made.into_iter().rev().chain(ids).collect()
}

fn rows(home: &Home<'_>, ids: &[String]) -> Vec<Row> {
    let row = |id: &String| {
        let entity = home.entity(id)?;
        let id = id.clone();
        Some(Row { id, entity })
    };
    ids.iter().filter_map(row).collect()
}

/// How many rows a page has: what is asked, else the default of the parameter.
fn limit(scene: &Scene<'_>, list: &ListShape, query: &Query) -> usize {
    let name = list.parameters.limit.as_deref();
    let asked = name.and_then(|name| query.first(name)?.parse::<usize>().ok());
    if let Some(asked) = asked {
        return asked;
    }
    if list.style == PagingStyle::Whole {
        return usize::MAX;
    }
    let default = name.and_then(|name| {
        let schema = query::parameter(scene.call, name)?.schema?;
        let shape = scene.call.book.shape(&[schema]);
        shape.schema.default.as_ref()?.as_u64()
    });
    default.map_or(USUAL, |default| default as usize)
}

/// The places of the rows of this page. A cursor that nobody has given out leads to the end of
/// the list: a text is a valid one as far as the document goes, and who follows it comes to rest.
fn range(list: &ListShape, query: &Query, ids: &[&str], limit: usize) -> std::ops::Range<usize> {
    let asked = |name: &Option<Arc<str>>| {
        let name = name.as_deref()?;
        query.first(name).filter(|value| !value.is_empty())
    };
    let parameters = &list.parameters;
    let place = |id: &str| ids.iter().position(|one| *one == id);
    let cut = |start: usize| {
        let start = start.min(ids.len());
        start..start.saturating_add(limit).min(ids.len())
    };
    if let Some(id) = asked(&parameters.after) {
        let after = place(id)
            .map(|place| place + 1)
            .or_else(|| cursor::place(id, ids));
        return cut(after.unwrap_or(ids.len()));
    }
    if let Some(id) = asked(&parameters.before) {
        let Some(end) = place(id) else {
            return cut(ids.len());
        };
        return end.saturating_sub(limit)..end;
    }
    if let Some(word) = asked(&parameters.cursor).or_else(|| query.first(cursor::OWN)) {
        let found = cursor::place(word, ids).or_else(|| place(word));
        return cut(found.unwrap_or(ids.len()));
    }
    let number = |name| asked(name).and_then(|text| text.parse::<usize>().ok());
    if let Some(page) = number(&parameters.page) {
        let n_before = page.saturating_sub(parameters.first_page.into());
        return cut(n_before.saturating_mul(limit));
    }
    cut(number(&parameters.offset).unwrap_or(0))
}

/// The text of an id as the schema of a row writes it.
fn plain(home: &Home<'_>, id: &str, parts: &[SchemaId]) -> Value {
    coerce::leaf(home.call.book, parts, id)
}
