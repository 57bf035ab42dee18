//! Which members of a value some schema has spoken about (JSON Schema 2020-12, core, section 11).

use serde_json::Value;

/// One flag for each element or member, in order. Scalars have none.
#[derive(Debug, Clone, Default)]
pub(super) struct Seen(Vec<bool>);

impl Seen {
    pub(super) fn of(value: &Value) -> Self {
        Self(match value {
            Value::Array(items) => vec![false; items.len()],
            Value::Object(members) => vec![false; members.len()],
            _ => Vec::new(),
        })
    }

    pub(super) fn mark(&mut self, idx: usize) {
        if let Some(flag) = self.0.get_mut(idx) {
            *flag = true;
        }
    }

    pub(super) fn has(&self, idx: usize) -> bool {
        self.0.get(idx).copied().unwrap_or(true)
    }

    /// What a branch has seen counts where the branch holds.
    pub(super) fn join(&mut self, other: &Self) {
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine |= theirs;
        }
    }
}
