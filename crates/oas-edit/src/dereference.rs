//! A document without references.

use std::sync::Arc;

use oas_doc::{Document, Syntax};
use oas_model::{SourceSet, resolve};

use crate::bundle::origin;
use crate::expand::{ExpandError, expanded};
use crate::grammar::{Kind, Shape};

/// A document that refers to nothing outside of itself, as JSON with every reference replaced by
/// what it leads to. Circles stay references.
///
/// # Errors
/// [`ExpandError`]
pub fn dereference(document: &Document) -> Result<Document, ExpandError> {
    let mut sources = SourceSet::default();
    let entry = sources.add("", document.clone());
    let (api, _) = resolve(Arc::new(sources), entry);
    let Some(root) = api.sources().document(entry).root() else {
        return Ok(document.clone());
    };
    let root = origin(entry, root);
    let text = expanded(&api, root, Shape::One(Kind::Document), usize::MAX)?;
    Ok(Document::parse(&(text + "\n"), Syntax::Json))
}
