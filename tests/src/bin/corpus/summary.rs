//! The numbers at the end.

use crate::look::Look;

/// How many of the slowest documents are named.
const N_SLOWEST: usize = 3;

/// Prints the summary; the number of documents with a miss.
pub(crate) fn print(looks: &[Look]) -> usize {
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
    let mut by_time: Vec<&Look> = looks.iter().collect();
    by_time.sort_by_key(|one| std::cmp::Reverse(one.listing));
    for one in by_time.iter().take(N_SLOWEST) {
        println!("  {:>6} ms for {}", one.listing.as_millis(), one.name);
    }
    let mut misses: Vec<_> = looks
        .iter()
        .filter_map(|one| Some((&one.name, one.miss()?)))
        .collect();
    misses.sort();
    for (name, miss) in &misses {
        println!("  miss: {name}: {miss}");
    }
    misses.len()
}
