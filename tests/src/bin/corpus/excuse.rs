//! Contradictions of a document that leave no right answer, each with its proof.

use serde_json::Value;
use specwright_tests::connection::{Answer, Request};
use specwright_tests::description::Operation;
use specwright_tests::judge::{Judge, expected_status, media_types};

/// Why no answer could be right, or why another operation's is as right as this one's.
pub(crate) fn find(
    judge: &mut Judge,
    document: &Value,
    operations: &[Operation<'_>],
    asked: &Operation<'_>,
    (request, answer): (&Request, &Answer),
) -> Option<String> {
    if expected_status(asked).is_none() {
        return Some("no success is documented".to_owned());
    }
    if let Some(names) = only_other_names(asked, answer.status) {
        return Some(format!("{names} is no media type"));
    }
    if let Some(proof) = judge.contradiction(document, asked, answer) {
        return Some(proof);
    }
    let path = request.target.split('?').next().unwrap_or_default();
    let path = path.strip_prefix(&asked.base_path()).unwrap_or(path);
    let told = is_told(&asked.template, request);
    let others = operations
        .iter()
        .filter(|one| one.method == asked.method && one.template != asked.template);
    let reached = others.filter(|one| !told || is_told(&one.template, request));
    let mut equal = reached.filter(|one| takes_over(&one.template, &asked.template, path));
    let other = equal
        .find(|one| is_same(&one.template, &asked.template) || judge.judge(one, answer).is_ok())?;
    Some(format!("`{}` has the same address", other.template))
}

/// The names under `content` where none of them is a media type.
fn only_other_names(asked: &Operation<'_>, status: u16) -> Option<String> {
    let names = media_types(asked, status);
    let are_other = !names.is_empty() && !names.iter().any(|name| name.contains('/'));
    are_other.then(|| format!("`{}`", names.join("`, `")))
}

/// Whether a path that is built from `asked` belongs to `other` just as well, or rather: segments
/// with more fixed text go before others, from left to right.
fn takes_over(other: &str, asked: &str, path: &str) -> bool {
    let (other, asked) = (segments(other), segments(asked));
    let path: Vec<_> = path.split('/').collect();
    if other.len() != path.len() || asked.len() != path.len() {
        return false;
    }
    let matches = other
        .iter()
        .zip(&path)
        .all(|(segment, text)| is_built_from(segment, text));
    let ranks = other.iter().zip(&asked).map(|(a, b)| (fixed(a), fixed(b)));
    let mut differing = ranks.filter(|(other, asked)| other != asked);
    matches && differing.next().is_none_or(|(other, asked)| other > asked)
}

/// Whether a text can stand for a segment: what is before and behind its braces is as written.
fn is_built_from(segment: &str, text: &str) -> bool {
    match (segment.split_once('{'), segment.rsplit_once('}')) {
        (Some((before, _)), Some((_, behind))) => {
            text.len() >= before.len() + behind.len()
                && text.starts_with(before)
                && text.ends_with(behind)
        }
        _ => segment == text,
    }
}

/// How much of a segment is fixed: a verb behind a parameter is more than none.
fn fixed(segment: &str) -> usize {
    match (segment.split_once('{'), segment.rsplit_once('}')) {
        (Some((before, _)), Some((_, behind))) => before.len() + behind.len(),
        _ => usize::MAX,
    }
}

/// Whether both have the same fixed text and parameters at the same places.
fn is_same(other: &str, asked: &str) -> bool {
    let (other, asked) = (segments(other), segments(asked));
    let alike = |(a, b): (&&str, &&str)| a == b || (is_templated(a) && is_templated(b));
    other.len() == asked.len() && other.iter().zip(&asked).all(alike)
}

/// Whether the query or a header holds what the template has behind `#` or `?`: `Action=Add`, `acl`.
fn is_told(template: &str, request: &Request) -> bool {
    let selector = template
        .split_once(['#', '?'])
        .map_or("", |(_, selector)| selector);
    let query = request
        .target
        .split_once('?')
        .map_or("", |(_, query)| query);
    let in_query = |wanted: &str| {
        let mut pairs = query.split('&');
        pairs.any(|pair| pair == wanted || pair.split('=').next() == Some(wanted))
    };
    let in_header = |wanted: &str| {
        let (name, value) = wanted.split_once('=').unwrap_or((wanted, ""));
        let mut headers = request.headers.iter();
        headers.any(|(one, said)| {
            one.eq_ignore_ascii_case(name) && (value.is_empty() || said == value)
        })
    };
    let parts = selector.split(['&', '#', '?']);
    let mut wanted = parts.filter(|one| !one.is_empty() && !one.contains('{'));
    wanted.all(|one| in_query(one) || in_header(one))
}

/// The segments of what is sent: nothing that follows `#` or `?`.
fn segments(template: &str) -> Vec<&str> {
    let path = template.split(['#', '?']).next().unwrap_or_default();
    path.split('/').collect()
}

fn is_templated(segment: &str) -> bool {
    segment.contains('{')
}

#[cfg(test)]
mod tests {
    use specwright_tests::connection::Request;

    use super::{is_same, is_told, takes_over};

    #[test]
    fn fragments_may_stand_in_the_query_or_a_header() {
        let told = |template: &str, target: &str| {
            let headers = vec![("X-Target".to_owned(), "A".to_owned())];
            is_told(
                template,
                &Request {
                    target: target.to_owned(),
                    headers,
                    ..Request::default()
                },
            )
        };
        assert!(told("/a", "/a") && told("/a#acl", "/a?acl=true"));
        assert!(told("/#Action=A", "/?Action=A&b=c") && told("/#X-Target=A", "/"));
        assert!(!told("/#Action=A", "/?Action=B") && !told("/#X-Target=B", "/"));
    }

    #[test]
    fn names_make_no_difference() {
        assert!(is_same("/a/{b}#c", "/a/{d}") && !is_same("/a/b", "/a/{b}"));
    }

    #[test]
    fn concrete_segments_take_over() {
        assert!(takes_over("/a/mine", "/a/{id}", "/a/mine"));
        assert!(takes_over("/a/{other}", "/a/{id}", "/a/1"));
        assert!(takes_over("/a#b", "/a#c", "/a"));
        assert!(!takes_over("/a/{id}", "/a/mine", "/a/mine"));
        assert!(!takes_over("/a/mine", "/a/{id}", "/a/1"));
        assert!(!takes_over("/{x}/b", "/a/{y}", "/a/b"));
        assert!(!takes_over("/a/{x}", "/a/{y}:stop", "/a/1:stop"));
        assert!(!takes_over("/a/{x}:go", "/a/{y}:stop", "/a/1:stop"));
    }
}
