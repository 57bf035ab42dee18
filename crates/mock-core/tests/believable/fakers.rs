//! Each faker makes values of its own form, under every locale and several seeds.

use std::collections::HashSet;

use mock_core::Locale;
use serde_json::{Value, json};

use crate::{forms, forms::like, support};

#[test]
fn there_are_many_fakers_and_each_has_a_name_of_its_own() {
    let names: Vec<&str> = mock_core::fakers().collect();
    let distinct: HashSet<&str> = names.iter().copied().collect();
    assert_eq!(distinct.len(), names.len(), "two fakers share a name");
    assert!(names.len() >= 160, "{} fakers", names.len());
}

/// `UPDATE_EXPECT=1` rewrites the page.
#[test]
fn the_page_of_fakers_lists_all_of_them() {
    let mut page = "# Fakers\n\nThe names that `x-faker` takes, made from the program; see [how the mock behaves](mock.md#data).\n".to_owned();
    let mut names: Vec<(&str, &str)> = mock_core::fakers()
        .filter_map(|name| name.split_once('.'))
        .collect();
    names.sort_unstable();
    let mut group = "";
    for (own, name) in names {
        if own != group {
            page.push_str(&format!("\n**{own}**:"));
            group = own;
        }
        page.push_str(&format!(" `{own}.{name}`"));
    }
    page.push('\n');
    let page = page
        .replace("` `", "`, `")
        .replace("\n**", "\n\n**")
        .replace("\n\n\n", "\n\n");
    expect_test::expect_file!["../../../../docs/fakers.md"].assert_eq(&page);
}

#[test]
fn every_faker_makes_what_its_name_says_in_every_locale() {
    let names: Vec<&str> = mock_core::fakers().collect();
    let properties: serde_json::Map<String, Value> = names
        .iter()
        .map(|name| {
            (
                name.replace('.', " "),
                json!({ "type": ["string", "number"], "x-faker": name }),
            )
        })
        .collect();
    let schema = json!({ "type": "object", "required": properties.keys().collect::<Vec<_>>(), "properties": properties });
    for tag in Locale::tags() {
        let mock = support::mock("all", &schema, Locale::parse(tag).unwrap());
        for seed in 0..6 {
            let body = support::body(&mock, "all", seed);
            for name in &names {
                let value = &body[name.replace('.', " ")];
                assert!(
                    is_right(name, value),
                    "{tag}, seed {seed}: {name} made {value}"
                );
            }
        }
    }
}

/// Whether a value has the form of its faker. Lists of words only have to be words.
fn is_right(name: &str, value: &Value) -> bool {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return false,
    };
    let is_clean =
        !text.is_empty() && text.trim() == text && !text.contains(['{', '}', '\u{fffd}']);
    let may_have_braces = matches!(name, "internet.jwt");
    (is_clean || may_have_braces) && form(name, &text).unwrap_or(true)
}

fn form(name: &str, text: &str) -> Option<bool> {
    number(name, text)
        .or_else(|| code(name, text))
        .or_else(|| network(name, text))
        .or_else(|| person(name, text))
}

/// Numbers lie where such numbers lie.
fn number(name: &str, text: &str) -> Option<bool> {
    let (low, high) = match name {
        "location.latitude" => (-90.0, 90.0),
        "location.longitude" => (-180.0, 180.0),
        "number.percent" | "number.percent_text" | "measure.humidity" | "measure.battery" => {
            (0.0, 100.0)
        }
        "number.ratio" => (0.0, 1.0),
        "commerce.rating" => (1.0, 5.0),
        "person.age" => (18.0, 79.0),
        "time.year" | "finance.exp_year" => (2023.0, 2032.0),
        "time.birth_year" => (1940.0, 2008.0),
        "time.month_number" | "finance.exp_month" | "time.birth_month" => (1.0, 12.0),
        "time.day" => (1.0, 28.0),
        "time.birth_day" => (1.0, 31.0),
        "time.hour" => (0.0, 23.0),
        "time.unix" | "time.unix_text" => (1.6e9, 1.9e9),
        "time.unix_ms" | "time.unix_ms_text" => (1.6e12, 1.9e12),
        "internet.port" => (1_024.0, 65_535.0),
        "internet.status_code" => (100.0, 599.0),
        "internet.vlan" => (1.0, 4_094.0),
        "measure.temperature" => (-30.0, 50.0),
        "number.page" => (1.0, 1.0),
        "number.offset" => (0.0, 0.0),
        "finance.minor_amount" | "finance.amount" | "finance.decimal_amount" | "commerce.price" => {
            (0.5, 1e6)
        }
        "file.size" => (1.0, 1e9),
        _ => return None,
    };
    Some(
        text.parse::<f64>()
            .is_ok_and(|number| (low..=high).contains(&number)),
    )
}

