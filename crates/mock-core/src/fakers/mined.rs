//! What a description says about the form of a value.

/// What it says, for texts and for numbers; the first that is found counts.
type Phrase = (&'static [&'static str], &'static str, &'static str);

/// These are said of the value itself, whatever it is called.
const OUTRIGHT: &[Phrase] = &[
    (
        &[
            "unix timestamp in milliseconds",
            "epoch in milliseconds",
            "milliseconds since",
            "epoch milliseconds",
            "unix time in milliseconds",
            "unix epoch milliseconds",
            "timestamp in milliseconds",
            "timestamp (ms)",
            "epoch millis",
        ],
        "time.unix_ms_text",
        "time.unix_ms",
    ),
    (
        &[
            "unix timestamp",
            "unix epoch",
            "since the epoch",
            "seconds since",
            "epoch seconds",
            "epoch time",
            "unix time",
            "epoch timestamp",
            "posix time",
            "since epoch",
        ],
        "time.unix_text",
        "time.unix",
    ),
    (
        &[
            "iso 4217",
            "iso-4217",
            "iso4217",
            "three-letter currency",
            "3-letter currency",
        ],
        "finance.currency",
        "",
    ),
    (
        &[
            "alpha-3 country",
            "three-letter country",
            "3-letter country",
            "alpha-3 code",
            "alpha-3",
        ],
        "location.country_code3",
        "",
    ),
    (
        &[
            "two-letter country",
            "2-letter country",
            "two letter country",
            "iso 3166-1",
            "iso-3166-1",
            "alpha-2",
            "iso 3166",
            "country code (iso",
        ],
        "location.country_code",
        "",
    ),
    (
        &["bcp 47", "bcp-47", "bcp47", "ietf language", "rfc 5646"],
        "location.locale",
        "",
    ),
    (
        &[
            "iso 639",
            "iso-639",
            "two-letter language",
            "2-letter language",
        ],
        "location.language_code",
        "",
    ),
    (&["e.164", "e164"], "phone.e164", ""),
    (
        &["iana time zone", "iana timezone", "tz database", "olson"],
        "location.time_zone",
        "",
    ),
    (&["sha-256", "sha256"], "hash.sha256", ""),
    (&["sha-512", "sha512"], "hash.sha512", ""),
    (&["sha-1 ", "sha1 "], "hash.sha1", ""),
    (&["md5"], "hash.md5", ""),
    (&["base64"], "string.base64", ""),
    (
        &[
            "yyyy-mm-dd't'",
            "yyyy-mm-ddt",
            "iso 8601 date-time",
            "iso 8601 timestamp",
            "rfc 3339",
            "rfc3339",
            "iso 8601 datetime",
            "iso-8601 timestamp",
        ],
        "time.date_time",
        "",
    ),
    (
        &["iso 8601 duration", "iso-8601 duration"],
        "time.duration",
        "",
    ),
    (&["yyyy-mm-dd"], "time.date", ""),
    (&["mm/dd/yyyy"], "time.date_us", ""),
    (&["dd/mm/yyyy"], "time.date_eu", ""),
    (&["yyyymmdd"], "time.date_compact", ""),
    (&["yyyy-mm"], "time.month", ""),
    (&["hh:mm"], "time.clock", ""),
    (
        &["rfc 2822", "rfc2822", "rfc 1123", "rfc 822"],
        "time.rfc2822",
        "",
    ),
    (
        &[
            "comma-separated list",
            "comma separated list",
            "list separated by commas",
        ],
        "lorem.csv",
        "",
    ),
    (&["semantic version", "semver"], "system.semver", ""),
    (
        &[
            "in cents",
            "smallest currency unit",
            "minor unit",
            "smallest unit of",
        ],
        "",
        "finance.minor_amount",
    ),
    (&["http status code"], "", "internet.status_code"),
    (
        &["in milliseconds", "milliseconds"],
        "",
        "time.milliseconds",
    ),
    (&["in seconds", "number of seconds"], "", "time.seconds"),
    (&["in bytes", "number of bytes"], "", "file.size"),
    (
        &["percentage", "in percent", "percent of"],
        "number.percent_text",
        "number.percent",
    ),
];

/// These are mentioned, perhaps about something else.
const BY_THE_WAY: &[(&[&str], &str)] = &[
    (
        &[
            "iso 8601",
            "iso-8601",
            "iso8601",
            "timestamp",
            "date and time",
            "datetime",
        ],
        "time.date_time",
    ),
    (&["uuid", "guid"], "string.uuid"),
    (&["email", "e-mail"], "internet.email"),
    (
        &[
            "image url",
            "url of the image",
            "url to the image",
            "avatar",
        ],
        "image.url",
    ),
    (&["url", "uri", "hyperlink", "link to"], "internet.url"),
    (&["ip address", "ipv4"], "internet.ipv4"),
    (
        &["hexadecimal", "hex string", "hex-encoded", "hex encoded"],
        "string.hex",
    ),
    (&["hex color", "hex colour"], "color.hex"),
    (
        &["mime type", "content type", "media type"],
        "file.mime_type",
    ),
    (&["slug", "url-friendly"], "internet.slug"),
    (&["phone number"], "phone.number"),
    (&["country"], "location.country_code"),
    (&["currency"], "finance.currency"),
    (&["time zone", "timezone"], "location.time_zone"),
    (&["file name", "filename"], "file.name"),
    (&["postal code", "zip code"], "location.postcode"),
    (&["date on which", "the date"], "time.date"),
    (
        &[
            "full name of",
            "name of the user",
            "name of the person",
            "name of the customer",
        ],
        "person.full_name",
    ),
    (
        &[
            "name of the company",
            "company name",
            "name of the organization",
            "name of the organisation",
        ],
        "company.name",
    ),
    (
        &[
            "description of",
            "human-readable",
            "human readable",
            "free-form",
            "free text",
        ],
        "lorem.sentence",
    ),
    (&["unique identifier", "identifier", "id of"], "string.id"),
    (&["name of", "display name"], "lorem.title"),
];

