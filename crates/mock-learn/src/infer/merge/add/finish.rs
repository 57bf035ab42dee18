//! Everything that was gathered, written in one go.

use oas_doc::{Document, EditError};
use oas_model::DocumentId;
use serde_json::{Map, Value as Json, json};

use super::Addition;
use crate::infer::merge::fill::Place;
use crate::infer::schema::schema;

impl Addition<'_> {
    /// The documents with everything added, without those that lack nothing.
    pub(crate) fn finish(mut self) -> Result<Vec<(DocumentId, Document)>, EditError> {
        self.finish_paths();
        self.finish_messages();
        self.finish_schemes();
        self.finish_schemas();
        let rewrites = self.rewrites.iter();
        let lacking = rewrites.filter(|(_, rewrite)| !rewrite.is_empty());
        lacking.map(|(id, one)| Ok((*id, one.finish()?))).collect()
    }

    fn finish_schemas(&mut self) {
        for (place, lacks) in self.seen.missing() {
            let schemas = lacks.into_iter();
            let schemas: Map<String, Json> = schemas
                .map(|(name, shape)| (name, schema(&shape, self.version)))
                .collect();
            match place {
                Place::Properties(properties) => {
                    for (name, schema) in &schemas {
                        self.member(properties, name, schema);
                    }
                }
                Place::Schema(node) => self.member(node, "properties", &json!(schemas)),
            }
        }
    }

    fn finish_paths(&mut self) {
        let new = std::mem::take(&mut self.new_paths);
        match self.root.get("paths") {
            Some(paths) => new
                .iter()
                .for_each(|(template, item)| self.member(paths, template, item)),
            None if !new.is_empty() => {
                let all: serde_json::Map<String, Json> = new.into_iter().collect();
                self.member(self.root, "paths", &Json::Object(all));
            }
            None => {}
        }
    }
}
