//! Conclusions in words, for a person.

use std::sync::Arc;

use super::{
    Resources,
    entity::Spot,
    role::{Role, ValuePath},
    rows::Rows,
};

/// A place as it is written: `data.id`; `the body` for the whole.
pub(super) fn place(path: &ValuePath) -> String {
    match path.is_empty() {
        true => "the body".to_owned(),
        false => path.join("."),
    }
}

pub(super) fn entity(rows: Option<&Rows>, entity: Option<&Spot>) -> Vec<String> {
    let mut said = Vec::new();
    match rows {
        Some(rows) if rows.path.is_empty() => said.push("The list is a bare array.".to_owned()),
        Some(rows) => said.push(format!("The list has its rows at `{}`.", place(&rows.path))),
        None => {}
    }
    match entity {
        Some(spot) if spot.path.is_empty() => {}
        Some(spot) => said.push(format!(
            "The entity stands at `{}` of the answer.",
            place(&spot.path)
        )),
        None => said.push(
            "No answer describes an object, so nothing is known about the entity.".to_owned(),
        ),
    }
    said
}

pub(super) fn identity(parameters: &[Arc<str>], found: Option<&[ValuePath]>) -> String {
    let names = parameters.join("`, `");
    match found {
        Some(paths) => {
            let paths: Vec<_> = paths.iter().map(place).collect();
            format!(
                "`{names}` in the path is `{}` of the entity.",
                paths.join("`, `")
            )
        }
        None => format!("No property of the entity holds `{names}` of the path."),
    }
}

/// What is not plain from method and path.
pub(super) fn role(role: &Role, resources: &Resources) -> Option<String> {
    match role {
        Role::SubList { of, .. } => {
            let name = resources.all.get(*of).map(|one| one.name.clone());
            Some(format!(
                "The rows are inhabitants of `{}`.",
                name.unwrap_or_default()
            ))
        }
        Role::Action {
            name,
            effect: Some((property, value)),
            ..
        } => Some(format!("`{name}` makes `{}` {value}.", place(property))),
        _ => None,
    }
}
