//! `specwright validate`: the structure of documents.

use std::path::PathBuf;

use serde_json::{Value, json};
use studio::{
    Diagnostic, DiagnosticSeverity,
    headless::{self, Validated},
};

use super::print;
use crate::{args::Format, exit::Failure, progress, render};

pub(crate) fn run(specs: &[PathBuf], format: Format) -> Result<(), Failure> {
    let judged = progress::during("Validating", || headless::validate(specs));
    let judged = judged.map_err(super::edit::failure)?;
    match format {
        Format::Text => judged.iter().try_for_each(print_text)?,
        Format::Json => print(&as_json(&judged).to_string())?,
    }
    if judged.iter().all(Validated::is_valid) {
        return Ok(());
    }
    // They are on standard output already.
    Err(Failure::Findings(Vec::new()))
}

fn print_text(one: &Validated) -> Result<(), Failure> {
    if !one.diagnostics.is_empty() {
        print(render::report(&one.diagnostics).trim_end())?;
        print("")?;
    }
    let is_error = |found: &&Diagnostic| found.severity == DiagnosticSeverity::Error;
    print(&match one.diagnostics.iter().filter(is_error).count() {
        0 => format!("{}: valid", one.file),
        1 => format!("{}: 1 error", one.file),
        many => format!("{}: {many} errors", one.file),
    })
}

fn as_json(judged: &[Validated]) -> Value {
    let documents = judged.iter().map(|one| {
        let findings: Vec<_> = one.diagnostics.iter().map(finding).collect();
        json!({ "file": one.file, "valid": one.is_valid(), "findings": findings })
    });
    documents.collect()
}

fn finding(one: &Diagnostic) -> Value {
    let severity = match one.severity {
        DiagnosticSeverity::Error => "error",
        DiagnosticSeverity::Warning => "warning",
        DiagnosticSeverity::Note => "note",
    };
    json!({
        "code": one.code,
        "severity": severity,
        "message": one.message,
        "hint": one.hint,
        "file": one.file,
        "pointer": one.pointer,
        "line": one.line,
        "column": one.column,
    })
}
