//! The query parameters that choose a page, by their names.

use std::sync::Arc;

use oas_model::{Operation, Parameter, ParameterLocation, SchemaType};

use crate::{
    book::Book,
    resource::{
        body::{self, Open},
        list_shape::PagingParameters,
    },
};

const LIMIT: &[&str] = &[
    "limit",
    "perpage",
    "pagesize",
    "pagelimit",
    "maxresults",
    "maxitems",
    "maxkeys",
    "maxrecords",
    "top",
    "take",
    "first",
    "size",
    "count",
    "rows",
    "num",
    "pagecount",
    "resultsperpage",
    "itemsperpage",
    "pageperpage",
    "maxpagesize",
    "maxcount",
    "batchsize",
    "numresults",
    "resultlimit",
    "pglimit",
];
const OFFSET: &[&str] = &[
    "offset",
    "skip",
    "start",
    "startindex",
    "startat",
    "from",
    "pageoffset",
    "startposition",
    "startfrom",
    "firstresult",
    "startrow",
    "pgoffset",
];
const PAGE: &[&str] = &[
    "page",
    "pagenumber",
    "pagenum",
    "pageindex",
    "pageno",
    "currentpage",
    "pageid",
    "p",
    "pg",
    "pagepage",
];
const CURSOR: &[&str] = &[
    "cursor",
    "pagetoken",
    "continue",
    "marker",
    "nexttoken",
    "nextpagetoken",
    "nextcursor",
    "startcursor",
    "pagecursor",
    "skiptoken",
    "continuationtoken",
    "continuation",
    "scrollid",
    "position",
    "paginationtoken",
    "startkey",
    "bookmark",
    "pagestate",
    "startpage",
    "pagestart",
    "cursorid",
];
const AFTER: &[&str] = &[
    "startingafter",
    "after",
    "sinceid",
    "since",
    "pageafter",
    "afterid",
    "aftercursor",
    "startafter",
    "exclusivestartkey",
    "lastid",
    "nextid",
];
const BEFORE: &[&str] = &[
    "endingbefore",
    "before",
    "maxid",
    "pagebefore",
    "beforeid",
    "beforecursor",
    "endbefore",
];
const SORT: &[&str] = &[
    "sort",
    "orderby",
    "sortby",
    "sortfield",
    "ordering",
    "sortkey",
    "sortcolumn",
    "sortproperty",
    "ordercolumn",
];
const ORDER: &[&str] = &[
    "order",
    "direction",
    "sortorder",
    "sortdirection",
    "sortdir",
    "dir",
    "orderdirection",
    "ordertype",
];

/// Finds them among the query parameters of a list.
pub(super) fn of(book: &Book, operation: &Operation) -> PagingParameters {
    let all: Vec<_> = operation
        .parameters
        .iter()
        .filter(|one| one.location == ParameterLocation::Query)
        .collect();
    let named = |names: &[&str]| {
        names.iter().find_map(|name| {
            all.iter()
                .copied()
                .find(|one| body::plain(&one.name) == *name)
        })
    };
    let (mut offset, mut cursor, mut page) = (named(OFFSET), named(CURSOR), named(PAGE));
    // A place that is no number is a word that the answer before has given.
    let is_word = |one: &&Parameter| !may_be_number(book, one) && !is_time(book, one);
    if let Some(word) = offset
        .or(page)
        .filter(|one| cursor.is_none() && is_word(one))
    {
        cursor = Some(word);
    }
    offset = offset.filter(|one| may_be_number(book, one));
    page = page.filter(|one| may_be_number(book, one));
    let is_place = |one: &&Parameter| {
        !is_time(book, one) && (body::plain(&one.name) != "since" || may_be_number(book, one))
    };
    let limit = named(LIMIT).filter(|one| may_be_number(book, one));
    let named_of = |found: Option<&Parameter>| found.map(|one| Arc::from(one.name.as_str()));
    let (sort, order) = sorting(named(SORT), named(ORDER), book);
    PagingParameters {
        limit: named_of(limit),
        first_page: page.map_or(1, |one| first_page(book, one)),
        offset: named_of(offset),
        page: named_of(page),
        cursor: named_of(cursor),
        after: named_of(named(AFTER).filter(is_place)),
        before: named_of(named(BEFORE).filter(is_place)),
        sort: named_of(sort),
        order: named_of(order),
    }
}

/// `order=created_at` without a `sort` beside it names the property.
fn sorting<'p>(
    sort: Option<&'p Parameter>,
    order: Option<&'p Parameter>,
    book: &Book,
) -> (Option<&'p Parameter>, Option<&'p Parameter>) {
    match (sort, order) {
        (None, Some(order)) if !is_direction(book, order) => (Some(order), None),
        pair => pair,
    }
}

fn is_direction(book: &Book, parameter: &Parameter) -> bool {
    let schema = parameter.schema.and_then(|id| Open::of(book, &[id]));
    let Some(values) = schema.and_then(|one| one.shape.schema.one_of_values.clone()) else {
        return true;
    };
    values
        .iter()
        .filter_map(|one| one.as_str())
        .any(|one| one.to_ascii_lowercase().starts_with("asc"))
}

fn may_be_number(book: &Book, parameter: &Parameter) -> bool {
    let Some(schema) = parameter.schema.and_then(|id| Open::of(book, &[id])) else {
        return true;
    };
    schema.is(SchemaType::Integer)
        || schema.is(SchemaType::Number)
        || speaks_of_number(&schema, parameter)
}

/// Some documents write numbers as text and say so by an example only.
fn speaks_of_number(schema: &Open, parameter: &Parameter) -> bool {
    let shape = &schema.shape.schema;
    let mut values = shape.examples.iter().chain(&shape.default);
    let is_count = LIMIT.contains(&body::plain(&parameter.name).as_str());
    is_count || values.any(|one| one.as_str().is_some_and(|text| text.parse::<u64>().is_ok()))
}

fn is_time(book: &Book, parameter: &Parameter) -> bool {
    let schema = parameter.schema.and_then(|id| Open::of(book, &[id]));
    let format = schema.and_then(|one| one.shape.schema.format.clone());
    format.is_some_and(|format| format.starts_with("date"))
}

/// Counting begins at 0 where the document says so.
fn first_page(book: &Book, parameter: &Parameter) -> u8 {
    let Some(schema) = parameter.schema.and_then(|id| Open::of(book, &[id])) else {
        return 1;
    };
    let schema = &schema.shape.schema;
    let default = schema.default.as_ref().and_then(serde_json::Value::as_f64);
    u8::from(default.or(schema.minimum).is_none_or(|first| first != 0.0))
}
