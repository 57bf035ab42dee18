//! The tree of operations and schemas, as rows.
//!
//! In:  the model, what is wrong with it, and a query.
//! Out: the rows of one page, with counts of problems already aggregated.

use std::collections::{BTreeMap, HashSet};

use oas_model::{Api, Operation};

use crate::{
    Diagnostic, DiagnosticSeverity,
    model::Model,
    wire::{Grouping, OutlinePage, OutlineQuery, OutlineRow, OutlineRowKind},
};

const MAX_LIMIT: u32 = 500;
const UNTAGGED: &str = "Without a tag";

/// Errors and warnings.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    n_errors: u32,
    n_warnings: u32,
}

/// A thing that is listed, before it has a place in the tree.
#[derive(Debug, Clone)]
struct Leaf {
    kind: OutlineRowKind,
    id: String,
    label: String,
    method: Option<String>,
    detail: Option<String>,
    deprecated: bool,
    document: String,
    pointer: String,
    counts: Counts,
}

/// One page of the rows that the query asks for.
pub(crate) fn page(model: &Model, diagnostics: &[Diagnostic], query: &OutlineQuery) -> OutlinePage {
    let rows = rows(model, diagnostics, query);
    let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let limit = query.limit.clamp(1, MAX_LIMIT) as usize;
    let rows = rows
        .into_iter()
        .skip(query.offset as usize)
        .take(limit)
        .collect();
    OutlinePage {
        total,
        offset: query.offset,
        rows,
    }
}

fn rows(model: &Model, diagnostics: &[Diagnostic], query: &OutlineQuery) -> Vec<OutlineRow> {
    let problems = ProblemIndex::new(diagnostics);
    let several = model.entries.len() > 1;
    let mut out = Rows {
        collapsed: query.collapsed.iter().map(String::as_str).collect(),
        rows: Vec::new(),
    };
    let filter = query.filter.trim().to_lowercase();
    let shown = model.entries.iter().filter_map(|entry| {
        // A document that was never readable has no groups, but it is there to be mended.
        let groups = entry.api.as_deref().map_or_else(Vec::new, |api| {
            groups(api, &entry.id, query.grouping, &filter, &problems)
        });
        (!groups.is_empty() || (several && filter.is_empty())).then_some((entry, groups))
    });
    let shown: Vec<_> = shown.collect();
    for (index, (entry, groups)) in shown.iter().enumerate() {
        let base = u32::from(several);
        if several {
            let title = entry
                .api
                .as_ref()
                .map(|api| api.info().title.clone())
                .unwrap_or_default();
            let counts = problems.below(&entry.id, "");
            let place = Place {
                level: 1,
                index,
                size: shown.len(),
            };
            let label = entry.id.clone();
            if !out.group(
                OutlineRowKind::Document,
                &entry.id,
                &label,
                Some(title),
                &entry.id,
                place,
                counts,
            ) {
                continue;
            }
        }
        out.groups(groups, base, &entry.id);
    }
    out.rows
}

type Groups = Vec<(String, Vec<Leaf>)>;

fn groups(
    api: &Api,
    id: &str,
    grouping: Grouping,
    filter: &str,
    problems: &ProblemIndex,
) -> Groups {
    let operations = api.operations().iter().map(|head| api.operation(head.id));
    let listed = operations.filter(|operation| matches(operation, filter));
    let leaf = |operation: &Operation| operation_leaf(api, id, operation, problems);
    let mut groups: Groups = match grouping {
        Grouping::Flat => {
            let leaves: Vec<_> = listed.map(|operation| leaf(&operation)).collect();
            if leaves.is_empty() {
                Vec::new()
            } else {
                vec![("Operations".to_owned(), leaves)]
            }
        }
        Grouping::Path => {
            grouped(listed.map(|operation| (operation.head.path.to_string(), leaf(&operation))))
        }
        Grouping::Tag => {
            let mut all = grouped(listed.map(|operation| {
                let tag = operation
                    .tags
                    .first()
                    .cloned()
                    .unwrap_or_else(|| UNTAGGED.to_owned());
                (tag, leaf(&operation))
            }));
            let declared = |name: &str| {
                api.tags()
                    .iter()
                    .position(|tag| tag.name == name)
                    .unwrap_or(usize::MAX)
            };
            all.sort_by_key(|(name, _)| (name == UNTAGGED, declared(name)));
            all
        }
    };
    let schemas = api
        .named_schemas()
        .into_iter()
        .filter(|(name, _)| name.to_lowercase().contains(filter));
    let leaves: Vec<_> = schemas
        .map(|(name, schema)| schema_leaf(api, name, schema, problems))
        .collect();
    if !leaves.is_empty() {
        groups.push(("Schemas".to_owned(), leaves));
    }
    groups
}

/// Groups in order of first appearance.
fn grouped(leaves: impl Iterator<Item = (String, Leaf)>) -> Groups {
    let mut at: BTreeMap<String, usize> = BTreeMap::new();
    let mut groups: Groups = Vec::new();
    for (name, leaf) in leaves {
        let index = *at.entry(name.clone()).or_insert_with(|| {
            groups.push((name, Vec::new()));
            groups.len() - 1
        });
        groups[index].1.push(leaf);
    }
    groups
}

fn matches(operation: &Operation, filter: &str) -> bool {
    let has = |text: &str| text.to_lowercase().contains(filter);
    filter.is_empty()
        || has(&operation.head.path)
        || has(&operation.head.method)
        || operation.operation_id.as_deref().is_some_and(has)
        || operation.summary.as_deref().is_some_and(has)
        || operation.tags.iter().any(|tag| has(tag))
        || has(&format!(
            "{} {}",
            operation.head.method, operation.head.path
        ))
}

