//! The state of a mock on disk.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::{fs, path::Path, sync::Arc};

use http::StatusCode;
use mock_core::{EntityKey, Remembered, Response, State, StateOp, StateStore as _};
use mock_store::{OpenedState, StateFileError, StateHealth, open_state, open_state_with};
use serde_json::json;
use sqlx::{ConnectOptions as _, Connection as _, sqlite::SqliteConnectOptions};
use tempfile::TempDir;

/// A state as a server holds it, with its file.
struct Kept {
    state: State,
    opened: OpenedState,
}

impl Kept {
    async fn open(path: &Path) -> Self {
        let opened = open_state(path).await.unwrap();
        Self {
            state: opened.state.clone(),
            opened,
        }
    }

    async fn apply(&mut self, ops: &[StateOp]) {
        let changes = self.state.apply(ops);
        self.opened.file.commit(changes).await;
    }
}

fn key(id: &str) -> EntityKey {
    EntityKey {
        resource: "repos.issues".into(),
        parents: vec!["a\"b".to_owned(), String::new()],
        id: id.to_owned(),
    }
}

fn put(id: &str) -> StateOp {
    StateOp::Put {
        key: key(id),
        value: Arc::new(json!({ "id": id, "n": 1.5, "big": u64::MAX, "text": "a\u{0}ü" })),
        created: true,
        at_ms: 3,
    }
}

fn everything() -> Vec<StateOp> {
    let null = StateOp::Put {
        key: key("null"),
        value: Arc::new(json!(null)),
        created: false,
        at_ms: -1,
    };
    let remembered = Remembered {
        fingerprint: u64::MAX,
        response: Arc::new(Response {
            status: StatusCode::CREATED,
            body: vec![0_u8, 255].into(),
            ..Response::default()
        }),
        at_ms: 4,
    };
    let delete = |id| StateOp::Delete {
        key: key(id),
        at_ms: 5,
    };
    vec![
        put("b"),
        put("a"),
        null,
        delete("b"),
        delete("gone"),
        put("b"),
        StateOp::Remember {
            key: "POST /x k".to_owned(),
            remembered,
        },
        StateOp::Count {
            resource: "pets".into(),
            number: u64::MAX - 1,
        },
    ]
}

#[tokio::test]
async fn a_state_comes_back_as_it_was() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("new/state.sqlite");
    let mut kept = Kept::open(&path).await;
    assert!(kept.state.is_empty());
    kept.apply(&everything()).await;
    let before = kept.state.record();
    // Nothing more is written when it is closed: what was reported safe is in the file.
    kept.opened.file.close().await;
    let again = Kept::open(&path).await;
    assert_eq!(again.state.record(), before);
    assert_eq!(again.opened.file.health(), StateHealth::default());
}

#[tokio::test]
async fn a_reset_is_kept_and_what_follows_it() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("state.sqlite");
    let mut kept = Kept::open(&path).await;
    kept.apply(&everything()).await;
    kept.apply(&[StateOp::Reset, put("c")]).await;
    kept.opened.file.close().await;
    let record = Kept::open(&path).await.state.record();
    let ids: Vec<_> = record
        .entities
        .iter()
        .map(|one| one.key.id.as_str())
        .collect();
    assert_eq!(
        (ids, record.remembered.len(), record.counters.len()),
        (vec!["c"], 0, 0)
    );
}

#[tokio::test]
async fn what_is_forgotten_in_memory_is_forgotten_in_the_file() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("state.sqlite");
    let mut kept = Kept::open(&path).await;
    let many: Vec<_> = (0..21_000).map(|n| put(&n.to_string())).collect();
    kept.apply(&many).await;
    let there = |kept: &Kept| kept.state.entries("repos.issues", &key("").parents).count();
    assert!(there(&kept) < many.len(), "all of them are kept");
    kept.opened.file.close().await;
    let again = Kept::open(&path).await;
    assert_eq!(again.state.record(), kept.state.record());
}

#[tokio::test]
async fn a_file_that_another_one_holds_is_refused() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("state.sqlite");
    let mut first = Kept::open(&path).await;
    let refused = open_state(&path).await.unwrap_err();
    assert!(matches!(refused, StateFileError::InUse(_)), "{refused}");
    first.apply(&[put("a")]).await;
    first.opened.file.close().await;
    assert_eq!(Kept::open(&path).await.state.record(), first.state.record());
}

