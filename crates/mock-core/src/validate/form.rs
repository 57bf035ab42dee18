//! Forms, URL-encoded and multipart, as values that a schema can judge.

mod parts; // multipart
mod spread; // objects spread over the form

use std::borrow::Cow;

use indexmap::IndexMap;
use oas_model::{MediaType, SchemaId, SchemaType as T};
use serde_json::{Map, Value};

use super::{
    coerce,
    field::Field,
    read::Read,
    style,
    tree::{self, Tree},
};
use crate::{Violation, ViolationPart, book::Book, check, url};

/// One form to be read.
#[derive(Debug)]
pub(super) struct Reader<'f> {
    pub(super) book: &'f Book,
    pub(super) content: &'f MediaType,
    pub(super) parts: Vec<SchemaId>,
}

/// What has been read so far: text by structured names, and values that are no text.
#[derive(Debug)]
struct Draft {
    texts: Tree,
    values: IndexMap<String, Vec<Value>>,
    violations: Vec<Violation>,
}

impl Reader<'_> {
    /// Reads `a=1&b=2`.
    pub(super) fn url_encoded(&self, text: &str) -> Result<Read, String> {
        let mut draft = Draft::new();
        for (name, raw) in url::raw_pairs(text) {
            let name = url::decode_form(name);
            let field = self.field(&name);
            self.judge(&field, &name, raw, &mut draft);
            self.put(&field, &name, url::decode_form(raw), &mut draft)?;
        }
        Ok(self.finish(draft))
    }

    /// The member that a field belongs to: `card` for `card[number]`, unless the document
    /// declares the very name with its brackets.
    fn key<'n>(&self, name: &'n str) -> &'n str {
        if self.declares(name) {
            name
        } else {
            tree::keys(name)[0]
        }
    }

    fn declares(&self, name: &str) -> bool {
        let shape = self.book.shape(&self.parts);
        shape.properties.contains_key(name)
    }

    fn field(&self, name: &str) -> Field {
        let key = self.key(name);
        let schemas = coerce::property_of(self.book, &self.parts, key);
        Field::of(self.book, self.content, key, &schemas)
    }

    fn judge(&self, field: &Field, name: &str, raw: &str, draft: &mut Draft) {
        if let Some((rule, message)) = field.fault(raw) {
            self.fault(name, rule, message.to_owned(), draft);
        }
    }

    fn fault(&self, name: &str, rule: &str, message: String, draft: &mut Draft) {
        draft.violations.push(Violation {
            part: ViolationPart::Body,
            at: format!("/{}", name.replace('~', "~0").replace('/', "~1")),
            rule: rule.to_owned(),
            message,
            source: Some(check::source(self.book.api(), self.content.origin)),
        });
    }

    fn put(
        &self,
        field: &Field,
        name: &str,
        text: Cow<'_, str>,
        draft: &mut Draft,
    ) -> Result<(), String> {
        let schemas = coerce::property_of(self.book, &self.parts, name);
        let types = coerce::types(self.book, &schemas);
        let looks_like_json =
            types.names(T::Object) && field.medias.is_empty() && text.trim_start().starts_with('{');
        if field.is_json() || looks_like_json {
            draft.add(name, json(name, &text)?);
            return Ok(());
        }
        match field.delimiter {
            Some(delimiter) if types.names(T::Array) => draft
                .texts
                .add_list(name, style::list(text.split(delimiter))),
            Some(delimiter) if types.names(T::Object) => {
                let words: Vec<&str> = text.split(delimiter).collect();
                let pairs = words.chunks_exact(2).map(|pair| (pair[0], pair[1]));
                draft.texts.put(name, style::map(pairs));
            }
            _ if self.declares(name) => draft.texts.add_plain(name, text.into_owned()),
            _ => draft.texts.add(name, text.into_owned()),
        }
        Ok(())
    }

    fn finish(&self, mut draft: Draft) -> Read {
        if !self.content.encodings.by_name.is_empty() {
            self.gather(&mut draft.texts);
        }
        let mut value = coerce::tree(self.book, &self.parts, &draft.texts);
        if !value.is_object() && !draft.values.is_empty() {
            value = Value::Object(Map::new());
        }
        for (name, mut found) in draft.values {
            let schemas = coerce::property_of(self.book, &self.parts, &name);
            let is_list = coerce::types(self.book, &schemas).names(T::Array);
            let is_one = found.len() == 1 && (!is_list || found[0].is_array());
            value[name.as_str()] = match found.pop() {
                Some(only) if is_one => only,
                last => Value::Array(found.into_iter().chain(last).collect()),
            };
        }
        Read {
            value,
            violations: draft.violations,
        }
    }
}

impl Draft {
    fn new() -> Self {
        Self {
            texts: Tree::Map(IndexMap::new()),
            values: IndexMap::new(),
            violations: Vec::new(),
        }
    }

    fn add(&mut self, name: &str, value: Value) {
        self.values.entry(name.to_owned()).or_default().push(value);
    }
}

fn json(name: &str, text: &str) -> Result<Value, String> {
    serde_json::from_str(text)
        .map_err(|error| format!("has a field `{name}` that is not JSON: {error}"))
}
