//! What is known of one method at one place of the tree of paths.
//!
//! In:  one exchange after the other.
//! Out: an [`Endpoint`]: parameters, bodies by media type, answers by status, credentials.
//! Never: keeps an exchange; one small example of each body without secrets is all.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;
use serde_json::Value;

use super::body::{self, Body, Read};
use super::credential::{self, Credential};
use super::example;
use super::fields::Fields;
use super::header;
use crate::{Observed, ObservedSide};

/// Media types kept for one message.
const MAX_MEDIA_TYPES: usize = 16;
/// Ways to be let in kept for one endpoint.
const MAX_ALTERNATIVES: usize = 16;

/// Everything known of one method at one place.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Endpoint {
    pub(crate) n: u64,
    pub(crate) query: Fields,
    pub(crate) headers: Fields,
    pub(crate) request: Message,
    pub(crate) answers: BTreeMap<u16, Answer>,
    /// The sets of credentials that requests showed.
    pub(crate) credentials: BTreeSet<Vec<Credential>>,
}

/// Everything known of the answers with one status.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Answer {
    pub(crate) message: Message,
    pub(crate) headers: Fields,
}

/// Everything known of the bodies of requests, or of answers.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Message {
    pub(crate) n: u64,
    /// Those without a body.
    pub(crate) n_empty: u64,
    /// By media type; the empty one stands for bodies that say none.
    pub(crate) bodies: IndexMap<String, Body>,
    /// By media type.
    pub(crate) examples: BTreeMap<String, Value>,
}

impl Endpoint {
    /// Learns from one exchange; `body` is the answer's, read once for the whole tree.
    pub(crate) fn observe(&mut self, seen: &Observed, query: &[(String, String)], body: &Read) {
        self.n += 1;
        let shown = Credential::all(&seen.request, query);
        if self.credentials.len() < MAX_ALTERNATIVES {
            self.credentials.insert(shown);
        }
        let plain = query.iter().filter(|(name, _)| !credential::is_query(name));
        self.query.observe(&plain.cloned().collect::<Vec<_>>());
        self.headers.observe(&header::of_request(&seen.request));
        let sent = body::read(&seen.request, &seen.request.media_type());
        self.request.observe(&seen.request, &sent);
        if seen.status != 0 {
            let answer = self.answers.entry(seen.status).or_default();
            answer.headers.observe(&header::of_answer(&seen.response));
            let is_head = seen.method.eq_ignore_ascii_case("HEAD");
            if is_head {
                answer.message.n += 1;
                answer.message.n_empty += 1;
            } else {
                answer.message.observe(&seen.response, body);
            }
        }
    }

    pub(crate) fn absorb(&mut self, other: Self) {
        self.n += other.n;
        self.query.absorb(other.query);
        self.headers.absorb(other.headers);
        self.request.absorb(other.request);
        for (status, answer) in other.answers {
            let own = self.answers.entry(status).or_default();
            own.message.absorb(answer.message);
            own.headers.absorb(answer.headers);
        }
        for shown in other.credentials {
            if self.credentials.len() < MAX_ALTERNATIVES {
                self.credentials.insert(shown);
            }
        }
    }

    /// What successes and redirections say.
    pub(crate) fn success(&self) -> impl Iterator<Item = &Message> {
        let good = self.answers.range(200..400);
        good.map(|(_, answer)| &answer.message)
    }
}

impl Message {
    fn observe(&mut self, side: &ObservedSide, read: &Read) {
        self.n += 1;
        if side.body.is_empty() && side.body_len == 0 {
            self.n_empty += 1;
            return;
        }
        let media_type = side.media_type();
        if !self.bodies.contains_key(&media_type) && self.bodies.len() == MAX_MEDIA_TYPES {
            return;
        }
        self.bodies
            .entry(media_type.clone())
            .or_default()
            .observe(read);
        if let Read::Json(value) = read
            && !self.examples.contains_key(&media_type)
            && let Some(example) = example::of(value, side.body.len())
        {
            self.examples.insert(media_type, example);
        }
    }

    pub(crate) fn absorb(&mut self, other: Self) {
        self.n += other.n;
        self.n_empty += other.n_empty;
        for (media_type, body) in other.bodies {
            self.bodies.entry(media_type).or_default().absorb(body);
        }
        for (media_type, example) in other.examples {
            self.examples.entry(media_type).or_insert(example);
        }
    }
}
