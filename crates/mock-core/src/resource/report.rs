//! Resources as plain data: for a person who wants to know, and for programs.

use std::sync::Arc;

use oas_model::{Api, ModelFinding};
use serde::Serialize;

use super::{
    At, Facts, PagingFields, PagingParameters, Resource, ResourceKind, Resources, Role, ValuePath,
    pairs,
};
use crate::book::Book;

/// All that was inferred of one API.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ResourceReport {
    /// In document order; those without a role for any operation are left out.
    pub resources: Vec<ResourceRow>,
    /// Pairs of a path that answers a list and a path with one parameter more that can be read.
    pub pairs: usize,
    /// Those of them that were not inferred, with the reason.
    pub missed: Vec<MissedPair>,
    /// Pairs whose path in front can be read, but answers no list.
    pub others: Vec<MissedPair>,
}

/// A pair that was not inferred.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MissedPair {
    /// The path in front.
    pub collection: String,
    /// The path with one parameter more.
    pub item: String,
    /// What is missing.
    pub reason: String,
}

/// One resource.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ResourceRow {
    /// Unique in the API.
    pub name: String,
    /// `collection` or `singleton`.
    pub kind: &'static str,
    /// The path of the collection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collection: Option<String>,
    /// The path of one inhabitant, or of a single thing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// Path parameters that select the collection.
    pub parents: Vec<String>,
    /// The name of the resource that the last of them identifies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// What tells inhabitants apart.
    pub identity: Vec<IdentityRow>,
    /// What its operations do.
    pub operations: Vec<RoleRow>,
    /// Reasons.
    pub why: Vec<String>,
}

/// A parameter and the property that holds its value.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IdentityRow {
    /// The name of a path parameter.
    pub parameter: String,
    /// A path inside the entity.
    pub property: Vec<String>,
}

/// What one operation does.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RoleRow {
    /// In upper case.
    pub method: String,
    /// The path template.
    pub path: String,
    /// `list`, `sublist`, `create`, `read`, `replace`, `update`, `delete`, `clear` or `action`.
    pub role: &'static str,
    /// How rows are shown, where they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list: Option<ListRow>,
    /// Where the entity stands in the answer; empty for the whole of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<Vec<String>>,
    /// Where the entity stands in the body of the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<Vec<String>>,
    /// What an action changes: a property of the entity and its value afterwards.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effect: Option<(Vec<String>, serde_json::Value)>,
}

