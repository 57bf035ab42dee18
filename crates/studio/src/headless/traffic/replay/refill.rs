//! A masked request -> the same with credentials, or what is missing.
//!
//! A mask keeps that something was there and, of `Authorization`, the scheme. So a credential is
//! put where one was, and nowhere else: what was refused for the lack of one is refused again.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use mock_core::MASK;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::prepare::Prepared;

/// What is put in place of masked values.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Refill {
    /// Header fields by name, for requests that had them.
    pub headers: Vec<(String, String)>,
    /// Header fields for every request.
    pub added: Vec<(String, String)>,
    /// `Authorization` by its scheme, for requests that had it.
    pub auth: Vec<Credential>,
    /// Query parameters by name, for requests that had them.
    pub query: Vec<(String, String)>,
    /// Members of JSON bodies by pointer, where they are masked.
    pub body: Vec<(String, String)>,
}

/// What goes into `Authorization`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credential {
    scheme: String,
    value: String,
}

impl Credential {
    /// Reads `bearer:TOKEN`, `basic:USER:PASSWORD`, or `SCHEME:VALUE`.
    ///
    /// # Errors
    /// What a credential looks like.
    pub fn parse(text: &str) -> Result<Self, String> {
        let looks = "a credential looks like bearer:TOKEN or basic:USER:PASSWORD";
        let (scheme, value) = text.split_once(':').ok_or(looks)?;
        if scheme.is_empty()
            || value.is_empty()
            || !scheme
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-')
        {
            return Err(looks.to_owned());
        }
        let value = match scheme.eq_ignore_ascii_case("basic") {
            true if !value.contains(':') => return Err(looks.to_owned()),
            true => BASE64_STANDARD.encode(value),
            false => value.to_owned(),
        };
        Ok(Self {
            scheme: scheme.to_owned(),
            value,
        })
    }
}

/// # Errors
/// What is masked and was not handed over.
pub(super) fn refill(
    mut request: Prepared,
    media_type: &str,
    refill: &Refill,
) -> Result<Prepared, String> {
    let mut missing = Vec::new();
    for (name, value) in &mut request.headers {
        refill_header(name, value, refill, &mut missing);
    }
    request.target = refill_target(&request.target, refill, &mut missing);
    refill_body(&mut request, media_type, refill, &mut missing);
    if !missing.is_empty() {
        return Err(format!("masked: {}", missing.join(", ")));
    }
    for (name, value) in &refill.added {
        request
            .headers
            .retain(|(found, _)| !found.eq_ignore_ascii_case(name));
        request.headers.push((name.clone(), value.clone()));
    }
    Ok(request)
}

fn refill_header(name: &str, value: &mut String, refill: &Refill, missing: &mut Vec<String>) {
    if let Some(given) = by_name(&refill.headers, name) {
        *value = given.to_owned();
        return;
    }
    let scheme = value.split(' ').next().unwrap_or_default().to_owned();
    if name.eq_ignore_ascii_case("authorization") {
        let mut given = refill.auth.iter();
        if let Some(given) = given.find(|one| one.scheme.eq_ignore_ascii_case(&scheme)) {
            *value = format!("{scheme} {}", given.value);
            return;
        }
    }
    if value.contains(MASK) {
        missing.push(match scheme == *value {
            true => format!("header {name}"),
            false if name.eq_ignore_ascii_case("authorization") => {
                format!("header {name} ({scheme})")
            }
            false => format!("header {name}"),
        });
    }
}

fn refill_target(target: &str, refill: &Refill, missing: &mut Vec<String>) -> String {
    let (path, query) = match target.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (target, None),
    };
    if path.contains(MASK) {
        missing.push("the path".to_owned());
    }
    let Some(query) = query else {
        return target.to_owned();
    };
    let pairs = query.split('&').map(|pair| {
        let name = pair.split('=').next().unwrap_or_default();
        match by_name(&refill.query, name) {
            Some(given) => format!("{name}={}", utf8_percent_encode(given, NON_ALPHANUMERIC)),
            None => {
                if pair.contains(MASK) {
                    missing.push(format!("query {name}"));
                }
                pair.to_owned()
            }
        }
    });
    let query: Vec<_> = pairs.collect();
    format!("{path}?{}", query.join("&"))
}

