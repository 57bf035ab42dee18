//! A place in a text -> what could stand there.

use super::{
    lexer,
    parse::{FIELDS, SOURCES},
};

/// One thing that could stand at the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// Where what it replaces begins, in bytes from the start of the text.
    pub offset: usize,
    /// How many bytes it replaces, up to the cursor.
    pub len: usize,
    /// What to put there.
    pub text: String,
    /// An example, or what it means.
    pub note: String,
}

const METHODS: [&str; 7] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];
const STATUSES: [&str; 4] = ["2xx", "3xx", "4xx", "5xx"];
const AGES: [&str; 4] = ["1m", "10m", "1h", "1d"];

/// Fields while a name is being written, values behind one; only what fits so far.
pub(super) fn at(text: &str, cursor: usize) -> Vec<Completion> {
    let Some(before) = text.get(..cursor) else {
        return Vec::new();
    };
    let (pieces, quote) = lexer::split(before);
    if quote.is_some() {
        return Vec::new();
    }
    let last = pieces
        .last()
        .filter(|last| last.offset + last.text.len() == cursor);
    let (written, offset) = last.map_or(("", cursor), |last| (last.text, last.offset));
    let n_dash = usize::from(written.starts_with('-'));
    let (written, offset) = (written.get(n_dash..).unwrap_or_default(), offset + n_dash);
    match written.split_once([':', '=']) {
        None => fields(written, offset),
        Some((field, value)) => values(field, value, cursor - value.len()),
    }
}

fn fields(written: &str, offset: usize) -> Vec<Completion> {
    let written_len = written.len();
    let written = written.to_ascii_lowercase();
    let completion = |(name, example): &(&str, &str)| {
        let sign = example.get(name.len()..)?.get(..1)?;
        name.starts_with(&written).then(|| Completion {
            offset,
            len: written_len,
            text: format!("{name}{sign}"),
            note: (*example).to_owned(),
        })
    };
    FIELDS.iter().filter_map(completion).collect()
}

fn values(field: &str, written: &str, offset: usize) -> Vec<Completion> {
    let known: &[&str] = match field.to_ascii_lowercase().as_str() {
        "method" => &METHODS,
        "status" => &STATUSES,
        "source" => &SOURCES,
        "since" | "until" => &AGES,
        _ => &[],
    };
    let fits = |value: &&&str| {
        value
            .to_ascii_lowercase()
            .starts_with(&written.to_ascii_lowercase())
    };
    let completion = |value: &&str| Completion {
        offset,
        len: written.len(),
        text: (*value).to_owned(),
        note: String::new(),
    };
    known.iter().filter(fits).map(completion).collect()
}
