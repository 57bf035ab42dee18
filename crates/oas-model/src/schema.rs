//! Schemas, the same for every OpenAPI version and JSON Schema dialect.
//!
//! A schema is known by its place ([`SchemaId`]); what stands there is lowered
//! on first use ([`crate::Api::schema`]) into a [`Schema`], whose sub-schemas
//! are ids again. References are kept, so cycles are ordinary.
//! What 3.0 says differently (`nullable`, boolean exclusive bounds, ignored
//! siblings of `$ref`) is already said in the words of JSON Schema 2020-12.

use indexmap::IndexMap;
use serde_json::Value;

use crate::Origin;
use crate::reference::Scope;

/// The place of a schema, as seen from where it was reached; cheap to copy and to compare.
///
/// The way matters only to `$dynamicRef`, which means another schema behind each extension of
/// what it stands in. Without one, a place has one id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemaId(pub Origin, pub(crate) Scope);

impl SchemaId {
    /// The schema at a place that nothing has led to.
    #[must_use]
    pub fn at(origin: Origin) -> Self {
        Self(origin, Scope::default())
    }
}

/// A JSON type. `Integer` is a number without a fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are JSON's own")]
pub enum SchemaType {
    Null,
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
}

/// A set of JSON types; the empty set means that `type` is not given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TypeSet(u8);

impl TypeSet {
    /// `type` is not given: any type is allowed.
    pub const UNSTATED: Self = Self(0);

    /// This set with one type more.
    #[must_use]
    pub fn with(self, one: SchemaType) -> Self {
        Self(self.0 | 1 << one as u8)
    }

    /// Whether `type` names this type. False for every type when unstated.
    #[must_use]
    pub fn names(self, one: SchemaType) -> bool {
        self.0 & (1 << one as u8) != 0
    }

    /// Whether a value of this type may stand here (integers are numbers).
    #[must_use]
    pub fn allows(self, one: SchemaType) -> bool {
        self.is_unstated()
            || self.names(one)
            || (one == SchemaType::Integer && self.names(SchemaType::Number))
    }

    /// Whether `type` is not given.
    #[must_use]
    pub fn is_unstated(self) -> bool {
        self.0 == 0
    }

    /// The types that both sets allow; `None` when there is none.
    #[must_use]
    pub fn intersect(self, other: Self) -> Option<Self> {
        if self.is_unstated() {
            return Some(other);
        }
        if other.is_unstated() {
            return Some(self);
        }
        let mut both = self.0 & other.0;
        let integer = 1 << SchemaType::Integer as u8;
        if self.allows(SchemaType::Integer) && other.allows(SchemaType::Integer) {
            both |= integer;
        }
        if both & (1 << SchemaType::Number as u8) != 0 {
            both &= !integer;
        }
        (both != 0).then_some(Self(both))
    }

    /// The named types in a fixed order.
    pub fn iter(self) -> impl Iterator<Item = SchemaType> {
        use SchemaType as T;
        [
            T::Null,
            T::Boolean,
            T::Integer,
            T::Number,
            T::String,
            T::Array,
            T::Object,
        ]
        .into_iter()
        .filter(move |one| self.names(*one))
    }
}

/// A lowered schema.
#[derive(Debug, Clone)]
pub enum SchemaBody {
    /// `true` allows everything, `false` nothing.
    Boolean(bool),
    /// A schema object.
    Object(Box<Schema>),
}

/// `additionalProperties`, `unevaluatedProperties`, `items` after a prefix and the like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Additional {
    /// The keyword is absent.
    #[default]
    Unstated,
    /// `true`.
    Allowed,
    /// `false`.
    Forbidden,
    /// A schema that the rest must match.
    Schema(SchemaId),
}

/// The `discriminator` of OpenAPI.
#[derive(Debug, Clone)]
pub struct Discriminator {
    /// The property whose value names the branch.
    pub property_name: String,
    /// Value to branch, for the entries that could be resolved. Branches that the
    /// document does not map go by the values that they allow themselves, or by their names.
    pub mapping: IndexMap<String, SchemaId>,
    /// Whether `mapping` knows every branch, so that no other value may stand there.
    pub is_complete: bool,
    /// The branch of values that are missing or not mapped (`defaultMapping`, OpenAPI 3.2).
    pub default: Option<SchemaId>,
    /// The name of the schema itself, where it lists no branches and may be meant itself.
    pub base: Option<String>,
    /// Where it is written.
    pub origin: Origin,
}

