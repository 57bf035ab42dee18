//! Finding -> edits of the documents as they are written.

mod bound; // maxLength and the like
mod branch; // one alternative more
mod choice; // a name that a discriminator does not know
mod format; // a format that admits more
mod header; // a header of an answer
mod items; // items beyond those of a list
mod listed; // one more value of an enumeration
mod loosen; // rules that nothing can be made of but less
mod media; // media types of answers and requests
mod multiple; // steps of numbers
mod operation; // paths and methods
mod optional; // what need not be there
mod parameter; // what stands in a query or header
mod property; // members of objects
mod reason; // why there is no fix
mod spot; // where a fix works
mod status; // answers
mod types; // other types, and null

use std::collections::BTreeMap;

use mock_core::ViolationPart as Part;
use oas_doc::{Document, EditOp};
use oas_model::{Api, DocumentId};

use super::Finding;
use spot::{Documents, Spot};

/// Edits, in the order in which they are made; `None` where a person has to decide.
type Edits = Option<Vec<(DocumentId, EditOp)>>;

/// One kind of fix.
struct Kind {
    /// What it does, in words.
    say: fn(&Spot<'_>) -> String,
    edits: fn(&Spot<'_>) -> Edits,
}

/// A kind of fix, and the edits that it makes of one finding.
type Plan = (&'static Kind, Vec<(DocumentId, EditOp)>);

/// The documents after the fixes.
#[derive(Debug, Clone, Default)]
pub struct Fixed {
    /// The documents that change.
    pub documents: Vec<FixedDocument>,
    /// How many findings the changes take care of.
    pub n_fixed: usize,
    /// Those that stay.
    pub unfixed: Vec<Unfixed>,
}

/// A document that changes.
#[derive(Debug, Clone)]
pub struct FixedDocument {
    /// Its name in the set of sources.
    pub uri: String,
    /// The text as it was read.
    pub before: String,
    /// The text with the fixes.
    pub after: String,
}

/// A finding that stays, and why.
#[derive(Debug, Clone)]
pub struct Unfixed {
    /// Its index among those that were given.
    pub index: usize,
    /// A sentence.
    pub reason: String,
}

/// What the fix of a finding does, or why there is none.
pub(super) type Advice = Result<String, String>;

/// What the fix of each finding does to the documents as they were read.
pub(super) fn advise(api: &Api, findings: &[Finding]) -> Vec<Advice> {
    let documents = Documents::of(api);
    let advice = findings.iter().map(|finding| {
        let spot = Spot {
            api,
            documents: &documents,
            finding,
        };
        planned(&spot).map(|(kind, _)| (kind.say)(&spot))
    });
    advice.collect()
}

/// The fix of a finding; the error says why there is none.
fn planned(spot: &Spot<'_>) -> Result<Plan, String> {
    let planned = kind(spot.finding).and_then(|kind| Some((kind, (kind.edits)(spot)?)));
    planned.ok_or_else(|| reason::reason(spot).to_owned())
}

/// Whether the rule is one of a discriminator: its fix needs the objects around the names.
pub(super) fn is_choice(finding: &Finding) -> bool {
    choice::is_it(finding)
}

fn kind(finding: &Finding) -> Option<&'static Kind> {
    let is_member = !finding.members.is_empty();
    let in_body = matches!(finding.part, Part::Body | Part::ResponseBody);
    Some(match (finding.rule.as_str(), finding.part) {
        // What a server lets pass without credentials may still be meant to have them.
        (_, Part::Security) => return None,
        ("path" | "method", Part::Route) => &operation::KIND,
        ("status", _) => &status::KIND,
        ("content-type", _) => &media::KIND,
        ("undeclared", _) if in_body && is_member => &property::KIND,
        ("undeclared", _) if in_body => &media::KIND,
        ("undeclared", Part::ResponseHeader) => &header::KIND,
        ("undeclared", _) => &parameter::KIND,
        ("additionalProperties" | "unevaluatedProperties", _) => &property::KIND,
        ("required", part) if part != Part::Path => &optional::KIND,
        _ if choice::is_it(finding) => &choice::KIND,
        ("type", _) => &types::KIND,
        ("enum" | "const", _) => &listed::KIND,
        ("anyOf" | "oneOf", _) => &branch::KIND,
        ("format", _) => &format::KIND,
        ("multipleOf", _) => &multiple::KIND,
        ("pattern" | "uniqueItems" | "contains" | "propertyNames", _) => &loosen::KIND,
        ("falseSchema", _) => &items::KIND,
        (rule, _) if bound::is_bound(rule) => &bound::KIND,
        _ => return None,
    })
}

/// Makes the fixes one after the other, each in the text that the earlier ones left.
pub(super) fn fix(api: &Api, findings: &[Finding]) -> Fixed {
    let mut documents = Documents::of(api);
    let mut fixed = Fixed::default();
    let merged = merged(findings);
    for (index, finding) in findings.iter().enumerate() {
        let whole = merged.get(&target(finding)).unwrap_or(finding);
        match one(api, &mut documents, whole) {
            Ok(()) => fixed.n_fixed += 1,
            Err(reason) => fixed.unfixed.push(Unfixed { index, reason }),
        }
    }
    fixed.documents = documents.changed(api);
    fixed
}

fn one(api: &Api, documents: &mut Documents, finding: &Finding) -> Result<(), String> {
    let spot = Spot {
        api,
        documents,
        finding,
    };
    let (_, edits) = planned(&spot)?;
    let mut all = documents.clone();
    for (document, op) in edits {
        all.make(document, &op).map_err(|error| error.to_string())?;
    }
    *documents = all;
    Ok(())
}

/// Several operations may meet one rule of a shared schema: its fix has to suit all of them.
fn merged(findings: &[Finding]) -> BTreeMap<String, Finding> {
    let mut all: BTreeMap<String, Finding> = BTreeMap::new();
    for finding in findings {
        match all.get_mut(&target(finding)) {
            Some(known) => known.evidence.join(&finding.evidence),
            None => _ = all.insert(target(finding), finding.clone()),
        }
    }
    all
}

fn target(finding: &Finding) -> String {
    let place = finding.place.as_ref();
    let place = place.map(|(document, at)| format!("{}{at}", document.0));
    let what = matches!(
        finding.rule.as_str(),
        "status" | "path" | "method" | "content-type"
    );
    let at = if what || finding.place.is_none() {
        finding.at.as_str()
    } else {
        ""
    };
    let method = &finding.evidence.method;
    format!(
        "{place:?} {} {at} {method} {:?} {}",
        finding.rule,
        finding.members,
        finding.part.as_str()
    )
}

impl Documents {
    fn changed(&self, api: &Api) -> Vec<FixedDocument> {
        let sources = api.sources();
        let changed = self
            .edited()
            .filter_map(|(id, document): (DocumentId, &Document)| {
                let before = sources.document(id).text();
                (before != document.text()).then(|| FixedDocument {
                    uri: sources.uri(id).to_owned(),
                    before: before.to_owned(),
                    after: document.text().to_owned(),
                })
            });
        changed.collect()
    }
}
