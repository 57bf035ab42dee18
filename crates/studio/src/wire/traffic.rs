//! Recorded exchanges.

wire! {
    /// Which exchanges to show.
    pub struct TrafficQuery {
        /// The filter language of the command line; empty for all.
        pub filter: String,
        /// Only older ones than this id.
        pub before: Option<String>,
        /// At most this many (1 to 500).
        pub limit: u32,
    }

    /// A page of exchanges, newest first.
    pub struct TrafficPage {
        /// How many match in all; at least so many where `total_is_more`.
        pub total: u32,
        /// Whether they were not counted to the end.
        pub total_is_more: bool,
        /// The rows.
        pub rows: Vec<ExchangeRow>,
        /// Exchanges that were lost since the store was made.
        pub n_lost: u32,
        /// Exchanges whose bodies were lost.
        pub n_lost_bodies: u32,
        /// Exchanges in which words cannot be looked for yet.
        pub n_unindexed: u32,
    }

    /// One exchange as a line.
    pub struct ExchangeRow {
        /// Its id.
        pub id: String,
        /// Milliseconds since 1970.
        pub at: f64,
        /// As sent.
        pub method: String,
        /// As sent, with the query, secrets masked.
        pub path: String,
        /// What was sent back.
        pub status: u16,
        /// Milliseconds from request to answer.
        pub duration_ms: f64,
        /// Length of the response body in bytes.
        pub n_bytes: f64,
        /// `operationId`, or method and template.
        pub operation: Option<String>,
        /// How many violations.
        pub n_violations: u32,
        /// The first violation as a phrase.
        pub note: Option<String>,
    }

    /// Names one exchange.
    pub struct ExchangeRef {
        /// Its id.
        pub id: String,
    }

    /// One exchange in full.
    pub struct ExchangeView {
        /// The line.
        pub row: ExchangeRow,
        /// The path template.
        pub template: Option<String>,
        /// The document that describes the operation.
        pub document: Option<String>,
        /// What came in.
        pub request: MessageView,
        /// What went out.
        pub response: MessageView,
        /// What is wrong with it.
        pub violations: Vec<ViolationView>,
        /// Why it was answered so.
        pub trace: Vec<TraceStep>,
        /// The request as a cURL command (masked values stay masked).
        pub curl: String,
        /// Milliseconds that the request waited before it was looked at.
        pub queued_ms: f64,
        /// Milliseconds until the first byte of the answer.
        pub first_byte_ms: f64,
        /// What went over a WebSocket or an event stream, in order.
        pub messages: Vec<StreamMessageView>,
    }

    /// One message of a WebSocket or an event stream.
    pub struct StreamMessageView {
        /// Milliseconds since 1970.
        pub at: f64,
        /// Whether the client sent it.
        pub from_client: bool,
        /// What was sent, or the beginning of it.
        pub body: BodyView,
    }

    /// One side of an exchange.
    pub struct MessageView {
        /// In order.
        pub headers: Vec<HeaderView>,
        /// The body.
        pub body: BodyView,
    }

    /// One header field.
    pub struct HeaderView {
        /// As sent.
        pub name: String,
        /// As sent, or masked.
        pub value: String,
    }

    /// A recorded body.
    pub struct BodyView {
        /// The text; `None` for a binary or dropped body.
        pub text: Option<String>,
        /// `json`, `xml`, `html`, `text`, `binary`, `none` or `dropped`.
        pub kind: String,
        /// The true length in bytes.
        pub n_bytes: f64,
        /// Whether only the beginning was kept.
        pub truncated: bool,
    }

    /// One violation.
    pub struct ViolationView {
        /// `path`, `query`, `header`, `cookie`, `body`, `security`, `route` or `response`.
        pub part: String,
        /// The parameter's name, or the pointer into the body.
        pub at: String,
        /// The rule.
        pub rule: String,
        /// A sentence.
        pub message: String,
        /// Where the document says so.
        pub source: Option<String>,
    }

    /// One line of the trace.
    pub struct TraceStep {
        /// The step of the pipeline.
        pub stage: String,
        /// False for what stopped the request or lost.
        pub ok: bool,
        /// A sentence.
        pub text: String,
    }

    /// How many exchanges were deleted.
    pub struct TrafficCleared {
        /// Rows.
        pub n_deleted: u32,
    }
}
