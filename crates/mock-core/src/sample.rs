//! A value of a schema outside of any request: what a form is prefilled with.

use std::sync::Arc;

use oas_model::{Api, Direction, SchemaId};
use serde_json::Value;

use crate::{
    book::Book,
    draw::Trail,
    generate::{Purpose, Wish, generate},
    locale::Locale,
    today::Today,
};

/// A believable value that satisfies the schema, the same for the same seed and name.
///
/// `name` says what it is: the parameter's name, or empty for a body. Examples in the
/// schema are used. A schema that nothing satisfies gives something of the right type.
#[must_use]
pub fn sample(
    api: &Arc<Api>,
    schema: SchemaId,
    direction: Direction,
    seed: u64,
    name: &str,
) -> Value {
    let book = Book::new(Arc::clone(api));
    let purpose = match direction {
        Direction::Request => Purpose::Request,
        Direction::Response => Purpose::Response,
    };
    let trail = Trail::new(seed).step(name);
    let wish = Wish {
        schema,
        purpose,
        examples: true,
        trail,
        resource: name,
        locale: Locale::default(),
        today: Today::default(),
        echo: &[],
    };
    generate(&book, &wish).value
}

/// The names of all fakers that `x-faker` can ask for, in groups: `person.first_name`.
pub fn fakers() -> impl Iterator<Item = &'static str> {
    crate::fakers::names()
}
