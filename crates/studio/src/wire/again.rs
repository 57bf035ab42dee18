//! Recorded requests, sent again or written down for other tools.

wire! {
    /// Asks for a request in another form.
    pub struct SnippetQuery {
        /// The exchange.
        pub id: String,
        /// The form.
        pub kind: SnippetForm,
    }

    /// A request in another form. Masked values stay masked.
    pub struct Snippet {
        /// The text.
        pub text: String,
    }

    /// Sends one recorded request again.
    pub struct ReplayRequest {
        /// The exchange.
        pub id: String,
        /// Scheme and host; without it, the running mock.
        pub to: Option<String>,
    }

    /// What came of a request that was sent again.
    pub struct ReplayAnswer {
        /// Whether the answer is the same as the recorded one.
        pub outcome: ReplayOutcome,
        /// The recorded status.
        pub recorded: u16,
        /// The status now.
        pub status: Option<u16>,
        /// How long the answer took.
        pub duration_ms: Option<f64>,
        /// Why it was not sent, not answered, or not compared.
        pub reason: Option<String>,
        /// Where the answers differ.
        pub differences: Vec<AnswerDifference>,
    }

    /// One place in which two answers differ.
    pub struct AnswerDifference {
        /// `status`, `mediaType`, `header` or `body`.
        pub part: String,
        /// The field, or the pointer into the body.
        pub at: String,
        /// What was recorded.
        pub recorded: Option<String>,
        /// What came now.
        pub now: Option<String>,
    }
}

wire! {
    /// The form of a request.
    pub enum SnippetForm {
        /// A curl command.
        Curl,
        /// `fetch` of JavaScript.
        Fetch,
        /// An HTTPie command.
        Httpie,
        /// Python's standard library.
        Python,
        /// A `.http` file.
        Http,
    }
}

wire! {
    /// What came of a request that was sent again.
    pub enum ReplayOutcome {
        /// The answer is the same.
        Same,
        /// The answer is another.
        Different,
        /// No answer came.
        Failed,
        /// It was not sent.
        Unsent,
    }
}
