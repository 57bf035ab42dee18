//! A server from its start to its stop: who is let in, and who is asked to leave.

use std::{io, net::SocketAddr, sync::Arc, time::Duration};

use mock_core::{ExchangeSink, MockApi};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{Semaphore, mpsc, watch},
    task::JoinHandle,
    time::{sleep, timeout},
};

use crate::{Counters, Listen, Shared, StartError, answer::Context, connection::serve};

/// Wait after the system refused a connection, mostly for want of file handles.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// What connections are meant to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    Serve,
    /// Finish what was begun, take nothing new.
    Finish,
    /// Let go at once.
    Drop,
}

/// A server that serves. Dropped without [`Running::stop`], it lets go of its connections at once.
#[derive(Debug)]
pub struct Running {
    address: SocketAddr,
    context: Arc<Context>,
    phase: watch::Sender<Phase>,
    accepting: JoinHandle<()>,
    /// Closed when the last connection is gone.
    gone: mpsc::Receiver<()>,
}

/// Starts to serve; when this returns, connections are accepted.
///
/// # Errors
/// [`StartError`] when the address cannot be had.
pub async fn start(
    listen: Listen,
    shared: Shared,
    sink: Arc<dyn ExchangeSink>,
) -> Result<Running, StartError> {
    let listener = listen.bind().await?;
    let address = listener.local_addr().map_err(|source| StartError::Other {
        address: SocketAddr::from(([0, 0, 0, 0], listen.port)),
        source,
    })?;
    let context = Arc::new(Context::new(shared, sink, address));
    let (phase, phases) = watch::channel(Phase::Serve);
    let (alive, gone) = mpsc::channel(1);
    let accepting = tokio::spawn(accept(listener, Arc::clone(&context), phases, alive));
    Ok(Running {
        address,
        context,
        phase,
        accepting,
        gone,
    })
}

impl Running {
    /// Where it listens, with the real port.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// From the next request on, this API answers. Connections stay, requests in flight finish.
    pub fn swap(&self, api: Arc<MockApi>) {
        self.context.shared.api.store(api);
        self.context.checks.start_anew();
    }

    /// The API, the limits and the clock.
    #[must_use]
    pub fn shared(&self) -> &Shared {
        &self.context.shared
    }

    /// What has happened so far.
    #[must_use]
    pub fn counters(&self) -> Arc<Counters> {
        Arc::clone(&self.context.counters)
    }

    pub(crate) fn shared_handle(&self) -> Arc<Shared> {
        Arc::clone(&self.context.shared)
    }

    /// Closes the port, finishes requests in flight and closes their connections.
    /// After [`crate::Limits::stop_timeout`] the rest is dropped.
    pub async fn stop(mut self) {
        self.phase.send_replace(Phase::Finish);
        let patience = self.context.shared.limits.stop_timeout;
        if timeout(patience, self.gone.recv()).await.is_err() {
            self.phase.send_replace(Phase::Drop);
            self.gone.recv().await;
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.phase.send_replace(Phase::Drop);
        self.accepting.abort();
    }
}

async fn accept(
    listener: TcpListener,
    context: Arc<Context>,
    phases: watch::Receiver<Phase>,
    alive: mpsc::Sender<()>,
) {
    let places = Arc::new(Semaphore::new(context.shared.limits.connections));
    let mut stopping = phases.clone();
    loop {
        let accepted = tokio::select! {
            accepted = next(&listener, &places) => accepted,
            _ = stopping.changed() => return,
        };
        let Ok((stream, place)) = accepted else {
            sleep(ACCEPT_PAUSE).await;
            continue;
        };
        context.counters.connected();
        let (context, phases, alive) = (Arc::clone(&context), phases.clone(), alive.clone());
        tokio::spawn(async move {
            serve(stream, context, phases).await;
            drop((place, alive));
        });
    }
}

async fn next(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> io::Result<(TcpStream, tokio::sync::OwnedSemaphorePermit)> {
    let place = Arc::clone(places)
        .acquire_owned()
        .await
        .map_err(io::Error::other)?;
    let (stream, _) = listener.accept().await?;
    Ok((stream, place))
}
