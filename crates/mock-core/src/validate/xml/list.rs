//! Elements that are items of a list.

use oas_model::SchemaId;
use roxmltree::Node;
use serde_json::Value;

use super::Reading;
use crate::{validate::coerce, xml::Hint};

impl Reading<'_> {
    /// The elements inside an element, as items.
    pub(super) fn items(&mut self, around: Node<'_, '_>, parts: &[SchemaId], at: &str) -> Value {
        let elements: Vec<_> = around.children().filter(Node::is_element).collect();
        self.listed(&elements, parts, at)
    }

    /// These elements as items.
    pub(super) fn listed(
        &mut self,
        elements: &[Node<'_, '_>],
        parts: &[SchemaId],
        at: &str,
    ) -> Value {
        let inner = coerce::items_of(self.book, parts);
        let hint = Hint::of(self.book, &inner);
        let mut items = Vec::with_capacity(elements.len());
        for (idx, element) in elements.iter().enumerate() {
            let at = format!("{at}/{idx}");
            let given = element.tag_name().name();
            if let Some(name) = hint.0.name.as_deref().filter(|name| *name != given) {
                self.fault(
                    &at,
                    "xml",
                    format!("must be an element `{name}`, not `{given}`"),
                );
            }
            self.expect_namespace(*element, &hint, &at);
            items.push(self.element(*element, &inner, &at));
        }
        Value::Array(items)
    }
}