fn code(name: &str, text: &str) -> Option<bool> {
    Some(match name {
        "finance.iban" => forms::iban(text),
        "finance.bic" => like(text, "AAAAAAA9"),
        "finance.card_number" => forms::luhn(text) && (14..=16).contains(&text.len()),
        "finance.card_last4" => like(text, "9999"),
        "finance.cvv" => like(text, "999"),
        "finance.routing_number" => like(text, "999999999"),
        "finance.isin" => forms::isin(text),
        "finance.currency" | "finance.other_currency" => like(text, "AAA"),
        "finance.ethereum_address" => text.len() == 42 && text.starts_with("0x"),
        "commerce.isbn" => text.starts_with("978") && forms::gs1(text, 13),
        "commerce.ean13" => forms::gs1(text, 13),
        "commerce.ean8" => forms::gs1(text, 8),
        "commerce.upc" => forms::gs1(text, 12),
        "commerce.gtin14" => forms::gs1(text, 14),
        "commerce.isbn10" => forms::modulo_11(text, 10),
        "commerce.issn" => like(&text[..5], "9999-") && forms::modulo_11(text, 8),
        "phone.imei" => text.len() == 15 && forms::luhn(text),
        "vehicle.vin" => forms::vin(text),
        "company.lei" => text.len() == 20 && forms::mod_97(text) == 1,
        "company.ein" => like(text, "99-9999999"),
        "string.uuid" => {
            like(text, "hhhhhhhh-hhhh-4hhh-hhhh-hhhhhhhhhhhh") && "89ab".contains(&text[19..20])
        }
        "string.ulid" => text.len() == 26 && !text.contains(['I', 'L', 'O', 'U']),
        "database.object_id" => like(text, &"h".repeat(24)),
        "hash.md5" => like(text, &"h".repeat(32)),
        "hash.sha1" | "git.commit_sha" => like(text, &"h".repeat(40)),
        "hash.sha256" => like(text, &"h".repeat(64)),
        "hash.sha512" => like(text, &"h".repeat(128)),
        "docker.digest" => text
            .strip_prefix("sha256:")
            .is_some_and(|hash| like(hash, &"h".repeat(64))),
        "color.hex" => like(text, "#hhhhhh"),
        "color.rgb" => {
            text.starts_with("rgb(") && forms::digits(text).len() >= 3 && text.ends_with(')')
        }
        "system.semver" => {
            text.split('.').count() == 3 && text.split('.').all(|part| part.parse::<u32>().is_ok())
        }
        "system.cron" => text.split(' ').count() == 5,
        "internet.jwt" => text.split('.').count() == 3 && text.starts_with("eyJ"),
        "docker.image" => text.starts_with("registry.example.com/") && text.contains(':'),
        "location.geohash" => text.len() == 9 && !text.contains(['a', 'i', 'l', 'o']),
        "string.numeric" => like(text, "99999999"),
        "music.isrc" => text.len() == 12,
        _ => return dates(name, text),
    })
}

fn dates(name: &str, text: &str) -> Option<bool> {
    Some(match name {
        "time.date_time" | "time.created" | "time.updated" | "time.future" => {
            like(text, "9999-99-99T99:99:99Z")
        }
        "time.date" | "time.birth_date" => like(text, "9999-99-99"),
        "time.clock" => like(text, "99:99"),
        "time.date_us" | "time.date_eu" => like(text, "99/99/9999"),
        "time.date_compact" => like(text, "99999999"),
        "time.month" => like(text, "9999-99"),
        "time.duration" => text.starts_with('P') && text.ends_with('D'),
        _ => return None,
    })
}

fn network(name: &str, text: &str) -> Option<bool> {
    Some(match name {
        "internet.email" => forms::email(text),
        "internet.url"
        | "internet.website"
        | "internet.profile_url"
        | "image.url"
        | "image.avatar"
        | "video.url"
        | "file.download_url"
        | "git.clone_url"
        | "internet.referrer" => forms::url(text),
        "internet.domain" => forms::is_example_host(text),
        "internet.ipv4" => forms::ipv4(text),
        "internet.ipv6" => {
            text.parse::<std::net::Ipv6Addr>().is_ok() && text.starts_with("2001:db8:")
        }
        "internet.cidr" => text
            .split_once('/')
            .is_some_and(|(ip, bits)| forms::ipv4(ip) && bits == "28"),
        "internet.mac" => like(text, "00:00:5e:00:53:hh"),
        "internet.user_agent" => text.starts_with("Mozilla/5.0 ("),
        "internet.username" => {
            text.chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
                && text.len() > 3
        }
        "internet.slug" => text.chars().all(|c| c.is_ascii_lowercase() || c == '-'),
        "file.mime_type" => text.split('/').count() == 2,
        "file.name" => text.split('.').count() == 2,
        "phone.number" | "phone.mobile" => forms::phone(text),
        "phone.e164" => forms::phone(text) && text[1..].chars().all(|c| c.is_ascii_digit()),
        "phone.calling_code" => text.starts_with('+') && text.len() <= 4,
        _ => return None,
    })
}

fn person(name: &str, text: &str) -> Option<bool> {
    Some(match name {
        "person.initials" => like(text, "AA"),
        "person.sex" => ["female", "male"].contains(&text),
        "location.country_code" => like(text, "AA"),
        "location.country_code3" => like(text, "AAA"),
        "location.country_numeric" => like(text, "999"),
        "location.locale" => like(text, "aa-AA"),
        "location.language_code" => like(text, "aa"),
        "location.time_zone" => ["America/", "Europe/", "Asia/"]
            .iter()
            .any(|area| text.starts_with(area)),
        "airline.airport_iata" => like(text, "AAA"),
        _ => return None,
    })
}