/// How a value looks in XML: the `xml` object.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Xml {
    /// The name of the element or attribute, in place of the property's.
    pub name: Option<String>,
    /// The address of its namespace.
    pub namespace: Option<String>,
    /// The prefix of its name.
    pub prefix: Option<String>,
    /// `attribute: true`.
    pub attribute: bool,
    /// `wrapped: true`: the items of a list stand in an element of their own.
    pub wrapped: bool,
    /// `nodeType`, which takes the place of both (OpenAPI 3.2).
    pub node_type: Option<XmlNodeType>,
}

/// What a value becomes in XML (OpenAPI 3.2.0, "XML Object", `nodeType`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum XmlNodeType {
    /// An element.
    Element,
    /// An attribute of the element around it.
    Attribute,
    /// Text of the element around it.
    Text,
    /// Text that needs no escapes.
    CData,
    /// Nothing: what is in it belongs to the element around it.
    None,
}

/// One schema object in the words of JSON Schema 2020-12.
///
/// `reference` with nothing else set is the ordinary case of `$ref`; in 3.1
/// the siblings of `$ref` are set too and all of them hold.
#[derive(Debug, Clone, Default)]
#[expect(
    missing_docs,
    reason = "fields are the keywords of JSON Schema 2020-12 and OpenAPI"
)]
pub struct Schema {
    /// The target of `$ref` (or `$dynamicRef`), not followed further.
    pub reference: Option<SchemaId>,
    /// Whether `reference` is all there is, apart from a title or a description.
    pub reference_only: bool,
    /// A `$ref` that points at nothing, as written. The schema then allows anything.
    pub dangling: Option<String>,
    pub title: Option<String>,
    pub description: Option<String>,
    pub types: TypeSet,
    /// `null` is accepted whatever the other keywords say: 3.0's `nullable: true`.
    pub nullable: bool,
    pub format: Option<String>,
    /// `enum`.
    pub one_of_values: Option<Vec<Value>>,
    /// `const`.
    pub constant: Option<Value>,
    pub default: Option<Value>,
    /// `example` and `examples`, in document order.
    pub examples: Vec<Value>,

    pub minimum: Option<f64>,
    pub maximum: Option<f64>,
    pub exclusive_minimum: Option<f64>,
    pub exclusive_maximum: Option<f64>,
    pub multiple_of: Option<f64>,

    pub min_length: Option<u64>,
    pub max_length: Option<u64>,
    pub pattern: Option<String>,
    pub content_media_type: Option<String>,
    pub content_encoding: Option<String>,
    /// What the text holds, once it is decoded and read as its media type says.
    pub content_schema: Option<SchemaId>,

    pub prefix_items: Vec<SchemaId>,
    /// `items`: the elements after `prefix_items`.
    pub items: Additional,
    pub contains: Option<SchemaId>,
    pub min_contains: Option<u64>,
    pub max_contains: Option<u64>,
    pub min_items: Option<u64>,
    pub max_items: Option<u64>,
    pub unique_items: bool,
    pub unevaluated_items: Additional,

    pub properties: IndexMap<String, SchemaId>,
    pub pattern_properties: IndexMap<String, SchemaId>,
    pub additional_properties: Additional,
    pub unevaluated_properties: Additional,
    pub required: Vec<String>,
    pub min_properties: Option<u64>,
    pub max_properties: Option<u64>,
    pub property_names: Option<SchemaId>,
    pub dependent_required: IndexMap<String, Vec<String>>,
    pub dependent_schemas: IndexMap<String, SchemaId>,

    pub all_of: Vec<SchemaId>,
    pub any_of: Vec<SchemaId>,
    pub one_of: Vec<SchemaId>,
    pub not: Option<SchemaId>,
    pub if_schema: Option<SchemaId>,
    pub then_schema: Option<SchemaId>,
    pub else_schema: Option<SchemaId>,

    pub discriminator: Option<Discriminator>,
    pub xml: Option<Xml>,
    pub read_only: bool,
    pub write_only: bool,
    pub deprecated: bool,
    /// `x-faker`.
    pub faker: Option<Value>,
}
