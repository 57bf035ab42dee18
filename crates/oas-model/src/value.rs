//! Plain JSON values of nodes: examples, defaults, enum members.

use oas_doc::{Document, Node, NodeKind, Syntax, SyntaxError};
use serde_json::{Map, Number, Value};

/// Nodes that one value may have. Aliases count each time they are expanded.
const MAX_NODES: usize = 1_000_000;
/// Levels that one value may have.
const MAX_DEPTH: usize = 512;

/// What had to be left out of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Loss {
    /// `.inf` and `.nan` have no place in JSON and became `null`.
    NotFinite,
    /// The value is larger than any example should be; the rest became `null`.
    TooLarge,
}

/// The JSON value of a node. Nothing that looks like a reference is followed.
pub(crate) fn value(node: Node<'_>) -> (Value, Option<Loss>) {
    let mut reader = Reader {
        left: MAX_NODES,
        loss: None,
    };
    let value = reader.read(node, 0);
    (value, reader.loss)
}

/// What a text of YAML 1.2 says, as JSON; `None` where it says what JSON cannot (`.nan`), or far too
/// much. An empty text is `null`.
///
/// # Errors
/// The first place that is no YAML.
pub fn read_yaml(text: &str) -> Result<Option<Value>, SyntaxError> {
    let document = Document::parse(text, Syntax::Yaml);
    if let Some(error) = document.errors().iter().find(|one| !one.harmless) {
        return Err(error.clone());
    }
    let (value, loss) = document.root().map_or((Value::Null, None), value);
    Ok(loss.is_none().then_some(value))
}

struct Reader {
    left: usize,
    loss: Option<Loss>,
}

impl Reader {
    fn read(&mut self, node: Node<'_>, depth: usize) -> Value {
        if self.left == 0 || depth > MAX_DEPTH {
            self.loss = Some(Loss::TooLarge);
            return Value::Null;
        }
        self.left -= 1;
        match node.kind() {
            NodeKind::Null => Value::Null,
            NodeKind::Bool => Value::Bool(node.as_bool().unwrap_or_default()),
            NodeKind::Number => self.number(node),
            NodeKind::String => Value::String(node.as_str().unwrap_or_default().to_owned()),
            NodeKind::Sequence => Value::Array(
                node.items()
                    .map(|item| self.read(item, depth + 1))
                    .collect(),
            ),
            NodeKind::Mapping => {
                let read = |(key, one): (&str, _)| (key.to_owned(), self.read(one, depth + 1));
                Value::Object(node.members().map(read).collect::<Map<_, _>>())
            }
        }
    }

    fn number(&mut self, node: Node<'_>) -> Value {
        number(node).map_or_else(
            || {
                self.loss = Some(Loss::NotFinite);
                Value::Null
            },
            Value::Number,
        )
    }
}

/// A number as an integer where it is one that fits 64 bits, else as a double.
pub(crate) fn number(node: Node<'_>) -> Option<Number> {
    if let Some(one) = node.as_i64() {
        return Some(one.into());
    }
    if let Some(one) = node.as_u64() {
        return Some(one.into());
    }
    Number::from_f64(node.as_f64()?)
}

#[cfg(test)]
mod tests {
    use oas_doc::{Document, Syntax};
    use serde_json::{Value, json};

    use super::{Loss, value};

    fn read(text: &str) -> (Value, Option<Loss>) {
        value(Document::parse(text, Syntax::Yaml).root().unwrap())
    }

    #[test]
    fn keeps_the_digits_of_large_integers() {
        let text = "[9223372036854775807, 18446744073709551615, -9223372036854775808, 1.5]";
        let wanted = json!([i64::MAX, u64::MAX, i64::MIN, 1.5]);
        assert_eq!(read(text), (wanted, None));
    }

    #[test]
    fn has_null_for_numbers_that_json_does_not_know() {
        assert_eq!(read("[.inf, 1]"), (json!([null, 1]), Some(Loss::NotFinite)));
    }

    #[test]
    fn follows_no_reference() {
        let text = "{ $ref: '#/x' }";
        assert_eq!(read(text), (json!({ "$ref": "#/x" }), None));
    }

    /// Nine lines that would be a thousand million strings.
    #[test]
    fn an_alias_bomb_is_cut_off() {
        let mut text = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n".to_owned();
        for n in 1..9 {
            let alias = format!("*a{}, ", n - 1).repeat(10);
            text.push_str(&format!("a{n}: &a{n} [{alias}]\n"));
        }
        assert_eq!(read(&text).1, Some(Loss::TooLarge));
    }
}
