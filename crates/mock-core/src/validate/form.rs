//! Forms, URL-encoded and multipart, as values that a schema can judge.

use std::borrow::Cow;

use indexmap::IndexMap;
use oas_model::{MediaType, SchemaId, SchemaType as T};
use serde_json::{Map, Value};

use super::{
    coerce,
    field::Field,
    multipart::{self, Part},
    part_header,
    read::Read,
    style,
    tree::{self, Tree},
};
use crate::{Violation, ViolationPart, book::Book, check, media::Media, url};

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

    /// Reads the parts of a multipart body.
    pub(super) fn multipart(&self, media: &Media, body: &[u8]) -> Result<Read, String> {
        let mut draft = Draft::new();
        for part in multipart::parts(media, body)? {
            let name = part.name.as_deref().ok_or("has a part without a name")?;
            let field = self.field(name);
            let text = String::from_utf8_lossy(part.bytes);
            self.judge_part(&field, name, &part, &mut draft);
            if part.is_file {
                let is_json = part.media.as_ref().is_some_and(Media::is_json);
                let value = match is_json {
                    true => json(name, &text)?,
                    false => Value::from(text),
                };
                self.put_file(name, value, &mut draft);
            } else {
                self.judge(&field, name, &text, &mut draft);
                self.put_part(&field, name, &part, text, &mut draft)?;
            }
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

    /// The type and the headers of a part, where the document describes them.
    fn judge_part(&self, field: &Field, name: &str, part: &Part<'_>, draft: &mut Draft) {
        if let Some(media) = part.media.as_ref().filter(|media| !field.takes(media)) {
            let known: Vec<String> = field.medias.iter().map(Media::text).collect();
            let message = format!(
                "is `{}`, must be one of: {}",
                media.text(),
                known.join(", ")
            );
            self.fault(name, "content-type", message, draft);
        }
        let encodings = &self.content.encodings.by_name;
        let headers = encodings.get(self.key(name)).map(|one| &one.headers);
        for header in headers.into_iter().flatten() {
            if let Some((rule, message)) = part_header::fault(self.book, header, part) {
                self.fault(name, rule, message, draft);
            }
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

    /// A file inside an object (`owner[photo]`) goes where its name says; several make a list.
    fn put_file(&self, name: &str, value: Value, draft: &mut Draft) {
        let keys = tree::keys(name);
        let is_item = |key: &str| key.is_empty() || key.parse::<u32>().is_ok();
        let is_nested = keys.len() > 2 || keys.get(1).is_some_and(|key| !is_item(key));
        match value {
            Value::String(text) if is_nested && !self.declares(name) => {
                draft.texts.add(name, text);
            }
            value => draft.add(self.key(name), value),
        }
    }

    /// A part is what its own header says, then what `encoding` says, then text;
    /// an object without either is JSON (OpenAPI 3.1.1, "Encoding Object", `contentType`).
    fn put_part(
        &self,
        field: &Field,
        name: &str,
        part: &Part<'_>,
        text: Cow<'_, str>,
        draft: &mut Draft,
    ) -> Result<(), String> {
        let own_json = part.media.as_ref().map(Media::is_json);
        match own_json {
            Some(true) => {
                draft.add(self.key(name), json(name, &text)?);
                Ok(())
            }
            Some(false) => self.put(&field.as_text(), name, text, draft),
            None => self.put(field, name, text, draft),
        }
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

    /// Fields that are members of an object which the document spreads over the form.
    fn gather(&self, texts: &mut Tree) {
        let declared = coerce::properties_of(self.book, &self.parts);
        for (name, parts) in &declared {
            let field = Field::of(self.book, self.content, name, parts);
            let is_object = coerce::types(self.book, parts).names(T::Object);
            if !field.is_spread || !is_object || texts.get(name).is_some() {
                continue;
            }
            let own = coerce::properties_of(self.book, parts);
            let members = texts.take(|key| own.contains_key(key) && !declared.contains_key(key));
            if !members.is_empty() {
                texts.put(name, Tree::Map(members));
            }
        }
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
