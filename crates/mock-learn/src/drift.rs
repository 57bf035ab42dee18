//! What traffic says against its description, and what to change in the description.
//!
//! In:  exchanges, one after the other, and the API that they should follow.
//! Out: findings, each with how often, since when and examples; and the edits of the hand-written
//!      documents after which the same traffic gives no finding.
//! Never: keeps exchanges, shows a secret, changes a line that the fix does not need.
//!
//! A request that the server refused (4xx) says nothing about the description: only the refusal
//! is judged.

mod evidence; // what the fix of a finding needs to know
mod finding; // one way in which traffic differs
mod fixes; // finding -> edits
mod formats; // formats that admit more than another
pub(crate) mod message; // exchanges as the judge knows them
mod place; // places that mean the same
mod sketch; // many values as one schema
pub(crate) mod spell; // words of each version

use std::{collections::HashMap, collections::hash_map::Entry, sync::Arc};

use mock_core::{Deviation, Judgement, MockApi, MockConfig, ViolationPart as Part, compile, judge};
use oas_doc::Pointer;
use oas_model::{Api, DocumentId, OperationId};

use crate::Observed;
pub use finding::{Finding, Sighting};
pub use fixes::{Fixed, FixedDocument, Unfixed};
use {evidence::Evidence, finding::Group};

/// Findings that are told apart; deviations beyond are counted alone.
const MAX_FINDINGS: usize = 5_000;

/// What deviations have in common that are one finding: a rule in the document and who meets it.
/// Where no rule is at fault, the place takes part.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    operation: Option<OperationId>,
    part: Part,
    rule: String,
    members: Vec<String>,
    at: At,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum At {
    /// A rule, or an object that could describe more.
    Document(oas_model::Origin),
    /// A place in the message, folded.
    Message(String),
}

/// Exchanges held against one API.
#[derive(Debug)]
pub struct Drift {
    api: Arc<Api>,
    mock: MockApi,
    groups: HashMap<Key, Group>,
    n_judged: u64,
    n_untold: u64,
}

impl Drift {
    /// Nothing has been seen yet.
    #[must_use]
    pub fn new(api: Arc<Api>) -> Self {
        let mock = compile(&[Arc::clone(&api)], MockConfig::default());
        Self {
            api,
            mock,
            groups: HashMap::new(),
            n_judged: 0,
            n_untold: 0,
        }
    }

    /// Judges one exchange, which is not kept.
    pub fn observe(&mut self, seen: &Observed) {
        let Some(request) = message::request(seen) else {
            return;
        };
        let response = message::response(seen);
        self.n_judged += 1;
        let judgement = judge(
            &self.mock,
            &request,
            response.as_ref(),
            message::whole(seen),
        );
        let is_refused = (400..500).contains(&seen.status);
        let unknown = self.of_unknown_kind(&judgement);
        for deviation in &judgement.deviations {
            let is_judged = !is_refused || is_of_answer(deviation.violation.part);
            if is_judged && !is_within(deviation, &unknown) {
                self.note(seen, &judgement, deviation);
            }
        }
    }

    /// The objects whose kind a discriminator does not know: which members they have is no news
    /// of the kinds that it knows.
    fn of_unknown_kind(&self, judgement: &Judgement) -> Vec<(Part, String)> {
        let names = judgement.deviations.iter().filter(|one| {
            let origin = one.origin.filter(|_| one.violation.rule == "enum");
            let at = origin.map(|origin| self.api.sources().pointer(origin));
            at.is_some_and(|at| at.last().as_deref() == Some("discriminator"))
        });
        let objects = names.filter_map(|one| {
            let (object, _) = one.violation.at.rsplit_once('/')?;
            Some((one.violation.part, format!("{object}/")))
        });
        objects.collect()
    }

