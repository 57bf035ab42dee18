//! The `Set` operation.

use super::{EditError, TextEdit, Value, insert, place, place::Reach, replace};
use crate::document::Document;
use crate::node::NodeKind;
use crate::pointer::Pointer;

/// Gives the place `at` a value; the last member on the way may be new, and `-` is the item
/// behind the last one.
pub(super) fn set(
    document: &Document,
    at: &Pointer,
    value: &Value,
    reach: Reach,
) -> Result<Vec<TextEdit>, EditError> {
    let missing = match replace::replace(document, at, value, reach) {
        Err(EditError::Missing { at, reached }) if at.parent().as_ref() == Some(&reached) => {
            EditError::Missing { at, reached }
        }
        done => return done,
    };
    let container = place::container(document, at, reach)?;
    let index = at.last().is_some_and(|name| name != "-");
    if container.kind() == NodeKind::Sequence && index {
        return Err(missing);
    }
    insert::insert(document, at, None, value, reach)
}
