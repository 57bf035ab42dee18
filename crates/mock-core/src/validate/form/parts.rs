//! The parts of a multipart body as fields of a form.

use std::borrow::Cow;

use serde_json::Value;

use super::{Draft, Reader, json};
use crate::{
    media::Media,
    validate::{
        field::Field,
        multipart::{self, Part},
        part_header,
        read::Read,
        tree,
    },
};

impl Reader<'_> {
    /// Reads the parts of a multipart body.
    pub(in crate::validate) fn multipart(
        &self,
        media: &Media,
        body: &[u8],
    ) -> Result<Read, String> {
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
}
