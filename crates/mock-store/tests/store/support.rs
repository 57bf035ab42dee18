//! Exchanges to record, and a folder to record them in.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering::Relaxed},
    },
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use mock_core::{
    Exchange, ExchangeId, ExchangeSink as _, OperationName, Recorded, RecordedMessage, Source,
    Stage, Step,
};
use mock_store::{Filter, RecordedExchange, Store};
use tempfile::TempDir;

static COUNT: AtomicU32 = AtomicU32::new(0);

pub(crate) fn now_ms() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap()
        .as_millis()
        .try_into()
        .unwrap()
}

/// An exchange of this moment.
pub(crate) fn exchange(method: Method, path: &str, status: u16) -> Exchange {
    let now_ms = now_ms();
    Exchange {
        id: ExchangeId::at(now_ms, COUNT.fetch_add(1, Relaxed)),
        at_us: now_ms * 1000,
        queued_us: 5,
        decide_us: 12,
        first_byte_us: 33_000,
        total_us: 34_000,
        base: Some("http://127.0.0.1:4010".into()),
        version: http::Version::HTTP_11,
        method,
        path: path.to_owned(),
        query: None,
        operation: None,
        status,
        request: RecordedMessage::default(),
        response: RecordedMessage::default(),
        violations: Vec::new(),
        trace: vec![Step {
            stage: Stage::Route,
            ok: true,
            text: "found".into(),
        }],
        messages: Vec::new(),
        source: Source::Mock,
        secrets: Arc::default(),
    }
}

pub(crate) fn get(path: &str) -> Exchange {
    exchange(Method::GET, path, 200)
}

pub(crate) fn operation(method: &str, path: &str, id: &str) -> Option<OperationName> {
    Some(OperationName {
        document: "pets.yaml".into(),
        method: method.into(),
        path: path.into(),
        operation_id: Some(id.into()),
    })
}

pub(crate) fn message(headers: &[(&str, &str)], body: &[u8]) -> RecordedMessage {
    let mut map = HeaderMap::new();
    for (name, value) in headers {
        map.append(
            HeaderName::try_from(*name).unwrap(),
            HeaderValue::from_str(value).unwrap(),
        );
    }
    RecordedMessage {
        headers: map,
        body: Bytes::copy_from_slice(body),
        body_len: body.len() as u64,
    }
}

/// A folder that goes with the test.
pub(crate) struct Place {
    folder: TempDir,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
        }
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.folder.path().join("deep/er/traffic.sqlite")
    }

    pub(crate) fn path(&self) -> &std::path::Path {
        self.folder.path()
    }

    pub(crate) async fn open(&self) -> Store {
        mock_store::open(&self.file()).await.unwrap()
    }
}

/// Records it, waits for the disk and reads it back.
pub(crate) async fn round_trip(store: &Store, exchange: Exchange) -> RecordedExchange {
    let id = exchange.id;
    assert_eq!(store.sink().record(exchange), Recorded::Whole);
    store.flush().await.unwrap();
    store.exchange(id).await.unwrap().expect("recorded")
}

pub(crate) async fn paths(store: &Store, filter: &str) -> Vec<String> {
    let filter = Filter::parse(filter).unwrap();
    let page = store.page(&filter, None, 100).await.unwrap();
    assert_eq!(page.total, page.rows.len() as u64);
    page.rows.into_iter().map(|row| row.path).collect()
}

/// Waits for a condition that comes about on another thread.
pub(crate) async fn until(condition: impl Fn() -> bool) {
    let waited = async {
        while !condition() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), waited)
        .await
        .expect("it never came about");
}
