//! From texts to resolved APIs and what is wrong with them.
//!
//! In:  the documents of a moment, and the model before.
//! Out: one API per entry document; for a broken document the last one that was good.

use std::sync::Arc;

use mock_core::{MockApi, MockConfig, correction_findings};
use oas_doc::{Document, NodeKind};
use oas_model::{Api, DocumentId, ModelFinding, Part, Severity, SourceSet, refresh, resolve};

use crate::{
    findings,
    headless::diagnostics::{Diagnostic, DiagnosticSeverity},
    texts::Texts,
};

/// What a set of texts is made into; immutable.
#[derive(Debug, Clone, Default)]
pub(crate) struct Model {
    pub(crate) entries: Vec<Entry>,
    /// What is wrong with texts and files, without what the model finds.
    pub(crate) faults: Vec<Diagnostic>,
}

/// One document that describes an API.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) id: String,
    /// `None` when the document was never readable.
    pub(crate) api: Option<Arc<Api>>,
    /// Whether `api` is older than the text, because the text is broken.
    pub(crate) stale: bool,
}

impl Entry {
    fn fresh(id: String, api: Api) -> Self {
        Self {
            id,
            api: Some(Arc::new(api)),
            stale: false,
        }
    }

    fn stale(id: String, api: Option<Arc<Api>>) -> Self {
        Self {
            id,
            api,
            stale: true,
        }
    }
}

/// The texts of a moment, taken under the lock and cheap to copy.
#[derive(Debug, Clone)]
pub(crate) struct Moment {
    sources: SourceSet,
    entries: Vec<String>,
    unreadable: Vec<(String, String)>,
    conflicts: Vec<String>,
}

impl Moment {
    pub(crate) fn of(texts: &Texts) -> Self {
        let with = |id: &String, reason: &Option<String>| Some((id.clone(), reason.clone()?));
        Self {
            sources: texts.sources(),
            entries: texts
                .files()
                .filter(|(_, file)| file.entry)
                .map(|(id, _)| id.clone())
                .collect(),
            unreadable: texts
                .files()
                .filter_map(|(id, file)| with(id, &file.unreadable))
                .collect(),
            conflicts: texts
                .files()
                .filter(|(_, file)| file.conflict.is_some())
                .map(|(id, _)| id.clone())
                .collect(),
        }
    }
}

impl Model {
    /// Resolves the texts of a moment. Never fails.
    pub(crate) fn build(moment: Moment, before: &Self) -> Self {
        let mut faults = faults(&moment);
        // A referenced file that is broken breaks whoever refers to it; which one is not known
        // before it is resolved, so every API keeps its last good state until the file is whole.
        let shared_broken = moment.sources.ids().any(|id| {
            !moment
                .entries
                .iter()
                .any(|entry| entry == moment.sources.uri(id))
                && is_broken(moment.sources.document(id))
        });
        let sources = Arc::new(moment.sources);
        let mut entries = Vec::with_capacity(moment.entries.len());
        for id in moment.entries {
            let last = before.entry(&id).and_then(|entry| entry.api.clone());
            let found = sources
                .find(&id)
                .filter(|at| is_usable(sources.document(*at)));
            let api = match found {
                Some(at) if !shared_broken || last.is_none() => {
                    resolved(last.as_deref(), Arc::clone(&sources), at)
                }
                _ => {
                    entries.push(Entry::stale(id, last));
                    continue;
                }
            };
            if last.is_some() && is_useless(&api) {
                faults.extend(
                    api.findings()
                        .iter()
                        .map(|one| of_finding(api.sources(), one)),
                );
                entries.push(Entry::stale(id, last));
            } else {
                entries.push(Entry::fresh(id, api));
            }
        }
        Self { entries, faults }
    }

    pub(crate) fn apis(&self) -> Vec<Arc<Api>> {
        self.entries
            .iter()
            .filter_map(|entry| entry.api.clone())
            .collect()
    }

    /// Whether a broken document keeps an older state alive.
    pub(crate) fn stale(&self) -> bool {
        self.entries.iter().any(|entry| entry.stale)
    }

    pub(crate) fn n_operations(&self) -> usize {
        self.apis().iter().map(|api| api.operations().len()).sum()
    }

    pub(crate) fn compile(&self, config: MockConfig) -> MockApi {
        mock_core::compile(&self.apis(), config)
    }

    pub(crate) fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// Everything that is wrong. Lowers all of it, so it is not for the path to an answer.
    pub(crate) fn diagnostics(&self) -> Vec<Diagnostic> {
        for api in self.apis() {
            api.complete();
        }
        self.diagnostics_without_lowering()
    }

    /// What is wrong with texts, their structure and references. Takes a while on a large document, but keeps
    /// no memory, so it suits a mock that has just begun to serve.
    pub(crate) fn diagnostics_without_lowering(&self) -> Vec<Diagnostic> {
        for api in self.apis() {
            api.check_references();
        }
        let mut all = self.found(findings::of_api);
        all.sort_by(|a, b| {
            (a.severity, &a.file, a.line, a.column, &a.message)
                .cmp(&(b.severity, &b.file, b.line, b.column, &b.message))
        });
        all.dedup();
        all
    }

    /// The same, with what there is to say about a mock of it: corrections of resources that
    /// cannot be followed, and operations that two documents describe.
    pub(crate) fn problems(&self, served: &MockApi) -> Vec<Diagnostic> {
        let mut all = self.diagnostics_without_lowering();
        let apis = self.apis();
        for api in &apis {
            let findings = correction_findings(api);
            all.extend(findings.iter().map(|one| of_finding(api.sources(), one)));
        }
        for clash in served.clashes() {
            let api = apis.get(clash.api);
            all.extend(api.map(|api| of_finding(api.sources(), &clash.finding)));
        }
        all
    }

