//! Link and Callback, 3.0 and later.

use super::{lists, paths, server};
use crate::structure::grammar::{
    FROM_31, Keyed, Object, Others, PLAIN, Rule, RuleKind, Shape, V30, may,
};
use crate::structure::patterns::EXTENSION;

pub(super) static LINK: Object = Object {
    name: "a Link",
    fields: &[
        may("operationRef", Shape::Text),
        may("operationId", Shape::Text),
        may("parameters", lists::VALUE_BY_NAME).only(V30),
        may("parameters", lists::TEXT_BY_NAME).only(FROM_31),
        may("requestBody", Shape::Any),
        may("description", Shape::Text),
        may("server", Shape::Object(&server::SERVER)),
    ],
    rules: &[
        Rule {
            kind: RuleKind::NotBoth("operationId", "operationRef"),
            versions: V30,
        },
        Rule {
            kind: RuleKind::ExactlyOne("operationId", "operationRef"),
            versions: FROM_31,
        },
    ],
    ..PLAIN
};

/// From 3.1 on, the official schema takes a name with `x-` for an expression like any other.
pub(super) static CALLBACK: Object = Object {
    name: "a Callback",
    keyed: &[Keyed {
        pattern: &EXTENSION,
        shape: Shape::Any,
        versions: V30,
    }],
    others: Others::Each(Shape::Object(&paths::PATH_ITEM)),
    ..PLAIN
};
