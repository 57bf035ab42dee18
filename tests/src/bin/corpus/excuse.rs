//! Contradictions of a document that leave no right answer, each with its proof.

use serde_json::Value;
use specwright_tests::connection::Answer;
use specwright_tests::description::Operation;
use specwright_tests::judge::{Judge, expected_status};

/// Why no answer could be right, or why another operation's is as right as this one's.
pub(crate) fn find(
    judge: &mut Judge,
    document: &Value,
    operations: &[Operation<'_>],
    asked: &Operation<'_>,
    target: &str,
    answer: &Answer,
) -> Option<String> {
    if expected_status(asked).is_none() {
        return Some("no success is documented".to_owned());
    }
    if let Some(proof) = judge.contradiction(document, asked, answer) {
        return Some(proof);
    }
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let path = path.strip_prefix(&asked.base_path()).unwrap_or(path);
    let others = operations
        .iter()
        .filter(|one| one.method == asked.method && one.template != asked.template);
    let told = is_told(&asked.template, query);
    let reached = others.filter(|one| !told || is_told(&one.template, query));
    let mut equal = reached.filter(|one| takes_over(&one.template, &asked.template, path));
    let other = equal.find(|one| judge.judge(one, answer).is_ok())?;
    Some(format!(
        "`{}` has the same address, and this is its answer",
        other.template
    ))
}

/// Whether a path that is built from `asked` belongs to `other` just as well, or rather: concrete
/// segments go before templated ones, from left to right.
fn takes_over(other: &str, asked: &str, path: &str) -> bool {
    let (other, asked) = (segments(other), segments(asked));
    let path: Vec<_> = path.split('/').collect();
    if other.len() != path.len() || asked.len() != path.len() {
        return false;
    }
    let matches = other
        .iter()
        .zip(&path)
        .all(|(segment, text)| is_templated(segment) || segment == text);
    let first = other
        .iter()
        .zip(&asked)
        .find(|(a, b)| is_templated(a) != is_templated(b));
    matches && first.is_none_or(|(other, _)| !is_templated(other))
}

/// Whether the query holds what the template has behind `#` or `?`: `Action=Add`, or `acl`.
fn is_told(template: &str, query: &str) -> bool {
    let selector = template
        .split_once(['#', '?'])
        .map_or("", |(_, selector)| selector);
    let mut wanted = selector
        .split(['&', '#', '?'])
        .filter(|one| !one.is_empty() && !one.contains('{'));
    wanted.all(|one| {
        query
            .split('&')
            .any(|pair| pair == one || pair.split('=').next() == Some(one))
    })
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
    use super::{is_told, takes_over};

    #[test]
    fn fragments_may_stand_in_the_query() {
        assert!(
            is_told("/a", "")
                && is_told("/a#acl", "acl=true")
                && is_told("/#Action=A", "Action=A&b=c")
        );
        assert!(!is_told("/#Action=A", "Action=B") && !is_told("/a#acl", "b=c"));
    }

    #[test]
    fn concrete_segments_take_over() {
        assert!(takes_over("/a/mine", "/a/{id}", "/a/mine"));
        assert!(takes_over("/a/{other}", "/a/{id}", "/a/1"));
        assert!(takes_over("/a#b", "/a#c", "/a"));
        assert!(!takes_over("/a/{id}", "/a/mine", "/a/mine"));
        assert!(!takes_over("/a/mine", "/a/{id}", "/a/1"));
        assert!(!takes_over("/{x}/b", "/a/{y}", "/a/b"));
    }
}
