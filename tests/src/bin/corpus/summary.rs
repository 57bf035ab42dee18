//! The numbers at the end.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::Path;
use std::time::Duration;

use crate::look::Look;
use crate::miss::{Cause, Miss};

/// How many of the slowest documents are named.
const N_SLOWEST: usize = 3;

/// Prints the summary; whether all is well.
pub(crate) fn print(looks: &[Look], least: f64) -> bool {
    read(looks);
    let is_answered = answers(looks, least);
    let mut misses: Vec<_> = looks
        .iter()
        .filter_map(|one| Some((&one.name, one.miss()?)))
        .collect();
    misses.sort();
    for (name, miss) in &misses {
        println!("  miss: {name}: {miss}");
    }
    misses.is_empty() && is_answered
}

/// How the documents were read.
fn read(looks: &[Look]) {
    let n_operations: usize = looks.iter().map(|one| one.n_operations).sum();
    let loaded = looks.iter().filter(|one| one.load_miss.is_none()).count();
    let agreed = looks
        .iter()
        .filter(|one| one.disagreement.is_none())
        .count();
    let invalid = looks.iter().filter(|one| one.fault.is_some()).count();
    println!("{} documents with {n_operations} operations", looks.len());
    println!("  {loaded} load with every operation");
    println!("  {agreed} are judged as by the official meta-schema ({invalid} of all are invalid)");
    slowest("to be listed", looks, |one| (one.listing, &one.name));
}

/// How the operations answered; whether they did often enough.
fn answers(looks: &[Look], least: f64) -> bool {
    let n_asked: usize = looks.iter().map(|one| one.asked.n_asked).sum();
    let n_good: usize = looks.iter().map(|one| one.asked.n_good).sum();
    #[expect(clippy::cast_precision_loss, reason = "a number of operations")]
    let per_mille = n_good as f64 * 1000.0 / (n_asked.max(1)) as f64;
    println!("{n_asked} operations asked");
    println!(
        "  {n_good} answer a documented success with a valid body ({:.3} %)",
        per_mille / 10.0
    );
    let mut groups: BTreeMap<(Cause, &str), Vec<(&str, &Miss)>> = BTreeMap::new();
    for look in looks {
        for miss in &look.asked.misses {
            groups
                .entry((miss.cause, &miss.kind))
                .or_default()
                .push((&look.name, miss));
        }
    }
    for ((cause, kind), misses) in &groups {
        println!("  {:>6} {}: {kind}", misses.len(), cause.name());
    }
    for ((cause, kind), misses) in &mut groups {
        misses.sort_by_key(|(name, miss)| (*name, &miss.operation));
        for (name, miss) in misses {
            println!(
                "  {}, {kind}: {name}: {}: {}",
                cause.name(),
                miss.operation,
                miss.why
            );
        }
    }
    slowest("to start", looks, |one| (one.asked.start, &one.name));
    slowest("for an answer", looks, |one| {
        (one.asked.slowest.0, &one.asked.slowest.1)
    });
    let largest = looks.iter().max_by_key(|one| one.asked.peak_memory);
    if let Some(one) = largest {
        println!(
            "  {:>6} MB at most, by the mock of {}",
            one.asked.peak_memory / 1_000_000,
            one.name
        );
    }
    per_mille >= least * 10.0
}

fn slowest<'l>(what: &str, looks: &'l [Look], of: impl Fn(&'l Look) -> (Duration, &'l String)) {
    let mut times: Vec<_> = looks.iter().map(of).collect();
    times.sort_by_key(|(time, _)| std::cmp::Reverse(*time));
    for (time, name) in times.iter().take(N_SLOWEST) {
        println!("  {:>6} ms {what}: {name}", time.as_millis());
    }
}

/// Writes every miss with its request and its answer, a line of JSON each.
pub(crate) fn write_details(path: &Path, looks: &[Look]) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    for look in looks {
        for miss in &look.asked.misses {
            writeln!(file, "{}", miss.details(&look.name))?;
        }
    }
    file.flush()
}
