//! Serde over the nodes of a document, so that typed views need no value in between.

use std::fmt::Display;

use oas_doc::{Node, NodeKind};
use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

/// Why there is no typed view of a node.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refused {
    /// The view has other types or members than the node.
    #[error("{0}")]
    View(String),
    /// The node is nested so deeply that a view would take too much stack and time.
    #[error("nested too deeply")]
    TooDeep,
}

impl serde::de::Error for Refused {
    fn custom<T: Display>(message: T) -> Self {
        Self::View(message.to_string())
    }
}

/// Reads a typed view of a node.
pub(crate) fn read<'a, T: serde::Deserialize<'a>>(node: Node<'a>) -> Result<T, Refused> {
    T::deserialize(NodeDeserializer { node, depth: 0 })
}

/// Levels below which there is no view: `openapiv3` tries each level several times.
const MAX_DEPTH: usize = 32;

#[derive(Debug, Clone, Copy)]
struct NodeDeserializer<'a> {
    node: Node<'a>,
    depth: usize,
}

impl<'a> NodeDeserializer<'a> {
    fn child(self, node: Node<'a>) -> Self {
        Self {
            node,
            depth: self.depth + 1,
        }
    }

    fn number<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Refused> {
        if let Some(one) = self.node.as_u64() {
            return visitor.visit_u64(one);
        }
        if let Some(one) = self.node.as_i64() {
            return visitor.visit_i64(one);
        }
        visitor.visit_f64(self.node.as_f64().unwrap_or(f64::NAN))
    }
}

impl<'de> Deserializer<'de> for NodeDeserializer<'de> {
    type Error = Refused;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        if self.depth > MAX_DEPTH {
            return Err(Refused::TooDeep);
        }
        match self.node.kind() {
            NodeKind::Null => visitor.visit_unit(),
            NodeKind::Bool => visitor.visit_bool(self.node.as_bool().unwrap_or_default()),
            NodeKind::Number => self.number(visitor),
            NodeKind::String => visitor.visit_borrowed_str(self.node.as_str().unwrap_or_default()),
            NodeKind::Sequence => visitor.visit_seq(Items {
                of: self,
                rest: self.node.items(),
            }),
            NodeKind::Mapping => visitor.visit_map(Members {
                of: self,
                rest: self.node.members(),
                value: None,
            }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        match self.node.kind() {
            NodeKind::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Refused> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        visitor.visit_enum(Variant { of: self })
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string
        bytes byte_buf unit unit_struct seq tuple tuple_struct map struct identifier
    }
}

struct Items<'a, I> {
    of: NodeDeserializer<'a>,
    rest: I,
}

impl<'a, I: Iterator<Item = Node<'a>>> SeqAccess<'a> for Items<'a, I> {
    type Error = Refused;

    fn next_element_seed<T: DeserializeSeed<'a>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Refused> {
        self.rest
            .next()
            .map(|node| seed.deserialize(self.of.child(node)))
            .transpose()
    }
}

struct Members<'a, I> {
    of: NodeDeserializer<'a>,
    rest: I,
    value: Option<Node<'a>>,
}

impl<'a, I: Iterator<Item = (&'a str, Node<'a>)>> MapAccess<'a> for Members<'a, I> {
    type Error = Refused;

    fn next_key_seed<K: DeserializeSeed<'a>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Refused> {
        let Some((key, value)) = self.rest.next() else {
            return Ok(None);
        };
        self.value = Some(value);
        seed.deserialize(serde::de::value::BorrowedStrDeserializer::new(key))
            .map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'a>>(&mut self, seed: V) -> Result<V::Value, Refused> {
        let value = self
            .value
            .take()
            .ok_or_else(|| Refused::custom("a value without its key"))?;
        seed.deserialize(self.of.child(value))
    }
}

/// An enum is its name alone, or a mapping of the one name to the content.
struct Variant<'a> {
    of: NodeDeserializer<'a>,
}

impl<'a> EnumAccess<'a> for Variant<'a> {
    type Error = Refused;
    type Variant = Content<'a>;

    fn variant_seed<V: DeserializeSeed<'a>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Content<'a>), Refused> {
        let (name, content) = match self.of.node.as_str() {
            Some(name) => (name, None),
            None => {
                let mut members = self.of.node.members();
                let (name, node) = members
                    .next()
                    .ok_or_else(|| Refused::custom("expected a name"))?;
                (name, Some(self.of.child(node)))
            }
        };
        let name: StrDeserializer<'_, Refused> = name.into_deserializer();
        Ok((seed.deserialize(name)?, Content(content)))
    }
}

struct Content<'a>(Option<NodeDeserializer<'a>>);

impl<'a> Content<'a> {
    fn given(self) -> Result<NodeDeserializer<'a>, Refused> {
        self.0
            .ok_or_else(|| Refused::custom("expected more than a name"))
    }
}

impl<'a> VariantAccess<'a> for Content<'a> {
    type Error = Refused;

    fn unit_variant(self) -> Result<(), Refused> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'a>>(self, seed: T) -> Result<T::Value, Refused> {
        seed.deserialize(self.given()?)
    }

    fn tuple_variant<V: Visitor<'a>>(self, _len: usize, visitor: V) -> Result<V::Value, Refused> {
        self.given()?.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'a>>(
        self,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        self.given()?.deserialize_any(visitor)
    }
}
