//! Plain chance, for those who ask for it by name.

use super::{
    Faker,
    registry::{list, mask, range},
};

pub(super) const FAKERS: &[Faker] = &[
    range("number.int", "random_int random_number", (0.0, 9_999.0, 0)),
    range("number.float", "random_float", (0.0, 1_000.0, 2)),
    mask("number.binary", "binary_number", "1010####0"),
    mask("string.alpha", "random_letters", "????????"),
    mask("string.alphanumeric", "random_string", "**********"),
    mask("string.numeric", "digits random_digits", "########"),
    mask(
        "string.hex",
        "hex hex_string hexadecimal",
        "~~~~~~~~~~~~~~~~",
    ),
    list(
        "string.sample",
        "=sample",
        &["alpha", "bravo", "charlie", "delta"],
    ),
    list("string.boolean", "boolean yes_no", &["true", "false"]),
];
