//! One way in which traffic differs from its description.

use std::cmp::Reverse;

use mock_core::{
    Deviation, ExchangeId, Judgement, OperationName, ViolationPart as Part, is_masked,
};
use oas_doc::Pointer;
use oas_model::DocumentId;
use serde_json::Value;

use super::{Evidence, fixes, place};
use crate::Observed;

/// Examples of one finding.
const MAX_SAMPLES: usize = 3;
/// Characters of one example.
const MAX_SAMPLE: usize = 80;

/// When something was seen, and in which exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sighting {
    /// Microseconds since 1970-01-01T00:00:00Z.
    pub at_us: i64,
    /// The exchange, where it is one of our own record.
    pub id: Option<ExchangeId>,
}

/// One way in which traffic differs from its description, however often it was seen.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The operation; `None` for paths and methods that nobody describes.
    pub operation: Option<OperationName>,
    /// The part of the message.
    pub part: Part,
    /// The parameter, or the place in the body with `*` for indices: `/items/*/name`.
    pub at: String,
    /// The rule: a keyword of the schema, `undeclared`, `status`, `path`, …
    pub rule: String,
    /// A sentence to be read after the place.
    pub message: String,
    /// The document allows it, and does not describe it.
    pub is_undeclared: bool,
    /// How often it was seen.
    pub count: u64,
    /// The earliest time.
    pub first: Sighting,
    /// The latest time.
    pub last: Sighting,
    /// Up to three different values as JSON, never a secret.
    pub samples: Vec<String>,
    /// Where the document speaks of it: `openapi.yaml#/paths/~1pets/get`.
    pub source: Option<String>,
    /// What the fix does, in words; `None` where a person has to decide.
    pub fix: Option<String>,
    /// What a person has to decide, where there is no fix.
    pub reason: Option<String>,
    pub(super) members: Vec<String>,
    pub(super) place: Option<(DocumentId, Pointer)>,
    pub(super) operation_at: Option<(DocumentId, Pointer)>,
    pub(super) evidence: Evidence,
}

impl Finding {
    /// By weight: what is broken first, then what is frequent, then by name.
    pub(super) fn order(&self) -> impl Ord {
        let operation = self.operation.as_ref();
        let name = operation.map(|one| (one.path.to_string(), one.method.to_string()));
        (
            self.is_undeclared,
            Reverse(self.count),
            name,
            (self.part.as_str(), self.at.clone(), self.rule.clone()),
            (self.members.clone(), self.source.clone()),
        )
    }
}

/// A finding while it grows.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub(super) finding: Finding,
}

impl Group {
    pub(super) fn new(
        judgement: &Judgement,
        deviation: &Deviation,
        place: Option<(DocumentId, Pointer)>,
    ) -> Self {
        let found = &deviation.violation;
        let nowhere = Sighting { at_us: 0, id: None };
        let finding = Finding {
            operation: judgement.operation.clone(),
            part: found.part,
            at: shown(deviation),
            rule: found.rule.clone(),
            message: found.message.clone(),
            is_undeclared: deviation.is_undeclared,
            count: 0,
            first: nowhere,
            last: nowhere,
            samples: Vec::new(),
            source: found.source.clone(),
            fix: None,
            reason: None,
            members: deviation.members.clone(),
            place,
            operation_at: None,
            evidence: Evidence::default(),
        };
        Self { finding }
    }

    pub(super) fn add(&mut self, seen: &Observed, deviation: &Deviation) {
        let one = &mut self.finding;
        let here = Sighting {
            at_us: seen.at_us,
            id: seen.id,
        };
        if one.count == 0 || here.at_us < one.first.at_us {
            one.first = here;
        }
        if one.count == 0 || here.at_us >= one.last.at_us {
            one.last = here;
        }
        one.count += 1;
        one.evidence.add(seen, deviation);
        if fixes::is_choice(one) {
            one.evidence.add_kind(seen, deviation);
        }
        if let Some(value) = deviation.value.as_ref().filter(|_| may_show(deviation)) {
            one.sample(value);
        }
    }
}

/// Parameters and statuses as they are; of places in bodies the indices folded.
fn shown(deviation: &Deviation) -> String {
    let found = &deviation.violation;
    match found.part {
        Part::Body | Part::ResponseBody => place::folded(&found.at),
        _ => found.at.clone(),
    }
}

/// Whether the value of a deviation may be shown at all.
fn may_show(deviation: &Deviation) -> bool {
    const SECRET: [&str; 8] = [
        "password",
        "secret",
        "token",
        "authorization",
        "apikey",
        "credential",
        "cookie",
        "passwd",
    ];
    let at = &deviation.violation.at;
    let names = deviation.members.iter().chain([at]);
    let is_secret = |name: &String| {
        let letters = name.chars().filter(char::is_ascii_alphanumeric);
        let plain: String = letters.collect::<String>().to_ascii_lowercase();
        SECRET.iter().any(|word| plain.contains(word))
    };
    let is_scalar = !matches!(deviation.value, Some(Value::Array(_) | Value::Object(_)));
    is_scalar && deviation.violation.part != Part::Security && !names.into_iter().any(is_secret)
}

impl Finding {
    fn sample(&mut self, value: &Value) {
        let text = value.to_string();
        let short: String = text.chars().take(MAX_SAMPLE).collect();
        let short = if short == text { short } else { short + "…" };
        let is_new = self.samples.len() < MAX_SAMPLES && !self.samples.contains(&short);
        if is_new && !is_masked(&short) {
            self.samples.push(short);
        }
    }
}
