//! The member names of a value: what a validator for this value alone has to know.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::Value;

/// Every member name of a value, at any depth. A schema for a member of another name never applies
/// to the value, whatever stands around it, so that a validator without it says the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Names(Arc<BTreeSet<String>>);

impl Names {
    pub(crate) fn of(value: &Value) -> Self {
        let mut names = BTreeSet::new();
        let mut open = vec![value];
        while let Some(value) = open.pop() {
            match value {
                Value::Array(items) => open.extend(items),
                Value::Object(members) => {
                    for (name, member) in members {
                        if !names.contains(name) {
                            names.insert(name.clone());
                        }
                        open.push(member);
                    }
                }
                _ => {}
            }
        }
        Self(Arc::new(names))
    }

    pub(crate) fn contains(&self, name: &str) -> bool {
        self.0.contains(name)
    }
}
