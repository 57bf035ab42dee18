//! What one API's schemas come down to, worked out once and shared.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use oas_model::{Api, SchemaId};
use serde_json::Value;

use crate::{check, generate::Purpose, shape::Shape};

/// Beyond this many shapes the cache starts afresh: it is a cache, not a store.
const MAX_SHAPES: usize = 50_000;

type Shapes = HashMap<Box<[SchemaId]>, Arc<Shape>>;
type Verdicts = HashMap<Box<[SchemaId]>, Option<Value>>;

/// Shapes and examples of one API by the schemas that must hold together.
#[derive(Debug)]
pub(crate) struct Book {
    api: Arc<Api>,
    shapes: RwLock<Shapes>,
    examples: RwLock<Verdicts>,
}

impl Book {
    pub(crate) fn new(api: Arc<Api>) -> Self {
        Self {
            api,
            shapes: RwLock::default(),
            examples: RwLock::default(),
        }
    }

    pub(crate) fn api(&self) -> &Arc<Api> {
        &self.api
    }

    /// The intersection of these schemas.
    pub(crate) fn shape(&self, parts: &[SchemaId]) -> Arc<Shape> {
        if let Some(known) = self
            .shapes
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(parts)
        {
            return known.clone();
        }
        let shape = Arc::new(Shape::of(&self.api, parts));
        let mut shapes = self.shapes.write().unwrap_or_else(PoisonError::into_inner);
        if shapes.len() >= MAX_SHAPES {
            shapes.clear();
        }
        shapes.entry(parts.into()).or_insert(shape).clone()
    }

    /// The first documented example of these schemas that satisfies all of them.
    pub(crate) fn example(
        &self,
        parts: &[SchemaId],
        shape: &Shape,
        purpose: Purpose,
    ) -> Option<Value> {
        if shape.schema.examples.is_empty() {
            return None;
        }
        if let Some(known) = self
            .examples
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(parts)
        {
            return known.clone();
        }
        let fits = |value: &&Value| {
            shape.plainly_allows(value).unwrap_or_else(|| {
                parts
                    .iter()
                    .all(|part| check::is_valid(&self.api, *part, purpose, value))
            })
        };
        let found = shape.schema.examples.iter().find(fits).cloned();
        let mut examples = self
            .examples
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        if examples.len() >= MAX_SHAPES {
            examples.clear();
        }
        examples.insert(parts.into(), found.clone());
        found
    }
}
