//! Header, 3.0 and later.

use super::{content, example};
use crate::structure::grammar::{
    BEFORE_32, Case, FROM_31, MAP, Map, Object, PLAIN, Rule, RuleKind, Shape, V3, V30, V31, V32,
    When, may,
};
use crate::structure::patterns::TOKEN;

pub(super) static HEADER: Object = Object {
    name: "a Header",
    fields: &[
        may("description", Shape::Text),
        may("required", Shape::Flag),
        may("deprecated", Shape::Flag),
        may("allowEmptyValue", Shape::Flag).only(V30),
        may("style", SIMPLE).only(V30),
        may("explode", Shape::Flag).only(V30),
        may("allowReserved", Shape::Flag).only(V30),
        may("schema", Shape::Schema),
        may("content", Shape::Map(&content::SINGLE)).only(BEFORE_32),
        may("content", Shape::Map(&content::SINGLE_32)).only(V32),
        may("example", Shape::Any).only(V30),
        may("examples", example::EXAMPLES).only(V30),
        may("example", Shape::Any).only(V32),
        may("examples", example::EXAMPLES).only(V32),
    ],
    cases: &[
        Case {
            when: When::Has("schema"),
            fields: &[may("style", SIMPLE), may("explode", Shape::Flag)],
            versions: FROM_31,
        },
        Case {
            when: When::Has("schema"),
            fields: &[
                may("example", Shape::Any),
                may("examples", example::EXAMPLES),
            ],
            versions: V31,
        },
    ],
    rules: &[
        Rule {
            kind: RuleKind::ExactlyOne("schema", "content"),
            versions: V3,
        },
        Rule {
            kind: RuleKind::NotBoth("example", "examples"),
            versions: V3,
        },
        Rule {
            kind: RuleKind::Excludes(
                "content",
                &["style", "explode", "allowReserved", "example", "examples"],
            ),
            versions: V30,
        },
    ],
    ..PLAIN
};

const SIMPLE: Shape = Shape::OneOf(&["simple"]);

/// Headers by name.
pub(super) static HEADERS: Map = Map {
    value: Shape::OrReference(&HEADER),
    keys: Some(&TOKEN),
    strict: V32,
    ..MAP
};
