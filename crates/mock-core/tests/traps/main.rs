//! Bugs that people reported against other tools, each as a test of ours.
//!
//! Every test is named after the behaviour that it holds and cites the public report
//! (`prism#2068` is issue 2068 of Prism). Documents are as small as the construct allows.
//! Generated bodies are judged by `boon`, which shares nothing with the mock's own validator.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its inputs should stop"
)]

mod generation;
mod negotiation;
mod real_specs;
mod references;
mod routing;
mod support;
mod validation;
