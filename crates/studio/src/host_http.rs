//! The studio for a browser: the same UI, commands and events over loopback HTTP.
//!
//! In:  a session and a port.
//! Out: a server that answers `POST /api/<command>`, sends events over the
//!      WebSocket `/events`, and serves the UI.
//! Never: answers a command without the token that was made at start, or a
//! request whose `Host` or `Origin` is another site's (DNS rebinding).

mod api; // commands
mod assets; // the built UI
mod events; // events
mod guard; // token, Host and Origin

use std::{
    io,
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
};

use axum::{
    Router, middleware,
    routing::{any, post},
};
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

use crate::{Session, token::new_token};

/// Document text in one edit may be large; more than this is no edit.
const MAX_COMMAND_BYTES: usize = 64 * 1024 * 1024;

/// Why the studio cannot be served.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum HostError {
    /// Another program listens there.
    #[error("port {port} is in use; choose another with --port, 0 takes a free one")]
    PortInUse {
        /// What was asked for.
        port: u16,
    },
    /// Anything else that the system says.
    #[error("cannot listen on port {port}: {source}")]
    Listen {
        /// What was asked for.
        port: u16,
        /// What the system says.
        source: io::Error,
    },
}

/// A studio that is being served.
#[derive(Debug)]
pub struct HttpHost {
    address: SocketAddr,
    token: Arc<str>,
    stop: Option<oneshot::Sender<()>>,
    serving: JoinHandle<()>,
}

#[derive(Debug, Clone)]
struct Shared {
    session: Session,
    token: Arc<str>,
    port: u16,
}

/// Serves a session on 127.0.0.1; port 0 takes a free one.
///
/// # Errors
/// [`HostError`] when the port cannot be had.
pub async fn serve(session: Session, port: u16) -> Result<HttpHost, HostError> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .await
        .map_err(|source| match source.kind() {
            io::ErrorKind::AddrInUse => HostError::PortInUse { port },
            _ => HostError::Listen { port, source },
        })?;
    let address = listener
        .local_addr()
        .map_err(|source| HostError::Listen { port, source })?;
    let token: Arc<str> = new_token().into();
    let shared = Shared {
        session,
        token: Arc::clone(&token),
        port: address.port(),
    };
    let (stop, stopped) = oneshot::channel::<()>();
    let serving = tokio::spawn(async move {
        let server = axum::serve(listener, router(shared)).with_graceful_shutdown(async {
            // Dropped without a word counts as well.
            let _ = stopped.await;
        });
        let _ = server.await;
    });
    Ok(HttpHost {
        address,
        token,
        stop: Some(stop),
        serving,
    })
}

fn router(shared: Shared) -> Router {
    Router::new()
        .route("/api/{command}", post(api::command))
        .route("/events", any(events::subscribe))
        .fallback(assets::serve)
        .layer(axum::extract::DefaultBodyLimit::max(MAX_COMMAND_BYTES))
        .layer(middleware::from_fn_with_state(
            shared.clone(),
            guard::same_site,
        ))
        .with_state(shared)
}

impl HttpHost {
    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What to open in a browser. The token stands behind `#`, so it is never sent by accident.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}/#token={}", self.address, self.token)
    }

    /// Whether the UI was built into this program.
    #[must_use]
    pub fn has_ui(&self) -> bool {
        assets::is_built()
    }

    /// Stops to serve. Open event streams are dropped.
    pub async fn stop(mut self) {
        drop(self.stop.take());
        // Event streams would keep it open for ever.
        if tokio::time::timeout(std::time::Duration::from_secs(1), &mut self.serving)
            .await
            .is_err()
        {
            self.serving.abort();
        }
    }
}
