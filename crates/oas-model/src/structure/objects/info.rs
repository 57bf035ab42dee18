//! Info, Contact, License.

use crate::structure::grammar::{FROM_31, Object, PLAIN, Rule, RuleKind, Shape, may, must};

pub(super) static INFO: Object = Object {
    name: "an Info",
    fields: &[
        must("title", Shape::Text),
        may("summary", Shape::Text).only(FROM_31),
        may("description", Shape::Text),
        may("termsOfService", Shape::Text),
        may("contact", Shape::Object(&CONTACT)),
        may("license", Shape::Object(&LICENSE)),
        must("version", Shape::Text),
    ],
    ..PLAIN
};

static CONTACT: Object = Object {
    name: "a Contact",
    fields: &[
        may("name", Shape::Text),
        may("url", Shape::Text),
        may("email", Shape::Text),
    ],
    ..PLAIN
};

static LICENSE: Object = Object {
    name: "a License",
    fields: &[
        must("name", Shape::Text),
        may("identifier", Shape::Text).only(FROM_31),
        may("url", Shape::Text),
    ],
    rules: &[Rule {
        kind: RuleKind::NotBoth("identifier", "url"),
        versions: FROM_31,
    }],
    ..PLAIN
};
