//! What is wrong with the documents.

wire! {
    /// Problems of the workspace.
    pub struct ProblemList {
        /// Errors in all.
        pub n_errors: u32,
        /// Warnings in all.
        pub n_warnings: u32,
        /// At most 2,000, errors first, then by document and place.
        pub problems: Vec<Problem>,
    }

    /// One problem at one place.
    pub struct Problem {
        /// A stable name, such as `syntax` or `reference-dangling`.
        pub code: String,
        /// How much it matters.
        pub severity: ProblemSeverity,
        /// What is wrong.
        pub message: String,
        /// What to do about it.
        pub hint: Option<String>,
        /// The document.
        pub document: String,
        /// RFC 6901; empty for a syntax error.
        pub pointer: String,
        /// 1-based.
        pub line: u32,
        /// 1-based, in characters.
        pub column: u32,
        /// First UTF-16 code unit.
        pub from: u32,
        /// Behind the last one.
        pub to: u32,
    }
}

wire! {
    /// How much a problem matters.
    pub enum ProblemSeverity { Error, Warning, Note }
}
