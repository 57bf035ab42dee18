//! The control listener: what happens inside a mock, for people and tools.
//!
//! In:  a [`Board`] of what is to be seen and changed, a loopback address and a token.
//! Out: JSON under `/__specwright/`, on a port of its own (`docs/mock.md`, "Control").
//! Never: on the mock's port, without the token, or for a page of another site (`Host` and
//! `Origin` are looked at, against DNS rebinding).

mod answer; // JSON and refusals
mod counters; // what has happened so far
mod entities; // what differs, one by one
mod exchanges; // why an answer was what it was
mod expect; // whether what a test expects was asked
mod guard; // token, Host and Origin
mod health; // whether it serves
mod recent; // the last exchanges
mod record; // all that was recorded, through whoever knows the database
mod reload; // what the last change of the files led to
mod snapshot; // all of the state, out and in
mod state; // how collections differ; seeded and reset

use std::{net::SocketAddr, sync::Arc};

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    routing::{get, post},
};
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

use crate::{Counters, Listen, Running, Shared, StartError};
use answer::Refused;

pub use recent::{Recent, RecentSink, Trace, TraceStep, TraceViolation};
pub use record::{Answering, Question, Record, Unanswered, Verdicts};
pub use reload::{Fault, ReloadStatus, Reloads};

/// Enough for whatever is asked but states.
const MAX_BODY_BYTES: usize = 64 * 1024;
/// A snapshot or a seed may be large; more than this is none.
const MAX_STATE_BYTES: usize = 256 * 1024 * 1024;

/// What the control listener shows and changes. It keeps neither the server nor its sink alive.
#[derive(Debug, Clone)]
pub struct Board {
    shared: Arc<Shared>,
    counters: Arc<Counters>,
    recent: Arc<Recent>,
    reloads: Arc<Reloads>,
    record: Option<Arc<dyn Record>>,
}

impl Board {
    /// Of a server whose sink feeds `recent`, and whose API follows its files as `reloads` says.
    #[must_use]
    pub fn of(server: &Running, recent: Arc<Recent>, reloads: Arc<Reloads>) -> Self {
        Self {
            shared: server.shared_handle(),
            counters: server.counters(),
            recent,
            reloads,
            record: None,
        }
    }

    /// With a record that can be asked.
    #[must_use]
    pub fn with_record(mut self, record: Option<Arc<dyn Record>>) -> Self {
        self.record = record;
        self
    }
}

/// A port for control that is ours, on which nobody answers yet.
#[derive(Debug)]
pub struct ControlPort {
    listener: TcpListener,
    address: SocketAddr,
    /// As it was asked for: a name is one by which the listener may be called.
    host: String,
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
    host: Arc<str>,
    address: SocketAddr,
}

impl Desk {
    fn record(&self) -> Result<&dyn Record, Refused> {
        self.board.record.as_deref().ok_or_else(Refused::unrecorded)
    }
}

impl ControlPort {
    /// Takes the port.
    ///
    /// # Errors
    /// [`StartError`] when the address cannot be had.
    pub async fn bind(listen: &Listen) -> Result<Self, StartError> {
        let listener = listen.bind().await?;
        let address = listener.local_addr().map_err(|source| StartError::Other {
            address: SocketAddr::from(([0, 0, 0, 0], listen.port)),
            source,
        })?;
        Ok(Self {
            listener,
            address,
            host: listen.host.clone(),
        })
    }

    /// Starts to serve whoever has the token.
    #[must_use]
    pub fn serve(self, token: &str, board: Board) -> Control {
        let desk = Desk {
            board,
            token: token.into(),
            host: self.host.into(),
            address: self.address,
        };
        let (stop, stopped) = oneshot::channel::<()>();
        let server = axum::serve(self.listener, router(desk)).with_graceful_shutdown(async {
            // Dropped without a word counts as well.
            let _ = stopped.await;
        });
        let serving = tokio::spawn(async move {
            // It only fails where the listener does, and then nobody can ask any more.
            let _ = server.await;
        });
        Control {
            address: self.address,
            stop: Some(stop),
            serving,
        }
    }
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
    let states = Router::new()
        .route("/state/seed", post(state::seed))
        .route(
            "/state/snapshot",
            get(snapshot::take).put(snapshot::restore),
        )
        .layer(DefaultBodyLimit::max(MAX_STATE_BYTES));
    let routes = Router::new()
        .route("/health", get(health::show))
        .route("/counters", get(counters::show))
        .route("/reload", get(reload::show))
        .route("/exchanges", get(exchanges::list).delete(exchanges::forget))
        .route("/exchanges/{id}", get(exchanges::show))
        .route("/expect", post(expect::judge))
        .route("/state", get(state::list).delete(state::reset))
        .route("/state/entities", get(entities::show))
        .layer(DefaultBodyLimit::max(MAX_BODY_BYTES))
        .merge(states)
        .method_not_allowed_fallback(|| async { Refused::method() })
        .fallback(|| async { Refused::nothing_here() });
    Router::new()
        .nest("/__specwright", routes)
        .fallback(|| async { Refused::nothing_here() })
        .layer(middleware::from_fn_with_state(desk.clone(), guard::check))
        .with_state(desk)
}
