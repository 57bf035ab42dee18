//! The one client for requests to other programs and machines.
//!
//! Never: follows a redirect by itself, takes an error status for an error of its own, or waits
//! without end.

use std::time::Duration;

use ureq::{Agent, config::ConfigBuilder, typestate::AgentScope};

/// How long something may take.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Patience {
    /// Something that is not there answers at once, or never.
    pub(crate) to_connect: Duration,
    pub(crate) to_finish: Duration,
}

/// What all have in common; the rest is set on top of it.
pub(crate) fn client(patience: Patience) -> ConfigBuilder<AgentScope> {
    Agent::config_builder()
        .timeout_connect(Some(patience.to_connect))
        .timeout_global(Some(patience.to_finish))
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .user_agent("specwright")
}
