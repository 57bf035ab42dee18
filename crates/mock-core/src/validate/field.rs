//! What the document says about one field of a form, beside its schema.
//!
//! Source: OpenAPI 3.1.1, "Encoding Object"; Swagger 2.0, "Parameter Object" with `in: formData`.

use oas_model::{MediaType, ParameterStyle, SchemaId};

use crate::{book::Book, media::Media};

/// Characters that a form encodes unless `allowReserved` lets them through (RFC 3986, section 2.2).
const RESERVED: &[char] = &[
    ':', '/', '?', '#', '[', ']', '@', '!', '$', '\'', '(', ')', '*', ',', ';',
];

/// How one field is written.
#[derive(Debug, Default)]
pub(super) struct Field {
    /// `allowEmptyValue: false` is written out.
    refuses_empty: bool,
    /// `allowReserved: false` is written out.
    refuses_reserved: bool,
    /// What stands between the elements of a list in one text.
    pub(super) delimiter: Option<char>,
    /// `encoding.contentType`.
    pub(super) media: Option<Media>,
}

impl Field {
    pub(super) fn of(book: &Book, content: &MediaType, name: &str, parts: &[SchemaId]) -> Self {
        let sources = book.api().sources();
        let encoding = content.encodings.by_name.get(name);
        let is_exploded = encoding.and_then(|one| one.explode).unwrap_or(true);
        let mut field = Self {
            refuses_reserved: encoding.and_then(|one| one.allow_reserved) == Some(false),
            delimiter: match encoding.and_then(|one| one.style) {
                Some(ParameterStyle::SpaceDelimited) => Some(' '),
                Some(ParameterStyle::PipeDelimited) => Some('|'),
                Some(ParameterStyle::Form) | None if !is_exploded => Some(','),
                _ => None,
            },
            media: encoding
                .and_then(|one| one.content_type.as_deref())
                .and_then(Media::parse),
            ..Self::default()
        };
        let own = parts.first().map(|id| sources.node(id.0));
        let Some(parameter) =
            own.filter(|node| node.get("in").and_then(|one| one.as_str()) == Some("formData"))
        else {
            return field;
        };
        let allows_empty = parameter
            .get("allowEmptyValue")
            .and_then(|one| one.as_bool());
        field.refuses_empty = allows_empty == Some(false);
        let format = parameter
            .get("collectionFormat")
            .and_then(|one| one.as_str());
        field.delimiter = match format {
            Some("multi") => None,
            Some("ssv") => Some(' '),
            Some("tsv") => Some('\t'),
            Some("pipes") => Some('|'),
            _ => Some(','),
        };
        field
    }

    /// What is wrong with the way in which a value is written.
    pub(super) fn fault(&self, raw: &str) -> Option<(&'static str, &'static str)> {
        if self.refuses_empty && raw.is_empty() {
            return Some(("allowEmptyValue", "may not be empty"));
        }
        (self.refuses_reserved && raw.contains(RESERVED)).then_some((
            "allowReserved",
            "holds reserved characters that are not percent-encoded",
        ))
    }
}
