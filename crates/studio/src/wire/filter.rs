//! Filters, while they are typed and when they are kept.

wire! {
    /// A filter that is being typed.
    pub struct FilterText {
        /// All that is typed.
        pub text: String,
        /// Where the caret stands.
        pub cursor: u32,
    }

    /// What fits where the caret stands, and what is wrong so far.
    pub struct FilterCompletions {
        /// The best first.
        pub completions: Vec<FilterCompletion>,
        /// Why the filter cannot be used as it is.
        pub error: Option<String>,
    }

    /// One way to go on.
    pub struct FilterCompletion {
        /// Where what it replaces begins.
        pub from: u32,
        /// Where that ends.
        pub to: u32,
        /// What takes its place.
        pub text: String,
        /// What it is good for.
        pub note: String,
    }

    /// The filters that a workspace keeps.
    pub struct SavedFilters {
        /// In the order in which they were saved.
        pub filters: Vec<String>,
    }
}
