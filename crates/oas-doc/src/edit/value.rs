//! What an edit writes.

use super::EditError;
use crate::build::MAX_DEPTH;
use crate::json::is_number;
use crate::node::{Node, NodeKind};
use crate::tree::Flag;

/// A value without parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScalarValue {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, in the spelling of JSON, which is kept.
    Number(String),
    /// Text.
    String(String),
}

/// Any value that JSON can write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A value without parts.
    Scalar(ScalarValue),
    /// Values in order.
    Sequence(Vec<Self>),
    /// Names with values, in order.
    Mapping(Vec<(String, Self)>),
}

impl From<ScalarValue> for Value {
    fn from(value: ScalarValue) -> Self {
        Self::Scalar(value)
    }
}

impl Value {
    /// The value that a node has, if JSON can write it as it is: without aliases, merges, tags,
    /// and numbers in a spelling of YAML alone.
    #[must_use]
    pub fn of(node: Node<'_>) -> Option<Self> {
        if node.is_alias() || node.has(Flag::PROPERTIES) || node.has(Flag::HAS_MERGE) {
            return None;
        }
        let scalar = match node.kind() {
            NodeKind::Sequence => {
                let items: Option<_> = node.children().map(Self::of).collect();
                return items.map(Self::Sequence);
            }
            NodeKind::Mapping => {
                let member = |child: Node<'_>| Some((child.key()?.to_owned(), Self::of(child)?));
                let members: Option<_> = node.children().map(member).collect();
                return members.map(Self::Mapping);
            }
            NodeKind::Null => ScalarValue::Null,
            NodeKind::Bool => ScalarValue::Bool(node.as_bool()?),
            NodeKind::Number => {
                let text = node.scalar().filter(|text| is_number(text));
                ScalarValue::Number(text?.to_owned())
            }
            NodeKind::String => ScalarValue::String(node.as_str()?.to_owned()),
        };
        Some(Self::Scalar(scalar))
    }

    /// Whether it has parts to write.
    pub(super) fn has_parts(&self) -> bool {
        match self {
            Self::Scalar(_) => false,
            Self::Sequence(items) => !items.is_empty(),
            Self::Mapping(members) => !members.is_empty(),
        }
    }

    /// Whether it can be written at all.
    pub(super) fn check(&self) -> Result<(), EditError> {
        self.check_below(MAX_DEPTH)
    }

    fn check_below(&self, n_levels: usize) -> Result<(), EditError> {
        let inner = n_levels.checked_sub(1).ok_or(EditError::TooDeep)?;
        match self {
            Self::Scalar(ScalarValue::Number(text)) if !is_number(text) => {
                Err(EditError::NotNumber { text: text.clone() })
            }
            Self::Scalar(_) => Ok(()),
            Self::Sequence(items) => items.iter().try_for_each(|item| item.check_below(inner)),
            Self::Mapping(members) => members
                .iter()
                .try_for_each(|(_, member)| member.check_below(inner)),
        }
    }
}
