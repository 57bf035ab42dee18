//! Media types, which 2.0 lists once for everything.

use super::Context;
use crate::place::Place;

/// `consumes` or `produces` of the operation, else of the document. An empty list clears the document's.
pub(super) fn listed(
    cx: Context<'_>,
    key: &str,
    operation: Place<'_>,
    root: Option<Place<'_>>,
) -> Vec<String> {
    let of = [Some(operation), root].into_iter().flatten();
    let Some(of) = of.into_iter().find(|of| of.get(key).is_some()) else {
        return Vec::new();
    };
    let mut names: Vec<String> = Vec::new();
    for name in cx.texts(of, key) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Whether two media types are the same apart from case and parameters.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    essence(one).eq_ignore_ascii_case(essence(other))
}

fn essence(name: &str) -> &str {
    name.split(';').next().unwrap_or_default().trim()
}