/// How a list is shown.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ListRow {
    /// Where the array stands in the answer.
    pub rows: Vec<String>,
    /// Where the entity stands in a row.
    pub row: Vec<String>,
    /// Whether a row is the bare identity.
    pub plain: bool,
    /// The resource whose inhabitants the rows are, where it is another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// `whole`, `limit`, `page`, `offset`, `cursor`, `keyset` or `link`.
    pub paging: &'static str,
    /// Query parameters by what they do: `limit`, `offset`, `page`, `cursor`, `after`, `before`,
    /// `sort`, `order`.
    pub parameters: Vec<(&'static str, String)>,
    /// Places in the answer by what they say: `hasMore`, `total`, `next` and so on.
    pub fields: Vec<(&'static str, Vec<String>)>,
    /// Whether the answer has a `Link` header.
    pub link_header: bool,
}

/// Infers the resources of an API and says what was found, and which corrections cannot be
/// followed.
#[must_use]
pub fn resource_report(api: &Arc<Api>) -> (ResourceReport, Vec<ModelFinding>) {
    let book = Book::new(api.clone());
    let all = Resources::of(api);
    let facts: Vec<_> = (0..all.all.len())
        .map(|idx| all.facts(&book, idx))
        .collect();
    let rows = all
        .all
        .iter()
        .zip(&facts)
        .filter(|(_, facts)| !facts.roles.is_empty());
    let pairs = pairs::count(api, &book, &all);
    let report = ResourceReport {
        resources: rows
            .map(|(one, facts)| row(api, &all, one, facts))
            .collect(),
        pairs: pairs.lists,
        missed: pairs.missed,
        others: pairs.others,
    };
    let own = all
        .corrections
        .findings
        .iter()
        .chain(facts.iter().flat_map(|one| &one.findings));
    (report, own.cloned().collect())
}

fn row(api: &Api, all: &Resources, one: &Resource, facts: &Facts) -> ResourceRow {
    let identity = facts
        .identity
        .iter()
        .flat_map(|one| one.parameters.iter().zip(&one.properties));
    ResourceRow {
        name: one.name.to_string(),
        kind: match facts.kind {
            ResourceKind::Collection => "collection",
            ResourceKind::Singleton => "singleton",
        },
        collection: one.collection.as_deref().map(str::to_owned),
        item: one.item.as_deref().map(str::to_owned),
        parents: texts(&one.parents),
        parent: one
            .parent
            .and_then(|idx| Some(all.all.get(idx)?.name.to_string())),
        identity: identity
            .map(|(parameter, property)| IdentityRow {
                parameter: parameter.to_string(),
                property: texts(property),
            })
            .collect(),
        operations: facts
            .roles
            .iter()
            .map(|(id, role)| role_row(api, all, id.0 as usize, role))
            .collect(),
        why: facts.why.clone(),
    }
}

fn role_row(api: &Api, all: &Resources, operation: usize, role: &Role) -> RoleRow {
    let head = &api.operations()[operation];
    let At { answer, request } = role.at().cloned().unwrap_or_default();
    RoleRow {
        method: head.method.to_string(),
        path: head.path.to_string(),
        role: role.word(),
        list: list_row(all, role),
        answer: answer.as_ref().map(texts),
        request: request.as_ref().map(texts),
        effect: match role {
            Role::Action {
                effect: Some((property, value)),
                ..
            } => Some((texts(property), value.clone())),
            _ => None,
        },
    }
}

fn list_row(all: &Resources, role: &Role) -> Option<ListRow> {
    let list = role.list()?;
    let of = match role {
        Role::SubList { of, .. } => all.all.get(*of).map(|one| one.name.to_string()),
        _ => None,
    };
    Some(ListRow {
        rows: texts(&list.rows),
        row: texts(&list.row),
        plain: list.plain,
        of,
        paging: list.style.word(),
        parameters: parameters(&list.parameters),
        fields: fields(&list.fields),
        link_header: list.link_header,
    })
}

fn parameters(one: &PagingParameters) -> Vec<(&'static str, String)> {
    let all = [
        ("limit", &one.limit),
        ("offset", &one.offset),
        ("page", &one.page),
        ("cursor", &one.cursor),
        ("after", &one.after),
        ("before", &one.before),
        ("sort", &one.sort),
        ("order", &one.order),
    ];
    let found = all
        .into_iter()
        .filter_map(|(use_, name)| Some((use_, name.as_ref()?.to_string())));
    found.collect()
}

fn fields(one: &PagingFields) -> Vec<(&'static str, Vec<String>)> {
    let all = [
        ("hasMore", &one.has_more),
        ("total", &one.total),
        ("count", &one.count),
        ("pages", &one.pages),
        ("page", &one.page),
        ("limit", &one.limit),
        ("offset", &one.offset),
        ("end", &one.end),
        ("next", &one.next),
        ("previous", &one.previous),
        ("first", &one.first),
        ("last", &one.last),
        ("self", &one.this),
        ("nextCursor", &one.next_cursor),
        ("previousCursor", &one.previous_cursor),
    ];
    let found = all
        .into_iter()
        .filter_map(|(use_, path)| Some((use_, texts(path.as_ref()?))));
    found.collect()
}

fn texts(path: &ValuePath) -> Vec<String> {
    path.iter().map(|one| one.to_string()).collect()
}

/// Corrections of resources that cannot be understood or followed. Schemas are only looked at
/// where a document corrects anything.
#[must_use]
pub fn correction_findings(api: &Arc<Api>) -> Vec<ModelFinding> {
    let corrections = super::correct::Corrections::of(api);
    match corrections.is_empty() {
        true => corrections.findings,
        false => resource_report(api).1,
    }
}
