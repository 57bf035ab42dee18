//! What is wrong with an API, each fault once: its structure, and what the model says besides.

use std::collections::HashSet;

use oas_model::{Api, ModelFinding, Origin, structure};

/// The structure of the document that describes the API, then what the model found so far.
///
/// The model reads what it can and says what it had to leave out; where the structure is at fault
/// there, that is the same said twice.
pub(crate) fn of_api(api: &Api) -> Vec<ModelFinding> {
    let mut all = structure(api.sources(), api.entry());
    let told = Told::by(api, &all);
    let besides = api.findings().into_iter();
    all.extend(besides.filter(|one| !told.has(api, one)));
    all
}

/// Where the structure is at fault.
struct Told {
    at: HashSet<Origin>,
    /// What holds the places at fault.
    around: HashSet<Origin>,
    /// First bytes of the places at fault, in order.
    starts: Vec<usize>,
}

impl Told {
    fn by(api: &Api, findings: &[ModelFinding]) -> Self {
        let sources = api.sources();
        let parent = |one: &ModelFinding| {
            let node = sources.node(one.origin).parent()?.id();
            Some(Origin { node, ..one.origin })
        };
        let start = |one: &ModelFinding| sources.node(one.origin).span().start;
        let mut starts: Vec<_> = findings.iter().map(start).collect();
        starts.sort_unstable();
        Self {
            at: findings.iter().map(|one| one.origin).collect(),
            around: findings.iter().filter_map(parent).collect(),
            starts,
        }
    }

    fn has(&self, api: &Api, one: &ModelFinding) -> bool {
        match one.code {
            "operation-lenient" => one.origin.document == api.entry() && self.inside(api, one),
            "parameter-incomplete" | "security-scheme-unknown" => {
                self.at.contains(&one.origin) || self.around.contains(&one.origin)
            }
            // Where a reference leads is none of the structure's business.
            code => !code.starts_with("reference-") && self.at.contains(&one.origin),
        }
    }

    fn inside(&self, api: &Api, one: &ModelFinding) -> bool {
        let span = api.sources().node(one.origin).span();
        let first = self.starts.partition_point(|start| *start < span.start);
        self.starts
            .get(first)
            .is_some_and(|start| *start < span.end)
    }
}
