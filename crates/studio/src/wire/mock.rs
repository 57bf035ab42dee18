//! The running mock.

wire! {
    /// The mock of the workspace.
    pub struct MockView {
        /// Whether it runs.
        pub state: MockState,
        /// `http://127.0.0.1:4010` while it runs.
        pub address: Option<String>,
        /// Why it stopped or could not start.
        pub error: Option<String>,
        /// How it behaves.
        pub settings: MockSettings,
        /// What it has done since it started.
        pub counters: MockCounters,
        /// Operations that it serves.
        pub n_operations: u32,
        /// Newest first, at most 20.
        pub reloads: Vec<Reload>,
        /// Whether a broken document keeps an older state serving.
        pub stale: bool,
    }

    /// How the mock behaves.
    pub struct MockSettings {
        /// 0 takes a free port.
        pub port: u16,
        /// The seed of generated values.
        pub seed: u32,
        /// `auto`, `generated` or `examples`.
        pub data: String,
        /// `reject`, `warn` or `off`.
        pub validate: String,
        /// Latency of every answer in milliseconds; 0 for none.
        pub delay_ms: u32,
    }

    /// What the mock has done since it started.
    pub struct MockCounters {
        /// Requests answered.
        pub n_requests: u32,
        /// Answers of 400 and above.
        pub n_errors: u32,
        /// Exchanges that were not recorded because the disk was too slow.
        pub n_lost: u32,
        /// Exchanges that were recorded without their bodies.
        pub n_without_bodies: u32,
    }

    /// One reload of the documents.
    pub struct Reload {
        /// Milliseconds since 1970.
        pub at: f64,
        /// Whether the new state is serving.
        pub ok: bool,
        /// Which files, or what is wrong with which line.
        pub text: String,
    }
}

wire! {
    /// Whether the mock runs.
    pub enum MockState { Stopped, Starting, Running, Failed }
}
