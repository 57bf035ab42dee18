//! The control listener: what happens inside a mock, for people and tools.
//!
//! In:  a [`Board`] of what is to be seen and changed, a loopback address and a token.
//! Out: JSON under `/__specwright/`, on a port of its own (`docs/mock.md`, "Control").
//! Never: on the mock's port, beyond this machine, without the token, or for a page of another
//! site (`Host` and `Origin` are looked at, against DNS rebinding).

mod answer; // JSON and refusals
mod counters; // what has happened so far
mod guard; // token, Host and Origin
mod health; // whether it serves
mod recent; // the last exchanges
mod reload; // what the last change of the files led to
mod snapshot; // all of the state, out and in
mod state; // entities that differ from the base world
mod traces; // why an answer was what it was

use std::{io, net::SocketAddr, sync::Arc};

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    routing::{get, post},
};
use tokio::{sync::oneshot, task::JoinHandle};

use crate::{Clock, Counters, Listen, LiveState, StartError};
use answer::Refused;

pub use recent::Recent;
pub use reload::ReloadStatus;

/// A snapshot may be large; more than this is none.
const MAX_BODY_BYTES: usize = 256 * 1024 * 1024;

/// What the control listener shows and changes.
#[derive(Debug, Clone)]
pub struct Board {
    /// What has happened so far.
    pub counters: Arc<Counters>,
    /// What requests have changed.
    pub state: Arc<LiveState>,
    /// The last exchanges.
    pub recent: Arc<Recent>,
    /// What the last change of the files led to.
    pub reload: Arc<std::sync::Mutex<ReloadStatus>>,
    /// Tells the time of changes.
    pub clock: Arc<dyn Clock>,
}

/// Why there is no control listener.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ControlError {
    /// The address cannot be had.
    #[error("the control listener: {0}")]
    Listen(#[from] StartError),
    /// The address can be reached from other machines.
    #[error("the control listener stays on this machine; use 127.0.0.1 instead of {0}")]
    NotLoopback(std::net::IpAddr),
    /// The system does not say where it listens.
    #[error("the control listener: {0}")]
    Other(#[from] io::Error),
}

/// A control listener that serves. Dropped, it lets go of its port.
#[derive(Debug)]
pub struct Control {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    serving: JoinHandle<()>,
}

/// What every control request needs.
#[derive(Debug, Clone)]
struct Desk {
    board: Board,
    token: Arc<str>,
    port: u16,
}

/// Starts to serve; when this returns, connections are accepted.
///
/// # Errors
/// [`ControlError`] when the address cannot be had or is not this machine's own.
pub async fn start_control(
    listen: &Listen,
    token: &str,
    board: Board,
) -> Result<Control, ControlError> {
    let listener = listen.bind().await?;
    let address = listener.local_addr()?;
    if !address.ip().is_loopback() {
        return Err(ControlError::NotLoopback(address.ip()));
    }
    let desk = Desk {
        board,
        token: token.into(),
        port: address.port(),
    };
    let (stop, stopped) = oneshot::channel::<()>();
    let serving = tokio::spawn(async move {
        let server = axum::serve(listener, router(desk)).with_graceful_shutdown(async {
            // Dropped without a word counts as well.
            let _ = stopped.await;
        });
        // It only fails where the listener does, and then nobody can ask any more.
        let _ = server.await;
    });
    Ok(Control {
        address,
        stop: Some(stop),
        serving,
    })
}

impl Control {
    /// Where it listens, with the real port.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Control {
    fn drop(&mut self) {
        self.stop.take();
        self.serving.abort();
    }
}

fn router(desk: Desk) -> Router {
    let routes = Router::new()
        .route("/health", get(health::show))
        .route("/counters", get(counters::show))
        .route("/reload", get(reload::show))
        .route("/traces", get(traces::list))
        .route("/traces/{id}", get(traces::show))
        .route("/state", get(state::list).delete(state::reset))
        .route("/state/entities", get(state::show))
        .route("/state/seed", post(state::seed))
        .route(
            "/state/snapshot",
            get(snapshot::take).put(snapshot::restore),
        )
        .method_not_allowed_fallback(|| async { Refused::method() })
        .fallback(|| async { Refused::nothing_here() });
    Router::new()
        .nest("/__specwright", routes)
        .fallback(|| async { Refused::nothing_here() })
        .layer(DefaultBodyLimit::max(MAX_BODY_BYTES))
        .layer(middleware::from_fn_with_state(desk.clone(), guard::check))
        .with_state(desk)
}
