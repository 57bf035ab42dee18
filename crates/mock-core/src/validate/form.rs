//! Forms, URL-encoded and multipart, as values that a schema can judge.

use std::borrow::Cow;

use indexmap::IndexMap;
use oas_model::{MediaType, SchemaId, SchemaType as T};
use serde_json::{Map, Value};

use super::{
    coerce,
    field::Field,
    multipart::{self, Part},
    style,
    tree::{self, Tree},
};
use crate::{Violation, ViolationPart, book::Book, check, media::Media, url};

/// A form as one value, and what is wrong with the way in which its fields are written.
#[derive(Debug, Default)]
pub(super) struct Form {
    pub(super) value: Value,
    pub(super) violations: Vec<Violation>,
}

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
    pub(super) fn url_encoded(&self, text: &str) -> Result<Form, String> {
        let mut draft = Draft::new();
        for (name, raw) in url::raw_pairs(text) {
            let name = url::decode_form(name);
            let field = self.field(&name);
            self.judge(&field, &name, raw, &mut draft);
            self.put(&field, &name, url::decode_form(raw), &mut draft)?;
        }
        Ok(self.finish(draft))
    }

    /// Reads the parts of a multipart body.
    pub(super) fn multipart(&self, media: &Media, body: &[u8]) -> Result<Form, String> {
        let mut draft = Draft::new();
        for part in multipart::parts(media, body)? {
            let field = self.field(&part.name);
            let text = String::from_utf8_lossy(part.bytes);
            if part.is_file {
                let is_json = part.media.as_ref().is_some_and(Media::is_json);
                let value = if is_json {
                    json(&part.name, &text)?
                } else {
                    Value::from(text)
                };
                draft.values.entry(part.name).or_default().push(value);
            } else {
                self.judge(&field, &part.name, &text, &mut draft);
                self.put_part(&field, &part, text, &mut draft)?;
            }
        }
        Ok(self.finish(draft))
    }

    fn field(&self, name: &str) -> Field {
        let key = tree::keys(name)[0];
        let schemas = coerce::property_of(self.book, &self.parts, key);
        Field::of(self.book, self.content, key, &schemas)
    }

    fn judge(&self, field: &Field, name: &str, raw: &str, draft: &mut Draft) {
        if let Some((rule, message)) = field.fault(raw) {
            draft.violations.push(Violation {
                part: ViolationPart::Body,
                at: format!("/{}", name.replace('~', "~0").replace('/', "~1")),
                rule: rule.to_owned(),
                message: message.to_owned(),
                source: Some(check::source(self.book.api(), self.content.origin)),
            });
        }
    }

    /// A part is what its own header says, then what `encoding` says, then text;
    /// an object without either is JSON (OpenAPI 3.1.1, "Encoding Object", `contentType`).
    fn put_part(
        &self,
        field: &Field,
        part: &Part<'_>,
        text: Cow<'_, str>,
        draft: &mut Draft,
    ) -> Result<(), String> {
        let named = part.media.as_ref().or(field.media.as_ref());
        let schemas = coerce::property_of(self.book, &self.parts, &part.name);
        let is_object = coerce::types(self.book, &schemas).names(T::Object);
        let looks_like_json = text.trim_start().starts_with('{');
        let is_json = match named {
            Some(media) => media.is_json(),
            None => is_object && looks_like_json,
        };
        if is_json {
            let value = json(&part.name, &text)?;
            draft
                .values
                .entry(part.name.clone())
                .or_default()
                .push(value);
            return Ok(());
        }
        self.put(field, &part.name, text, draft)
    }

    fn put(
        &self,
        field: &Field,
        name: &str,
        text: Cow<'_, str>,
        draft: &mut Draft,
    ) -> Result<(), String> {
        if field.media.as_ref().is_some_and(Media::is_json) {
            let value = json(name, &text)?;
            draft.values.entry(name.to_owned()).or_default().push(value);
            return Ok(());
        }
        let schemas = coerce::property_of(self.book, &self.parts, name);
        let is_list = coerce::types(self.book, &schemas).names(T::Array);
        match field.delimiter.filter(|_| is_list) {
            Some(delimiter) => draft
                .texts
                .add_list(name, style::list(text.split(delimiter))),
            None => draft.texts.add(name, text.into_owned()),
        }
        Ok(())
    }

    fn finish(&self, draft: Draft) -> Form {
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
        Form {
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
}

fn json(name: &str, text: &str) -> Result<Value, String> {
    serde_json::from_str(text)
        .map_err(|error| format!("has a field `{name}` that is not JSON: {error}"))
}
