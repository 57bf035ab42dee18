//! What traffic says against its description, and the description after the fixes.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its inputs should stop"
)]

mod examples; // exchanges as examples of the description
mod goldens; // cases that are written down
mod mutations; // cases that are made up
mod parameters; // in each place, behind references
mod support; // documents and traffic from text
mod table; // each rule, in both versions and syntaxes
