//! Exchanges as text: a request line, `> ` header fields and `>> ` body of the request, `< ` status
//! and header fields and `<< ` body of the answer; an empty line between two exchanges. Bodies
//! without a media type are JSON.

use mock_learn::{Observed, ObservedSide};

pub(crate) fn read(text: &str) -> Vec<Observed> {
    let blocks = text
        .split("\n\n")
        .map(str::trim)
        .filter(|block| !block.is_empty());
    blocks.map(exchange).collect()
}

fn exchange(block: &str) -> Observed {
    let mut seen = Observed::default();
    for line in block.lines().filter(|line| !line.starts_with('#')) {
        if let Some(body) = line.strip_prefix(">> ") {
            push(&mut seen.request, body);
        } else if let Some(body) = line.strip_prefix("<< ") {
            push(&mut seen.response, body);
        } else if let Some(field) = line.strip_prefix("> ") {
            header(&mut seen.request, field);
        } else if let Some(rest) = line.strip_prefix("< ") {
            match rest.parse() {
                Ok(status) => seen.status = status,
                Err(_) => header(&mut seen.response, rest),
            }
        } else {
            let (method, url) = line.split_once(' ').unwrap();
            (seen.method, seen.url) = (method.to_owned(), url.to_owned());
        }
    }
    seen
}

fn header(side: &mut ObservedSide, field: &str) {
    let (name, value) = field.split_once(": ").unwrap();
    side.headers.push((name.to_owned(), value.to_owned()));
}

fn push(side: &mut ObservedSide, line: &str) {
    let mut body = side.body.to_vec();
    if !body.is_empty() {
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(line.replace("\\r\\n", "\r\n").as_bytes());
    side.body_len = body.len() as u64;
    side.body = body.into();
    if side.header("content-type").is_none() {
        header(side, "Content-Type: application/json");
    }
}