    fn note(&mut self, seen: &Observed, judgement: &Judgement, deviation: &Deviation) {
        let key = self.key(seen, judgement, deviation);
        let n_groups = self.groups.len();
        let group = match self.groups.entry(key) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(_) if n_groups >= MAX_FINDINGS => {
                self.n_untold += 1;
                return;
            }
            Entry::Vacant(fresh) => {
                let place = place_of(&self.api, deviation);
                fresh.insert(Group::new(judgement, deviation, place))
            }
        };
        group.add(seen, deviation);
    }

    fn key(&self, seen: &Observed, judgement: &Judgement, deviation: &Deviation) -> Key {
        let found = &deviation.violation;
        let in_message = || match found.part {
            Part::Route => place::template(&self.api, seen.path()) + " " + &seen.method,
            Part::ResponseStatus => found.at.clone(),
            _ => place::folded(&found.at),
        };
        let is_whole = matches!(found.rule.as_str(), "status" | "content-type");
        let at = match deviation.origin.filter(|_| !is_whole) {
            Some(origin) => At::Document(origin),
            None => At::Message(in_message()),
        };
        let value = deviation
            .value
            .as_ref()
            .filter(|_| found.rule == "content-type");
        let value = value
            .and_then(|value| value.as_str())
            .map(place::media_type);
        Key {
            operation: judgement.operation_at.map(|(_, id)| id),
            part: found.part,
            rule: found.rule.clone(),
            members: deviation.members.iter().cloned().chain(value).collect(),
            at,
        }
    }

    /// How many exchanges have been judged.
    #[must_use]
    pub fn n_judged(&self) -> u64 {
        self.n_judged
    }

    /// Deviations that belong to no finding, because there were too many different ones.
    #[must_use]
    pub fn n_untold(&self) -> u64 {
        self.n_untold
    }

    /// What was found, the most frequent first; violations before what is merely not described.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let groups = self.groups.iter();
        let mut findings: Vec<Finding> = groups
            .map(|(key, group)| self.finding(key, group))
            .collect();
        let advice = fixes::advise(&self.api, &findings);
        for (finding, advice) in findings.iter_mut().zip(advice) {
            match advice {
                Ok(fix) => finding.fix = Some(fix),
                Err(reason) => finding.reason = Some(reason),
            }
        }
        findings.sort_by(|a, b| a.order().cmp(&b.order()));
        findings
    }

    fn finding(&self, key: &Key, group: &Group) -> Finding {
        let mut finding = group.finding.clone();
        if let At::Message(at) = &key.at
            && finding.part == Part::Route
        {
            at.split(' ')
                .next()
                .unwrap_or_default()
                .clone_into(&mut finding.at);
        }
        let head = key
            .operation
            .map(|id| &self.api.operations()[id.0 as usize]);
        finding.operation_at = head.map(|head| located(&self.api, head.origin));
        finding
    }

    /// Makes the fixes of these findings, one after the other, in the documents as they were read.
    #[must_use]
    pub fn fix(&self, findings: &[Finding]) -> Fixed {
        fixes::fix(&self.api, findings)
    }
}

fn is_within(deviation: &Deviation, objects: &[(Part, String)]) -> bool {
    let found = &deviation.violation;
    let mut objects = objects.iter();
    deviation.is_undeclared
        && objects.any(|(part, object)| *part == found.part && found.at.starts_with(object))
}

fn is_of_answer(part: Part) -> bool {
    matches!(
        part,
        Part::Response | Part::ResponseStatus | Part::ResponseHeader | Part::ResponseBody
    )
}

fn located(api: &Api, origin: oas_model::Origin) -> (DocumentId, Pointer) {
    (origin.document, api.sources().pointer(origin))
}

/// The rule in the document. Of a parameter or header the rule is quoted, and its object known.
fn place_of(api: &Api, deviation: &Deviation) -> Option<(DocumentId, Pointer)> {
    let quoted = || {
        let (uri, at) = deviation.violation.source.as_ref()?.split_once('#')?;
        let document = api.sources().find(uri)?;
        let at: Pointer = at.parse().ok()?;
        api.sources().document(document).node(&at)?;
        Some((document, at))
    };
    let in_body = matches!(deviation.violation.part, Part::Body | Part::ResponseBody);
    let known = deviation.origin.map(|origin| located(api, origin));
    if in_body { known } else { quoted().or(known) }
}
