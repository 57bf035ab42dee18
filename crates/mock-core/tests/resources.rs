//! `golden/resources/x.yaml` gives `x.resources`: what is inferred from a shape of API, and why.
//! `x.workspace`, where there is one, stands beside it as `specwright.yaml`.
//!
//! `UPDATE_EXPECT=1` rewrites them.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its inputs should stop"
)]

use std::{fmt::Write, fs, path::Path, sync::Arc};

use mock_core::{ListRow, ResourceReport, resource_report, workspace_file};
use oas_doc::{Document, Syntax};
use oas_model::{ModelFinding, SourceSet, resolve};

#[test]
fn resources_are_as_written_down() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/resources");
    let mut inputs: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "yaml"))
        .collect();
    inputs.sort();
    assert!(
        inputs.len() > 12,
        "the goldens are not where they are looked for"
    );
    for input in inputs {
        let text = fs::read_to_string(&input).unwrap();
        let beside = fs::read_to_string(input.with_extension("workspace")).ok();
        let (report, findings) = report(&text, beside.as_deref());
        let said = told(&report) + &findings;
        expect_test::expect_file![input.with_extension("resources")].assert_eq(&said);
    }
}

fn report(text: &str, beside: Option<&str>) -> (ResourceReport, String) {
    let mut sources = SourceSet::default();
    let entry = sources.add("api/openapi.yaml", Document::parse(text, Syntax::Yaml));
    if let Some(text) = beside {
        let file = workspace_file("api/openapi.yaml");
        assert_eq!(file, "api/specwright.yaml");
        sources.add(&file, Document::parse(text, Syntax::Yaml));
    }
    let api = Arc::new(resolve(Arc::new(sources), entry).0);
    let (report, findings) = resource_report(&api);
    let line = |one: &ModelFinding| {
        let line = api.sources().position(one.origin).line;
        format!("line {line}: {}\n", one.message)
    };
    (report, findings.iter().map(line).collect())
}

fn told(report: &ResourceReport) -> String {
    let mut out = String::new();
    for row in &report.resources {
        let parent = row.parent.as_deref().unwrap_or("-");
        writeln!(out, "{} ({}, of {parent})", row.name, row.kind).unwrap();
        for one in &row.identity {
            writeln!(out, "  {{{}}} is {}", one.parameter, one.property.join(".")).unwrap();
        }
        for one in &row.operations {
            write!(out, "  {} {} {}", one.method, one.path, one.role).unwrap();
            let place = |path: &Vec<String>| format!("[{}]", path.join("."));
            let bodies = [("answer", &one.answer), ("request", &one.request)];
            for (name, path) in bodies
                .into_iter()
                .filter_map(|(name, path)| Some((name, path.as_ref()?)))
            {
                write!(out, " {name}={}", place(path)).unwrap();
            }
            if let Some((property, value)) = &one.effect {
                write!(out, " {}={value}", property.join(".")).unwrap();
            }
            out.push('\n');
            one.list.iter().for_each(|list| list_told(&mut out, list));
        }
        row.why
            .iter()
            .for_each(|why| writeln!(out, "  # {why}").unwrap());
    }
    for one in report.missed.iter().chain(&report.others) {
        writeln!(
            out,
            "missed {} {}: {}",
            one.collection, one.item, one.reason
        )
        .unwrap();
    }
    writeln!(
        out,
        "{} pairs, {} missed",
        report.pairs,
        report.missed.len()
    )
    .unwrap();
    out
}

fn list_told(out: &mut String, list: &ListRow) {
    write!(
        out,
        "    rows=[{}] paging={}",
        list.rows.join("."),
        list.paging
    )
    .unwrap();
    if list.plain {
        out.push_str(" plain");
    }
    if let Some(of) = &list.of {
        write!(out, " of={of}[{}]", list.row.join(".")).unwrap();
    }
    if list.link_header {
        out.push_str(" Link");
    }
    for (name, parameter) in &list.parameters {
        write!(out, " {name}?{parameter}").unwrap();
    }
    for (name, path) in &list.fields {
        write!(out, " {name}={}", path.join(".")).unwrap();
    }
    out.push('\n');
}
