//! One description: its pairs, its resources, and what a client finds.

use std::path::Path;
use std::process::Command;

use serde_json::Value;
use specwright_tests::client::Client;
use specwright_tests::connection::Connection;
use specwright_tests::description::operations;
use specwright_tests::mock::Mock;
use specwright_tests::rules::Rules;
use specwright_tests::rules::modern::{Direction, modernised};

use crate::checks::{self, Case, Outcome};
use crate::inferred::{self, Inferred};
use crate::pairs::{self, Pair};

/// What was found in one description.
#[derive(Debug)]
pub(crate) struct Look {
    pub(crate) name: String,
    pub(crate) n_pairs: usize,
    /// Pairs that no resource knows.
    pub(crate) missed: Vec<Pair>,
    pub(crate) resources: Vec<(Inferred, Vec<Outcome>)>,
}

pub(crate) fn look(program: &Path, path: &Path) -> Result<Look, String> {
    let document = read(program, path)?;
    let requests = modernised(&document, Direction::Request);
    let all = operations(&requests);
    let pairs = pairs::all(&all);
    let inferred = inferred::ask(program, path)?;
    let knows = |pair: &&Pair| {
        let mut all = inferred.iter();
        !all.any(|one| one.item == pair.item && one.lists.contains(&pair.list))
    };
    let missed = pairs.iter().filter(knows).cloned().collect();
    let mut client = Client::new(&requests, false);
    let mut wide = Client::new(&requests, true);
    let mut rules = Rules::new(modernised(&document, Direction::Response));
    let mut resources: Vec<(Inferred, Vec<Outcome>)> = Vec::new();
    let judged = inferred.into_iter().filter(|one| {
        let has = |template: &str| {
            all.iter()
                .any(|own| own.method == "GET" && own.template == template)
        };
        has(&one.collection) && has(&one.item)
    });
    let mock = Mock::try_start(program, path, &["--record", "off"], &[])?;
    let mut connection = Connection::new(&mock.address);
    for resource in judged {
        let mut case = Case {
            resource: &resource,
            operations: &all,
            client: &mut client,
            wide: &mut wide,
            connection: &mut connection,
            rules: &mut rules,
        };
        let outcomes = checks::all(&mut case);
        resources.push((resource, outcomes));
    }
    resources.sort_by_key(|(one, _)| std::cmp::Reverse(one.collection.matches('{').count()));
    for (resource, outcomes) in &mut resources {
        let mut case = Case {
            resource,
            operations: &all,
            client: &mut client,
            wide: &mut wide,
            connection: &mut connection,
            rules: &mut rules,
        };
        outcomes.extend(checks::delete(&mut case));
    }
    Ok(Look {
        name: path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        n_pairs: pairs.len(),
        missed,
        resources,
    })
}

/// The document as one piece of JSON. Several files, and YAML, are brought together by the product.
fn read(program: &Path, path: &Path) -> Result<Value, String> {
    if path.extension().is_some_and(|end| end == "json") {
        let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
        return serde_json::from_str(&text).map_err(|error| error.to_string());
    }
    told(program, &["bundle", "--format", "json"], path)
}

/// What `specwright outline --resources` says, as JSON.
pub(crate) fn outline(program: &Path, path: &Path) -> Result<Value, String> {
    told(
        program,
        &["outline", "--resources", "--format", "json"],
        path,
    )
}

fn told(program: &Path, words: &[&str], path: &Path) -> Result<Value, String> {
    let ran = Command::new(program).args(words).arg(path).output();
    let ran = ran.map_err(|error| error.to_string())?;
    serde_json::from_slice(&ran.stdout).map_err(|error| {
        let told = String::from_utf8_lossy(&ran.stderr);
        format!("`{}` gives no JSON: {error}; {told}", words.join(" "))
    })
}
