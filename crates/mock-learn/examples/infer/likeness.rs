//! How alike an inferred operation and the true one are.
//!
//! In:  pairs of operations.
//! Out: shares of what the true one says that the inferred one says too, printed.

use std::collections::{BTreeMap, BTreeSet};

use oas_model::{
    Additional, Api, MediaType, Operation, ParameterLocation, Schema, SchemaBody, SchemaId,
    SchemaType, StatusPattern,
};

/// Levels of members that are compared.
const N_LEVELS: usize = 3;

/// The shares so far.
pub(crate) struct Likeness<'a> {
    truth: &'a Api,
    inferred: &'a Api,
    parameters: Ratio,
    parameter_types: Ratio,
    sent: Members,
    answered: Members,
}

/// Shares of members.
#[derive(Debug, Default)]
struct Members {
    found: Ratio,
    /// Without what is below members of which the traffic shows no object.
    shown: Ratio,
    types: Ratio,
    foreign: Ratio,
}

impl<'a> Likeness<'a> {
    pub(crate) fn new(truth: &'a Api, inferred: &'a Api) -> Self {
        Self {
            truth,
            inferred,
            parameters: Ratio::default(),
            parameter_types: Ratio::default(),
            sent: Members::default(),
            answered: Members::default(),
        }
    }

    /// Counts one pair.
    pub(crate) fn add(&mut self, truth: &Operation, found: &Operation) {
        let plain = truth.parameters.iter();
        for parameter in plain.filter(|one| one.location != ParameterLocation::Path) {
            let mut same = found.parameters.iter();
            let same =
                same.find(|one| one.name == parameter.name && one.location == parameter.location);
            self.parameters.add(same.is_some());
            if let Some((a, b)) = same.and_then(|one| parameter.schema.zip(one.schema)) {
                let is_same = kind(self.truth, a) == kind(self.inferred, b);
                self.parameter_types.add(is_same);
            }
        }
        let both = (self.truth, self.inferred);
        if let (Some(a), Some(b)) = (success(truth), success(found)) {
            self.answered.compare(both, (a, b), N_LEVELS, true);
        }
        if let (Some(a), Some(b)) = (sent(truth), sent(found)) {
            self.sent.compare(both, (a, b), N_LEVELS, true);
        }
    }

    pub(crate) fn print(&self) {
        self.parameters.print("query and header parameters");
        self.parameter_types.print("parameter types");
        self.sent.print("of requests");
        self.answered.print("of answers");
    }
}

impl Members {
    fn compare(
        &mut self,
        apis: (&Api, &Api),
        (truth, found): (SchemaId, SchemaId),
        n_levels: usize,
        is_shown: bool,
    ) {
        let Some(n_levels) = n_levels.checked_sub(1) else {
            return;
        };
        let (mine, theirs) = (members(apis.0, truth), members(apis.1, found));
        let is_shown = is_shown && !theirs.is_empty();
        for (name, schema) in &mine {
            let other = theirs.get(name);
            self.found.add(other.is_some());
            if is_shown {
                self.shown.add(other.is_some());
            }
            if let Some(other) = other {
                self.types
                    .add(kind(apis.0, *schema) == kind(apis.1, *other));
                self.compare(apis, (*schema, *other), n_levels, is_shown);
            }
        }
        for name in theirs.keys() {
            self.foreign.add(!mine.contains_key(name));
        }
        if let (Some(a), Some(b)) = (items(apis.0, truth), items(apis.1, found)) {
            self.compare(apis, (a, b), n_levels, true);
        }
    }

    fn print(&self, whose: &str) {
        self.found.print(&format!("members {whose}"));
        let shown = format!("members {whose}, below objects that the traffic shows");
        self.shown.print(&shown);
        self.types.print(&format!("member types {whose}"));
        self.foreign
            .print(&format!("members {whose} that are not in the description"));
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct Ratio {
    n: usize,
    of: usize,
}

impl Ratio {
    fn add(&mut self, is: bool) {
        self.n += usize::from(is);
        self.of += 1;
    }

    fn print(self, what: &str) {
        let percent = 100.0 * self.n as f64 / self.of.max(1) as f64;
        println!("{percent:5.1} % {what} ({} of {})", self.n, self.of);
    }
}

/// The schema of the first success in JSON.
fn success(operation: &Operation) -> Option<SchemaId> {
    let good = |status| {
        matches!(
            status,
            StatusPattern::Exact(200..300) | StatusPattern::Range(2)
        )
    };
    let mut good = operation.responses.iter().filter(|one| good(one.status));
    good.find_map(|one| readable(&one.content))
}

/// The schema of what is sent, in JSON or as a form.
fn sent(operation: &Operation) -> Option<SchemaId> {
    readable(&operation.request_body.as_ref()?.content)
}

fn readable(content: &[MediaType]) -> Option<SchemaId> {
    let names = ["json", "form-urlencoded", "form-data"];
    let mut all = names
        .iter()
        .filter_map(|name| content.iter().find(|media| media.name.contains(name)));
    all.next()?.schema
}

/// The schema behind references, and those that it is made of.
fn all_of(api: &Api, id: SchemaId, n_levels: usize, out: &mut Vec<Schema>) {
    let Some(n_levels) = n_levels.checked_sub(1) else {
        return;
    };
    let id = api.follow(id).unwrap_or(id);
    if let SchemaBody::Object(schema) = &*api.schema(id) {
        let parts = [&schema.all_of, &schema.any_of, &schema.one_of];
        for part in parts.into_iter().flatten() {
            all_of(api, *part, n_levels, out);
        }
        out.push(Schema::clone(schema));
    }
}

fn parts(api: &Api, id: SchemaId) -> Vec<Schema> {
    let mut out = Vec::new();
    all_of(api, id, 5, &mut out);
    out
}

fn members(api: &Api, id: SchemaId) -> BTreeMap<String, SchemaId> {
    let parts = parts(api, id);
    let named = parts.iter().flat_map(|schema| schema.properties.iter());
    named.map(|(name, id)| (name.clone(), *id)).collect()
}

fn items(api: &Api, id: SchemaId) -> Option<SchemaId> {
    parts(api, id).iter().find_map(|schema| match schema.items {
        Additional::Schema(items) => Some(items),
        _ => None,
    })
}

/// The types without `null`; nothing where none is said.
fn kind(api: &Api, id: SchemaId) -> BTreeSet<SchemaType> {
    let parts = parts(api, id);
    let types = parts.iter().flat_map(|schema| schema.types.iter());
    types.filter(|one| *one != SchemaType::Null).collect()
}
