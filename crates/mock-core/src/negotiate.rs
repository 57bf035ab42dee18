//! `Prefer` and `Accept` -> status and media type.

pub(crate) mod accept; // which of its media types
pub(crate) mod status; // which documented response
