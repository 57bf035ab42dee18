//! The words in which the rules of the versions are written down.
//!
//! The rules are data: one [`Object`] for each object of OpenAPI, for all versions in which it is
//! much the same. A field, a case or a rule says in which versions it holds.

mod shape; // of values
mod versions; // sets of versions

pub(super) use shape::{LIST, List, MAP, Map, Pattern, Shape, Tagged};
pub(super) use versions::{ALL, BEFORE_32, FROM_31, NEVER, V3, V20, V30, V31, V32, Versions};

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
