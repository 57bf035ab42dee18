//! What is known of bodies of one media type.
//!
//! In:  one body after the other, with its media type.
//! Out: a [`Body`]: a shape for JSON, fields for forms, and for others only that they came.
//! Never: fails: what cannot be read as what it says it is makes the body opaque.

use std::sync::Arc;

use bytes::Bytes;
use mock_core::FormTree;
use serde_json::Value;

use super::fields::Fields;
use super::query;
use super::shape::Shape;
use crate::forms::form_data;
use crate::{Completeness, ObservedSide};

/// Everything known of the bodies of one media type.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Body {
    pub(crate) n: u64,
    /// Whether some body was not what its media type says: no schema would admit it.
    pub(crate) is_opaque: bool,
    /// Shared by the trees that are made of one another.
    pub(crate) json: Option<Arc<Shape>>,
    pub(crate) form: Option<Fields>,
    pub(crate) is_text: bool,
}

/// What a body turned out to be.
#[derive(Debug)]
pub(crate) enum Read {
    /// JSON.
    Json(Value),
    /// Names and values, with the names whose values are more than text.
    Form(Vec<(String, String)>, Vec<String>),
    /// Text, or bytes.
    Other {
        /// Whether it is text.
        text: bool,
    },
    /// Not all of it is there, so that nothing is known of it.
    Unknown,
    /// Not what its media type says.
    Wrong,
}

/// Reads the body of one side.
pub(crate) fn read(side: &ObservedSide, media_type: &str) -> Read {
    if side.completeness != Completeness::Whole || side.body.is_empty() && side.body_len > 0 {
        return Read::Unknown;
    }
    if is_json(media_type) {
        return serde_json::from_slice(&side.body).map_or(Read::Wrong, Read::Json);
    }
    match media_type {
        "application/x-www-form-urlencoded" => form(&side.body),
        "multipart/form-data" => multipart(side),
        _ => Read::Other {
            text: media_type.starts_with("text/") && std::str::from_utf8(&side.body).is_ok(),
        },
    }
}

fn form(body: &Bytes) -> Read {
    match std::str::from_utf8(body) {
        Ok(text) => Read::Form(query::pairs(text), Vec::new()),
        Err(_) => Read::Wrong,
    }
}

/// Parts with a file name or a media type of their own are more than text.
fn multipart(side: &ObservedSide) -> Read {
    let Some(parts) = form_data::parts(side) else {
        return Read::Wrong;
    };
    let mut pairs = Vec::new();
    let mut others = Vec::new();
    for part in parts {
        let text = std::str::from_utf8(&part.body);
        let is_text = part.file_name.is_none() && part.media_type.is_none();
        match text.ok().filter(|_| is_text) {
            Some(text) => pairs.push((part.name, text.to_owned())),
            None => {
                pairs.push((part.name.clone(), String::new()));
                others.push(part.name);
            }
        }
    }
    Read::Form(pairs, others)
}

/// `application/json` and whatever ends in `+json` (RFC 6839, section 3.1).
pub(crate) fn is_json(media_type: &str) -> bool {
    media_type.ends_with("/json") || media_type.ends_with("+json")
}

impl Body {
    pub(crate) fn observe(&mut self, read: &Read) {
        self.n += 1;
        match read {
            Read::Json(value) => Arc::make_mut(self.json.get_or_insert_default()).observe(value),
            Read::Form(pairs, files) => {
                let form = self.form.get_or_insert_default();
                form.observe(pairs);
                for name in files {
                    if let Some(field) = form.field(FormTree::head(name)) {
                        field.is_file = true;
                    }
                }
            }
            Read::Other { text } => self.is_text |= text,
            Read::Unknown => {}
            Read::Wrong => self.is_opaque = true,
        }
    }

    pub(crate) fn absorb(&mut self, other: Self) {
        self.n += other.n;
        self.is_opaque |= other.is_opaque;
        self.is_text |= other.is_text;
        if let Some(json) = other.json {
            Arc::make_mut(self.json.get_or_insert_default()).absorb(Arc::unwrap_or_clone(json));
        }
        if let Some(form) = other.form {
            self.form.get_or_insert_default().absorb(form);
        }
    }
}
