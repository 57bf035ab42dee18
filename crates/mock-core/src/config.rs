//! How a mock is meant to behave: what the command line and the studio can set.

use std::time::Duration;

use crate::{RateLimit, Today, locale::Locale};

/// Where the answers come from (`--data`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DataMode {
    /// A documented example that validates, else generated.
    #[default]
    Auto,
    /// Always generated.
    Generated,
    /// Only documented examples; 501 where there is none.
    Examples,
}

/// What a request that breaks the document gets (`--validate`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ValidateMode {
    /// An error answer.
    #[default]
    Reject,
    /// The ordinary answer; the violations are recorded.
    Warn,
    /// Nothing is looked at.
    Off,
}

/// How credentials are looked at (`--auth`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum AuthMode {
    /// Any well-formed credential passes.
    #[default]
    Lenient,
    /// Nothing is looked at.
    Off,
}

/// Whether operations of a resource are answered by one coherent world (`--world`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WorldMode {
    /// They are: what one operation writes, the others show.
    #[default]
    On,
    /// Each operation answers for itself.
    Off,
}

/// What an id gets that nobody has seen (`--unknown-ids`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum UnknownIds {
    /// An entity, as if it had been there all the time.
    #[default]
    Answer,
    /// 404, unless the id is one of the collection's inhabitants.
    NotFound,
}

/// Which origins may read the answers (`--cors`).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Cors {
    /// Any origin.
    #[default]
    Any,
    /// No CORS headers at all.
    Off,
    /// These origins only.
    Only(Vec<String>),
}

/// Whether the document's server paths are served, the bare paths, or both (`--base-path`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BasePath {
    /// `/v1/pets` and `/pets`.
    #[default]
    Both,
    /// Only `/v1/pets`.
    With,
    /// Only `/pets`.
    Without,
}

/// Extra latency before the first byte, in milliseconds; at most ten minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct DelayMs(u32);

/// A number outside its range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{value} is more than the {max} that are allowed")]
pub struct OutOfRange {
    /// What was given.
    pub value: u32,
    /// The largest allowed value.
    pub max: u32,
}

impl DelayMs {
    /// Ten minutes.
    pub const MAX: Self = Self(600_000);

    /// Checks the range.
    ///
    /// # Errors
    /// [`OutOfRange`] when `ms` exceeds [`Self::MAX`].
    pub fn new(ms: u32) -> Result<Self, OutOfRange> {
        if ms > Self::MAX.0 {
            return Err(OutOfRange {
                value: ms,
                max: Self::MAX.0,
            });
        }
        Ok(Self(ms))
    }

    /// In milliseconds.
    #[must_use]
    pub fn as_millis(self) -> u32 {
        self.0
    }

    /// As a standard duration.
    #[must_use]
    pub fn as_duration(self) -> Duration {
        Duration::from_millis(self.0.into())
    }
}

/// All of it. `Default` is what `specwright mock SPEC` does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MockConfig {
    /// The seed of every generated value.
    pub seed: u64,
    /// Where generated people, places and companies are from (`--locale`).
    pub locale: Locale,
    /// The day that generated times lie around: what was created lies before it.
    pub today: Today,
    /// Where the answers come from.
    pub data: DataMode,
    /// What a wrong request gets.
    pub validate: ValidateMode,
    /// Which origins may read the answers.
    pub cors: Cors,
    /// How credentials are looked at.
    pub auth: AuthMode,
    /// Which paths are served.
    pub base_path: BasePath,
    /// How often one client may ask (`--rate-limit`).
    pub rate_limit: Option<RateLimit>,
    /// Whether operations of a resource are answered by one coherent world.
    pub world: WorldMode,
    /// What an id gets that nobody has seen.
    pub unknown_ids: UnknownIds,
    /// Latency of every answer: the two ends of a uniform range.
    pub delay: Option<(DelayMs, DelayMs)>,
    /// Whether each body that was made up is validated before it leaves (`--self-check`).
    pub self_check: bool,
}
