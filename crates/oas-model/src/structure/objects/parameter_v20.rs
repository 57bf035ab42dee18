//! Parameter, Items and Header, 2.0.

use super::lists;
use crate::structure::grammar::{Case, Field, Object, PLAIN, Shape, V20, When, may, must};

pub(super) static PARAMETER: Object = Object {
    name: "a Parameter",
    fields: &[
        must("name", Shape::Text),
        must(
            "in",
            Shape::OneOf(&["query", "header", "path", "formData", "body"]),
        ),
        may("description", Shape::Text),
        may("required", Shape::Flag),
    ],
    cases: &[
        Case {
            when: When::Is("in", &["body"]),
            fields: &[must("schema", Shape::Schema)],
            versions: V20,
        },
        Case {
            when: When::Is("in", &["query", "header", "path", "formData"]),
            fields: &[
                FORMAT,
                ITEMS,
                DEFAULT,
                MAXIMUM,
                EXCLUSIVE_MAXIMUM,
                MINIMUM,
                EXCLUSIVE_MINIMUM,
                MAX_LENGTH,
                MIN_LENGTH,
                PATTERN,
                MAX_ITEMS,
                MIN_ITEMS,
                UNIQUE_ITEMS,
                ENUM,
                MULTIPLE_OF,
            ],
            versions: V20,
        },
        Case {
            when: When::Is("in", &["query", "header", "path"]),
            fields: &[must("type", TYPES)],
            versions: V20,
        },
        Case {
            when: When::Is("in", &["formData"]),
            fields: &[must("type", TYPES_OF_FORMS)],
            versions: V20,
        },
        Case {
            when: When::Is("in", &["path"]),
            fields: &[must("required", Shape::True)],
            versions: V20,
        },
        Case {
            when: When::Is("in", &["header", "path"]),
            fields: &[may("collectionFormat", COLLECTIONS)],
            versions: V20,
        },
        Case {
            when: When::Is("in", &["query", "formData"]),
            fields: &[
                may("allowEmptyValue", Shape::Flag),
                may("collectionFormat", COLLECTIONS_WITH_MULTI),
            ],
            versions: V20,
        },
    ],
    ..PLAIN
};

pub(super) static HEADER: Object = Object {
    name: "a Header",
    fields: &[
        must("type", TYPES),
        FORMAT,
        ITEMS,
        may("collectionFormat", COLLECTIONS),
        DEFAULT,
        MAXIMUM,
        EXCLUSIVE_MAXIMUM,
        MINIMUM,
        EXCLUSIVE_MINIMUM,
        MAX_LENGTH,
        MIN_LENGTH,
        PATTERN,
        MAX_ITEMS,
        MIN_ITEMS,
        UNIQUE_ITEMS,
        ENUM,
        MULTIPLE_OF,
        may("description", Shape::Text),
    ],
    ..PLAIN
};

static ITEM: Object = Object {
    name: "an Items",
    fields: &[
        may("type", TYPES),
        FORMAT,
        may("items", Shape::Object(&ITEM)),
        may("collectionFormat", COLLECTIONS),
        DEFAULT,
        MAXIMUM,
        EXCLUSIVE_MAXIMUM,
        MINIMUM,
        EXCLUSIVE_MINIMUM,
        MAX_LENGTH,
        MIN_LENGTH,
        PATTERN,
        MAX_ITEMS,
        MIN_ITEMS,
        UNIQUE_ITEMS,
        ENUM,
        MULTIPLE_OF,
    ],
    ..PLAIN
};

const TYPES: Shape = Shape::OneOf(&["string", "number", "boolean", "integer", "array"]);
const TYPES_OF_FORMS: Shape =
    Shape::OneOf(&["string", "number", "boolean", "integer", "array", "file"]);
const COLLECTIONS: Shape = Shape::OneOf(&["csv", "ssv", "tsv", "pipes"]);
const COLLECTIONS_WITH_MULTI: Shape = Shape::OneOf(&["csv", "ssv", "tsv", "pipes", "multi"]);

const FORMAT: Field = may("format", Shape::Text);
const ITEMS: Field = may("items", Shape::Object(&ITEM));
const DEFAULT: Field = may("default", Shape::Any);
const MAXIMUM: Field = may("maximum", Shape::Number);
const EXCLUSIVE_MAXIMUM: Field = may("exclusiveMaximum", Shape::Flag);
const MINIMUM: Field = may("minimum", Shape::Number);
const EXCLUSIVE_MINIMUM: Field = may("exclusiveMinimum", Shape::Flag);
const MAX_LENGTH: Field = may("maxLength", Shape::Count);
const MIN_LENGTH: Field = may("minLength", Shape::Count);
const PATTERN: Field = may("pattern", Shape::Text);
const MAX_ITEMS: Field = may("maxItems", Shape::Count);
const MIN_ITEMS: Field = may("minItems", Shape::Count);
const UNIQUE_ITEMS: Field = may("uniqueItems", Shape::Flag);
const ENUM: Field = may("enum", lists::SOME_DISTINCT_VALUES);
const MULTIPLE_OF: Field = may("multipleOf", Shape::AboveZero);
