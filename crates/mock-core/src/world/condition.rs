//! Conditional requests (RFC 9110, section 13): what is read again only when it has changed, and
//! what is written only when it has not.

use std::sync::Arc;

use http::{HeaderMap, HeaderName, HeaderValue, header};
use serde_json::Value;
use time::{OffsetDateTime, format_description::well_known::Rfc2822};

use super::{home::Home, stamp};
use crate::{Env, draw::Trail};

/// What tells the states of one thing apart.
#[derive(Debug, Clone)]
pub(super) struct Validators {
    /// A strong entity tag with its quotes.
    pub(super) etag: String,
    /// In milliseconds since 1970.
    pub(super) modified_ms: Option<i64>,
}

impl Validators {
    /// Those of bytes.
    pub(super) fn of_bytes(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        Self {
            etag: format!("\"{:016x}\"", Trail::new(0).step(&text).number()),
            modified_ms: None,
        }
    }

    /// When an answer says that it was changed, in milliseconds since 1970.
    pub(super) fn modified_of(headers: &HeaderMap) -> Option<i64> {
        date(headers, &header::LAST_MODIFIED).map(|seconds| seconds * 1000)
    }

    pub(super) fn write(&self, headers: &mut HeaderMap) {
        if let Ok(etag) = HeaderValue::try_from(&self.etag) {
            headers.insert(header::ETAG, etag);
        }
        let date = self.modified_ms.map(http_date);
        if let Some(Ok(date)) = date.map(HeaderValue::try_from) {
            headers.insert(header::LAST_MODIFIED, date);
        }
    }

    /// Whether a client that reads has this already.
    pub(super) fn is_known(&self, headers: &HeaderMap) -> bool {
        match tags(headers, &header::IF_NONE_MATCH) {
            Some(tags) => tags
                .iter()
                .any(|tag| tag == "*" || weak(tag) == weak(&self.etag)),
            None => self
                .modified_ms
                .zip(date(headers, &header::IF_MODIFIED_SINCE))
                .is_some_and(|(modified, since)| modified.div_euclid(1000) <= since),
        }
    }
}

impl Home<'_> {
    /// The validators of an entity. Its answers are made from it, so they change with it.
    pub(super) fn validators(&self, id: &str, entity: &Arc<Value>) -> Validators {
        let of = |modified_ms| Validators {
            modified_ms: Some(modified_ms),
            ..Validators::of_bytes(entity.to_string().as_bytes())
        };
        match self.call.state.entry(&self.key(id)) {
            Some(entry) => of(entry.changed_ms),
            None => {
                let key = self.shelf().step("validators").step(id);
                let kept = &self.world().validators;
                kept.get(&key, || of(stamp::of(entity).unwrap_or(Env::FROZEN_MS)))
            }
        }
    }

    /// Why a write may not happen; `None` where nothing stands against it.
    pub(super) fn unmet(&self, id: &str, current: Option<&Arc<Value>>) -> Option<String> {
        let headers = &self.call.request.headers;
        let validators = current.map(|entity| self.validators(id, entity));
        if let Some(tags) = tags(headers, &header::IF_MATCH) {
            let etag = validators.as_ref().map(|one| one.etag.as_str());
            let holds = etag.is_some_and(|etag| tags.iter().any(|tag| tag == "*" || tag == etag));
            if !holds {
                return Some(match etag {
                    Some(etag) => {
                        format!("`If-Match` does not name {etag}, which it is at present")
                    }
                    None => "`If-Match` asks for something that is not there".to_owned(),
                });
            }
        } else if let Some(since) = date(headers, &header::IF_UNMODIFIED_SINCE) {
            let modified = validators.as_ref().and_then(|one| one.modified_ms);
            if modified.is_some_and(|modified| modified.div_euclid(1000) > since) {
                return Some("it was changed after `If-Unmodified-Since`".to_owned());
            }
        }
        let tags = tags(headers, &header::IF_NONE_MATCH)?;
        let is_there = self.is_inhabitant(id) || self.call.state.entry(&self.key(id)).is_some();
        let etag = validators.filter(|_| is_there)?.etag;
        let is_named = tags
            .iter()
            .any(|tag| tag == "*" || weak(tag) == weak(&etag));
        is_named.then(|| format!("`If-None-Match` names {etag}, which is there"))
    }
}

/// The entity tags of a field; `None` where there is no such field.
fn tags(headers: &HeaderMap, name: &HeaderName) -> Option<Vec<String>> {
    let mut fields = headers.get_all(name).iter().peekable();
    fields.peek()?;
    let texts = fields.map(|field| String::from_utf8_lossy(field.as_bytes()).into_owned());
    let all: Vec<String> = texts
        .flat_map(|text| {
            let tags = crate::media::split_outside_quotes(&text, ',');
            tags.map(|tag| tag.trim().to_owned()).collect::<Vec<_>>()
        })
        .collect();
    Some(all)
}

fn weak(tag: &str) -> &str {
    tag.strip_prefix("W/").unwrap_or(tag)
}

/// A date field, in seconds since 1970; what cannot be read is as if it were not there.
fn date(headers: &HeaderMap, name: &HeaderName) -> Option<i64> {
    let text = headers.get(name)?.to_str().ok()?;
    let text = text.replace("GMT", "+0000");
    let parsed = OffsetDateTime::parse(&text, &Rfc2822).ok()?;
    Some(parsed.unix_timestamp())
}

/// RFC 9110, section 5.6.7: `Sun, 06 Nov 1994 08:49:37 GMT`.
fn http_date(ms: i64) -> String {
    let moment = stamp::moment(ms);
    let text = moment.format(&Rfc2822).unwrap_or_default();
    text.replace("+0000", "GMT")
}
