//! What every request needs.

use std::{
    fmt,
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use arc_swap::ArcSwap;
use mock_core::{Decision, Env, MockApi, Request, State};

use crate::live::LiveState;

/// Tells the time.
pub trait Clock: Send + Sync + fmt::Debug {
    /// Microseconds since 1970-01-01T00:00:00Z.
    fn now_us(&self) -> i64;
}

/// The time of this machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now_us(&self) -> i64 {
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        i64::try_from(since.as_micros()).unwrap_or(i64::MAX)
    }
}

/// Time that does not pass, in microseconds since 1970.
#[derive(Debug, Clone, Copy)]
pub struct FrozenClock(pub i64);

impl Clock for FrozenClock {
    fn now_us(&self) -> i64 {
        self.0
    }
}

/// Decides one request; [`mock_core::decide`] unless told otherwise.
pub type Decide = fn(&MockApi, &Env, &State, &Request) -> Decision;

/// How much the server takes from a peer before it says no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Longest request body in bytes; more is answered with 413.
    pub body_bytes: usize,
    /// Longest head of a request in bytes, request line included; more is answered with 431.
    pub head_bytes: usize,
    /// How much of each body is recorded, in bytes. The true length is recorded as well.
    pub recorded_bytes: usize,
    /// Until the head of a request must be complete. Also how long an idle connection is kept.
    pub head_timeout: Duration,
    /// Until a body must be complete; later is answered with 408.
    pub body_timeout: Duration,
    /// How long a client may leave an answer lying; then its connection is closed.
    pub write_timeout: Duration,
    /// Connections at the same time. Further ones wait in the system's queue.
    pub connections: usize,
    /// How long [`crate::Running::stop`] waits for requests in flight.
    pub stop_timeout: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body_bytes: 10 * 1024 * 1024,
            head_bytes: 64 * 1024,
            recorded_bytes: 4 * 1024 * 1024,
            head_timeout: Duration::from_secs(60),
            body_timeout: Duration::from_secs(60),
            write_timeout: Duration::from_secs(30),
            connections: 8192,
            stop_timeout: Duration::from_secs(5),
        }
    }
}

/// The compiled API with the limits, the clock and the state. The API is swapped as a whole;
/// the state stays.
pub struct Shared {
    pub(crate) api: ArcSwap<MockApi>,
    pub(crate) limits: Limits,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) decide: Decide,
    pub(crate) state: Arc<LiveState>,
}

impl Shared {
    /// This API, with the default limits and the machine's clock.
    #[must_use]
    pub fn new(api: Arc<MockApi>) -> Self {
        Self {
            api: ArcSwap::new(api),
            limits: Limits::default(),
            clock: Arc::new(SystemClock),
            decide: mock_core::decide,
            state: Arc::default(),
        }
    }

    /// With these limits.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// With this clock (`--clock`).
    #[must_use]
    pub fn with_clock(self, clock: Arc<dyn Clock>) -> Self {
        Self { clock, ..self }
    }

    /// With another way to decide.
    #[must_use]
    pub fn with_decide(self, decide: Decide) -> Self {
        Self { decide, ..self }
    }

    /// With this state; whoever holds another handle of it can look at it and change it.
    #[must_use]
    pub fn with_state(self, state: Arc<LiveState>) -> Self {
        Self { state, ..self }
    }

    /// What requests have changed so far.
    #[must_use]
    pub fn state(&self) -> Arc<LiveState> {
        Arc::clone(&self.state)
    }

    /// What its clock says, in milliseconds since 1970.
    #[must_use]
    pub fn now_ms(&self) -> i64 {
        self.clock.now_us() / 1000
    }

    /// The API that answers at present.
    #[must_use]
    pub fn api(&self) -> Arc<MockApi> {
        self.api.load_full()
    }
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shared")
            .field("limits", &self.limits)
            .field("clock", &self.clock)
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}
