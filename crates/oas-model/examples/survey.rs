//! Lowers everything in the documents named on the command line and says how long it took.
//!
//! `cargo run --release -p oas-model --example survey -- api.yaml`
#![expect(clippy::print_stdout, reason = "it prints a report")]

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use oas_doc::{Document, Syntax};
use oas_model::{Api, Direction, Operation, SchemaId, SourceSet, resolve, wanted};

fn main() -> Result<(), Box<dyn Error>> {
    std::env::args().skip(1).try_for_each(|path| survey(&path))
}

fn survey(path: &str) -> Result<(), Box<dyn Error>> {
    println!("{path}");
    let text = std::fs::read_to_string(path)?;
    let start = Instant::now();
    let document = Document::parse(&text, Syntax::of_path(path).unwrap_or(Syntax::Yaml));
    println!(
        "  parse {:?}, {} errors",
        start.elapsed(),
        document.errors().len()
    );
    let mut sources = SourceSet::default();
    let entry = sources.add(path, document);
    load(&mut sources)?;
    let start = Instant::now();
    let (api, _) = resolve(Arc::new(sources), entry);
    println!(
        "  resolve {:?}, {} operations",
        start.elapsed(),
        api.operations().len()
    );
    let start = Instant::now();
    let operations: Vec<_> = api
        .operations()
        .iter()
        .map(|head| api.operation(head.id))
        .collect();
    println!("  operations {:?}", start.elapsed());
    let callbacks = operations.iter().flat_map(|one| &one.callbacks);
    let sent: Vec<_> = api.webhooks().iter().chain(callbacks).collect();
    for one in &sent {
        let _ = api.outgoing(one);
    }
    println!("  {} webhooks and callbacks", sent.len());
    let responses = operations.iter().flat_map(|one| &one.responses);
    for link in responses.flat_map(|one| &one.links) {
        let _ = api.link_target(link);
    }
    let start = Instant::now();
    for (_, id) in api.named_schemas() {
        let _ = api.schema(id);
    }
    println!(
        "  {} named schemas {:?}",
        api.named_schemas().len(),
        start.elapsed()
    );
    compile_all(&api, &operations);
    let mut codes = BTreeMap::new();
    for finding in api.findings() {
        codes.entry(finding.code).or_insert((0, finding.message)).0 += 1;
    }
    for (code, (count, message)) in codes {
        println!("  {count} {code}: {message}");
    }
    Ok(())
}

fn load(sources: &mut SourceSet) -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    loop {
        let before = sources.ids().count();
        for one in wanted(sources) {
            let syntax = Syntax::of_path(&one.uri).unwrap_or(Syntax::Yaml);
            if Path::new(&one.uri).is_file() {
                sources.add(
                    &one.uri,
                    Document::parse(&std::fs::read_to_string(&one.uri)?, syntax),
                );
            }
        }
        if sources.ids().count() == before {
            println!("  wanted {:?}, {before} documents", start.elapsed());
            return Ok(());
        }
    }
}

fn compile_all(api: &Api, operations: &[Arc<Operation>]) {
    let contents = operations
        .iter()
        .flat_map(|one| &one.responses)
        .flat_map(|one| &one.content);
    let mut ids: Vec<SchemaId> = contents.filter_map(|one| one.schema).collect();
    ids.sort_unstable();
    ids.dedup();
    let (mut slowest, mut examples, mut valid) = (std::time::Duration::ZERO, 0, 0);
    let start = Instant::now();
    for id in &ids {
        let one = Instant::now();
        let _ = api.compile(*id, Direction::Response);
        slowest = slowest.max(one.elapsed());
    }
    println!(
        "  {} validators {:?}, slowest {slowest:?}",
        ids.len(),
        start.elapsed()
    );
    for media_type in operations
        .iter()
        .flat_map(|one| &one.responses)
        .flat_map(|one| &one.content)
    {
        let Some(id) = media_type.schema else {
            continue;
        };
        let values = media_type
            .examples
            .iter()
            .filter_map(|one| Some(api.value(one.value?)));
        for value in values {
            examples += 1;
            valid += usize::from(api.compile(id, Direction::Response).is_valid(&value));
        }
    }
    println!("  {valid} of {examples} examples are valid");
}
