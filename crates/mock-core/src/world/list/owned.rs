//! Rows that live in another resource and name whom they belong to: of the orders that say
//! `customer_id`, `/customers/{id}/orders` shows those of this customer.

use super::{Row, field};
use crate::world::home::{self, Home};

/// Leaves the rows that name the inhabitant above the list, where rows name one at all.
pub(super) fn only(list: &Home<'_>, rows: &mut Vec<Row>) {
    let Some((above, id)) = list.above() else {
        return;
    };
    let word = home::word(above.resource);
    let parameter = above
        .resource
        .parameters
        .last()
        .map(|name| name.to_string());
    let ends = ["_id", "_uuid", "_sid", ""].map(|end| format!("{word}{end}"));
    // `id` in a row is its own.
    let mut names = ends
        .into_iter()
        .chain(parameter)
        .filter(|name| name != "id");
    let named = |name: String| {
        let property = field::property(&name, rows)?;
        let is_scalar = |row: &Row| home::text(field::value(row, &property)).is_some();
        rows.iter().any(is_scalar).then_some(property)
    };
    if let Some(property) = names.find_map(named) {
        rows.retain(|row| home::text(field::value(row, &property)).as_deref() == Some(&*id));
    }
}
