//! Of two numbers that name the ends of something, the smaller one comes first.

use serde_json::Value;

use super::{Names, Rule, Scene, scene::as_number};

/// Words that make a pair, as a whole name or at its beginning or end.
const ENDS: &[(&str, &str)] = &[
    ("min", "max"),
    ("minimum", "maximum"),
    ("low", "high"),
    ("lower", "upper"),
    ("lowest", "highest"),
    ("from", "to"),
    ("start", "end"),
    ("first", "last"),
    ("floor", "ceiling"),
    ("begin", "end"),
    ("least", "most"),
];

/// The smaller and the larger one by their names.
const PAIRS: &[(&str, &str)] = &[
    ("amount_refunded", "amount"),
    ("amount_captured", "amount"),
    ("refunded_amount", "amount"),
    ("amount_paid", "amount_due"),
    ("amount_received", "amount"),
    ("used", "limit"),
    ("remaining", "limit"),
    ("used", "total"),
    ("used", "quota"),
    ("available", "total"),
    ("usage", "limit"),
    ("current", "limit"),
    ("ready_replicas", "replicas"),
    ("available_replicas", "replicas"),
    ("completed", "total"),
    ("redeemed", "max_redemptions"),
    ("offset", "total"),
    ("position", "total"),
    ("times_redeemed", "max_redemptions"),
    ("paid", "total"),
    ("sale_price", "price"),
    ("price", "compare_at_price"),
    ("clicks", "impressions"),
    ("unique_visitors", "visits"),
    ("progress_current", "progress_total"),
    ("attendees", "capacity"),
    ("fee", "amount"),
    ("tax", "total"),
    ("unread_count", "total_count"),
    ("open_issues", "total_issues"),
    ("private_gists", "total_gists"),
    ("passed", "total"),
    ("failed", "total"),
];

pub(super) const RULE: Rule = Rule { applies, settle };

fn applies(names: &Names) -> bool {
    !names.ordered(pairs).is_empty()
}

/// The names of both ends, as they are written.
fn pairs(names: &Names) -> Vec<(String, String)> {
    let named = PAIRS
        .iter()
        .filter_map(|(small, large)| Some((names.first(&[small])?, names.first(&[large])?)));
    let ends = names.all().flat_map(|(plain, written)| {
        let others = ENDS
            .iter()
            .filter_map(|(low, high)| other_end(plain, low, high));
        others.filter_map(move |other| Some((written, names.first(&[&other])?)))
    });
    let mut all: Vec<(String, String)> = named
        .chain(ends)
        .map(|(small, large)| (small.to_owned(), large.to_owned()))
        .collect();
    all.sort();
    all.dedup();
    all
}

/// `min_price` -> `max_price`, `price_min` -> `price_max`.
fn other_end(plain: &str, low: &str, high: &str) -> Option<String> {
    let mut words: Vec<&str> = plain.split('_').collect();
    let at = words.iter().position(|word| *word == low)?;
    words[at] = high;
    Some(words.join("_"))
}

fn settle(scene: &mut Scene<'_>) {
    for (small, large) in scene.names.ordered(pairs) {
        let both = scene.object.get(small).zip(scene.object.get(large));
        let upside_down = both.filter(|(low, high)| is_upside_down(low, high));
        let Some((low, high)) = upside_down.map(|(low, high)| (low.clone(), high.clone())) else {
            continue;
        };
        // Both change or neither does.
        if scene.set(small, high) && !scene.set(large, low.clone()) {
            scene.object.insert(small.clone(), low);
        }
    }
}

fn is_upside_down(low: &Value, high: &Value) -> bool {
    low.is_number() == high.is_number()
        && as_number(low)
            .zip(as_number(high))
            .is_some_and(|(low, high)| low > high)
}
