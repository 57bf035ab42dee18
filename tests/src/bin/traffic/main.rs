//! Traffic with the mock of a description, for tools that learn from traffic.
//!
//! In:  the program that `SPECWRIGHT_BIN` names; as arguments a description, how many exchanges,
//!      and the file to write.
//! Out: the file: one exchange a line, as JSON, with the template that it belongs to.
//! Never: asks the product which values a path may have. They are made here, from the description.

#![expect(
    clippy::print_stderr,
    reason = "what keeps it from starting is told there"
)]

mod line; // one exchange as text
mod value; // values for the parameters of a path

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use serde_json::Value;
use specwright_tests::client::Client;
use specwright_tests::connection::{Connection, Request};
use specwright_tests::description::{Operation, operations};
use specwright_tests::mock::Mock;
use specwright_tests::rules::modern::{Direction, modernised};

/// What one operation is asked with: requests of a client, whose path is made anew each time.
struct Asked<'d> {
    operation: Operation<'d>,
    requests: Vec<Request>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [spec, n, out] = arguments.as_slice() else {
        eprintln!("error: arguments: SPEC COUNT FILE");
        return ExitCode::from(2);
    };
    let Some(program) = std::env::var_os("SPECWRIGHT_BIN").map(PathBuf::from) else {
        eprintln!("error: `cargo xtask infer` sets SPECWRIGHT_BIN");
        return ExitCode::from(2);
    };
    match record(
        &program,
        Path::new(spec),
        n.parse().unwrap_or(50_000),
        Path::new(out),
    ) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("error: {spec}: {why}");
            ExitCode::from(2)
        }
    }
}

fn record(program: &Path, spec: &Path, n: usize, out: &Path) -> Result<(), String> {
    let text = |error: std::io::Error| error.to_string();
    let document: Value = serde_json::from_slice(&std::fs::read(spec).map_err(text)?)
        .map_err(|error| error.to_string())?;
    let document = modernised(&document, Direction::Request);
    let asked = all(&document);
    if asked.is_empty() {
        return Err("no operation can be asked".to_owned());
    }
    let mock = Mock::try_start(program, spec, &["--record", "off"], &[])?;
    let mut connection = Connection::new(&mock.address);
    let mut random = ChaCha8Rng::seed_from_u64(1);
    let mut file = BufWriter::new(File::create(out).map_err(text)?);
    for (at, one) in asked.iter().cycle().take(n).enumerate() {
        let round = at / asked.len();
        let mut request = one.requests[round % one.requests.len()].clone();
        request.target = value::target(&one.operation, &request.target, &mut random);
        let answer = connection.send(&request).map_err(text)?;
        let line = line::line(&one.operation.template, &request, &answer);
        writeln!(file, "{line}").map_err(text)?;
    }
    file.flush().map_err(text)
}

/// Every operation with a request of what must be there, and one of everything.
fn all(document: &Value) -> Vec<Asked<'_>> {
    let mut sparse = Client::new(document, false);
    let mut full = Client::new(document, true);
    let made = operations(document).into_iter().map(|operation| {
        let requests = [sparse.request(&operation), full.request(&operation)];
        let requests = requests.into_iter().flatten().collect();
        Asked {
            operation,
            requests,
        }
    });
    let mut all: Vec<Asked<'_>> = made.filter(|one| !one.requests.is_empty()).collect();
    // What deletes comes last in each round.
    all.sort_by_key(|one| one.operation.method == "DELETE");
    all
}
