//! What form a file has, by its beginning.

/// A form that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// HAR 1.2, by [`har::read`](super::har::read).
    Har,
    /// Command lines of curl, by [`curl::read`](super::curl::read).
    Curl,
    /// A collection of Postman, by [`postman::read`](super::postman::read).
    Postman,
    /// A `.bru` file of Bruno, by [`bruno::read`](super::bruno::read).
    Bruno,
}

/// More than this is not looked at.
const LOOKED_AT: usize = 256 << 10;

/// Tells the form of a file; its first 64 KB are mostly enough. None where it is none of them.
#[must_use]
pub fn detect(bytes: &[u8]) -> Option<Form> {
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(LOOKED_AT)]);
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    if let Some(members) = text.strip_prefix('{') {
        return of_json(members);
    }
    let lines = || text.lines();
    if lines().any(is_curl) {
        return Some(Form::Curl);
    }
    lines().any(is_block).then_some(Form::Bruno)
}

fn of_json(members: &str) -> Option<Form> {
    let first = members.trim_start().strip_prefix('"')?.split('"').next()?;
    let has = |name: &str| members.contains(&format!("\"{name}\""));
    match first {
        "log" => Some(Form::Har),
        _ if has("_postman_id") || members.contains("/json/collection/v") => Some(Form::Postman),
        _ if has("log") && has("entries") => Some(Form::Har),
        _ if has("item") && has("request") => Some(Form::Postman),
        _ => None,
    }
}

fn is_curl(line: &str) -> bool {
    let command = line
        .trim_start()
        .trim_start_matches(['$', '%', '>'])
        .trim_start();
    let begins = |text: &str| {
        ["curl ", "curl.exe ", "curl\t"]
            .iter()
            .any(|name| text.starts_with(name))
    };
    begins(command) || command.split("| ").skip(1).any(begins)
}

/// A block that `.bru` files have.
fn is_block(line: &str) -> bool {
    let Some(name) = line.trim_end().strip_suffix('{') else {
        return false;
    };
    let known = [
        "meta", "get", "post", "put", "patch", "delete", "head", "options", "http", "vars",
        "headers", "auth",
    ];
    known.contains(&name.trim_end())
}
