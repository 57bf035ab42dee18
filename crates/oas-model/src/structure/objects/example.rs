//! Example, 3.0 and later.

use crate::structure::grammar::{
    FROM_31, MAP, Map, Object, PLAIN, Rule, RuleKind, Shape, V32, may,
};

pub(super) static EXAMPLE: Object = Object {
    name: "an Example",
    fields: &[
        may("summary", Shape::Text),
        may("description", Shape::Text),
        may("value", Shape::Any),
        may("dataValue", Shape::Any).only(V32),
        may("serializedValue", Shape::Text).only(V32),
        may("externalValue", Shape::Text),
    ],
    rules: &[
        Rule {
            kind: RuleKind::NotBoth("value", "externalValue"),
            versions: FROM_31,
        },
        Rule {
            kind: RuleKind::NotBoth("value", "dataValue"),
            versions: V32,
        },
        Rule {
            kind: RuleKind::NotBoth("value", "serializedValue"),
            versions: V32,
        },
        Rule {
            kind: RuleKind::NotBoth("serializedValue", "externalValue"),
            versions: V32,
        },
    ],
    ..PLAIN
};

static BY_NAME: Map = Map {
    value: Shape::OrReference(&EXAMPLE),
    ..MAP
};
/// Examples by name.
pub(super) const EXAMPLES: Shape = Shape::Map(&BY_NAME);
