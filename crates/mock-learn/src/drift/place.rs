//! Places that mean the same.

use oas_model::Api;

/// A pointer with `*` in the place of indices: `/items/3/name` -> `/items/*/name`.
pub(super) fn folded(pointer: &str) -> String {
    let tokens = pointer.split('/').map(|token| {
        let is_index = !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_digit());
        if is_index { "*" } else { token }
    });
    tokens.collect::<Vec<_>>().join("/")
}

/// The media type alone, in lower case.
pub(super) fn media_type(text: &str) -> String {
    let essence = text.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// The path template of a path: the one that the document has, else one with a parameter for
/// each segment that looks like an id. Without the base path of a server.
pub(super) fn template(api: &Api, path: &str) -> String {
    let heads = api.operations().iter();
    let mut known = heads.filter(|head| matches(&head.path, path));
    if let Some(head) = known.next() {
        return head.path.to_string();
    }
    let bases = api.servers().iter().map(|server| server.base_path.as_str());
    let inner = bases
        .filter(|base| !base.is_empty())
        .filter_map(|base| path.strip_prefix(base).filter(|rest| rest.starts_with('/')))
        .min_by_key(|rest| rest.len())
        .unwrap_or(path);
    let mut before = "";
    let mut template = String::new();
    for segment in inner.trim_start_matches('/').split('/') {
        template.push('/');
        if is_id(segment) {
            template.push_str(&format!("{{{}}}", parameter_name(before, &template)));
        } else {
            template.push_str(segment);
        }
        before = segment;
    }
    template
}

/// Whether a path, perhaps behind a base path, is one of a template.
fn matches(template: &str, path: &str) -> bool {
    let mut wanted = template.trim_start_matches('/').rsplit('/');
    let mut segments = path.trim_start_matches('/').rsplit('/');
    wanted.all(|one| {
        let found = segments.next();
        found.is_some_and(|found| found == one || one.contains('{') && !found.is_empty())
    })
}

/// Numbers, UUIDs, hashes and other texts with many digits.
fn is_id(segment: &str) -> bool {
    let digits = segment.bytes().filter(u8::is_ascii_digit).count();
    let is_version = segment.len() <= 3 && segment.starts_with('v');
    let is_hex = segment.len() >= 16 && segment.bytes().all(|byte| byte.is_ascii_hexdigit());
    digits > 0 && !is_version && (digits * 3 >= segment.len() || is_hex || segment.len() >= 20)
}

/// `/pets/` -> `petId`; a name that is taken gets a number.
fn parameter_name(before: &str, template: &str) -> String {
    let word: String = before
        .chars()
        .filter(|one| one.is_ascii_alphanumeric())
        .collect();
    let word = word.strip_suffix('s').unwrap_or(&word);
    let name = if word.is_empty() {
        "id".to_owned()
    } else {
        format!("{word}Id")
    };
    let n_taken = template.matches(&format!("{{{name}")).count();
    if n_taken == 0 {
        name
    } else {
        format!("{name}{}", n_taken + 1)
    }
}
