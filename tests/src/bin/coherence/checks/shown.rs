//! What the document lets an item's answer say: a value that no schema has room for cannot come back.

use serde_json::Value;
use specwright_tests::description::Operation;
use specwright_tests::node::Node;
use specwright_tests::rules::Check as Fits;

use super::Case;

/// Alternatives within alternatives beyond which nothing is looked up.
const MAX_DEPTH: usize = 12;

/// The schema of what an item's GET answers with.
pub(super) fn schema<'d>(operations: &[Operation<'d>], item: &str) -> Option<Node<'d>> {
    let mut all = operations.iter();
    let read = all.find(|one| one.method == "GET" && one.template == item)?;
    let responses = read.node.at("responses")?;
    let success = ["200", "2XX", "default"]
        .iter()
        .find_map(|key| responses.at(key))?;
    let content = success.get("content")?;
    let mut medias = content.members().into_iter();
    medias.find_map(|(name, media)| media.get("schema").filter(|_| name.contains("json")))
}

impl Case<'_, '_> {
    /// Whether some schema of this place admits the value; where nothing is said, anything is.
    pub(super) fn may_be_shown(&mut self, pointer: &str, value: &Value) -> bool {
        let reads = self.doing(&["read"], &self.resource.item.clone());
        let whole = reads.map(|one| one.at).unwrap_or_default() + pointer;
        let steps: Vec<&str> = whole.split('/').skip(1).collect();
        let Some(schema) = schema(self.operations, &self.resource.item) else {
            return true;
        };
        let mut found = Vec::new();
        collect(&schema, &steps, MAX_DEPTH, &mut found);
        found.is_empty()
            || found
                .iter()
                .any(|one| !matches!(self.rules.check(one, value), Fits::Wrong(_)))
    }
}

/// The pointers of all schemas that speak about the place at the end of the steps.
fn collect(schema: &Node<'_>, steps: &[&str], depth: usize, found: &mut Vec<String>) {
    let Some(schema) = schema.clone().followed().filter(|_| depth > 0) else {
        return;
    };
    let Some((step, rest)) = steps.split_first() else {
        found.push(schema.pointer.clone());
        return;
    };
    let own = schema
        .get("properties")
        .and_then(|all| all.get(&step.replace("~1", "/").replace("~0", "~")));
    let element = schema
        .get("items")
        .filter(|_| step.parse::<usize>().is_ok());
    for inner in own.iter().chain(&element) {
        collect(inner, rest, depth - 1, found);
    }
    let kinds = ["allOf", "anyOf", "oneOf"].iter();
    for part in kinds
        .filter_map(|key| schema.get(key))
        .flat_map(|all| all.elements())
    {
        collect(&part, steps, depth - 1, found);
    }
}
