//! Tables (RFC 4180): a row for each element, a column for each member, names in the first row.

use bytes::Bytes;
use serde_json::Value;

use super::{Draft, Kind, plain, values};
use crate::media::Media;

pub(super) const KIND: Kind = (|media| separator(media).is_some(), write);

fn separator(media: &Media) -> Option<char> {
    match media.sub.as_str() {
        "csv" | "x-csv" | "comma-separated-values" | "x-comma-separated-values" => Some(','),
        "tab-separated-values" | "tsv" => Some('\t'),
        _ => None,
    }
}

fn write(draft: &Draft<'_>) -> Bytes {
    let separator = separator(draft.media).unwrap_or(',');
    if let Value::String(text) = draft.value {
        return text.clone().into();
    }
    let rows = values(draft.value);
    let columns = columns(rows);
    let mut out = String::new();
    if !columns.is_empty() {
        out.push_str(&line(
            columns.iter().map(|name| (*name).to_owned()),
            separator,
        ));
    }
    for row in rows {
        let cells: Vec<String> = match row {
            Value::Object(members) => {
                let cell = |name: &&str| members.get(*name).map(plain).unwrap_or_default();
                columns.iter().map(cell).collect()
            }
            Value::Array(cells) => cells.iter().map(plain).collect(),
            scalar => vec![plain(scalar)],
        };
        out.push_str(&line(cells.into_iter(), separator));
    }
    out.into()
}

/// The names of all members, in the order in which they are met.
fn columns(rows: &[Value]) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for name in rows
        .iter()
        .filter_map(Value::as_object)
        .flat_map(|row| row.keys())
    {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    names
}

fn line(cells: impl Iterator<Item = String>, separator: char) -> String {
    let cells: Vec<String> = cells.map(|cell| quoted(cell, separator)).collect();
    format!("{}\r\n", cells.join(&separator.to_string()))
}

/// A cell in quotes, where it would be misread without.
fn quoted(cell: String, separator: char) -> String {
    if cell.contains([separator, '"', '\r', '\n']) {
        return format!("\"{}\"", cell.replace('"', "\"\""));
    }
    cell
}
