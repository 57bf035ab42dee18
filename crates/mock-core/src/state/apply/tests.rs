use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode};
use serde_json::json;

use super::*;
use crate::{Response, StateRecord};

fn key(id: &str) -> EntityKey {
    EntityKey {
        resource: "pets".into(),
        parents: vec!["shop".to_owned()],
        id: id.to_owned(),
    }
}

fn put(id: &str, name: &str, created: bool) -> StateOp {
    StateOp::Put {
        key: key(id),
        value: Arc::new(json!({ "id": id, "name": name })),
        created,
        at_ms: 5,
    }
}

fn delete(id: &str) -> StateOp {
    StateOp::Delete {
        key: key(id),
        at_ms: 6,
    }
}

fn ids(state: &State) -> Vec<&str> {
    let entries = state.entries("pets", &["shop".to_owned()]);
    entries.map(|(id, _)| id).collect()
}

fn remember(key: &str, at_ms: i64) -> StateOp {
    let mut headers = HeaderMap::new();
    headers.append("set-cookie", HeaderValue::from_static("a=1"));
    headers.append("set-cookie", HeaderValue::from_bytes(b"b=\xFF").unwrap());
    let response = Response {
        status: StatusCode::CREATED,
        headers,
        body: Bytes::from_static(b"\x00\x01"),
    };
    StateOp::Remember {
        key: key.to_owned(),
        remembered: Remembered {
            fingerprint: u64::MAX,
            response: Arc::new(response),
            at_ms,
        },
    }
}

#[test]
fn a_change_keeps_the_place_and_raises_the_revision() {
    let mut state = State::default();
    state.apply(&[put("a", "Ann", true), put("b", "Bea", false)]);
    state.apply(&[put("a", "Ada", false)]);
    assert_eq!(ids(&state), ["a", "b"]);
    let entry = state.entry(&key("a")).unwrap();
    assert_eq!(
        entry.value.as_deref(),
        Some(&json!({ "id": "a", "name": "Ada" }))
    );
    assert_eq!(
        (entry.revision, entry.created, entry.changed_ms),
        (2, true, 5)
    );
    assert!(!state.entry(&key("b")).unwrap().created);
}

#[test]
fn who_comes_back_after_a_deletion_is_the_last() {
    let mut state = State::default();
    state.apply(&[put("a", "Ann", true), put("b", "Bea", true), delete("a")]);
    assert_eq!(ids(&state), ["a", "b"]);
    assert_eq!(state.entry(&key("a")).unwrap().value, None);
    state.apply(&[put("a", "Ann", true)]);
    assert_eq!(ids(&state), ["b", "a"]);
    assert_eq!(state.next_revision(&key("a")), 4);
}

#[test]
fn an_inhabitant_of_the_base_world_can_be_deleted() {
    let mut state = State::default();
    let changes = state.apply(&[delete("x")]);
    let entry = state.entry(&key("x")).unwrap().clone();
    assert_eq!((entry.value.as_ref(), entry.created), (None, false));
    assert_eq!(changes, [StateChange::Entity(key("x"), entry)]);
}

#[test]
fn collections_of_different_parents_are_apart() {
    let mut state = State::default();
    state.apply(&[put("a", "Ann", true)]);
    assert_eq!(state.entries("pets", &[]).count(), 0);
    let elsewhere = EntityKey {
        parents: vec![],
        ..key("a")
    };
    assert_eq!(state.entry(&elsewhere), None);
}

#[test]
fn numbers_never_go_back() {
    let mut state = State::default();
    assert_eq!(state.next_number("pets"), 1);
    let count = |number| StateOp::Count {
        resource: "pets".into(),
        number,
    };
    state.apply(&[count(7), count(3)]);
    assert_eq!(state.next_number("pets"), 8);
    state.apply(&[count(u64::MAX)]);
    assert_eq!(state.next_number("pets"), u64::MAX);
}

