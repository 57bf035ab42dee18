//! How a list is shown: its rows, and how a client gets the next ones.

use std::sync::Arc;

use super::role::ValuePath;

/// The shape of a list's answer, and the parameters that choose a page of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ListShape {
    /// Where the array stands in the answer; empty for a bare array.
    pub(crate) rows: ValuePath,
    /// Where the entity stands in a row: usually the row itself, `["album"]` in
    /// `{"added_at": …, "album": {…}}`.
    pub(crate) row: ValuePath,
    /// Whether a row is the bare identity (`["a", "b"]`) and no object.
    pub(crate) plain: bool,
    /// How a client goes on.
    pub(crate) style: PagingStyle,
    /// Names of query parameters.
    pub(crate) parameters: PagingParameters,
    /// Places in the answer.
    pub(crate) fields: PagingFields,
    /// Whether the answer documents a `Link` header (RFC 8288).
    pub(crate) link_header: bool,
}

/// How a client gets the next rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum PagingStyle {
    /// All rows come at once.
    #[default]
    Whole,
    /// The number of rows can be bounded, nothing more.
    Limit,
    /// By number of page.
    Page,
    /// By number of rows to leave out.
    Offset,
    /// By an opaque word from the answer before.
    Cursor,
    /// By the identity of the last (or first) row of the answer before.
    Keyset,
    /// By a link of the answer before, which carries parameters of its own.
    Link,
}

impl PagingStyle {
    /// One word for lists and programs.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Limit => "limit",
            Self::Page => "page",
            Self::Offset => "offset",
            Self::Cursor => "cursor",
            Self::Keyset => "keyset",
            Self::Link => "link",
        }
    }
}

/// Names of the query parameters that choose a page, as they travel.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct PagingParameters {
    /// At most this many rows.
    pub(crate) limit: Option<Arc<str>>,
    /// Leave out this many rows.
    pub(crate) offset: Option<Arc<str>>,
    /// The number of the page; `first_page` says where counting begins.
    pub(crate) page: Option<Arc<str>>,
    /// 0 or 1.
    pub(crate) first_page: u8,
    /// An opaque word.
    pub(crate) cursor: Option<Arc<str>>,
    /// Rows after this identity.
    pub(crate) after: Option<Arc<str>>,
    /// Rows before this identity.
    pub(crate) before: Option<Arc<str>>,
    /// The property to sort by.
    pub(crate) sort: Option<Arc<str>>,
    /// `asc` or `desc`.
    pub(crate) order: Option<Arc<str>>,
}

/// Where an answer says how its page lies among the others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct PagingFields {
    /// Whether there are more rows.
    pub(crate) has_more: Option<ValuePath>,
    /// The number of all rows.
    pub(crate) total: Option<ValuePath>,
    /// The number of rows in this answer.
    pub(crate) count: Option<ValuePath>,
    /// The number of pages.
    pub(crate) pages: Option<ValuePath>,
    /// The number of this page.
    pub(crate) page: Option<ValuePath>,
    /// The bound of this page.
    pub(crate) limit: Option<ValuePath>,
    /// How many rows were left out.
    pub(crate) offset: Option<ValuePath>,
    /// The place of the last row of this page among all, counted from 0.
    pub(crate) end: Option<ValuePath>,
    /// The address of the next page.
    pub(crate) next: Option<ValuePath>,
    /// The address of the page before.
    pub(crate) previous: Option<ValuePath>,
    /// The address of the first page.
    pub(crate) first: Option<ValuePath>,
    /// The address of the last page.
    pub(crate) last: Option<ValuePath>,
    /// The address of this page.
    pub(crate) this: Option<ValuePath>,
    /// The word for the next page.
    pub(crate) next_cursor: Option<ValuePath>,
    /// The word for the page before.
    pub(crate) previous_cursor: Option<ValuePath>,
}
