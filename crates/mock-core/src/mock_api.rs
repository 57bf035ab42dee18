//! The compiled API.

use std::sync::Arc;

use oas_model::Api;

use crate::{Decision, Env, MockConfig, Request, SecretNames};

/// APIs made ready to answer requests. Immutable; swapped as a whole.
#[derive(Debug)]
pub struct MockApi {
    config: MockConfig,
    secrets: Arc<SecretNames>,
}

/// Compiles APIs that share one port. Cheap: operations are prepared on first use.
#[must_use]
pub fn compile(apis: &[Arc<Api>], config: MockConfig) -> MockApi {
    let _ = apis;
    MockApi { config, secrets: Arc::default() }
}

impl MockApi {
    /// How it behaves.
    #[must_use]
    pub fn config(&self) -> &MockConfig {
        &self.config
    }

    /// The credentials that the documents declare.
    #[must_use]
    pub fn secrets(&self) -> &Arc<SecretNames> {
        &self.secrets
    }
}

/// Decides what one request gets.
#[must_use]
pub fn decide(api: &MockApi, env: &Env, request: &Request) -> Decision {
    let _ = (api, env, request);
    unimplemented!()
}
