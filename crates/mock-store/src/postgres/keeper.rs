//! The writer's side of a database: a connection that comes back when the server does.

use std::{
    future::Future,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use sqlx::{Connection as _, PgConnection, Postgres, postgres::PgConnectOptions};

use super::{failure, insert, kinds::Kinds, measures::LastMeasures, open, retain};
use crate::{Progress, Retention, StoreError, ask, backend::Lost, prepare::Prepared};

/// A server that takes longer for one step counts as gone.
const PATIENCE: Duration = Duration::from_secs(30);
/// Listeners are told at most once in this time.
const NOTIFY_PAUSE: Duration = Duration::from_millis(100);

/// The one connection of this process that writes.
#[derive(Debug)]
pub(crate) struct Keeper {
    name: PathBuf,
    connect: PgConnectOptions,
    connection: Option<PgConnection>,
    kinds: Kinds,
    last: LastMeasures,
    /// What was found when the record was opened, until somebody asks.
    found: Option<Progress>,
    notified: Option<Instant>,
    /// Something was written of which listeners have not been told.
    owes: bool,
    away: bool,
    /// There may be something that is not in the index of words.
    lags: bool,
}

impl Keeper {
    pub(super) fn new(name: &Path, connect: PgConnectOptions, found: Progress) -> Self {
        Self {
            name: name.to_owned(),
            connect,
            connection: None,
            kinds: Kinds::default(),
            last: LastMeasures::default(),
            lags: found.unindexed > 0,
            found: Some(found),
            notified: None,
            owes: false,
            away: false,
        }
    }

    /// Writes the batch and the losses, or nothing. Says how many exchanges are there now.
    pub(crate) async fn write(
        &mut self,
        batch: &[Prepared],
        lost: Lost,
    ) -> Result<u64, StoreError> {
        let notify = self.may_notify();
        let (kinds, last) = (&mut self.kinds, &mut self.last);
        let given = (batch, lost);
        let connection = connected(&mut self.connection, &self.connect).await;
        let written = match connection {
            Ok(connection) => {
                patiently(insert::write(connection, kinds, last, given, notify)).await
            }
            Err(error) => Err(error),
        };
        match &written {
            Ok(_) => self.owes = true,
            // What it had begun is taken back.
            Err(_) => self.last = LastMeasures::default(),
        }
        self.lags |= !batch.is_empty();
        if notify && written.is_ok() {
            self.told();
        }
        self.settled(written)
    }

    pub(crate) async fn progress(&mut self) -> Result<Progress, StoreError> {
        if let Some(found) = self.found.take() {
            return Ok(found);
        }
        let told = match self.connected().await {
            Ok(connection) => patiently(ask::progress::<Postgres>(connection)).await,
            Err(error) => Err(error),
        };
        self.settled(told)
    }

    /// Tells listeners what they have not been told yet.
    pub(crate) async fn tell(&mut self) {
        if !self.owes || !self.may_notify() {
            return;
        }
        let Some(connection) = &mut self.connection else {
            return;
        };
        let told = patiently(super::listen::notify(connection)).await;
        if self.settled(told).is_ok() {
            self.told();
        }
    }

    /// Whether the server did not answer when it was asked last.
    pub(crate) fn is_away(&self) -> bool {
        self.away
    }

    /// Whether listeners wait for word of what was written.
    pub(crate) fn owes(&self) -> bool {
        self.owes
    }

    pub(crate) async fn clear(&mut self) -> Result<u64, StoreError> {
        let cleared = match self.connected().await {
            Ok(connection) => patiently(retain::clear(connection)).await,
            Err(error) => Err(error),
        };
        self.settled(cleared)
    }

    pub(crate) async fn prune(&mut self, keep: Retention, now_us: i64) -> Result<u64, StoreError> {
        let pruned = match self.connected().await {
            Ok(connection) => retain::prune(connection, keep, now_us).await,
            Err(error) => Err(error),
        };
        self.settled(pruned)
    }

    pub(crate) async fn close(mut self) {
        self.notified = None;
        self.tell().await;
        if let Some(connection) = self.connection {
            let _ = patiently(connection.close()).await;
        }
    }

    /// Whether there may be something that is not in the index of words.
    pub(crate) fn lags(&self) -> bool {
        self.lags
    }

    pub(super) async fn connected(&mut self) -> Result<&mut PgConnection, sqlx::Error> {
        connected(&mut self.connection, &self.connect).await
    }

    /// After a step of the index.
    pub(super) fn indexed(&mut self, done: Result<u64, sqlx::Error>) -> Result<u64, StoreError> {
        if let Ok(n_rows) = done {
            self.lags = n_rows > 0;
            self.owes |= n_rows > 0;
        }
        self.settled(done)
    }

    fn may_notify(&self) -> bool {
        self.notified.is_none_or(|at| at.elapsed() >= NOTIFY_PAUSE)
    }

    fn told(&mut self) {
        self.notified = Some(Instant::now());
        self.owes = false;
    }

    /// A connection whose server has gone, or that was left in the middle of something, is not
    /// used again.
    fn settled<T>(&mut self, outcome: Result<T, sqlx::Error>) -> Result<T, StoreError> {
        self.away = outcome.as_ref().is_err_and(failure::is_away);
        if self.away {
            self.connection = None;
        }
        outcome.map_err(|error| failure::of(&self.name, error))
    }
}

async fn connected<'a>(
    connection: &'a mut Option<PgConnection>,
    connect: &PgConnectOptions,
) -> Result<&'a mut PgConnection, sqlx::Error> {
    let open = match connection.take() {
        Some(open) => open,
        None => open::connection(connect).await?,
    };
    Ok(connection.insert(open))
}

/// Does not wait without an end for a server that has vanished.
pub(super) async fn patiently<T>(
    step: impl Future<Output = Result<T, sqlx::Error>>,
) -> Result<T, sqlx::Error> {
    tokio::time::timeout(PATIENCE, step)
        .await
        .unwrap_or_else(|_| Err(failure::too_slow()))
}
