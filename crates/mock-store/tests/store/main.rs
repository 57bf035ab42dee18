//! Stores in real files, with the writer on its own thread.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on stops"
)]

#[path = "../behaviour/all.rs"]
mod behaviour;
mod retention;
mod search;
mod streams;
mod support;
mod versions;

mod bad_files;
mod compressed;
mod mask_rules;
mod masking;
mod overload;
mod pages;
mod processes;

/// A store in a new file.
struct Empty {
    store: mock_store::Store,
    _place: support::Place,
}

async fn empty() -> Option<Empty> {
    let place = support::Place::new();
    let store = place.open().await;
    Some(Empty {
        store,
        _place: place,
    })
}

behaves_like_a_store!(crate::empty);
