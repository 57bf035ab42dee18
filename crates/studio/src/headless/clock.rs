//! Which time a mock goes by.

use std::sync::Arc;

use mock_core::{Env, Today};
use mock_server::{Clock, FrozenClock, SystemClock};

/// `--clock`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MockClock {
    /// The time of this machine.
    #[default]
    Real,
    /// It is always this moment, in milliseconds since 1970.
    Stopped(i64),
}

impl MockClock {
    /// The same moment for everybody: 2026-01-15T12:00:00Z.
    pub const FROZEN: Self = Self::Stopped(Env::FROZEN_MS);

    /// The day on which a mock starts that goes by this clock.
    #[must_use]
    pub fn today(self) -> Today {
        Today::of(self.start().now_us().div_euclid(1_000))
    }

    pub(super) fn start(self) -> Arc<dyn Clock> {
        match self {
            Self::Real => Arc::new(SystemClock),
            Self::Stopped(now_ms) => Arc::new(FrozenClock(now_ms.saturating_mul(1_000))),
        }
    }
}
