//! Statuses, header fields and media types that are missing.
//!
//! In:  operations of the document with the answers and bodies that were seen.
//! Out: answers that an operation has not; of those that it has, fields and media types that
//!      they lack, once for all operations that refer to them.

use oas_doc::Node;
use serde_json::json;

use super::Addition;
use crate::infer::endpoint::{Answer, Message};
use crate::infer::fields::Fields;
use crate::infer::operation::{content, headers, response};

impl<'d> Addition<'d> {
    /// The answer of an operation with one status.
    pub(super) fn answer(&mut self, operation: Node<'d>, status: u16, answer: &Answer) {
        let Some(responses) = operation.get("responses") else {
            let new = response(status, answer, self.version, &|_| None);
            return self.member(operation, "responses", &json!({ status.to_string(): new }));
        };
        let range = format!("{}XX", status / 100);
        let names = [
            status.to_string(),
            range.clone(),
            range.to_lowercase(),
            "default".to_owned(),
        ];
        match names.iter().find_map(|name| responses.get(name)) {
            Some(known) => self.message(known, answer),
            None => {
                let new = response(status, answer, self.version, &|_| None);
                self.member(responses, &status.to_string(), &new);
            }
        }
    }

    /// A body or answer that the document describes, perhaps for several operations.
    pub(super) fn message(&mut self, node: Node<'d>, seen: &Answer) {
        let files = self.files;
        let node = files.follow(node);
        if let Some((spot, node)) = node.and_then(|node| Some((files.spot(node)?, node))) {
            let known = self.messages.entry(spot);
            let (_, all) = known.or_insert_with(|| (node, Answer::default()));
            all.message.absorb(seen.message.clone());
            all.headers.absorb(seen.headers.clone());
        }
    }

    pub(super) fn finish_messages(&mut self) {
        for (node, seen) in std::mem::take(&mut self.messages).into_values() {
            self.fields(node, &seen.headers);
            self.bodies(node, &seen.message);
        }
    }

    /// Header fields that an answer lacks; their names are compared without case.
    fn fields(&mut self, node: Node<'d>, seen: &Fields) {
        let mut new = headers(seen);
        let Some(known) = node.get("headers") else {
            if !new.is_empty() {
                self.member(node, "headers", &json!(new));
            }
            return;
        };
        new.retain(|name, _| {
            let mut members = known.members();
            !members.any(|(known, _)| known.eq_ignore_ascii_case(name))
        });
        for (name, field) in &new {
            self.member(known, name, field);
        }
    }

    fn bodies(&mut self, node: Node<'d>, message: &Message) {
        let new = content(message, self.version, &|_| None);
        let Some(known) = node.get("content") else {
            if !new.is_empty() {
                self.member(node, "content", &json!(new));
            }
            return;
        };
        for (media_type, body) in &message.bodies {
            match covering(known, media_type) {
                Some(media) => {
                    if let Some((shape, schema)) = body.json.as_ref().zip(media.get("schema")) {
                        self.seen.add(schema, shape);
                    }
                }
                None => {
                    let name = if media_type.is_empty() {
                        "*/*"
                    } else {
                        media_type
                    };
                    if let Some(media) = new.get(name) {
                        self.member(known, name, media);
                    }
                }
            }
        }
    }
}

/// The media type object that covers a media type: its own, or a range.
fn covering<'d>(content: Node<'d>, media_type: &str) -> Option<Node<'d>> {
    let essence = |name: &str| {
        name.split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase()
    };
    let kind = media_type.split('/').next().unwrap_or_default();
    let wanted = [media_type.to_owned(), format!("{kind}/*"), "*/*".to_owned()];
    wanted.iter().find_map(|wanted| {
        let mut members = content.members();
        members
            .find(|(name, _)| essence(name) == *wanted)
            .map(|(_, media)| media)
    })
}
