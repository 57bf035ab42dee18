//! Elements, attributes and text that are members of an object.

use std::collections::HashSet;

use oas_model::{SchemaId, SchemaType as T, XmlNodeType};
use roxmltree::{Node, NodeId};
use serde_json::{Map, Value};

use super::{Reading, inside, own_attributes, text_of};
use crate::{validate::coerce, xml::Hint};

/// What of an element has found its member.
#[derive(Default)]
struct Taken {
    elements: HashSet<NodeId>,
    attributes: HashSet<String>,
}

impl Reading<'_> {
    /// The members that an element holds.
    pub(super) fn members(
        &mut self,
        node: Node<'_, '_>,
        parts: &[SchemaId],
        at: &str,
    ) -> Map<String, Value> {
        let mut taken = Taken::default();
        let known = self.known(node, parts, at, &mut taken, 0);
        let rest: Vec<_> = node
            .children()
            .filter(|child| child.is_element() && !taken.elements.contains(&child.id()))
            .collect();
        let mut object = known;
        for attribute in own_attributes(node) {
            if !taken.attributes.contains(attribute.name()) {
                let parts = coerce::property_of(self.book, parts, attribute.name());
                let value = self.scalar(attribute.value(), &parts);
                object.entry(attribute.name()).or_insert(value);
            }
        }
        self.unknown_elements(&rest, parts, at, &mut object);
        object
    }

    /// Members under their own names, where no schema says more.
    pub(super) fn unknown(
        &mut self,
        node: Node<'_, '_>,
        parts: &[SchemaId],
        at: &str,
        mut object: Map<String, Value>,
    ) -> Map<String, Value> {
        let elements: Vec<_> = node.children().filter(Node::is_element).collect();
        self.unknown_elements(&elements, parts, at, &mut object);
        object
    }

    fn unknown_elements(
        &mut self,
        elements: &[Node<'_, '_>],
        parts: &[SchemaId],
        at: &str,
        object: &mut Map<String, Value>,
    ) {
        for element in elements {
            let name = element.tag_name().name();
            let parts = coerce::property_of(self.book, parts, name);
            let value = self.element(*element, &parts, &inside(at, name));
            match object.get_mut(name) {
                None => _ = object.insert(name.to_owned(), value),
                Some(Value::Array(items)) => items.push(value),
                Some(first) => *first = Value::Array(vec![first.take(), value]),
            }
        }
    }

    /// The members that the schema declares.
    fn known(
        &mut self,
        node: Node<'_, '_>,
        parts: &[SchemaId],
        at: &str,
        taken: &mut Taken,
        depth: usize,
    ) -> Map<String, Value> {
        let mut object = Map::new();
        for (name, parts) in coerce::properties_of(self.book, parts) {
            let hint = Hint::of(self.book, &parts);
            let at = inside(at, &name);
            let types = coerce::types(self.book, &parts);
            let is_container = types.names(T::Object) || types.names(T::Array);
            let value = match hint.node() {
                XmlNodeType::Attribute if !is_container => {
                    self.attribute(node, &name, &hint, &parts, taken)
                }
                XmlNodeType::Text | XmlNodeType::CData if !is_container => {
                    let text = text_of(node);
                    (!text.trim().is_empty()).then(|| self.scalar(&text, &parts))
                }
                // Its members belong to this very element.
                XmlNodeType::None if types.names(T::Object) && depth < super::MAX_DEPTH => {
                    let inner = self.known(node, &parts, &at, taken, depth + 1);
                    (!inner.is_empty()).then_some(Value::Object(inner))
                }
                _ => self.elements(node, &name, &hint, &parts, &at, taken),
            };
            if let Some(value) = value {
                object.insert(name, value);
            }
        }
        object
    }

    fn attribute(
        &self,
        node: Node<'_, '_>,
        name: &str,
        hint: &Hint,
        parts: &[SchemaId],
        taken: &mut Taken,
    ) -> Option<Value> {
        let wanted = hint.0.name.as_deref().unwrap_or(name);
        let found = own_attributes(node).find(|one| one.name() == wanted)?;
        taken.attributes.insert(wanted.to_owned());
        Some(self.scalar(found.value(), parts))
    }

    /// The element of one member, or all elements of an unwrapped list.
    fn elements(
        &mut self,
        node: Node<'_, '_>,
        name: &str,
        hint: &Hint,
        parts: &[SchemaId],
        at: &str,
        taken: &mut Taken,
    ) -> Option<Value> {
        let is_list = coerce::types(self.book, parts).names(T::Array);
        let inner = coerce::items_of(self.book, parts);
        let of_items = Hint::of(self.book, &inner);
        let wanted = match is_list && !hint.is_wrapped() {
            true => of_items.0.name.as_deref().unwrap_or(name),
            false => hint.0.name.as_deref().unwrap_or(name),
        };
        let found: Vec<_> = node
            .children()
            .filter(|child| child.is_element() && child.tag_name().name() == wanted)
            .collect();
        taken.elements.extend(found.iter().map(Node::id));
        match found.as_slice() {
            [] => None,
            all if is_list && !hint.is_wrapped() => Some(self.listed(all, parts, at)),
            [one] => {
                self.expect_namespace(*one, hint, at);
                Some(self.element(*one, parts, at))
            }
            many => {
                let values = many.iter().map(|one| self.element(*one, parts, at));
                Some(Value::Array(values.collect()))
            }
        }
    }
}
