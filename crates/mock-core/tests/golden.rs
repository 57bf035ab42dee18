//! `golden/x.yaml` with the requests of `x.http` gives `x.decisions`.
//!
//! Requests are separated by `###`; lines with `#` before a request say what it shows and which
//! trap of other tools it guards; `@data generated` and the like configure the mock.
//! `UPDATE_EXPECT=1` rewrites the decisions.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its inputs should stop"
)]

use std::{fmt::Write, fs, path::Path, sync::Arc};

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use mock_core::{
    Action, AuthMode, BasePath, Cors, DataMode, Decision, Env, MockConfig, Request, State,
    ValidateMode, compile, decide,
};
use oas_doc::{Document, Syntax};
use oas_model::{SourceSet, resolve};

#[test]
fn decisions_are_as_written_down() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut inputs: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "http"))
        .collect();
    inputs.sort();
    assert!(
        inputs.len() > 5,
        "the goldens are not where they are looked for"
    );
    for input in inputs {
        let script = fs::read_to_string(&input).unwrap();
        let report = run(&input, &script);
        expect_test::expect_file![input.with_extension("decisions")].assert_eq(&report);
    }
}

fn run(input: &Path, script: &str) -> String {
    let mut config = MockConfig {
        seed: 1,
        ..MockConfig::default()
    };
    let mut documents = vec![input.with_extension("yaml")];
    let mut report = String::new();
    for block in script.split("###") {
        let mut lines = block.trim_start().lines().peekable();
        while let Some(line) = lines
            .peek()
            .filter(|line| line.starts_with(['#', '@']) || line.is_empty())
        {
            if let Some(setting) = line.strip_prefix('@') {
                let (name, value) = setting.split_once(' ').unwrap();
                configure(&mut config, &mut documents, input, name, value);
            } else {
                writeln!(report, "{line}").unwrap();
            }
            lines.next();
        }
        let Some(first) = lines.next() else { continue };
        let request = parse(first, lines);
        let apis: Vec<_> = documents.iter().map(|path| api(path)).collect();
        let mock = compile(&apis, config.clone());
        let env = Env {
            now_ms: 0,
            seed: config.seed,
            ..Env::default()
        };
        let decision = decide(&mock, &env, &State::default(), &request);
        let again = decide(
            &compile(&apis, config.clone()),
            &env,
            &State::default(),
            &request,
        );
        writeln!(report, "{first}").unwrap();
        let shown = show(&decision);
        assert_eq!(shown, show(&again), "equal input gives equal output");
        writeln!(report, "{shown}").unwrap();
    }
    report
}

fn api(path: &Path) -> Arc<oas_model::Api> {
    let mut sources = SourceSet::default();
    let name = path.file_name().unwrap().to_str().unwrap();
    let document = Document::parse(&fs::read_to_string(path).unwrap(), Syntax::Yaml);
    assert!(
        document.errors().is_empty(),
        "{name}: {:?}",
        document.errors()
    );
    let entry = sources.add(name, document);
    Arc::new(resolve(Arc::new(sources), entry).0)
}

fn configure(
    config: &mut MockConfig,
    documents: &mut Vec<std::path::PathBuf>,
    input: &Path,
    name: &str,
    value: &str,
) {
    match (name, value) {
        ("data", "generated") => config.data = DataMode::Generated,
        ("data", "examples") => config.data = DataMode::Examples,
        ("data", "auto") => config.data = DataMode::Auto,
        ("validate", "warn") => config.validate = ValidateMode::Warn,
        ("validate", "off") => config.validate = ValidateMode::Off,
        ("validate", "reject") => config.validate = ValidateMode::Reject,
        ("auth", "off") => config.auth = AuthMode::Off,
        ("base-path", "with") => config.base_path = BasePath::With,
        ("base-path", "without") => config.base_path = BasePath::Without,
        ("base-path", "both") => config.base_path = BasePath::Both,
        ("cors", "off") => config.cors = Cors::Off,
        ("cors", origin) => config.cors = Cors::Only(vec![origin.to_owned()]),
        ("document", file) => documents.push(input.with_file_name(file)),
        other => panic!("unknown setting {other:?}"),
    }
}

fn parse<'t>(first: &str, lines: impl Iterator<Item = &'t str>) -> Request {
    let (method, target) = first.split_once(' ').unwrap();
    let (path, query) = match target.split_once('?') {
        Some((path, query)) => (path, Some(query.to_owned())),
        None => (target, None),
    };
    let mut headers = HeaderMap::new();
    let mut body = Vec::new();
    let mut in_body = false;
    for line in lines {
        if in_body {
            body.push(line);
        } else if let Some((name, value)) = line.split_once(": ") {
            headers.append(
                HeaderName::try_from(name).unwrap(),
                HeaderValue::try_from(value).unwrap(),
            );
        } else {
            in_body = true;
        }
    }
    let body = Bytes::from(body.join("\n").trim_end().to_owned());
    Request {
        method: Method::from_bytes(method.as_bytes()).unwrap(),
        path: path.to_owned(),
        query,
        headers,
        body,
    }
}

fn show(decision: &Decision) -> String {
    let mut out = String::new();
    let Action::Respond(response) = &decision.action else {
        return "another action".to_owned();
    };
    writeln!(out, "  {}", response.status.as_u16()).unwrap();
    for (name, value) in &response.headers {
        if name != "access-control-allow-origin" || value != "*" {
            writeln!(
                out,
                "  {name}: {}",
                String::from_utf8_lossy(value.as_bytes())
            )
            .unwrap();
        }
    }
    match std::str::from_utf8(&response.body) {
        Ok("") => {}
        // A file under version control does not keep its carriage returns.
        Ok(text) => writeln!(out, "  | {}", text.replace('\r', "\\r")).unwrap(),
        Err(_) => writeln!(out, "  | {} bytes", response.body.len()).unwrap(),
    }
    for violation in &decision.violations {
        let source = violation.source.as_deref().unwrap_or("-");
        writeln!(
            out,
            "  ! {} {:?} {}: {} ({source})",
            violation.part.as_str(),
            violation.at,
            violation.rule,
            violation.message
        )
        .unwrap();
    }
    for step in &decision.trace {
        writeln!(
            out,
            "  {} {}: {}",
            if step.ok { "+" } else { "-" },
            step.stage.as_str(),
            step.text
        )
        .unwrap();
    }
    for effect in &decision.effects {
        writeln!(out, "  ~ {effect:?}").unwrap();
    }
    out
}
