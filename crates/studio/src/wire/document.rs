//! Documents and their text.

wire! {
    /// Names one document.
    pub struct DocumentRef {
        /// Its id: the path below the workspace folder, with forward slashes.
        pub document: String,
    }

    /// All documents of the workspace.
    pub struct DocumentList {
        /// Entry documents first.
        pub documents: Vec<DocumentSummary>,
    }

    /// One document of the workspace.
    pub struct DocumentSummary {
        /// Its id: the path below the workspace folder, with forward slashes.
        pub id: String,
        /// `info.title`, or the file's name.
        pub title: String,
        /// `3.1`, `3.0`, …; `None` for a file that only others refer to.
        pub openapi: Option<String>,
        /// Whether it describes an API itself.
        pub entry: bool,
        /// Operations in it.
        pub n_operations: u32,
        /// Errors and warnings in it.
        pub n_problems: u32,
        /// Whether its text differs from the file.
        pub dirty: bool,
        /// Whether the file was changed by others in the same places as the text here.
        pub conflict: bool,
        /// Counts up with each change of the text.
        pub version: u32,
    }

    /// What the editor needs besides the bytes (which `document.text` sends raw).
    pub struct DocumentText {
        /// The document.
        pub document: String,
        /// The version of the text.
        pub version: u32,
        /// `yaml` or `json`.
        pub syntax: String,
        /// Length of the text in bytes.
        pub n_bytes: u32,
        /// Whether the text differs from the file.
        pub dirty: bool,
        /// `\n` or `\r\n`: what the file uses. Text travels as it is.
        pub line_end: String,
    }

    /// Asks for the bytes of a text.
    pub struct TextOf {
        /// The document.
        pub document: String,
        /// The version that `document.open` told.
        pub version: u32,
    }

    /// Edits made by a client on a known version of the text.
    pub struct ApplyEdits {
        /// The document.
        pub document: String,
        /// The version that the offsets belong to.
        pub base_version: u32,
        /// Not overlapping, ascending, all in offsets of the base version.
        pub edits: Vec<TextChange>,
    }

    /// Replaces a range of text.
    pub struct TextChange {
        /// First replaced UTF-16 code unit.
        pub from: u32,
        /// Behind the last replaced one.
        pub to: u32,
        /// What stands there afterwards.
        pub insert: String,
    }

    /// The text after an edit.
    pub struct Applied {
        /// Its version.
        pub version: u32,
        /// Whether it differs from the file.
        pub dirty: bool,
    }

    /// Sets one scalar; everything else in the text stays.
    pub struct SetValue {
        /// The document.
        pub document: String,
        /// The version that the client saw.
        pub base_version: u32,
        /// RFC 6901.
        pub pointer: String,
        /// The new value: a string, number, boolean or null.
        pub value: serde_json::Value,
    }

    /// The text edits that were made.
    pub struct EditedText {
        /// The version after them.
        pub version: u32,
        /// In offsets of the version before.
        pub edits: Vec<TextChange>,
    }

    /// Asks where a node stands in the text.
    pub struct Locate {
        /// The document.
        pub document: String,
        /// RFC 6901.
        pub pointer: String,
    }

    /// A range of the text.
    pub struct TextRange {
        /// The document.
        pub document: String,
        /// First UTF-16 code unit.
        pub from: u32,
        /// Behind the last one.
        pub to: u32,
        /// 1-based.
        pub line: u32,
        /// 1-based, in characters.
        pub column: u32,
    }
}
