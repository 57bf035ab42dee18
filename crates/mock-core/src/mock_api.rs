//! The compiled API.

use std::sync::{Arc, OnceLock};

use oas_model::{Api, OperationId, SecurityScheme};

use crate::{
    MockConfig, OperationName, SecretNames,
    answer::ready::ReadyBodies,
    book::Book,
    prepared::Prepared,
    route::{Route, Router},
    security,
    world::World,
};

/// APIs made ready to answer requests. Immutable; swapped as a whole.
#[derive(Debug)]
pub struct MockApi {
    config: MockConfig,
    secrets: Arc<SecretNames>,
    router: Router,
    owners: Vec<Owner>,
}

/// One API with its operations, each prepared on first use.
#[derive(Debug)]
pub(crate) struct Owner {
    pub(crate) book: Book,
    pub(crate) world: World,
    pub(crate) ready: ReadyBodies,
    operations: Vec<OnceLock<Prepared>>,
}

impl Owner {
    /// An operation, prepared when it is first asked for.
    pub(crate) fn prepared(&self, operation: OperationId) -> &Prepared {
        let cell = &self.operations[operation.0 as usize];
        cell.get_or_init(|| Prepared::new(self.book.api().operation(operation)))
    }
}

/// Compiles APIs that share one port. Cheap: operations are prepared on first use.
#[must_use]
pub fn compile(apis: &[Arc<Api>], config: MockConfig) -> MockApi {
    let mut router = Router::default();
    let mut owners = Vec::new();
    for (idx, api) in apis.iter().enumerate() {
        router.add(idx, api, config.base_path);
        let operations = api.operations().iter().map(|_| OnceLock::new()).collect();
        owners.push(Owner {
            book: Book::new(api.clone()),
            world: World::of(api, (apis.len() > 1).then_some(idx)),
            ready: ReadyBodies::default(),
            operations,
        });
    }
    let secrets = Arc::new(security::secrets(
        apis.iter().flat_map(|api| api.security_schemes()),
    ));
    MockApi {
        config,
        secrets,
        router,
        owners,
    }
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

    /// The operations that are served, in document order.
    pub fn operations(&self) -> impl Iterator<Item = &OperationName> {
        self.router.operations()
    }

    pub(crate) fn book(&self, api: usize) -> Option<&Book> {
        self.owners.get(api).map(|owner| &owner.book)
    }

    pub(crate) fn security_schemes(&self) -> impl Iterator<Item = &SecurityScheme> {
        let apis = self.owners.iter().map(|owner| owner.book.api());
        apis.flat_map(|api| api.security_schemes())
    }

    pub(crate) fn router(&self) -> &Router {
        &self.router
    }

    /// The APIs on this port.
    pub(crate) fn owners(&self) -> &[Owner] {
        &self.owners
    }

    /// The API to which a route belongs.
    pub(crate) fn owner(&self, route: &Route) -> &Owner {
        &self.owners[route.api]
    }
}
