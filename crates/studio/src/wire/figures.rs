//! Statistics of recorded exchanges.

wire! {
    /// Which exchanges are counted.
    pub struct FiguresQuery {
        /// The filter language of the command line; empty for all.
        pub filter: String,
        /// From so many milliseconds ago until now; the whole record without it.
        pub window_ms: Option<f64>,
        /// Equal parts of the window (1 to 200).
        pub n_slots: u32,
    }

    /// Figures of a window.
    pub struct FiguresView {
        /// The window's begin, in milliseconds since 1970.
        pub from: f64,
        /// The window's end, in milliseconds since 1970.
        pub until: f64,
        /// Everything together.
        pub all: Figures,
        /// The busiest operations first; at most a hundred.
        pub operations: Vec<OperationFigures>,
        /// Equal parts of the window, oldest first.
        pub slots: Vec<SlotFigures>,
    }

    /// Figures of some exchanges. Times are milliseconds.
    pub struct Figures {
        /// How many.
        pub requests: f64,
        /// On average over the window.
        pub per_second: f64,
        /// Half of them took no longer.
        pub p50: f64,
        /// 95 of a hundred took no longer.
        pub p95: f64,
        /// 99 of a hundred took no longer.
        pub p99: f64,
        /// How many of 1xx, 2xx, 3xx, 4xx and 5xx.
        pub by_class: Vec<f64>,
        /// How many with violations.
        pub violating: f64,
        /// Bytes of bodies that came in.
        pub request_bytes: f64,
        /// Bytes of bodies that went out.
        pub response_bytes: f64,
    }

    /// Figures of one operation.
    pub struct OperationFigures {
        /// `operationId`, or method and template; `None` for requests that met no operation.
        pub operation: Option<String>,
        /// Its figures.
        pub figures: Figures,
    }

    /// Figures of one part of a window.
    pub struct SlotFigures {
        /// Its begin, in milliseconds since 1970.
        pub from: f64,
        /// How many.
        pub requests: f64,
        /// With a status of 400 and above.
        pub failed: f64,
    }
}
