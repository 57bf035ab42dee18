//! A place in a JSON document that knows its pointer and follows references.
//!
//! In:  a document, and keys.
//! Out: what stands there, and the pointer by which others find it again.
//! Never: leaves the document; a reference to elsewhere leads nowhere.

use serde_json::Value;

/// A chain of more references than this is a circle.
const N_REFERENCES: usize = 32;

/// One place.
#[derive(Debug, Clone)]
pub struct Node<'d> {
    root: &'d Value,
    /// What stands there.
    pub value: &'d Value,
    /// JSON pointer, without percent-encoding.
    pub pointer: String,
}

impl<'d> Node<'d> {
    /// The whole document.
    #[must_use]
    pub fn root(root: &'d Value) -> Self {
        Self {
            root,
            value: root,
            pointer: String::new(),
        }
    }

    /// The member, or element, of that name; a reference there is not followed.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Self> {
        let value = match self.value {
            Value::Array(items) => items.get(key.parse::<usize>().ok()?)?,
            other => other.get(key)?,
        };
        let pointer = format!("{}/{}", self.pointer, escaped(key));
        Some(Self {
            root: self.root,
            value,
            pointer,
        })
    }

    /// The member of that name, behind all references.
    #[must_use]
    pub fn at(&self, key: &str) -> Option<Self> {
        self.get(key)?.followed()
    }

    /// What the reference leads to; itself where it is none.
    #[must_use]
    pub fn followed(self) -> Option<Self> {
        let mut at = self;
        for _ in 0..N_REFERENCES {
            let Some(reference) = at.value.get("$ref").and_then(Value::as_str) else {
                return Some(at);
            };
            let pointer = pointer_of(reference)?;
            let value = at.root.pointer(&pointer)?;
            at = Self {
                value,
                pointer,
                ..at
            };
        }
        None
    }

    /// All members with their names, references not followed.
    #[must_use]
    pub fn members(&self) -> Vec<(String, Self)> {
        let names = self.value.as_object().into_iter().flatten();
        names
            .filter_map(|(name, _)| Some((name.clone(), self.get(name)?)))
            .collect()
    }

    /// All elements, references not followed.
    #[must_use]
    pub fn elements(&self) -> Vec<Self> {
        let n = self.value.as_array().map_or(0, Vec::len);
        (0..n)
            .filter_map(|index| self.get(&index.to_string()))
            .collect()
    }

    /// The text of a member; empty where there is none.
    #[must_use]
    pub fn text(&self, key: &str) -> &'d str {
        self.value
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    /// A member that says yes or no, if it is there.
    #[must_use]
    pub fn flag(&self, key: &str) -> Option<bool> {
        self.value.get(key).and_then(Value::as_bool)
    }
}

/// One token of a JSON pointer.
#[must_use]
pub fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// The pointer of a reference inside the document: `#/a%20b` is `/a b`.
#[must_use]
pub fn pointer_of(reference: &str) -> Option<String> {
    let fragment = reference.strip_prefix('#')?;
    let decoded = percent_encoding::percent_decode_str(fragment).decode_utf8();
    Some(decoded.ok()?.into_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Node;

    #[test]
    fn follows_references_and_knows_where_it_is() {
        let document =
            json!({ "a": { "$ref": "#/b%20c/0" }, "b c": [{ "$ref": "#/d~1e" }], "d/e": 7 });
        let found = Node::root(&document).at("a").unwrap();
        assert_eq!((found.value, found.pointer.as_str()), (&json!(7), "/d~1e"));
    }

    #[test]
    fn a_circle_leads_nowhere() {
        let document = json!({ "a": { "$ref": "#/b" }, "b": { "$ref": "#/a" } });
        assert!(Node::root(&document).at("a").is_none());
    }
}