/// Formats that no standard knows and that documents use all the same.
const FORMATS: &[(&str, &str)] = &[
    ("phone", "phone.number"),
    ("phone-number", "phone.number"),
    ("phone_number", "phone.number"),
    ("e164", "phone.e164"),
    ("e.164", "phone.e164"),
    ("currency", "finance.currency"),
    ("iso-4217", "finance.currency"),
    ("iso4217", "finance.currency"),
    ("country", "location.country_code"),
    ("country-code", "location.country_code"),
    ("iso-3166-1-alpha-2", "location.country_code"),
    ("iso-country-code", "location.country_code"),
    ("language", "location.language_code"),
    ("language-code", "location.language_code"),
    ("locale", "location.locale"),
    ("bcp47", "location.locale"),
    ("timezone", "location.time_zone"),
    ("time-zone", "location.time_zone"),
    ("color", "color.hex"),
    ("colour", "color.hex"),
    ("hex-color", "color.hex"),
    ("color-hex", "color.hex"),
    ("hex", "string.hex"),
    ("semver", "system.semver"),
    ("cidr", "internet.cidr"),
    ("ipv4-cidr", "internet.cidr"),
    ("mac", "internet.mac"),
    ("mac-address", "internet.mac"),
    ("iban", "finance.iban"),
    ("bic", "finance.bic"),
    ("isbn", "commerce.isbn"),
    ("isbn13", "commerce.isbn"),
    ("ean", "commerce.ean13"),
    ("credit-card", "finance.card_number"),
    ("jwt", "internet.jwt"),
    ("ulid", "string.ulid"),
    ("sha256", "hash.sha256"),
    ("sha1", "hash.sha1"),
    ("md5", "hash.md5"),
    ("cron", "system.cron"),
    ("html", "lorem.html"),
    ("markdown", "lorem.markdown"),
    ("slug", "internet.slug"),
    ("domain", "internet.domain"),
    ("fqdn", "internet.domain"),
    ("image-url", "image.url"),
    ("user-agent", "internet.user_agent"),
    ("mime-type", "file.mime_type"),
    ("media-type", "file.mime_type"),
    ("filename", "file.name"),
    ("path", "file.path"),
    ("decimal", "finance.decimal_amount"),
    ("money", "finance.decimal_amount"),
    ("percent", "number.percent_text"),
    ("percentage", "number.percent_text"),
    ("year-month", "time.month"),
    ("unixtime", "time.unix_text"),
    ("unix-time", "time.unix_text"),
    ("timestamp", "time.date_time"),
    ("iso8601", "time.date_time"),
    ("iso-8601", "time.date_time"),
    ("date-time-rfc1123", "time.rfc2822"),
    ("name", "person.full_name"),
    ("username", "internet.username"),
    ("bigint", "string.numeric"),
    ("int64", "string.numeric"),
    ("uint64", "string.numeric"),
    ("int32", "string.numeric"),
    ("arn", "cloud.arn"),
    ("latlng", "location.lat_long"),
];

/// The faker for a format that no standard knows.
pub(super) fn of_format(format: &str) -> Option<&'static str> {
    let format = format.to_ascii_lowercase();
    FORMATS
        .iter()
        .find(|(name, _)| *name == format)
        .map(|(_, faker)| *faker)
}

/// How descriptions of identifiers begin.
const IDENTIFIERS: &[&str] = &[
    "id of ",
    "the id of ",
    "the id for ",
    "unique identifier",
    "the unique identifier",
    "identifier of ",
    "identifier for ",
    "the identifier of ",
    "the identifier for ",
    "unique id",
    "the unique id",
    "a unique identifier",
    "a unique id",
    "an opaque id",
    "id for ",
];

/// Whether a description begins as that of an identifier does.
pub(super) fn is_identifier(said: &str) -> bool {
    IDENTIFIERS.iter().any(|phrase| said.starts_with(phrase))
}

/// The faker that a description asks for.
pub(super) fn outright(said: &str, numbers: bool) -> Option<&'static str> {
    if said.is_empty() {
        return None;
    }
    let name = |(_, text, number): &Phrase| if numbers { *number } else { *text };
    let found = OUTRIGHT.iter().filter(|phrase| !name(phrase).is_empty());
    let mut found = found.filter(|(phrases, ..)| phrases.iter().any(|one| mentions(said, one)));
    found.next().map(name)
}

/// Whether a phrase is there as words of its own, perhaps in the plural.
fn mentions(said: &str, phrase: &str) -> bool {
    said.match_indices(phrase).any(|(at, _)| {
        let before = said[..at].chars().next_back();
        let after = &said[at + phrase.len()..];
        let after = after.strip_prefix('s').unwrap_or(after).chars().next();
        let is_end = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        is_end(before) && (is_end(after) || phrase.starts_with("yyyy") || phrase.ends_with(' '))
    })
}

/// The faker that a description reminds of, in its first sentence.
pub(super) fn by_the_way(said: &str) -> Option<&'static str> {
    if said.is_empty() {
        return None;
    }
    let said = said.split(". ").next().unwrap_or(said);
    let mut found = BY_THE_WAY
        .iter()
        .filter(|(phrases, _)| phrases.iter().any(|one| mentions(said, one)));
    found.next().map(|(_, name)| *name)
}
