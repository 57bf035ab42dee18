//! What is wrong with the documents.

use crate::{
    ApiError, Diagnostic, DiagnosticSeverity, Session, offsets,
    wire::{self, Problem, ProblemSeverity},
    workspace::blocking,
};

const MAX_PROBLEMS: usize = 2_000;

pub(crate) async fn list(
    session: &Session,
    _request: wire::Empty,
) -> Result<wire::ProblemList, ApiError> {
    let diagnostics = session.workspace()?.diagnostics();
    blocking(move || {
        let count = |severity| {
            let n = diagnostics
                .iter()
                .filter(|one| one.severity == severity)
                .count();
            u32::try_from(n).unwrap_or(u32::MAX)
        };
        wire::ProblemList {
            n_errors: count(DiagnosticSeverity::Error),
            n_warnings: count(DiagnosticSeverity::Warning),
            problems: diagnostics.iter().take(MAX_PROBLEMS).map(problem).collect(),
        }
    })
    .await
}

fn problem(one: &Diagnostic) -> Problem {
    let utf16 = |byte| {
        one.text
            .as_ref()
            .map_or(0, |document| offsets::to_utf16(document.text(), byte))
    };
    Problem {
        code: one.code.clone(),
        severity: match one.severity {
            DiagnosticSeverity::Error => ProblemSeverity::Error,
            DiagnosticSeverity::Warning => ProblemSeverity::Warning,
            DiagnosticSeverity::Note => ProblemSeverity::Note,
        },
        message: one.message.clone(),
        hint: one.hint.clone(),
        document: one.file.clone(),
        pointer: one.pointer.clone(),
        line: one.line,
        column: one.column,
        from: utf16(one.span.start),
        to: utf16(one.span.end),
    }
}
