//! What stands in a record in place of a secret.

/// What stands in place of a secret. Presence stays, and so does the scheme: `Bearer ***`.
pub const MASK: &str = "***";

/// Whether a text is a masked secret, or holds one.
#[must_use]
pub fn is_masked(text: &str) -> bool {
    text.contains(MASK)
}
