//! Corrections in the workspace file, `specwright.yaml` beside the document, for documents that
//! one does not want to touch.
//!
//! ```yaml
//! resources:
//!   /pets/{petId}: { identity: tag }
//!   GET /pets: { role: list, rows: data.items }
//!   /internal: false
//! ```

use oas_model::{Api, OperationHead, Origin, SourceSet};

use super::{Correction, Corrections, finding};

/// What the file is called.
const FILE: &str = "specwright.yaml";

/// The workspace file of a document: its address beside it.
#[must_use]
pub fn workspace_file(document: &str) -> String {
    match document.rsplit_once('/') {
        Some((folder, _)) => format!("{folder}/{FILE}"),
        None => FILE.to_owned(),
    }
}

impl Corrections {
    /// Reads the workspace file, where it is among the sources; its words go before those of the
    /// document.
    pub(super) fn read_workspace(&mut self, api: &Api) {
        let sources = api.sources();
        let Some(document) = sources.find(&workspace_file(sources.uri(api.entry()))) else {
            return;
        };
        let Some(root) = sources.document(document).root() else {
            return;
        };
        let Some(resources) = root.get("resources") else {
            return;
        };
        let at = |node| Origin { document, node };
        if resources.scalar().is_some_and(|text| !text.is_empty())
            || resources.items().next().is_some()
        {
            let message = "`resources` is an object: paths or operations, and what they are.";
            self.findings
                .push(finding(at(resources.id()), message.to_owned()));
        }
        // Words about one operation go before those about its path, wherever they stand.
        let (of_operations, of_paths): (Vec<_>, Vec<_>) =
            resources.members().partition(|(key, _)| key.contains(' '));
        for (key, value) in of_paths.into_iter().chain(of_operations) {
            self.read_entry(api, sources, key, at(value.id()));
        }
    }

    fn read_entry(&mut self, api: &Api, sources: &SourceSet, key: &str, at: Origin) {
        let (method, path) = match key.split_once(' ') {
            Some((method, path)) => (Some(method), path.trim()),
            None => (None, key),
        };
        let is_meant = |head: &&OperationHead| {
            *head.path == *path
                && method.is_none_or(|method| head.method.eq_ignore_ascii_case(method))
        };
        let heads: Vec<_> = api.operations().iter().filter(is_meant).collect();
        if heads.is_empty() {
            let message = format!(
                "`{key}` is in no path of the document; write a path (`/pets/{{id}}`) or an operation (`GET /pets`)."
            );
            self.findings.push(finding(at, message));
            return;
        }
        let label = format!("`{key}`");
        let Some(said) = self.read_said(sources, at, method.is_some(), &label) else {
            return;
        };
        for head in heads {
            let before = self.by_operation.remove(&head.id);
            let one = Correction::both(Some(said.clone()), before);
            self.by_operation.extend(one.map(|one| (head.id, one)));
        }
    }
}
