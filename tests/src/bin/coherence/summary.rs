//! The numbers, and every miss with its reason.

use crate::checks::Check;
use crate::document::Look;

/// Of the path pairs, so many hundredths have to be understood.
const WANTED: usize = 90;

pub(crate) fn print_one(look: &Look) {
    let n_known = look.n_pairs - look.missed.len();
    println!(
        "{}: {} of {} path pairs, {} resources",
        look.name,
        n_known,
        look.n_pairs,
        look.resources.len()
    );
    for pair in &look.missed {
        println!("  not understood: {} and {}", pair.list, pair.item);
    }
    for (resource, outcomes) in &look.resources {
        for (check, found) in outcomes {
            if let Err(why) = found {
                println!(
                    "  {} ({}), {}: {why}",
                    resource.name,
                    resource.collection,
                    check.text()
                );
            }
        }
    }
}

/// Prints the sums; whether they are good enough.
pub(crate) fn print(looks: &[Look]) -> bool {
    let n_pairs: usize = looks.iter().map(|look| look.n_pairs).sum();
    let n_missed: usize = looks.iter().map(|look| look.missed.len()).sum();
    println!(
        "\npath pairs understood: {} of {n_pairs}",
        n_pairs - n_missed
    );
    let mut is_good = (n_pairs - n_missed) * 100 >= n_pairs * WANTED;
    let outcomes = looks
        .iter()
        .flat_map(|look| &look.resources)
        .flat_map(|(_, all)| all);
    let outcomes: Vec<_> = outcomes.collect();
    for check in Check::ALL {
        let own: Vec<_> = outcomes.iter().filter(|(one, _)| *one == check).collect();
        let n_good = own.iter().filter(|(_, found)| found.is_ok()).count();
        println!("{}: {n_good} of {}", check.text(), own.len());
        is_good &= n_good == own.len();
    }
    is_good
}
