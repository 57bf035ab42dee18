//! The tree of operations, as rows.

wire! {
    /// Which part of the tree to show.
    pub struct OutlineQuery {
        /// How operations are grouped.
        pub grouping: Grouping,
        /// Matches path, method, operationId, summary and tag; empty for all.
        pub filter: String,
        /// Ids of groups that are closed.
        pub collapsed: Vec<String>,
        /// First row.
        pub offset: u32,
        /// At most this many rows (1 to 500).
        pub limit: u32,
    }

    /// A page of rows.
    pub struct OutlinePage {
        /// Rows in all.
        pub total: u32,
        /// The first row's index.
        pub offset: u32,
        /// The rows.
        pub rows: Vec<OutlineRow>,
    }

    /// One row of the tree.
    pub struct OutlineRow {
        /// Stable as long as the thing exists.
        pub id: String,
        /// What it is.
        pub kind: OutlineRowKind,
        /// 1-based depth.
        pub level: u32,
        /// 1-based place among its siblings.
        pub position: u32,
        /// How many siblings there are, itself included.
        pub set_size: u32,
        /// The text to show: a tag, a path, a schema's name.
        pub label: String,
        /// Upper case, for operations.
        pub method: Option<String>,
        /// The summary or operationId, for operations.
        pub detail: Option<String>,
        /// Whether the operation is deprecated.
        pub deprecated: bool,
        /// Whether a group is open; `None` for leaves.
        pub expanded: Option<bool>,
        /// The document it stands in.
        pub document: String,
        /// Where it stands, RFC 6901.
        pub pointer: String,
        /// Errors in it and below.
        pub n_errors: u32,
        /// Warnings in it and below.
        pub n_warnings: u32,
    }
}

wire! {
    /// How operations are grouped.
    pub enum Grouping { Tag, Path, Flat }

    /// What a row is.
    pub enum OutlineRowKind { Document, Group, Operation, Schema }
}
