//! Parameter, 3.0 and later.

use super::{content, example};
use crate::structure::grammar::{
    BEFORE_32, Case, FROM_31, Object, PLAIN, Rule, RuleKind, Shape, V3, V30, V31, V32, When, may,
    must,
};
use crate::structure::patterns::{NO_BRACES, TOKEN};

pub(super) static PARAMETER: Object = Object {
    name: "a Parameter",
    fields: &[
        must("name", Shape::Text),
        must("in", Shape::OneOf(&["query", "header", "path", "cookie"])).only(BEFORE_32),
        must(
            "in",
            Shape::OneOf(&["query", "header", "path", "cookie", "querystring"]),
        )
        .only(V32),
        may("description", Shape::Text),
        may("required", Shape::Flag),
        may("deprecated", Shape::Flag),
        may("allowEmptyValue", Shape::Flag).only(V30),
        may("style", Shape::Text).only(V30),
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
    cases: CASES,
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

const WITH_SCHEMA: When = When::Has("schema");
const IN_PATH: When = When::Is("in", &["path"]);
const IN_QUERY: When = When::Is("in", &["query"]);
const IN_HEADER: When = When::Is("in", &["header"]);
const IN_COOKIE: When = When::Is("in", &["cookie"]);

const PATH_STYLES: Shape = Shape::OneOf(&["matrix", "label", "simple"]);
const QUERY_STYLES: Shape =
    Shape::OneOf(&["form", "spaceDelimited", "pipeDelimited", "deepObject"]);

static CASES: &[Case] = &[
    Case {
        when: IN_PATH,
        fields: &[must("required", Shape::True), may("style", PATH_STYLES)],
        versions: V30,
    },
    Case {
        when: IN_QUERY,
        fields: &[may("style", QUERY_STYLES)],
        versions: V30,
    },
    Case {
        when: IN_HEADER,
        fields: &[may("style", Shape::OneOf(&["simple"]))],
        versions: V30,
    },
    Case {
        when: IN_COOKIE,
        fields: &[may("style", Shape::OneOf(&["form"]))],
        versions: V30,
    },
    Case {
        when: IN_QUERY,
        fields: &[may("allowEmptyValue", Shape::Flag)],
        versions: FROM_31,
    },
    Case {
        when: WITH_SCHEMA,
        fields: &[may("style", Shape::Text), may("explode", Shape::Flag)],
        versions: FROM_31,
    },
    Case {
        when: WITH_SCHEMA,
        fields: &[
            may("example", Shape::Any),
            may("examples", example::EXAMPLES),
        ],
        versions: V31,
    },
    Case {
        when: When::All(&[IN_PATH, WITH_SCHEMA]),
        fields: &[must("required", Shape::True), may("style", PATH_STYLES)],
        versions: FROM_31,
    },
    Case {
        when: When::All(&[IN_PATH, WITH_SCHEMA]),
        fields: &[may("name", Shape::Like(&NO_BRACES))],
        versions: V31,
    },
    Case {
        when: IN_PATH,
        fields: &[may("name", Shape::Like(&NO_BRACES))],
        versions: V32,
    },
    Case {
        when: When::All(&[IN_PATH, WITH_SCHEMA]),
        fields: &[may("allowReserved", Shape::Flag)],
        versions: V32,
    },
    Case {
        when: When::All(&[IN_HEADER, WITH_SCHEMA]),
        fields: &[may("style", Shape::OneOf(&["simple"]))],
        versions: FROM_31,
    },
    Case {
        when: IN_HEADER,
        fields: &[may("name", Shape::Like(&TOKEN))],
        versions: V32,
    },
    Case {
        when: When::All(&[IN_QUERY, WITH_SCHEMA]),
        fields: &[
            may("style", QUERY_STYLES),
            may("allowReserved", Shape::Flag),
        ],
        versions: FROM_31,
    },
    Case {
        when: When::All(&[IN_COOKIE, WITH_SCHEMA]),
        fields: &[may("style", Shape::OneOf(&["form"]))],
        versions: V31,
    },
    Case {
        when: When::All(&[IN_COOKIE, WITH_SCHEMA]),
        fields: &[may("style", Shape::OneOf(&["form", "cookie"]))],
        versions: V32,
    },
    Case {
        when: When::All(&[IN_COOKIE, WITH_SCHEMA, When::IsUnlessGiven("style", "form")]),
        fields: &[may("allowReserved", Shape::Flag)],
        versions: V32,
    },
    Case {
        when: When::Is("in", &["querystring"]),
        fields: &[must("content", Shape::Map(&content::SINGLE_32))],
        versions: V32,
    },
];