fn refill_body(
    request: &mut Prepared,
    media_type: &str,
    refill: &Refill,
    missing: &mut Vec<String>,
) {
    let stars = MASK.as_bytes();
    if !request
        .body
        .windows(stars.len())
        .any(|window| window == stars)
    {
        return;
    }
    let json = (media_type.contains("json") || media_type.is_empty())
        .then(|| serde_json::from_slice::<serde_json::Value>(&request.body).ok());
    let Some(mut json) = json.flatten() else {
        missing.push("the body".to_owned());
        return;
    };
    for (pointer, value) in &refill.body {
        if let Some(place) = json.pointer_mut(pointer).filter(|place| is_masked(place)) {
            *place = value.as_str().into();
        }
    }
    let n_before = missing.len();
    list_masked(&json, "", missing);
    if missing.len() == n_before {
        request.body = json.to_string().into();
    }
}

fn is_masked(value: &serde_json::Value) -> bool {
    value.as_str().is_some_and(|text| text.contains(MASK))
}

fn list_masked(value: &serde_json::Value, at: &str, missing: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(members) => members.iter().for_each(|(name, value)| {
            let name = name.replace('~', "~0").replace('/', "~1");
            list_masked(value, &format!("{at}/{name}"), missing);
        }),
        serde_json::Value::Array(items) => items.iter().enumerate().for_each(|(idx, value)| {
            list_masked(value, &format!("{at}/{idx}"), missing);
        }),
        value if is_masked(value) => missing.push(format!("body {at}")),
        _ => {}
    }
}

fn by_name<'a>(given: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let found = given.iter().find(|(one, _)| one.eq_ignore_ascii_case(name));
    found.map(|(_, value)| value.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masked() -> Prepared {
        let fields = [
            ("Authorization", "Bearer ***"),
            ("X-Api-Key", "***"),
            ("Accept", "*/*"),
        ];
        Prepared {
            method: "POST".to_owned(),
            target: "/login?token=***&page=2".to_owned(),
            headers: fields
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .to_vec(),
            body: br#"{"user":"ann","password":"***","old":["***"]}"#.to_vec().into(),
        }
    }

    fn pair(name: &str, value: &str) -> Vec<(String, String)> {
        vec![(name.to_owned(), value.to_owned())]
    }

    #[test]
    fn what_is_missing_is_named() {
        let told = refill(masked(), "application/json", &Refill::default()).unwrap_err();
        assert_eq!(
            told,
            "masked: header Authorization (Bearer), header X-Api-Key, query token, body /password, body /old/0"
        );
        let basic = Refill {
            auth: vec![Credential::parse("basic:ann:s").unwrap()],
            ..Refill::default()
        };
        let told = refill(masked(), "application/json", &basic).unwrap_err();
        assert!(
            told.contains("Authorization (Bearer)"),
            "another scheme is no help: {told}"
        );
    }

    #[test]
    fn credentials_stand_where_they_stood() {
        let given = Refill {
            headers: pair("x-api-key", "k"),
            added: pair("X-Env", "test"),
            auth: vec![Credential::parse("bearer:t:1").unwrap()],
            query: pair("token", "a&b"),
            body: [pair("/password", "p\"q"), pair("/old/0", "o")].concat(),
        };
        let filled = refill(masked(), "application/json", &given).unwrap();
        assert_eq!(filled.target, "/login?token=a%26b&page=2");
        assert_eq!(filled.headers[0].1, "Bearer t:1");
        assert_eq!(filled.headers[1].1, "k");
        assert_eq!(filled.headers[3], ("X-Env".to_owned(), "test".to_owned()));
        assert_eq!(
            &filled.body[..],
            br#"{"user":"ann","password":"p\"q","old":["o"]}"#
        );
        let bare = Prepared {
            headers: Vec::new(),
            target: "/".to_owned(),
            body: "".into(),
            ..masked()
        };
        let filled = refill(bare, "", &given).unwrap();
        assert_eq!(
            filled.headers.len(),
            1,
            "a request without credentials gets none"
        );
    }

    #[test]
    fn credentials_have_a_scheme() {
        assert_eq!(
            Credential::parse("basic:ann:p:q").unwrap().value,
            "YW5uOnA6cQ=="
        );
        for wrong in ["token", "bearer:", ":x", "basic:ann", "a b:c"] {
            assert!(Credential::parse(wrong).is_err(), "{wrong}");
        }
    }
}
