//! What an operation does to its resource.

use std::sync::Arc;

use serde_json::Value;

use super::list_shape::ListShape;

/// A way into a value: names of members; `0` is the first element of an array. Empty: the value itself.
pub(crate) type ValuePath = Vec<Arc<str>>;

/// Where the entity stands in the bodies of an operation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct At {
    /// In the answer; `None` where the answer does not show it.
    pub(crate) answer: Option<ValuePath>,
    /// In the body of the request; `None` where there is none, or it says something else.
    pub(crate) request: Option<ValuePath>,
}

/// What an operation does.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Role {
    /// Shows the inhabitants of the collection, page by page.
    List(ListShape),
    /// Shows inhabitants of another resource (an index in `Resources::all`).
    SubList {
        /// Whose inhabitants the rows are.
        of: usize,
        /// How they are shown.
        list: ListShape,
    },
    /// Adds an entity.
    Create(At),
    /// Shows an entity: the one that the path names, or the only one where the path names none
    /// (`/account`, and `/user` beside `/user/{id}`). The same holds for the roles below.
    Read(At),
    /// Puts an entity in place of another, or where there was none.
    Replace(At),
    /// Changes some members.
    Update(At),
    /// Removes an entity.
    Delete(At),
    /// Removes every inhabitant of the collection.
    Clear,
    /// Does something to an entity that a verb names.
    Action {
        /// The verb, as it is written in the path.
        name: Arc<str>,
        /// What it changes: a property of the entity and its value afterwards.
        effect: Option<(ValuePath, Value)>,
        /// Where the entity stands.
        at: At,
    },
}

impl Role {
    /// One word for lists and programs.
    pub(crate) fn word(&self) -> &'static str {
        match self {
            Self::List(_) => "list",
            Self::SubList { .. } => "sublist",
            Self::Create(_) => "create",
            Self::Read(_) => "read",
            Self::Replace(_) => "replace",
            Self::Update(_) => "update",
            Self::Delete(_) => "delete",
            Self::Clear => "clear",
            Self::Action { .. } => "action",
        }
    }

    /// Where the entity stands in the bodies; `None` for lists.
    pub(crate) fn at(&self) -> Option<&At> {
        match self {
            Self::Create(at)
            | Self::Read(at)
            | Self::Replace(at)
            | Self::Update(at)
            | Self::Delete(at)
            | Self::Action { at, .. } => Some(at),
            Self::List(_) | Self::SubList { .. } | Self::Clear => None,
        }
    }

    /// How rows are shown, where they are.
    pub(crate) fn list(&self) -> Option<&ListShape> {
        match self {
            Self::List(list) | Self::SubList { list, .. } => Some(list),
            _ => None,
        }
    }
}