async fn execute(path: &Path, statement: &'static str) {
    let connect = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true);
    let mut connection = connect.connect().await.unwrap();
    sqlx::raw_sql(statement)
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
}

#[tokio::test]
async fn a_newer_file_and_those_of_others_are_left_alone() {
    let folder = TempDir::new().unwrap();
    let newer = folder.path().join("newer.sqlite");
    Kept::open(&newer).await.opened.file.close().await;
    execute(&newer, "PRAGMA user_version = 2").await;
    let traffic = folder.path().join("traffic.sqlite");
    mock_store::open(&traffic).await.unwrap().close().await;
    let text = folder.path().join("openapi.yaml");
    fs::write(&text, "openapi: 3.1.0\n").unwrap();
    for (path, wanted) in [
        (
            &newer,
            "was written by a newer Specwright (state version 2, this one knows 1)",
        ),
        (&traffic, "is not the state of a mock"),
        (&text, "is not the state of a mock"),
        (&folder.path().to_owned(), "is a directory"),
    ] {
        let before = fs::read(path).ok();
        let refused = open_state(path).await.unwrap_err().to_string();
        assert!(refused.contains(wanted), "{refused}");
        assert_eq!(fs::read(path).ok(), before, "the file was changed");
    }
}

#[tokio::test]
async fn a_damaged_file_is_set_aside() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("state.sqlite");
    for aside in ["state.sqlite.damaged-1", "state.sqlite.damaged-2"] {
        let mut kept = Kept::open(&path).await;
        kept.apply(&[put("a")]).await;
        kept.opened.file.close().await;
        execute(&path, "UPDATE entities SET value = '{'").await;
        let damaged = fs::read(&path).unwrap();
        let opened = open_state(&path).await.unwrap();
        assert!(opened.state.is_empty());
        assert_eq!(opened.set_aside, Some(folder.path().join(aside)));
        assert_eq!(fs::read(folder.path().join(aside)).unwrap(), damaged);
        opened.file.close().await;
    }
}

#[tokio::test]
async fn a_full_disk_stops_nobody_and_is_counted() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("state.sqlite");
    let opened = open_state_with(&path, Some(64 * 1024)).await.unwrap();
    let mut kept = Kept {
        state: opened.state.clone(),
        opened,
    };
    kept.apply(&[put("early")]).await;
    for n in 0..2_000 {
        kept.apply(&[put(&n.to_string())]).await;
    }
    let health = kept.opened.file.health();
    assert!(health.unsaved > 0 && health.lost == 0, "{health:?}");
    assert!(health.reason.expect("a reason").contains("no room left"));
    assert_eq!(
        kept.state.entries("repos.issues", &key("").parents).count(),
        2_001
    );
    kept.apply(&[StateOp::Reset, put("late")]).await;
    assert_eq!(kept.opened.file.health().unsaved, 0, "there is room again");
    kept.opened.file.close().await;
    assert_eq!(Kept::open(&path).await.state.record(), kept.state.record());
}

/// Doubles whose 17 digits a careless reader takes for a neighbour's.
fn odd_floats() -> Vec<f64> {
    let near = [
        0.1 + 0.2,
        2.225_073_858_507_201e-308,
        1.7976931348623157e308,
        5e-324,
        -0.0,
    ];
    // A plain generator of bit patterns (Knuth, MMIX); infinities and their like are left out.
    let mut bits = 1_u64;
    let many = std::iter::repeat_with(move || {
        bits = bits
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        f64::from_bits(bits)
    });
    near.into_iter()
        .chain(many.filter(|one| one.is_finite()).take(2_000))
        .collect()
}

#[tokio::test]
async fn floats_come_back_bit_for_bit() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("state.sqlite");
    let floats = odd_floats();
    {
        let mut kept = Kept::open(&path).await;
        kept.apply(&[StateOp::Put {
            key: key("floats"),
            value: Arc::new(json!(floats)),
            created: true,
            at_ms: 3,
        }])
        .await;
        kept.opened.file.close().await;
    }
    let kept = Kept::open(&path).await;
    let entry = kept.state.entry(&key("floats")).unwrap();
    let value = entry.value.as_ref().unwrap();
    let bits = value.as_array().unwrap().iter();
    let bits: Vec<_> = bits.map(|one| one.as_f64().unwrap().to_bits()).collect();
    let before: Vec<_> = floats.iter().map(|one| one.to_bits()).collect();
    assert_eq!(bits, before);
}