    /// What resolving found without lowering everything: enough to start a mock.
    pub(crate) fn first_diagnostics(&self) -> Vec<Diagnostic> {
        self.found(Api::findings)
    }

    fn found(&self, findings: impl Fn(&Api) -> Vec<ModelFinding>) -> Vec<Diagnostic> {
        let mut all = self.faults.clone();
        for api in self.apis() {
            // What a cut-off text seems to lack says nothing; its syntax errors say it all.
            let whole =
                |one: &&ModelFinding| !is_broken(api.sources().document(one.origin.document));
            all.extend(
                findings(&api)
                    .iter()
                    .filter(whole)
                    .map(|finding| of_finding(api.sources(), finding)),
            );
        }
        all
    }
}

/// The API of these documents; what an older one has of it is taken over.
fn resolved(last: Option<&Api>, sources: Arc<SourceSet>, at: DocumentId) -> Api {
    match last.filter(|old| old.entry() == at) {
        Some(old) => refresh(old, sources).0,
        None => resolve(sources, at).0,
    }
}

/// Whether a text cannot be trusted to say what was meant.
fn is_broken(document: &Document) -> bool {
    document.root().is_none() || document.errors().iter().any(|error| !error.harmless)
}

/// Whether a text can be an entry: whole, and an object at its root.
fn is_usable(document: &Document) -> bool {
    !is_broken(document) && !is_no_object(document)
}

fn is_no_object(document: &Document) -> bool {
    document
        .root()
        .is_some_and(|root| root.kind() != NodeKind::Mapping)
}

/// Whether nothing can be served because of an error, as where the version was deleted.
pub(crate) fn is_useless(api: &Api) -> bool {
    let errors = |finding: &ModelFinding| finding.severity == Severity::Error;
    api.operations().is_empty() && api.findings().iter().any(errors)
}

pub(crate) fn faults(moment: &Moment) -> Vec<Diagnostic> {
    let mut all = Vec::new();
    for (id, reason) in &moment.unreadable {
        all.push(Diagnostic::of_file(
            id,
            "file-unreadable",
            &format!("`{id}` cannot be read: {reason}."),
        ));
    }
    for id in &moment.conflicts {
        let message = format!("`{id}` was changed by others in the same places as here.");
        let hint = "Reload it to take the file's text; Undo brings yours back.";
        all.push(Diagnostic {
            hint: Some(hint.to_owned()),
            ..Diagnostic::of_file(id, "file-conflict", &message)
        });
    }
    for id in moment.sources.ids() {
        let document = moment.sources.document(id);
        let name = moment.sources.uri(id);
        all.extend(empty(name, document));
        if is_no_object(document) && moment.entries.iter().any(|entry| entry == name) {
            all.push(no_object(name, document));
        }
        all.extend(
            document
                .errors()
                .iter()
                .map(|error| of_syntax_error(name, document, error)),
        );
    }
    all
}

/// What there is to say about a text without any content.
pub(crate) fn empty(name: &str, document: &Document) -> Option<Diagnostic> {
    if document.root().is_some() || !document.errors().is_empty() {
        return None;
    }
    let hint = "A description begins with `openapi: 3.1.0`, `info` and `paths`.";
    let empty = Diagnostic::of_file(name, "document-empty", &format!("`{name}` is empty."));
    Some(Diagnostic {
        hint: Some(hint.to_owned()),
        text: Some(document.clone()),
        ..empty
    })
}

fn no_object(name: &str, document: &Document) -> Diagnostic {
    let hint = "A description begins with `openapi: 3.1.0`, `info` and `paths`.";
    let message = "This is no OpenAPI document: an object with `openapi` is expected.";
    let span = document.root().map_or(0..0, |root| root.span());
    let position = document.position(span.start);
    Diagnostic {
        hint: Some(hint.to_owned()),
        line: position.line,
        column: position.column,
        span,
        text: Some(document.clone()),
        ..Diagnostic::of_file(name, "document-kind", message)
    }
}

pub(crate) fn of_syntax_error(
    name: &str,
    document: &Document,
    error: &oas_doc::SyntaxError,
) -> Diagnostic {
    Diagnostic {
        code: "syntax".to_owned(),
        severity: if error.harmless {
            DiagnosticSeverity::Warning
        } else {
            DiagnosticSeverity::Error
        },
        message: error.message.clone(),
        hint: error.hint.clone(),
        file: name.to_owned(),
        pointer: String::new(),
        line: error.position.line,
        column: error.position.column,
        span: error.span.clone(),
        related: error.related.clone(),
        text: Some(document.clone()),
    }
}

pub(crate) fn of_finding(sources: &SourceSet, finding: &ModelFinding) -> Diagnostic {
    let node = sources.node(finding.origin);
    let key = node.key_span().filter(|_| finding.part == Part::Key);
    let span = key.unwrap_or_else(|| node.span());
    let position = sources
        .document(finding.origin.document)
        .position(span.start);
    Diagnostic {
        code: finding.code.to_owned(),
        severity: match finding.severity {
            Severity::Error => DiagnosticSeverity::Error,
            Severity::Warning => DiagnosticSeverity::Warning,
            Severity::Note => DiagnosticSeverity::Note,
        },
        message: finding.message.clone(),
        hint: finding.hint.clone(),
        file: sources.uri(finding.origin.document).to_owned(),
        pointer: sources.pointer(finding.origin).to_string(),
        line: position.line,
        column: position.column,
        span,
        related: Vec::new(),
        text: Some(sources.document(finding.origin.document).clone()),
    }
}