#[test]
fn answers_older_than_a_day_and_the_oldest_of_many_are_forgotten() {
    let mut state = State::default();
    let changes = state.apply(&[remember("old", 0), remember("new", 24 * 60 * 60 * 1000 + 1)]);
    assert_eq!(
        changes.last(),
        Some(&StateChange::Forgotten("old".to_owned()))
    );
    assert!(state.remembered("old").is_none());
    for n in 0..10_000 {
        state.apply(&[remember(&n.to_string(), 24 * 60 * 60 * 1000 + 2)]);
    }
    assert!(state.remembered("new").is_none());
    assert!(state.remembered("0").is_some());
}

#[test]
fn a_reset_leaves_nothing_but_is_a_change() {
    let mut state = State::default();
    state.apply(&[put("a", "Ann", true), remember("k", 1)]);
    let before = state.version();
    assert_eq!(state.apply(&[StateOp::Reset]), [StateChange::Reset]);
    assert!(state.is_empty());
    assert!(state.version() > before);
}

#[test]
fn a_record_read_again_is_the_same_state() {
    let mut state = State::default();
    let null = StateOp::Put {
        key: key("null"),
        value: Arc::new(serde_json::Value::Null),
        created: true,
        at_ms: 0,
    };
    state.apply(&[
        put("a", "Ann", true),
        put("b", "Bea", true),
        null,
        delete("a"),
        delete("c"),
    ]);
    state.apply(&[put("a", "Ann", true), remember("k", 9)]);
    let text = serde_json::to_string(&state.record()).unwrap();
    let record: StateRecord = serde_json::from_str(&text).unwrap();
    let mut again = State::from_record(record).unwrap();
    assert_eq!(again.record(), state.record());
    assert_eq!(ids(&again), ids(&state));
    assert_eq!(again.remembered("k"), state.remembered("k"));
    assert_eq!(
        again.apply(&[put("d", "Dan", true)]),
        state.apply(&[put("d", "Dan", true)])
    );
}

#[test]
fn a_state_that_is_replaced_is_the_other_one_and_newer() {
    let mut state = State::default();
    state.apply(&[put("a", "Ann", true), put("b", "Bea", true)]);
    let version = state.version();
    let mut other = State::default();
    other.apply(&[put("c", "Cid", true), remember("k", 1)]);
    let changes = state.replace(other.clone());
    assert_eq!(state.record(), other.record());
    assert!(state.version() > version);
    assert_eq!(changes.first(), Some(&StateChange::Reset));
    assert_eq!(changes.len(), 3);
}

#[test]
fn a_record_with_an_impossible_answer_is_refused() {
    let mut state = State::default();
    state.apply(&[remember("k", 9)]);
    let mut record = state.record();
    record.remembered[0].status = 42;
    let refused = State::from_record(record).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "the remembered answer `k` has a status that no answer can have"
    );
}

#[test]
fn beyond_a_number_the_oldest_are_forgotten() {
    use crate::state::forget::MAX_ENTRIES;

    let mut state = State::default();
    let mut dropped = Vec::new();
    let n_put = MAX_ENTRIES * 2 + 7;
    for idx in 0..n_put {
        let changes = state.apply(&[put(&idx.to_string(), "Rex", true)]);
        dropped.extend(changes.into_iter().filter_map(|change| match change {
            StateChange::Dropped(key) => Some(key.id),
            _ => None,
        }));
        assert!(state.n_entries <= MAX_ENTRIES);
    }
    let kept = ids(&state);
    assert_eq!(kept.len(), state.n_entries);
    assert!(kept.len() > MAX_ENTRIES * 8 / 10, "{}", kept.len());
    assert_eq!(kept.last(), Some(&(n_put - 1).to_string().as_str()));
    assert_eq!(dropped.len() + kept.len(), n_put);
    assert_eq!(dropped.first().map(String::as_str), Some("0"));
    assert!(state.entry(&key("0")).is_none());
}
