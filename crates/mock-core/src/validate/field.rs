//! What the document says about one field of a form, beside its schema.
//!
//! Source: OpenAPI 3.1.1, "Encoding Object"; Swagger 2.0, "Parameter Object" with `in: formData`.

use oas_model::{MediaType, ParameterStyle, SchemaId};

use crate::{
    book::Book,
    media::{Media, split_outside_quotes},
};

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
    /// `encoding.contentType`: any of these.
    pub(super) medias: Vec<Media>,
    /// `style: form, explode: true` is written out: an object's members are fields of their own.
    pub(super) is_spread: bool,
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
            medias: encoding
                .and_then(|one| one.content_type.as_deref())
                .map(|list| {
                    split_outside_quotes(list, ',')
                        .filter_map(Media::parse)
                        .collect()
                })
                .unwrap_or_default(),
            is_spread: is_exploded
                && encoding.and_then(|one| one.style) == Some(ParameterStyle::Form),
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

    /// The same field when the part itself says that it is text.
    pub(super) fn as_text(&self) -> Self {
        Self {
            delimiter: self.delimiter,
            medias: vec![Media::text_plain()],
            ..Self::default()
        }
    }

    /// Whether the document says that the field is JSON.
    pub(super) fn is_json(&self) -> bool {
        self.medias.first().is_some_and(Media::is_json)
    }

    /// Whether a part may have this type.
    pub(super) fn takes(&self, media: &Media) -> bool {
        self.medias.is_empty() || self.medias.iter().any(|one| one.covers(media))
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
