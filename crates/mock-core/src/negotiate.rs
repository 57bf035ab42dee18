//! `Prefer` and `Accept` -> status and media type.

pub(crate) mod accept;
pub(crate) mod status; // which documented response // which of its media types
