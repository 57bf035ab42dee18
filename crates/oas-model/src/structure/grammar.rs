//! The words in which the rules of the versions are written down.
//!
//! The rules are data: one [`Object`] for each object of OpenAPI, for all versions in which it is
//! much the same. A field, a case or a rule says in which versions it holds.

use crate::Version;

/// Some of the versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Versions(u8);

/// Swagger 2.0.
pub(super) const V20: Versions = Versions(1);
/// 3.0 only.
pub(super) const V30: Versions = Versions(1 << 1);
/// 3.1 only.
pub(super) const V31: Versions = Versions(1 << 2);
/// 3.2 only.
pub(super) const V32: Versions = Versions(1 << 3);
/// 3.0 and 3.1.
pub(super) const BEFORE_32: Versions = Versions(0b0110);
/// 3.0 and later.
pub(super) const V3: Versions = Versions(0b1110);
/// 3.1 and later.
pub(super) const FROM_31: Versions = Versions(0b1100);
/// Every version that has the object at all.
pub(super) const ALL: Versions = Versions(0b1111);

impl Versions {
    pub(super) fn has(self, version: Version) -> bool {
        let one = match version {
            Version::V20 => V20,
            Version::V30 => V30,
            Version::V31 => V31,
            Version::V32 => V32,
        };
        self.0 & one.0 != 0
    }

    /// These and those.
    pub(super) fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }
}

/// An object with named fields.
#[derive(Debug)]
pub(super) struct Object {
    /// With its article, for messages: `a Parameter`.
    pub(super) name: &'static str,
    pub(super) fields: &'static [Field],
    /// Members whose name is not fixed, such as `/pets` in the Paths.
    pub(super) keyed: &'static [Keyed],
    /// What any other member is.
    pub(super) others: Others,
    /// Fields that are there only under a condition.
    pub(super) cases: &'static [Case],
    /// What must hold between fields.
    pub(super) rules: &'static [Rule],
    /// What it is in other versions, where that is written down apart.
    pub(super) elsewhere: &'static [(&'static Self, Versions)],
}

/// An object without fields that takes extensions.
pub(super) const PLAIN: Object = Object {
    name: "",
    fields: &[],
    keyed: &[],
    others: Others::Extensions,
    cases: &[],
    rules: &[],
    elsewhere: &[],
};

/// One field.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) shape: Shape,
    pub(super) required: bool,
    pub(super) versions: Versions,
}

/// A field that may be absent.
pub(super) const fn may(name: &'static str, shape: Shape) -> Field {
    Field {
        name,
        shape,
        required: false,
        versions: ALL,
    }
}

/// A field that must be there.
pub(super) const fn must(name: &'static str, shape: Shape) -> Field {
    Field {
        name,
        shape,
        required: true,
        versions: ALL,
    }
}

impl Field {
    /// The field as it is in some versions.
    pub(super) const fn only(self, versions: Versions) -> Self {
        Self {
            versions,
            name: self.name,
            shape: self.shape,
            required: self.required,
        }
    }
}

/// Members whose name matches a pattern.
#[derive(Debug, Clone, Copy)]
pub(super) struct Keyed {
    pub(super) pattern: &'static Pattern,
    pub(super) shape: Shape,
    pub(super) versions: Versions,
}

/// What a member is that is neither a field nor matches a pattern.
#[derive(Debug, Clone, Copy)]
pub(super) enum Others {
    /// Anything where the name begins with `x-`, else a fault.
    Extensions,
    /// A fault.
    None,
    /// Anything.
    Any,
    /// A value of this shape.
    Each(Shape),
}

/// Fields that an object has only under a condition.
#[derive(Debug)]
pub(super) struct Case {
    pub(super) when: When,
    pub(super) fields: &'static [Field],
    pub(super) versions: Versions,
}

/// A condition on an object's own fields.
#[derive(Debug, Clone, Copy)]
pub(super) enum When {
    /// The field is one of these texts.
    Is(&'static str, &'static [&'static str]),
    /// The field is absent or this text.
    IsUnlessGiven(&'static str, &'static str),
    /// The field is text that matches.
    Like(&'static str, &'static Pattern),
    /// The field is there.
    Has(&'static str),
    /// All of them.
    All(&'static [Self]),
}

/// What must hold between the members of an object.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) kind: RuleKind,
    pub(super) versions: Versions,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum RuleKind {
    /// At most one of the two.
    NotBoth(&'static str, &'static str),
    /// The one or the other.
    ExactlyOne(&'static str, &'static str),
    /// One of them or more.
    AtLeastOne(&'static [&'static str]),
    /// Beside the first, none of the others.
    Excludes(&'static str, &'static [&'static str]),
    /// One member or more.
    NotEmpty,
    /// One member or more that is no extension.
    MoreThanExtensions,
}

/// What a value must be.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shape {
    /// Anything.
    Any,
    /// Text.
    Text,
    /// Text that matches.
    Like(&'static Pattern),
    /// One of these texts.
    OneOf(&'static [&'static str]),
    /// `true` or `false`.
    Flag,
    /// `true`.
    True,
    /// A number.
    Number,
    /// A number above 0.
    AboveZero,
    /// A whole number from 0.
    Count,
    /// A list.
    List(&'static List),
    /// An object with names of somebody's choice.
    Map(&'static Map),
    /// An object.
    Object(&'static Object),
    /// An object, or a Reference to one.
    OrReference(&'static Object),
    /// A Schema of the version.
    Schema,
    /// The first of these that is of the value's kind.
    Either(&'static [Self]),
    /// One of two objects, by a field.
    Tagged(&'static Tagged),
}

/// Two objects that a field tells apart.
#[derive(Debug)]
pub(super) struct Tagged {
    pub(super) field: &'static str,
    pub(super) value: &'static str,
    /// Where the field has the value.
    pub(super) matching: &'static Object,
    pub(super) otherwise: &'static Object,
}

/// A list.
#[derive(Debug)]
pub(super) struct List {
    pub(super) item: Shape,
    /// Whether there must be one at least.
    pub(super) some: bool,
    /// In which versions no two may be equal.
    pub(super) unique: Versions,
    /// In which versions the rule for `querystring` holds (3.2, "Parameter Locations").
    pub(super) query_string: Versions,
}

/// No version.
pub(super) const NEVER: Versions = Versions(0);

/// A list of anything.
pub(super) const LIST: List = List {
    item: Shape::Any,
    some: false,
    unique: NEVER,
    query_string: NEVER,
};

/// An object with names of somebody's choice.
#[derive(Debug)]
pub(super) struct Map {
    pub(super) value: Shape,
    /// What a name must match.
    pub(super) keys: Option<&'static Pattern>,
    /// In which versions another name is a fault.
    pub(super) strict: Versions,
    /// In which versions the value behind another name may be anything.
    pub(super) lax: Versions,
    /// Whether there is exactly one member.
    pub(super) single: bool,
}

/// A map of anything.
pub(super) const MAP: Map = Map {
    value: Shape::Any,
    keys: None,
    strict: NEVER,
    lax: NEVER,
    single: false,
};

/// A rule for a text.
#[derive(Debug)]
pub(super) struct Pattern {
    pub(super) test: fn(&str) -> bool,
    /// What it must be, for `… must be {says}`.
    pub(super) says: &'static str,
}
