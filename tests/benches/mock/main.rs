//! How fast a mock answers and starts, and what it holds, each number beside its budget.
//!
//! In:  the program that `SPECWRIGHT_BIN` names, and what `cargo xtask bench` fetched: documents
//!      (`SPECWRIGHT_CORPUS`, `SPECWRIGHT_BENCH_JSON`) and other mocks (`SPECWRIGHT_RIVALS`).
//! Out: one line for each number. Rates are ratios to other servers of the same run.
//! Never: fails on a slow machine; a budget that is missed is printed as missed.

#![expect(
    clippy::unwrap_used,
    reason = "a measurement that cannot be made says so by failing"
)]
#![expect(clippy::print_stdout, reason = "the numbers are for whoever runs it")]

mod bare; // a handler that mocks nothing
mod killed; // what the record has lost when it is killed
mod load; // requests a second, as wrk counts them
mod memory; // what is held after many requests
mod rates; // ours beside the bare handler's
mod rivals; // ours beside other mocks
mod start; // from the start of the program to its first answer
mod table; // numbers beside their budgets

use std::path::PathBuf;

use specwright_tests::clone::root;
use specwright_tests::mock::Mock;
use specwright_tests::scratch::Scratch;

/// The description that all servers of this run serve.
fn description() -> PathBuf {
    root().join("tests/rivals/mocks/orders.yaml")
}

/// Our mock of a description; with a record in a folder of its own, or none.
fn ours(record: Option<&Scratch>) -> Mock {
    let file = record.map(|folder| folder.path().join("traffic.sqlite"));
    let file = file.map_or("off".to_owned(), |file| file.display().to_string());
    Mock::start(&description(), &["--record", &file])
}

/// What is measured, by the word that asks for it alone.
const PARTS: [(&str, fn()); 5] = [
    ("start", start::print),
    ("rates", rates::print),
    ("killed", killed::print),
    ("rivals", rivals::print),
    ("memory", memory::print),
];

fn main() {
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    let is_possible = load::is_possible();
    if !is_possible {
        println!("rates were not measured: there is no wrk");
    }
    for (name, print) in PARTS {
        let is_wanted = words.is_empty() || words.iter().any(|word| word == name);
        if is_wanted && (is_possible || name == "start") {
            print();
        }
    }
}
