//! Values as YAML in every hand: each choice is made anew for each value, by a fixed sequence.

use serde_json::{Map, Value as Json};

/// A sequence of choices.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hand(pub(crate) u32);

impl Hand {
    fn next(&mut self, n_ways: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 16) % n_ways
    }

    fn one_in(&mut self, n: u32) -> bool {
        self.next(n) == 0
    }
}

/// A collection as a document: markers, comments, block and flow, all styles of scalars.
pub(crate) fn document(value: &Json, hand: &mut Hand) -> String {
    let head = [
        "---\n",
        "%YAML 1.2\n---\n",
        "# head\n\n",
        "--- # start\n",
        "\n",
    ];
    let foot = ["...\n", "# foot\n", "\n\n"];
    let mut out = head
        .get(hand.next(12) as usize)
        .map_or_else(String::new, |head| (*head).to_owned());
    if is_empty(value) || hand.one_in(12) {
        out.push_str(&format!("{}\n", flow(value, 0, hand)));
    } else {
        let column = if hand.one_in(8) { 2 } else { 0 };
        block(value, column, false, hand, &mut out);
    }
    out.push_str(foot.get(hand.next(10) as usize).unwrap_or(&""));
    out
}

fn is_empty(value: &Json) -> bool {
    value.as_object().is_none_or(Map::is_empty) && value.as_array().is_none_or(Vec::is_empty)
}

/// Entries that begin in `column`; the first one may stand beside a dash.
fn block(value: &Json, column: usize, beside: bool, hand: &mut Hand, out: &mut String) {
    let indentation = " ".repeat(column);
    let entries: Vec<(Option<&String>, &Json)> = match value {
        Json::Object(members) => members
            .iter()
            .map(|(name, value)| (Some(name), value))
            .collect(),
        Json::Array(items) => items.iter().map(|item| (None, item)).collect(),
        _ => Vec::new(),
    };
    for (at, (name, value)) in entries.into_iter().enumerate() {
        if at > 0 || !beside {
            decorate(&indentation, hand, out);
            out.push_str(&indentation);
        }
        match name {
            None => out.push('-'),
            Some(name) if hand.one_in(10) => {
                out.push_str(&format!("? {}\n{indentation}:", key(name, hand)));
            }
            Some(name) => out.push_str(&format!("{}:", key(name, hand))),
        }
        below(value, column, name.is_none(), hand, out);
    }
    if hand.one_in(10) {
        out.push_str(&format!("{indentation}# end\n"));
    }
}

/// A value behind a colon or a dash, and the rest of its lines.
fn below(value: &Json, column: usize, is_item: bool, hand: &mut Hand, out: &mut String) {
    let comment = if hand.one_in(4) { "  # beside" } else { "" };
    if is_empty(value) {
        return scalar(value, column, is_item, comment, hand, out);
    }
    if hand.one_in(4) {
        out.push_str(&format!(" {}{comment}\n", flow(value, column + 1, hand)));
    } else if is_item && hand.one_in(2) {
        let gap = 1 + hand.next(3) as usize;
        out.push_str(&" ".repeat(gap));
        block(value, column + 1 + gap, true, hand, out);
    } else {
        out.push_str(&format!("{comment}\n"));
        let least = usize::from(is_item || !value.is_array());
        block(
            value,
            column + least + hand.next(4) as usize,
            false,
            hand,
            out,
        );
    }
}

fn decorate(indentation: &str, hand: &mut Hand, out: &mut String) {
    match hand.next(10) {
        0 => out.push('\n'),
        1 => out.push_str(&format!("{indentation}# above\n")),
        2 => out.push_str(&format!("\n{indentation}# one\n{indentation}# two\n")),
        3 => out.push_str(" \n"),
        _ => {}
    }
}

fn key(name: &str, hand: &mut Hand) -> String {
    let digits = !name.is_empty() && name.bytes().all(|b| b.is_ascii_digit());
    let bare = ["null", "true", "-1", "/p/{q}", "é"].contains(&name);
    match hand.next(3) {
        0 if name.chars().all(|c| !c.is_control()) => format!("'{}'", name.replace('\'', "''")),
        1 if digits || bare || is_plain(name) => name.to_owned(),
        _ => Json::from(name).to_string(),
    }
}

