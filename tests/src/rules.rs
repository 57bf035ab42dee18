//! The schemas of a description, as an independent validator reads them.
//!
//! In:  a document whose schemas are JSON Schema 2020-12 ([`modern`]), pointers into it, values.
//! Out: whether a value satisfies the schema at a pointer.
//! Never: compiles what nobody asks for; compiled schemas are shared.

pub mod format; // formats that the validator does not know
pub mod modern; // OpenAPI's schemas as JSON Schema
pub mod tidy; // words that are no schema words

use std::collections::HashMap;

use boon::{Compiler, Draft, SchemaIndex, Schemas, ValidationError};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

const DOCUMENT: &str = "http://document.example/openapi.json";

/// What may stand in a fragment as it is.
const FRAGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// What a schema says of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Check {
    /// It satisfies the schema.
    Valid,
    /// It does not: the first thing that is wrong, and where.
    Wrong(String),
    /// The schema cannot be read, so nobody can say.
    Unreadable(String),
}

/// The schemas of one document.
pub struct Rules {
    compiler: Compiler,
    schemas: Schemas,
    known: HashMap<String, Result<SchemaIndex, String>>,
}

impl std::fmt::Debug for Rules {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rules").finish_non_exhaustive()
    }
}

impl Rules {
    /// The rules of a document that [`modern::modernised`] made.
    ///
    /// # Panics
    /// When the validator does not take the document's made-up address.
    #[must_use]
    pub fn new(document: Value) -> Self {
        let mut compiler = Compiler::new();
        compiler.set_default_draft(Draft::V2020_12);
        compiler.enable_format_assertions();
        for format in format::all() {
            compiler.register_format(format);
        }
        if let Err(error) = compiler.add_resource(DOCUMENT, document) {
            panic!("the document cannot be read: {error}");
        }
        Self {
            compiler,
            schemas: Schemas::new(),
            known: HashMap::new(),
        }
    }

    /// Judges a value by the schema at a JSON pointer.
    pub fn check(&mut self, pointer: &str, value: &Value) -> Check {
        let compiled = match self.known.get(pointer) {
            Some(compiled) => compiled.clone(),
            None => {
                let compiled = self.compile(pointer);
                self.known.insert(pointer.to_owned(), compiled.clone());
                compiled
            }
        };
        match compiled {
            Ok(schema) => match self.schemas.validate(value, schema) {
                Ok(()) => Check::Valid,
                Err(error) => Check::Wrong(deepest(&error)),
            },
            Err(why) => Check::Unreadable(why),
        }
    }

    fn compile(&mut self, pointer: &str) -> Result<SchemaIndex, String> {
        let fragment = utf8_percent_encode(pointer, FRAGMENT);
        let compiled = self
            .compiler
            .compile(&format!("{DOCUMENT}#{fragment}"), &mut self.schemas);
        compiled.map_err(|error| format!("{error:#}").replace(DOCUMENT, ""))
    }
}

/// The first cause of all: where it is in the value, and what is wrong there.
#[must_use]
pub fn deepest(error: &ValidationError<'_, '_>) -> String {
    let mut at = error;
    while let Some(inner) = at.causes.first() {
        at = inner;
    }
    format!("at `{}`: {}", at.instance_location, at.kind)
}
