//! Traffic held against its description.

wire! {
    /// Which exchanges are judged, by which document.
    pub struct DriftQuery {
        /// The filter language of the command line; empty for all.
        pub filter: String,
        /// The entry document; the first one without it.
        pub document: Option<String>,
    }

    /// What differs.
    pub struct DriftView {
        /// The document that was judged by.
        pub document: String,
        /// Exchanges that were judged.
        pub judged: f64,
        /// What is broken before what is not described, the most frequent first; at most 500.
        pub findings: Vec<DriftFinding>,
        /// How many there are in all.
        pub n_findings: u32,
    }

    /// One way in which traffic differs.
    pub struct DriftFinding {
        /// Names it until the record or the document changes.
        pub key: String,
        /// Method and path template; `None` where no operation is described.
        pub operation: Option<String>,
        /// The part of the message.
        pub part: String,
        /// The parameter, or the place in the body with `*` for indices.
        pub at: String,
        /// The rule.
        pub rule: String,
        /// A sentence, to be read after the place.
        pub message: String,
        /// Whether the document allows it and merely does not describe it.
        pub undeclared: bool,
        /// How often it was seen.
        pub count: f64,
        /// The first time, in milliseconds since 1970.
        pub first_at: f64,
        /// The exchange of the first time.
        pub first_id: Option<String>,
        /// The last time, in milliseconds since 1970.
        pub last_at: f64,
        /// The exchange of the last time.
        pub last_id: Option<String>,
        /// Up to three values as JSON.
        pub samples: Vec<String>,
        /// Where the document speaks of it.
        pub source: Option<String>,
        /// What the fix does; `None` where a person has to decide.
        pub fix: Option<String>,
        /// What a person has to decide, where there is no fix.
        pub reason: Option<String>,
    }

    /// Asks for the fix of one finding.
    pub struct DriftFix {
        /// As the finding was looked for.
        pub query: DriftQuery,
        /// The finding.
        pub key: String,
        /// Whether the documents are changed; otherwise the change is only shown.
        pub apply: bool,
    }

    /// The change that takes care of a finding.
    pub struct DriftFixed {
        /// The lines that change, as a unified diff.
        pub diff: String,
        /// Documents that the change touches.
        pub documents: Vec<String>,
        /// Why there is none.
        pub reason: Option<String>,
    }
}
