//! Stores in a PostgreSQL database, on a server that the tests start and stop.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on stops"
)]

mod absence;
#[path = "../behaviour/all.rs"]
mod behaviour;
mod replicas;
mod server;
mod versions;

#[expect(dead_code, reason = "files have a place of their own")]
#[path = "../store/support.rs"]
mod support;

struct Empty {
    store: mock_store::Store,
}

async fn empty() -> Option<Empty> {
    let store = mock_store::open(&server::empty().await?).await.unwrap();
    Some(Empty { store })
}

behaves_like_a_store!(crate::empty);
