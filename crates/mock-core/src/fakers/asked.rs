//! `x-faker`: names as faker.js has them, today's and the older ones, and names of our own.
//!
//! `internet.email`, `number.int: {min: 1, max: 6}`, `helpers.arrayElement: [[a, b]]`.

use serde_json::Value;

use super::{clue::Source, registry, words::snake};

/// Groups that have been renamed.
const GROUPS: &[(&str, &str)] = &[
    ("name", "person"),
    ("address", "location"),
    ("random", "string"),
    ("datatype", "string"),
    ("date", "time"),
    ("git", "git"),
    ("system", "file"),
    ("database", "system"),
    ("hacker", "system"),
    ("word", "lorem"),
    ("science", "measure"),
];

/// Names of faker.js that are called otherwise here.
const OTHERWISE: &[(&str, &str)] = &[
    ("person.name", "person.full_name"),
    ("person.find_name", "person.full_name"),
    ("person.sex_type", "person.sex"),
    ("person.job_descriptor", "person.job_level"),
    ("internet.user_name", "internet.username"),
    ("internet.display_name", "internet.username"),
    ("internet.domain_name", "internet.domain"),
    ("internet.host_name", "internet.domain"),
    ("internet.ip", "internet.ipv4"),
    ("internet.http_status_code", "internet.status_code"),
    ("internet.color", "color.hex"),
    ("internet.image", "image.url"),
    ("location.zip_code", "location.postcode"),
    ("location.zip", "location.postcode"),
    ("location.street_name", "location.street"),
    ("location.state_abbr", "location.state_code"),
    ("location.country_name", "location.country"),
    ("location.timezone", "location.time_zone"),
    ("phone.phone_number", "phone.number"),
    ("company.company_name", "company.name"),
    ("company.bs", "company.catch_phrase"),
    ("company.buzz_phrase", "company.catch_phrase"),
    ("commerce.product", "commerce.product_name"),
    ("commerce.color", "color.name"),
    ("finance.currency_code", "finance.currency"),
    ("finance.credit_card_number", "finance.card_number"),
    ("finance.credit_card_cvv", "finance.cvv"),
    ("finance.credit_card_issuer", "finance.card_brand"),
    ("finance.account", "finance.account_number"),
    ("finance.transaction_description", "lorem.sentence"),
    ("time.past", "time.created"),
    ("time.recent", "time.updated"),
    ("time.between", "time.updated"),
    ("time.anytime", "time.date_time"),
    ("time.soon", "time.future"),
    ("time.birthdate", "time.birth_date"),
    ("time.timestamp", "time.unix"),
    ("string.number", "number.int"),
    ("string.float", "number.float"),
    ("string.words", "lorem.words"),
    ("string.word", "lorem.word"),
    ("string.hexadecimal", "string.hex"),
    ("string.alpha_numeric", "string.alphanumeric"),
    ("string.locale", "location.locale"),
    ("file.file_name", "file.name"),
    ("file.common_file_name", "file.name"),
    ("file.file_ext", "file.extension"),
    ("file.common_file_ext", "file.extension"),
    ("file.file_path", "file.path"),
    ("file.directory_path", "file.directory"),
    ("file.common_file_type", "file.kind"),
    ("file.file_type", "file.kind"),
    ("file.semver", "system.semver"),
    ("file.cron", "system.cron"),
    ("image.image_url", "image.url"),
    ("lorem.text", "lorem.paragraph"),
    ("lorem.lines", "lorem.paragraph"),
    ("lorem.sentences", "lorem.paragraph"),
    ("lorem.paragraphs", "lorem.paragraph"),
    ("lorem.noun", "lorem.word"),
    ("lorem.adjective", "lorem.word"),
    ("color.human", "color.name"),
    ("vehicle.vrm", "vehicle.plate"),
    ("music.song_name", "music.song"),
    ("food.dish_name", "food.dish"),
    ("animal.type", "animal.species"),
    ("animal.pet_name", "animal.name"),
];

/// What `x-faker` asks for; `Err` with its name where nobody knows it.
pub(super) fn source(wanted: &Value) -> Result<Source, String> {
    let (name, argument) = match wanted {
        Value::String(name) => (name.as_str(), &Value::Null),
        Value::Object(one) => match one.iter().next() {
            Some((name, argument)) => (name.as_str(), argument),
            None => return Err("{}".to_owned()),
        },
        other => return Err(other.to_string()),
    };
    let plain = snaked(name.trim());
    with_argument(&plain, first(argument))
        .or_else(|| named(&plain).map(Source::Faker))
        .ok_or_else(|| name.to_owned())
}

fn snaked(name: &str) -> String {
    let name = name.strip_prefix("faker.").unwrap_or(name);
    name.split('.').map(snake).collect::<Vec<_>>().join(".")
}

/// faker.js takes arguments in a list or alone.
fn first(argument: &Value) -> &Value {
    match argument {
        Value::Array(many) => match many.first() {
            Some(one @ (Value::Object(_) | Value::Array(_))) => one,
            _ => argument,
        },
        one => one,
    }
}

fn named(name: &str) -> Option<&'static super::Faker> {
    let (group, own) = name.rsplit_once('.').unwrap_or(("", name));
    let renamed = GROUPS
        .iter()
        .find(|(old, _)| *old == group)
        .map_or(group, |(_, new)| new);
    let today = format!("{renamed}.{own}");
    let aliased = |name: &str| {
        OTHERWISE
            .iter()
            .find(|(old, _)| *old == name)
            .map(|(_, new)| *new)
    };
    let exact = [name, today.as_str()].into_iter();
    exact
        .flat_map(|name| [Some(name), aliased(name)])
        .flatten()
        .find_map(registry::by_name)
        .or_else(|| {
            let group = [group.to_owned()];
            let by_key = |numbers| registry::by_key(own, &group, numbers);
            let (faker, fit) = by_key(false).or_else(|| by_key(true))?;
            (fit > registry::Fit::Part).then_some(faker)
        })
}

/// The fakers whose arguments decide what comes out.
fn with_argument(name: &str, argument: &Value) -> Option<Source> {
    let of = |key: &str| argument.get(key).and_then(Value::as_f64);
    let bounds = |low: f64, high: f64| (of("min").unwrap_or(low), of("max").unwrap_or(high));
    let own = name.rsplit('.').next().unwrap_or(name);
    match (name, own) {
        ("number.int" | "datatype.number" | "random.number", _) if !argument.is_null() => {
            let (low, high) = bounds(0.0, argument.as_f64().unwrap_or(9_999.0));
            (low <= high).then_some(Source::Between(low, high, 0))
        }
        ("number.float" | "datatype.float" | "finance.amount" | "commerce.price", _)
            if !argument.is_null() =>
        {
            let (low, high) = bounds(0.0, argument.as_f64().unwrap_or(1_000.0));
            (low <= high).then_some(Source::Between(low, high, 2))
        }
        (_, "array_element" | "array_elements" | "enum_value") => {
            let items = argument
                .as_array()
                .or_else(|| argument.get("array")?.as_array())?;
            Some(Source::Among(items.clone()))
        }
        (_, "alpha" | "alphanumeric" | "alpha_numeric" | "numeric" | "digits") => {
            let length = argument
                .as_u64()
                .or_else(|| argument.get("length")?.as_u64())?;
            let class = match own {
                "alpha" => "?",
                "numeric" | "digits" => "#",
                _ => "*",
            };
            let length = usize::try_from(length.min(1_000)).ok()?;
            Some(Source::Like(super::mask::Mask::classes(
                &class.repeat(length),
            )))
        }
        _ => None,
    }
}
