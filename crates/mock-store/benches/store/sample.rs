//! Exchanges, by default of about 2 KB, as a shop's mock would record them.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering::Relaxed},
};

use http::{HeaderMap, HeaderValue, Method};
use mock_core::{
    Exchange, ExchangeId, OperationName, RecordedMessage, Source, Stage, Step, Violation,
    ViolationPart,
};

static COUNT: AtomicU32 = AtomicU32::new(0);
const RESOURCES: [&str; 8] = [
    "pets",
    "orders",
    "customers",
    "invoices",
    "carts",
    "parcels",
    "refunds",
    "reviews",
];

/// The `n`th of a series; every tenth fails, every thousandth names the whale. Bodies take about
/// so many bytes in all.
pub(crate) fn exchange(n: u64, at_us: i64, n_body: usize) -> Exchange {
    // Each trait has a number of its own, so that any two of them meet.
    let resource = RESOURCES[(mixed(n, 1) % 8) as usize];
    let write = mixed(n, 2).is_multiple_of(5);
    let method = if write { Method::POST } else { Method::GET };
    let failed = mixed(n, 3) % 10 == 3;
    let template = format!("/{resource}/{{id}}");
    Exchange {
        id: ExchangeId::at(at_us / 1000, COUNT.fetch_add(1, Relaxed)),
        at_us,
        queued_us: 8,
        decide_us: 40,
        first_byte_us: 90,
        total_us: 100 + (n.wrapping_mul(2_654_435_761) % 5000) as u32,
        base: Some("http://127.0.0.1:4010".into()),
        version: http::Version::HTTP_11,
        path: format!("/{resource}/{n}"),
        query: Some(format!("expand=owner&page={}", n % 97)),
        operation: Some(OperationName {
            document: "shop.yaml".into(),
            method: method.as_str().into(),
            path: template.into(),
            operation_id: Some(format!("{}{resource}", method.as_str().to_lowercase()).into()),
        }),
        method,
        status: if failed { 422 } else { 200 },
        request: side(if write {
            body(n, n_body / 3)
        } else {
            Vec::new()
        }),
        response: side(body(n, if write { n_body * 2 / 3 } else { n_body })),
        violations: failed.then(violation).into_iter().collect(),
        trace: vec![Step {
            stage: Stage::Route,
            ok: true,
            text: "the only operation for this path".into(),
        }],
        messages: Vec::new(),
        source: Source::Mock,
        secrets: Arc::default(),
    }
}

/// A number that looks drawn, the same for the same place.
fn mixed(n: u64, of: u64) -> u64 {
    let mixed = (n ^ (of << 32)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed ^ (mixed >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 24
}

fn violation() -> Violation {
    Violation {
        part: ViolationPart::Query,
        at: "page".to_owned(),
        rule: "maximum".to_owned(),
        message: "`page` is larger than 90.".to_owned(),
        source: None,
    }
}

fn side(body: Vec<u8>) -> RecordedMessage {
    let mut headers = HeaderMap::new();
    for (name, value) in [
        ("host", "127.0.0.1:4010"),
        ("content-type", "application/json"),
        ("accept", "*/*"),
        ("user-agent", "specwright-bench/1.0"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    RecordedMessage {
        headers,
        body_len: body.len() as u64,
        body: body.into(),
    }
}

const WORDS: [&str; 16] = [
    "amber", "basil", "cedar", "delta", "ember", "fjord", "grove", "hazel", "iris", "jade", "kelp",
    "lotus", "maple", "north", "olive", "pearl",
];

/// JSON of about so many bytes, each different.
fn body(n: u64, n_bytes: usize) -> Vec<u8> {
    let mut text = format!(
        "{{\"id\": {n}, \"owner\": \"customer{}\"",
        mixed(n, 4) % 5000
    );
    if n.is_multiple_of(1000) {
        text.push_str(", \"note\": \"the white whale\"");
    }
    let mut seed = n;
    while text.len() < n_bytes {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let (one, two) = ((seed >> 33) % 16, (seed >> 40) % 16);
        text.push_str(&format!(
            ", \"{}\": \"{} {}\"",
            WORDS[one as usize],
            WORDS[two as usize],
            (seed >> 44) % 10_000
        ));
    }
    text.push('}');
    text.into_bytes()
}
