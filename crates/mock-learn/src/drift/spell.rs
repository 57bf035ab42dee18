//! Words of a schema, as each version of OpenAPI spells them.

use oas_doc::{ScalarValue, Value as Written};
use oas_model::Version;

pub(crate) fn text(text: &str) -> Written {
    ScalarValue::String(text.to_owned()).into()
}

pub(crate) fn number(number: impl ToString) -> Written {
    ScalarValue::Number(number.to_string()).into()
}

pub(crate) fn flag(flag: bool) -> Written {
    ScalarValue::Bool(flag).into()
}

pub(crate) fn mapping<const N: usize>(members: [(&str, Written); N]) -> Written {
    let members = members.into_iter();
    Written::Mapping(
        members
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}

/// JSON as it is written into a document.
pub(crate) fn value(value: &serde_json::Value) -> Written {
    use serde_json::Value as Json;
    match value {
        Json::Null => ScalarValue::Null.into(),
        Json::Bool(one) => flag(*one),
        Json::Number(one) => number(one),
        Json::String(one) => text(one),
        Json::Array(items) => Written::Sequence(items.iter().map(self::value).collect()),
        Json::Object(members) => {
            let members = members.iter();
            Written::Mapping(
                members
                    .map(|(name, one)| (name.clone(), self::value(one)))
                    .collect(),
            )
        }
    }
}

/// Members of a schema that allow these types and, where asked, `null`.
///
/// 3.1 lists types. 3.0 knows one type and `nullable`, else alternatives. 2.0 knows one type and
/// `x-nullable`, else a schema that says nothing about types.
pub(crate) fn types(names: &[&str], null: bool, version: Version) -> Vec<(String, Written)> {
    let member = |name: &str, value| (name.to_owned(), value);
    match (version, names) {
        (_, []) if !null => Vec::new(),
        (Version::V31 | Version::V32, []) => vec![member("type", text("null"))],
        (_, []) => vec![nullable(version)],
        (_, [only]) if !null => vec![member("type", text(only))],
        (Version::V31 | Version::V32, _) => {
            let null = null.then_some("null");
            let all = names.iter().copied().chain(null).map(text);
            vec![member("type", Written::Sequence(all.collect()))]
        }
        (_, [only]) => vec![member("type", text(only)), nullable(version)],
        (Version::V20, _) => Vec::new(),
        (Version::V30, _) => {
            let branches = names.iter().map(|name| branch(name, null, version));
            vec![member("anyOf", Written::Sequence(branches.collect()))]
        }
    }
}

/// One alternative of several types. 3.0 does not allow lists without `items`.
fn branch(name: &str, null: bool, version: Version) -> Written {
    let mut members = vec![("type".to_owned(), text(name))];
    if name == "array" {
        members.push(("items".to_owned(), Written::Mapping(Vec::new())));
    }
    members.extend(null.then(|| nullable(version)));
    Written::Mapping(members)
}

/// `nullable: true`, which 2.0 writes as an extension.
pub(crate) fn nullable(version: Version) -> (String, Written) {
    let name = if version == Version::V20 {
        "x-nullable"
    } else {
        "nullable"
    };
    (name.to_owned(), flag(true))
}
