//! Which rows a client wants: equality on properties, ranges of numbers and times, OData's `eq`.

use std::{cmp::Ordering, sync::Arc};

use serde_json::Value;

use super::{
    Row, field,
    query::{Query, parameter},
    sort,
};
use crate::{
    fits,
    generate::Purpose,
    resource::ListShape,
    validate::coerce,
    world::{
        home::{self, Home},
        path,
    },
};

/// The rows that every filter of the query lets through.
pub(super) fn kept(home: &Home<'_>, list: &ListShape, query: &Query, rows: Vec<Row>) -> Vec<Row> {
    let mut filters: Vec<Filter> = filters(home, list, query, &rows);
    // A filter that every request needs and that fits nobody would leave the list empty for ever.
    filters.retain(|filter| !filter.is_needed || rows.iter().any(|row| filter.lets(row)));
    let lets = |row: &Row| filters.iter().all(|filter| filter.lets(row));
    rows.into_iter().filter(lets).collect()
}

/// Whether a query asks for more than another place in the list.
pub(super) fn looks_inside(list: &ListShape, query: &Query) -> bool {
    let orders = [&list.parameters.sort, &list.parameters.order];
    let mut names = query.0.iter().map(|(name, _)| name.as_str());
    names
        .any(|name| !is_paging(list, name) || orders.iter().any(|one| one.as_deref() == Some(name)))
}

/// One condition: the property compares to one of the values in one of these ways.
#[derive(Debug)]
struct Filter {
    property: Vec<Arc<str>>,
    values: Vec<String>,
    orders: &'static [Ordering],
    /// Whether the document asks for it in every request.
    is_needed: bool,
}

impl Filter {
    fn lets(&self, row: &Row) -> bool {
        let found = field::value(row, &self.property);
        let all: Vec<&Value> = match found {
            Value::Array(items) => items.iter().collect(),
            one => vec![one],
        };
        all.into_iter()
            .any(|one| self.values.iter().any(|value| self.compares(one, value)))
    }

    fn compares(&self, found: &Value, asked: &str) -> bool {
        if self.orders == [Ordering::Equal] {
            return home::text(found).is_some_and(|found| found == asked)
                || (found.is_null() && asked == "null");
        }
        let order = sort::against(found, asked);
        order.is_some_and(|order| self.orders.contains(&order))
    }
}

fn filters(home: &Home<'_>, list: &ListShape, query: &Query, rows: &[Row]) -> Vec<Filter> {
    let mut filters: Vec<Filter> = Vec::new();
    for (name, value) in &query.0 {
        if name == "$filter" {
            filters.extend(odata(value, rows));
            continue;
        }
        if value.is_empty() || is_paging(list, name) {
            continue;
        }
        let (plain, orders) = range(name.trim_end_matches("[]"));
        let Some(property) = field::property(plain, rows) else {
            continue;
        };
        let values: Vec<String> = match orders {
            [Ordering::Equal] => value.split(',').map(str::to_owned).collect(),
            _ => vec![value.clone()],
        };
        let is_range = orders != [Ordering::Equal];
        let values: Vec<String> = values
            .into_iter()
            .filter(|value| is_range || may_be(home, &property, value))
            .collect();
        if values.is_empty() {
            continue;
        }
        let same = filters
            .iter_mut()
            .find(|filter| filter.property == property && filter.orders == orders && !is_range);
        match same {
            Some(filter) => filter.values.extend(values),
            None => filters.push(Filter {
                property,
                values,
                orders,
                is_needed: parameter(home.call, name).is_some_and(|one| one.required),
            }),
        }
    }
    filters
}

/// `state=all` is no value of `state`, so it filters nothing.
fn may_be(home: &Home<'_>, property: &[Arc<str>], value: &str) -> bool {
    let book = home.call.book;
    let schema = home.facts.entity;
    let Some(parts) = schema.and_then(|schema| path::parts(book, schema, property)) else {
        return true;
    };
    let shape = book.shape(&parts);
    let parts = match &shape.items {
        Some(items) if !items.is_empty() => items.clone(),
        _ => parts,
    };
    let value = coerce::leaf(book, &parts, value);
    fits::broken(book, Purpose::Response, &parts, &value).is_none()
}

fn is_paging(list: &ListShape, name: &str) -> bool {
    let parameters = &list.parameters;
    [
        &parameters.limit,
        &parameters.offset,
        &parameters.page,
        &parameters.cursor,
        &parameters.after,
        &parameters.before,
        &parameters.sort,
        &parameters.order,
    ]
    .iter()
    .any(|known| known.as_deref() == Some(name))
}

/// `created[gte]` -> `created`, not before.
fn range(name: &str) -> (&str, &'static [Ordering]) {
    use Ordering::{Equal, Greater, Less};
    let ends: [(&str, &'static [Ordering]); 4] = [
        ("gte", &[Greater, Equal]),
        ("gt", &[Greater]),
        ("lte", &[Less, Equal]),
        ("lt", &[Less]),
    ];
    for (end, orders) in ends {
        let stem = name
            .strip_suffix(&format!("[{end}]"))
            .or_else(|| name.strip_suffix(&format!("__{end}")))
            .or_else(|| name.strip_suffix(&format!("_{end}")));
        if let Some(stem) = stem {
            return (stem, orders);
        }
    }
    (name, &[Equal])
}

/// OData 4.01, "System Query Option $filter": comparisons joined by `and`. What is not understood
/// filters nothing.
fn odata(text: &str, rows: &[Row]) -> Vec<Filter> {
    use Ordering::{Equal, Greater, Less};
    let one = |part: &str| {
        let mut words = part.trim().splitn(3, ' ');
        let property = field::property(words.next()?, rows)?;
        let orders: &'static [Ordering] = match words.next()? {
            "eq" => &[Equal],
            "ne" => &[Less, Greater],
            "gt" => &[Greater],
            "ge" => &[Greater, Equal],
            "lt" => &[Less],
            "le" => &[Less, Equal],
            _ => return None,
        };
        let value = words.next()?.trim();
        let quoted = value
            .strip_prefix('\'')
            .and_then(|rest| rest.strip_suffix('\''));
        let value = quoted.map_or_else(|| value.to_owned(), |text| text.replace("''", "'"));
        Some(Filter {
            property,
            values: vec![value],
            orders,
            is_needed: false,
        })
    };
    text.split(" and ").filter_map(one).collect()
}
