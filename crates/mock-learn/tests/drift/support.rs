//! Documents and traffic from text.

use std::sync::Arc;

use bytes::Bytes;
use mock_learn::{Observed, ObservedSide, drift::Drift};
use oas_doc::{Document, Syntax};
use oas_model::{Api, SourceSet, resolve};

/// An API of several documents by name; the first is where it begins.
pub(crate) fn api(documents: &[(String, String)]) -> Arc<Api> {
    let mut sources = SourceSet::default();
    let ids: Vec<_> = documents
        .iter()
        .map(|(name, text)| {
            let syntax = Syntax::of_path(name).unwrap();
            let document = Document::parse(text, syntax);
            assert!(
                document.errors().is_empty(),
                "{name}: {:?}\n{text}",
                document.errors()
            );
            sources.add(name, document)
        })
        .collect();
    Arc::new(resolve(Arc::new(sources), ids[0]).0)
}

/// All of the traffic held against the documents.
pub(crate) fn drift(documents: &[(String, String)], traffic: &[Observed]) -> Drift {
    let mut drift = Drift::new(api(documents));
    traffic.iter().for_each(|one| drift.observe(one));
    drift
}

/// The documents with every fix that there is.
pub(crate) fn fixed(drift: &Drift, documents: &[(String, String)]) -> Vec<(String, String)> {
    let fixed = drift.fix(&drift.findings());
    let text = |(name, text): &(String, String)| {
        let mut changed = fixed.documents.iter();
        let after = changed
            .find(|one| one.uri == *name)
            .map(|one| one.after.clone());
        (name.clone(), after.unwrap_or_else(|| text.clone()))
    };
    documents.iter().map(text).collect()
}

/// Exchanges between `###`: the request, `<<< 200`, the answer. `# 3 times` repeats one.
pub(crate) fn traffic(script: &str) -> Vec<Observed> {
    let mut all = Vec::new();
    for block in script.split("###").filter(|block| !block.trim().is_empty()) {
        let mut lines = block.trim_start().lines().peekable();
        let mut times = 1;
        while let Some(line) = lines.next_if(|line| line.starts_with('#')) {
            let count = line
                .strip_prefix("# ")
                .and_then(|line| line.strip_suffix(" times"));
            times = count.map_or(times, |count| count.parse().unwrap());
        }
        let rest: Vec<&str> = lines.collect();
        let at = rest
            .iter()
            .position(|line| line.starts_with("<<< "))
            .unwrap();
        let (method, url) = rest[0].split_once(' ').unwrap();
        for _ in 0..times {
            all.push(Observed {
                at_us: 1_700_000_000_000_000 + 1_000_000 * i64::try_from(all.len()).unwrap(),
                method: method.to_owned(),
                url: url.to_owned(),
                status: rest[at].trim_start_matches("<<< ").parse().unwrap(),
                request: side(&rest[1..at]),
                response: side(&rest[at + 1..]),
                ..Observed::default()
            });
        }
    }
    all
}

fn side(lines: &[&str]) -> ObservedSide {
    let n_fields = lines
        .iter()
        .take_while(|line| line.contains(": ") && !line.starts_with('{'))
        .count();
    let field = |line: &&str| {
        line.split_once(": ")
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
    };
    let body = lines[n_fields..].join("\n");
    let body = Bytes::from(body.trim().to_owned());
    ObservedSide {
        headers: lines[..n_fields].iter().filter_map(field).collect(),
        body_len: body.len() as u64,
        body,
        ..ObservedSide::default()
    }
}
