//! Values for the parameters of a path, as different as those of real traffic.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use rand::Rng;
use rand::RngExt as _;
use serde_json::Value;
use specwright_tests::description::Operation;
use specwright_tests::node::Node;

/// People, places and projects, as they name themselves.
const NAMES: [&str; 40] = [
    "amber", "basil", "cedar", "daisy", "ember", "fern", "ginger", "hazel", "iris", "jasper",
    "kelp", "linden", "maple", "nettle", "olive", "poppy", "quince", "rowan", "sage", "thyme",
    "umber", "violet", "willow", "yarrow", "zinnia", "acorn", "birch", "clover", "dahlia", "elder",
    "foxglove", "garnet", "heather", "ivy", "juniper", "laurel", "mallow", "nutmeg", "orchid",
    "pepper",
];

/// The target of a request with another path: each parameter has a new value that its schema admits.
pub(crate) fn target(operation: &Operation<'_>, sent: &str, random: &mut impl Rng) -> String {
    let parameters = operation.parameters();
    let template = operation
        .template
        .split(['#', '?'])
        .next()
        .unwrap_or_default();
    let mut path = operation.base_path();
    let mut rest = template;
    while let Some((before, (name, after))) = rest
        .split_once('{')
        .and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
    {
        path.push_str(before);
        let declared = parameters
            .iter()
            .find(|one| one.text("name") == name && one.text("in") == "path");
        let schema = declared
            .and_then(|one| one.get("schema"))
            .and_then(Node::followed);
        let value = value(schema.as_ref().map(|node| node.value), random);
        path.push_str(&utf8_percent_encode(&value, NON_ALPHANUMERIC).to_string());
        rest = after;
    }
    path.push_str(rest);
    match sent.split_once('?') {
        Some((_, query)) => format!("{path}?{query}"),
        None => path,
    }
}

fn value(schema: Option<&Value>, random: &mut impl Rng) -> String {
    let none = Value::Null;
    let schema = schema.unwrap_or(&none);
    if let Some(choices) = schema["enum"].as_array().filter(|all| !all.is_empty()) {
        let chosen = &choices[random.random_range(0..choices.len())];
        return chosen
            .as_str()
            .map_or_else(|| chosen.to_string(), str::to_owned);
    }
    if let Some(pattern) = schema["pattern"].as_str()
        && let Ok(made) = rand_regex::Regex::compile(pattern.trim_matches(['^', '$']), 8)
    {
        return random.sample(&made);
    }
    match (schema["type"].as_str(), schema["format"].as_str()) {
        (Some("integer" | "number"), _) => {
            let least = schema["minimum"].as_u64().unwrap_or(1);
            let most = schema["maximum"].as_u64().unwrap_or(least + 99_999);
            random.random_range(least..=most.max(least)).to_string()
        }
        (Some("boolean"), _) => random.random_bool(0.5).to_string(),
        (_, Some("uuid")) => uuid(random),
        (_, Some("date")) => format!(
            "2026-0{}-1{}",
            random.random_range(1..9),
            random.random_range(0..9)
        ),
        (_, Some("date-time")) => format!("2026-0{}-11T10:00:00Z", random.random_range(1..9)),
        _ => NAMES[random.random_range(0..NAMES.len())].to_owned(),
    }
}

fn uuid(random: &mut impl Rng) -> String {
    let hex: String = (0..32)
        .map(|_| format!("{:x}", random.random_range(0..16)))
        .collect();
    let groups = [
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..],
    ];
    groups.join("-")
}