fn operation_leaf(
    api: &Api,
    document: &str,
    operation: &Operation,
    problems: &ProblemIndex,
) -> Leaf {
    let origin = operation.head.origin;
    let pointer = api.pointer(origin).to_string();
    let file = api.sources().uri(origin.document).to_owned();
    Leaf {
        kind: OutlineRowKind::Operation,
        id: format!(
            "{document}\n{} {}",
            operation.head.method, operation.head.path
        ),
        label: operation.head.path.to_string(),
        method: Some(operation.head.method.to_string()),
        detail: operation
            .summary
            .clone()
            .or_else(|| operation.operation_id.clone()),
        deprecated: operation.deprecated,
        counts: problems.below(&file, &pointer),
        document: file,
        pointer,
    }
}

fn schema_leaf(
    api: &Api,
    name: String,
    schema: oas_model::SchemaId,
    problems: &ProblemIndex,
) -> Leaf {
    let pointer = api.pointer(schema.0).to_string();
    let file = api.sources().uri(schema.0.document).to_owned();
    Leaf {
        kind: OutlineRowKind::Schema,
        id: format!("{file}\n{pointer}"),
        detail: Some(crate::describe::type_text(api, schema)),
        label: name,
        method: None,
        deprecated: false,
        counts: problems.below(&file, &pointer),
        document: file,
        pointer,
    }
}

#[derive(Debug, Clone, Copy)]
struct Place {
    level: u32,
    index: usize,
    size: usize,
}

struct Rows<'a> {
    collapsed: HashSet<&'a str>,
    rows: Vec<OutlineRow>,
}

impl Rows<'_> {
    fn groups(&mut self, groups: &Groups, base: u32, entry: &str) {
        for (index, (name, leaves)) in groups.iter().enumerate() {
            let id = format!("{entry}\n#{name}");
            let sum =
                |count: fn(&Counts) -> u32| leaves.iter().map(|leaf| count(&leaf.counts)).sum();
            let counts = Counts {
                n_errors: sum(|one| one.n_errors),
                n_warnings: sum(|one| one.n_warnings),
            };
            let place = Place {
                level: base + 1,
                index,
                size: groups.len(),
            };
            if self.group(
                OutlineRowKind::Group,
                &id,
                name,
                Some(leaves.len().to_string()),
                entry,
                place,
                counts,
            ) {
                let place = |index| Place {
                    level: base + 2,
                    index,
                    size: leaves.len(),
                };
                self.rows.extend(
                    leaves
                        .iter()
                        .enumerate()
                        .map(|(index, leaf)| leaf_row(leaf, place(index))),
                );
            }
        }
    }

    /// Adds a group's row; says whether it is open.
    #[expect(
        clippy::too_many_arguments,
        reason = "the fields of one row, used in two places"
    )]
    fn group(
        &mut self,
        kind: OutlineRowKind,
        id: &str,
        label: &str,
        detail: Option<String>,
        document: &str,
        place: Place,
        counts: Counts,
    ) -> bool {
        let open = !self.collapsed.contains(id);
        let leaf = Leaf {
            kind,
            id: id.to_owned(),
            label: label.to_owned(),
            method: None,
            detail,
            deprecated: false,
            document: document.to_owned(),
            pointer: String::new(),
            counts,
        };
        self.rows.push(OutlineRow {
            expanded: Some(open),
            ..leaf_row(&leaf, place)
        });
        open
    }
}

fn leaf_row(leaf: &Leaf, place: Place) -> OutlineRow {
    OutlineRow {
        id: leaf.id.clone(),
        kind: leaf.kind,
        level: place.level,
        position: u32::try_from(place.index + 1).unwrap_or(u32::MAX),
        set_size: u32::try_from(place.size).unwrap_or(u32::MAX),
        label: leaf.label.clone(),
        method: leaf.method.clone(),
        detail: leaf.detail.clone(),
        deprecated: leaf.deprecated,
        expanded: None,
        document: leaf.document.clone(),
        pointer: leaf.pointer.clone(),
        n_errors: leaf.counts.n_errors,
        n_warnings: leaf.counts.n_warnings,
    }
}

/// Problems by document and pointer, so that a subtree is one range.
struct ProblemIndex(BTreeMap<(String, String), Counts>);

impl ProblemIndex {
    fn new(diagnostics: &[Diagnostic]) -> Self {
        let mut index: BTreeMap<(String, String), Counts> = BTreeMap::new();
        for one in diagnostics {
            let counts = index
                .entry((one.file.clone(), one.pointer.clone()))
                .or_default();
            match one.severity {
                DiagnosticSeverity::Error => counts.n_errors += 1,
                DiagnosticSeverity::Warning => counts.n_warnings += 1,
                DiagnosticSeverity::Note => {}
            }
        }
        Self(index)
    }

    /// What is wrong at a pointer and below it.
    fn below(&self, file: &str, pointer: &str) -> Counts {
        let mut sum = Counts::default();
        let from = (file.to_owned(), pointer.to_owned());
        for ((at_file, at), counts) in self.0.range(from..) {
            if at_file != file || !at.starts_with(pointer) {
                break;
            }
            if at.len() == pointer.len() || at[pointer.len()..].starts_with('/') {
                sum.n_errors += counts.n_errors;
                sum.n_warnings += counts.n_warnings;
            }
        }
        sum
    }
}
