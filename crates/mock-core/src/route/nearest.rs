//! Which operations a person may have meant.

use super::Route;
use crate::url;

/// The three routes that look most like a request, best first.
pub(crate) fn nearest<'r>(routes: &'r [Route], method: &str, path: &str) -> Vec<&'r Route> {
    let asked = url::segments(path);
    let asked: Vec<&str> = asked.iter().map(AsRef::as_ref).take(32).collect();
    let mut ranked: Vec<(usize, usize, &Route)> = routes
        .iter()
        .enumerate()
        .filter(|(place, route)| {
            !place
                .checked_sub(1)
                .is_some_and(|before| routes[before].is_same_operation(route))
        })
        .map(|(place, route)| (score(route, method, &asked), place, route))
        .collect();
    ranked.sort_by_key(|(score, place, _)| (*score, *place));
    ranked
        .into_iter()
        .take(3)
        .map(|(_, _, route)| route)
        .collect()
}

fn score(route: &Route, method: &str, asked: &[&str]) -> usize {
    let path = format!("{}{}", route.base, route.name.path);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let known: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    let wrong_method = usize::from(&*route.name.method != method);
    2 * distance(&known, asked, |a, b| segment_cost(a, b)) + wrong_method
}

fn segment_cost(known: &str, asked: &str) -> usize {
    if known == asked {
        return 0;
    }
    if known.contains('{') {
        return 1;
    }
    let known: Vec<char> = known.chars().take(40).collect();
    let asked: Vec<char> = asked.chars().take(40).collect();
    match distance(&known, &asked, |a, b| {
        if a.eq_ignore_ascii_case(b) { 0 } else { 4 }
    }) / 4
    {
        0..=2 => 1,
        _ => 6,
    }
}

/// Edit distance where leaving out or adding an element costs 4.
fn distance<T>(left: &[T], right: &[T], cost: impl Fn(&T, &T) -> usize) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).map(|n| 4 * n).collect();
    for (i, a) in left.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = 4 * (i + 1);
        for (j, b) in right.iter().enumerate() {
            let best = (diagonal + cost(a, b)).min(row[j] + 4).min(row[j + 1] + 4);
            diagonal = std::mem::replace(&mut row[j + 1], best);
        }
    }
    row[right.len()]
}
