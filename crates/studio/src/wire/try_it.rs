//! A request sent by hand to the running mock.

use super::{HeaderView, MessageView, ViolationView};

wire! {
    /// The request to send. It goes to the workspace's own mock and nowhere else.
    pub struct TryRequest {
        /// The method.
        pub method: String,
        /// Path and query, already encoded: `/pets/42?verbose=true`.
        pub target: String,
        /// Header fields.
        pub headers: Vec<HeaderView>,
        /// The body, where there is one.
        pub body: Option<String>,
    }

    /// The answer.
    pub struct TryAnswer {
        /// The status.
        pub status: u16,
        /// Milliseconds from sending to the last byte.
        pub duration_ms: f64,
        /// What came back.
        pub response: MessageView,
        /// The id of the recorded exchange.
        pub exchange: Option<String>,
        /// What was wrong with the request.
        pub violations: Vec<ViolationView>,
    }
}
