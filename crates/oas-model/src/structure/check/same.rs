//! Which items of a list are equal, by the value that JSON gives them.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use oas_doc::{Node, NodeKind};

/// The items that are equal to an earlier one.
pub(super) fn repeated<'a>(list: Node<'a>) -> Vec<Node<'a>> {
    if list.len() < 2 {
        return Vec::new();
    }
    let mut seen: HashMap<u64, Vec<Node<'a>>> = HashMap::new();
    let mut repeated = Vec::new();
    for item in list.items() {
        let alike = seen.entry(fingerprint(item)).or_default();
        if alike.iter().any(|other| equal(*other, item)) {
            repeated.push(item);
        } else {
            alike.push(item);
        }
    }
    repeated
}

/// The same for equal values.
fn fingerprint(node: Node<'_>) -> u64 {
    let mut hasher = DefaultHasher::new();
    match node.kind() {
        NodeKind::Null => 0_u8.hash(&mut hasher),
        NodeKind::Bool => (1_u8, node.as_bool()).hash(&mut hasher),
        NodeKind::Number => {
            // Adding 0 makes -0 and 0 one.
            let number = node.as_f64().unwrap_or_default() + 0.0;
            (2_u8, number.to_bits()).hash(&mut hasher);
        }
        NodeKind::String => (3_u8, node.as_str()).hash(&mut hasher),
        NodeKind::Sequence => {
            4_u8.hash(&mut hasher);
            node.items()
                .for_each(|item| fingerprint(item).hash(&mut hasher));
        }
        NodeKind::Mapping => {
            let members = node.members().map(|(key, value)| {
                let mut member = DefaultHasher::new();
                (key, fingerprint(value)).hash(&mut member);
                member.finish()
            });
            // Order does not matter, so neither does it to a sum.
            (5_u8, members.fold(0, u64::wrapping_add)).hash(&mut hasher);
        }
    }
    hasher.finish()
}

fn equal(one: Node<'_>, other: Node<'_>) -> bool {
    match (one.kind(), other.kind()) {
        (NodeKind::Null, NodeKind::Null) => true,
        (NodeKind::Bool, NodeKind::Bool) => one.as_bool() == other.as_bool(),
        (NodeKind::Number, NodeKind::Number) => same_number(one, other),
        (NodeKind::String, NodeKind::String) => one.as_str() == other.as_str(),
        (NodeKind::Sequence, NodeKind::Sequence) => {
            one.len() == other.len() && one.items().zip(other.items()).all(|(a, b)| equal(a, b))
        }
        (NodeKind::Mapping, NodeKind::Mapping) => {
            let in_other = |(key, value)| other.get(key).is_some_and(|found| equal(value, found));
            one.len() == other.len() && one.members().all(in_other)
        }
        _ => false,
    }
}

/// Whole numbers are compared to their last digit.
fn same_number(one: Node<'_>, other: Node<'_>) -> bool {
    let exact = |node: Node<'_>| {
        let signed = node.as_i64().map(i128::from);
        signed.or_else(|| node.as_u64().map(i128::from))
    };
    let whole = |node: Node<'_>| !node.scalar().unwrap_or(".").contains(['.', 'e', 'E']);
    match (exact(one), exact(other)) {
        (Some(one), Some(other)) => one == other,
        (None, None) if whole(one) && whole(other) => one.scalar() == other.scalar(),
        _ => one.as_f64() == other.as_f64(),
    }
}

#[cfg(test)]
mod tests {
    use oas_doc::{Document, Syntax};

    use super::repeated;

    fn n_repeated(list: &str) -> usize {
        let document = Document::parse(list, Syntax::Yaml);
        repeated(document.root().unwrap()).len()
    }

    #[test]
    fn values_are_equal_as_json_says() {
        assert_eq!(n_repeated("[1, 1.0, 1e0, -0, 0]"), 3);
        assert_eq!(n_repeated("[{ a: 1, b: 2 }, { b: 2, a: 1 }]"), 1);
        assert_eq!(n_repeated("[[1, 2], [1, 2], [2, 1]]"), 1);
        assert_eq!(n_repeated("[a, 'a', \"a\"]"), 2);
    }

    #[test]
    fn other_kinds_and_neighbours_are_not_equal() {
        assert_eq!(n_repeated("[1, '1', true, 'true', null, 'null']"), 0);
        assert_eq!(
            n_repeated("[18446744073709551615, 18446744073709551614]"),
            0
        );
        assert_eq!(
            n_repeated("[100000000000000000001, 100000000000000000002]"),
            0
        );
        assert_eq!(n_repeated("[{ a: 1 }, { a: 1, b: 1 }, {}]"), 0);
    }
}
