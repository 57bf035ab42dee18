use super::{EditError, ScalarValue, TextEdit};
use crate::document::Document;
use crate::pointer::Pointer;
pub(crate) fn set(_: &Document, at: &Pointer, _: &ScalarValue) -> Result<Vec<TextEdit>, EditError> {
    Err(EditError::NotExact { at: at.clone() })
}
