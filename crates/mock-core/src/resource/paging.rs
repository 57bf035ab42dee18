//! How a client gets the next rows: parameters of the request, places in the answer.

mod fields; // places in the answer
mod parameters; // names of the request

use oas_model::Operation;

use super::{
    body::Open,
    list_shape::{ListShape, PagingStyle},
    role::ValuePath,
};
use crate::{book::Book, negotiate::status};

/// The shape of a list whose rows have been found.
pub(super) fn shape(
    book: &Book,
    operation: &Operation,
    answer: &Open,
    rows: ValuePath,
) -> ListShape {
    let parameters = parameters::of(book, operation);
    let fields = fields::of(book, answer, &rows, parameters.cursor.is_some());
    let mut shape = ListShape {
        rows,
        parameters,
        fields,
        link_header: has_link_header(operation),
        ..ListShape::default()
    };
    shape.style = style(&shape);
    shape
}

fn style(shape: &ListShape) -> PagingStyle {
    let (parameters, fields) = (&shape.parameters, &shape.fields);
    let has_word = fields.next_cursor.is_some();
    if parameters.cursor.is_some()
        && (has_word || parameters.page.is_none() && parameters.offset.is_none())
    {
        return PagingStyle::Cursor;
    }
    match parameters {
        one if one.after.is_some() && has_word => PagingStyle::Cursor,
        one if one.page.is_some() => PagingStyle::Page,
        one if one.offset.is_some() => PagingStyle::Offset,
        one if one.after.is_some() || one.before.is_some() => PagingStyle::Keyset,
        _ if fields.next.is_some() || shape.link_header => PagingStyle::Link,
        one if one.limit.is_some() => PagingStyle::Limit,
        _ => PagingStyle::Whole,
    }
}

fn has_link_header(operation: &Operation) -> bool {
    let Some(response) = status::ordinary(operation).response else {
        return false;
    };
    let headers = operation
        .responses
        .get(response)
        .map(|one| one.headers.as_slice());
    headers
        .unwrap_or_default()
        .iter()
        .any(|one| one.name.eq_ignore_ascii_case("link"))
}
