//! Operations of several documents that nobody can tell apart on one port.

use oas_model::{ModelFinding, Part, Severity};

use crate::{MockApi, route::Route};

/// One operation that another document describes as well.
#[derive(Debug, Clone)]
pub struct Clash {
    /// Whose operation it is, as an index of the APIs that were compiled.
    pub api: usize,
    /// What there is to say, at the operation.
    pub finding: ModelFinding,
}

impl MockApi {
    /// Operations with the same method and path as one of an earlier document.
    ///
    /// A bare path beside documents with base paths of their own is none: it is served where it
    /// is unambiguous.
    #[must_use]
    pub fn clashes(&self) -> Vec<Clash> {
        let pairs = self.router().rivals();
        pairs
            .map(|(first, other)| self.clash(first, other))
            .collect()
    }

    fn clash(&self, first: &Route, other: &Route) -> Clash {
        let operations = self.owner(other).book.api().operations();
        let head = &operations[other.operation.0 as usize];
        let (message, hint) = said(first, other);
        Clash {
            api: other.api,
            finding: ModelFinding {
                code: "documents-clash",
                severity: Severity::Warning,
                message,
                hint: Some(hint.to_owned()),
                origin: head.origin,
                part: Part::Key,
            },
        }
    }
}

fn said(first: &Route, other: &Route) -> (String, &'static str) {
    let name = &other.name;
    let who = &first.name.document;
    let what = format!("`{} {}{}`", name.method, other.base, name.path);
    let hint =
        "Give the documents base paths of their own: `servers`, or `basePath` in Swagger 2.0.";
    match other.base.is_empty() {
        true => (
            format!(
                "{what} is described by `{who}` too; requests are told so, and neither answers."
            ),
            hint,
        ),
        false => (
            format!("{what} is described by `{who}` too, which answers."),
            hint,
        ),
    }
}

#[cfg(test)]
mod tests;
