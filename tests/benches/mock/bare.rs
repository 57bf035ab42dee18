//! A bare axum handler: the same bytes, nothing decided.

use std::net::SocketAddr;

use axum::Router;
use axum::body::Bytes;
use axum::routing::any;

/// It serves until this goes.
#[derive(Debug)]
pub(crate) struct Bare {
    _runtime: tokio::runtime::Runtime,
    address: SocketAddr,
}

impl Bare {
    /// Answers every path with these bytes; a body is read first, as every mock must.
    pub(crate) fn start(body: String) -> Self {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let listener = runtime
            .block_on(tokio::net::TcpListener::bind("127.0.0.1:0"))
            .unwrap();
        let address = listener.local_addr().unwrap();
        let body = Bytes::from(body);
        let handler = move |_sent: Bytes| {
            let body = body.clone();
            async move { ([("content-type", "application/json")], body) }
        };
        let app = Router::new().fallback(any(handler));
        runtime.spawn(async move { axum::serve(listener, app).await });
        Self {
            _runtime: runtime,
            address,
        }
    }

    pub(crate) fn address(&self) -> String {
        self.address.to_string()
    }
}
