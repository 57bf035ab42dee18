//! Lists and their counts.

use serde_json::Value;

use super::{Names, Rule, Scene, total};
use crate::fakers::words::plural;

const COUNTS: &[&str] = &[
    "total_count",
    "count",
    "total",
    "total_results",
    "total_items",
    "num_results",
    "result_count",
    "item_count",
    "total_entries",
    "total_records",
    "total_size",
    "total_elements",
    "number_of_elements",
    "total_hits",
    "results_count",
];
const MORE: &[&str] = &[
    "has_more",
    "has_next",
    "has_next_page",
    "has_previous",
    "has_previous_page",
    "has_prev",
    "incomplete_results",
    "truncated",
    "is_truncated",
];
const PAGES: &[&str] = &[
    "total_pages",
    "page_count",
    "last_page",
    "pages",
    "num_pages",
];
/// Members that make a count an amount of money.
const MONEY: &[&str] = &[
    "currency",
    "subtotal",
    "amount",
    "tax",
    "price",
    "total_tax",
];

pub(super) const RULE: Rule = Rule { applies, settle };

fn applies(names: &Names) -> bool {
    let counted = names.all().any(|(plain, _)| {
        let list = plain.strip_suffix("_count").filter(|stem| !stem.is_empty());
        list.is_some_and(|stem| names.has(&[stem, &plural(stem)]))
    });
    counted || !names.has(MONEY) && (names.has(COUNTS) || names.has(MORE))
}

fn settle(scene: &mut Scene<'_>) {
    let own: Vec<(String, usize)> = scene
        .names
        .all()
        .filter_map(|(plain, written)| {
            let stem = plain.strip_suffix("_count")?;
            let list = scene
                .object
                .get(scene.names.first(&[stem, &plural(stem)])?)?
                .as_array()?;
            Some((written.to_owned(), list.len()))
        })
        .collect();
    for (name, length) in own {
        scene.set_number(&name, length as f64);
    }
    if scene.names.has(MONEY) || total::is_priced(scene) {
        return;
    }
    let Some(length) = only_list(scene) else {
        return;
    };
    for name in COUNTS.iter().filter_map(|name| scene.names.first(&[name])) {
        scene.set_number(name, length as f64);
    }
    for name in MORE.iter().filter_map(|name| scene.names.first(&[name])) {
        scene.set(name, Value::Bool(false));
    }
    for name in PAGES.iter().filter_map(|name| scene.names.first(&[name])) {
        scene.set_number(name, 1.0);
    }
}

/// The length of the list, where the object has one and no other.
fn only_list(scene: &Scene<'_>) -> Option<usize> {
    let mut lists = scene.object.values().filter_map(Value::as_array);
    let first = lists.next()?;
    lists.next().is_none().then_some(first.len())
}