/// Whether every reader takes the text for itself without quotes.
fn is_plain(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == ' ')
        && text.trim() == text
        && !["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(&text)
}

fn scalar(
    value: &Json,
    column: usize,
    is_item: bool,
    comment: &str,
    hand: &mut Hand,
    out: &mut String,
) {
    let inner = " ".repeat(column + 1 + hand.next(4) as usize);
    let Some(text) = value.as_str() else {
        let nothing = value.is_null() && hand.one_in(3);
        let written = if nothing {
            String::new()
        } else {
            format!(" {value}")
        };
        return out.push_str(&format!("{written}{comment}\n"));
    };
    let words = is_plain(text) && text.contains(' ') && !text.contains("  ");
    match hand.next(6) {
        0 | 1 if fits_block(text) => block_scalar(text, column, is_item, comment, hand, out),
        2 if words => out.push_str(&format!(
            " {}\n",
            text.replacen(' ', &format!("\n{inner}"), 1)
        )),
        3 if words => {
            let text = text
                .replacen(' ', &format!("\n\\{inner}\\ "), 1)
                .replace("\n\\", "\\\n");
            out.push_str(&format!(" \"{text}\"{comment}\n"));
        }
        4 if is_plain(text) => out.push_str(&format!(" {text}{comment}\n")),
        5 if text.chars().all(|c| !c.is_control()) => {
            out.push_str(&format!("  '{}'{comment}\n", text.replace('\'', "''")));
        }
        _ => out.push_str(&format!(" {value}{comment}\n")),
    }
}

/// Blank lines at the end would be those before the next entry too.
fn fits_block(text: &str) -> bool {
    !text.trim().is_empty()
        && text.chars().all(|c| c == '\n' || !c.is_control())
        && !text.starts_with('\n')
        && !text.ends_with("\n\n")
}

fn block_scalar(
    text: &str,
    column: usize,
    is_item: bool,
    comment: &str,
    hand: &mut Hand,
    out: &mut String,
) {
    let body = text.trim_end_matches('\n');
    let chomping = if body.len() == text.len() { "-" } else { "" };
    let blanks = body.starts_with(' ') || (hand.one_in(3) && !is_item);
    let step = if blanks { 2 } else { 1 + hand.next(4) as usize };
    if blanks && is_item {
        return out.push_str(&format!(" {}{comment}\n", Json::from(text)));
    }
    let folds = hand.one_in(2) && !body.contains('\n');
    let style = if folds { '>' } else { '|' };
    let indicator = if blanks { "2" } else { "" };
    out.push_str(&format!(" {style}{indicator}{chomping}{comment}\n"));
    for line in body.split('\n') {
        let indentation = if line.is_empty() { 0 } else { column + step };
        out.push_str(&format!("{}{line}\n", " ".repeat(indentation)));
    }
}

/// A value in brackets, which may take several lines, indented by at least `column`.
fn flow(value: &Json, column: usize, hand: &mut Hand) -> String {
    if is_empty(value) || hand.one_in(5) {
        return value.to_string();
    }
    let inner = " ".repeat(column + 1 + hand.next(3) as usize);
    let outer = " ".repeat(column);
    let way = hand.next(4);
    let parts: Vec<String> = match value {
        Json::Object(members) => members
            .iter()
            .map(|(name, value)| {
                format!(
                    "{}: {}",
                    flow_key(name, hand),
                    flow(value, column + 1, hand)
                )
            })
            .collect(),
        Json::Array(items) => items
            .iter()
            .map(|item| flow(item, column + 1, hand))
            .collect(),
        _ => return value.to_string(),
    };
    let (open, close) = if value.is_array() {
        ('[', ']')
    } else {
        ('{', '}')
    };
    match way {
        0 => format!("{open} {} {close}", parts.join(", ")),
        1 => format!("{open}\t{}{close}", parts.join(",\t")),
        2 => format!(
            "{open}\n{inner}{}\n{outer}{close}",
            parts.join(&format!(",\n{inner}"))
        ),
        _ => format!(
            "{open}  # in\n{inner}{},  # after\n{outer}{close}",
            parts.join(&format!(",  # beside\n{inner}"))
        ),
    }
}

fn flow_key(name: &str, hand: &mut Hand) -> String {
    if is_plain(name) && hand.one_in(2) {
        return name.to_owned();
    }
    Json::from(name).to_string()
}
