//! Dynamic scopes: which place each `$dynamicAnchor` means on the way that led here.
//!
//! In:  the scope so far, and the resource that is entered.
//! Out: the scope inside. A name keeps the meaning that the first resource gave it.
//! Never: grows without end; where there are too many scopes, `$dynamicRef` is a plain `$ref`.
//!
//! Source: JSON Schema 2020-12 core, section 8.2.3.2.

use std::sync::{Arc, PoisonError, RwLock};

use indexmap::IndexSet;

use super::names::Names;
use crate::Origin;

/// Ways that are told apart. A hundred resources with names of their own have 2^100.
const MAX_SCOPES: usize = 200;

/// Names in order, each with what it means.
type Bound = Vec<(Arc<str>, Origin)>;

/// A scope; the default is that of a place that nothing has led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct Scope(u32);

/// All scopes that were met, each once.
#[derive(Debug, Default)]
pub(crate) struct Scopes(RwLock<IndexSet<Bound>>);

impl Scopes {
    /// The scope inside a resource that is entered from another one.
    pub(crate) fn enter(&self, names: &Names, scope: Scope, resource: Origin) -> Scope {
        let own = names.dynamic_of(resource);
        if own.is_empty() {
            return scope;
        }
        let mut bound = self.bound(scope);
        for (name, origin) in own {
            if let Err(at) = bound.binary_search_by(|(known, _)| known.cmp(name)) {
                bound.insert(at, (Arc::clone(name), *origin));
            }
        }
        self.intern(bound).unwrap_or(scope)
    }

    /// What a name means in a scope.
    pub(crate) fn meaning(&self, scope: Scope, name: &str) -> Option<Origin> {
        let bound = self.bound(scope);
        let at = bound.binary_search_by(|(known, _)| (**known).cmp(name));
        at.ok().map(|at| bound[at].1)
    }

    fn bound(&self, scope: Scope) -> Bound {
        let Some(idx) = (scope.0 as usize).checked_sub(1) else {
            return Bound::new();
        };
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        known.get_index(idx).cloned().unwrap_or_default()
    }

    fn intern(&self, bound: Bound) -> Option<Scope> {
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let idx = match known.get_index_of(&bound) {
            Some(idx) => idx,
            None if known.len() == MAX_SCOPES => return None,
            None => known.insert_full(bound).0,
        };
        u32::try_from(idx + 1).ok().map(Scope)
    }
}
