//! Rows for a list whose schema wants more of them than there are.

use super::{MOST, Row};
use crate::world::home::Home;

/// Ids that may come out wrong before the list stays as short as it is.
const PATIENCE: usize = 50;

/// As many rows as the schema wants at least. The further ones answer at their own path as well, as
/// every id does; none of them was deleted.
pub(super) fn up_to(home: &Home<'_>, rows: &mut Vec<Row>, least: usize) {
    let least = least.min(MOST);
    if rows.len() >= least {
        return;
    }
    let first = home.inhabitants().len();
    for nth in first..first + least + PATIENCE {
        if rows.len() == least {
            return;
        }
        let id = home.made_id(nth);
        let is_new = |id: &String| {
            let is_known = home.call.state.entry(&home.key(id)).is_some();
            !is_known && !rows.iter().any(|row| row.id == *id)
        };
        let Some(id) = id.filter(is_new) else {
            continue;
        };
        let entity = home.base(&id);
        rows.push(Row { id, entity });
    }
}
