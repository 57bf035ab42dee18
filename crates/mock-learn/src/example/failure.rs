//! Why there is no example.

/// Why there is no example.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ExampleError {
    /// The request reaches no operation.
    #[error("no operation describes `{method} {path}`: add it first (`traffic drift --fix`)")]
    NoOperation {
        /// The method.
        method: String,
        /// The path.
        path: String,
    },
    /// The document does not describe what was answered.
    #[error(
        "the answer {status} of `{media_type}` is not described: add it first (`traffic drift --fix`)"
    )]
    NotDescribed {
        /// The status.
        status: u16,
        /// The media type; empty where none was said.
        media_type: String,
    },
    /// The body is not there as a whole, or is not text.
    #[error("the body of the {side} is {why}, so it makes no example")]
    NotWhole {
        /// `request` or `answer`.
        side: &'static str,
        /// What it is.
        why: &'static str,
    },
    /// 2.0 has one example for each media type, without a name.
    #[error("Swagger 2.0 has no named examples: upgrade the document first")]
    Unnamed,
    /// The name is taken.
    #[error("there is an example `{name}` with another value: choose another name")]
    Taken {
        /// The name.
        name: String,
    },
}
