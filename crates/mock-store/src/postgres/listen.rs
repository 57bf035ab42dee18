//! A word from a writer, on whatever machine -> fresh totals for those who watch.

use std::{sync::Weak, thread, time::Duration};

use sqlx::{
    PgConnection, PgPool, Postgres,
    postgres::{PgConnectOptions, PgListener, PgPoolOptions},
};
use tokio::sync::watch;

use super::{Reader, open::CONNECT};
use crate::{Progress, ask};

/// Where writers say that the record has changed; what has changed is asked for.
const CHANNEL: &str = "specwright_traffic";
/// Whoever watches is told at most once in this time.
const PAUSE: Duration = Duration::from_millis(100);
/// How often it is looked whether anybody still watches, and whether the server is back.
const LOOK: Duration = Duration::from_secs(1);

/// Says that the record has changed, when the transaction ends.
pub(super) async fn notify(connection: &mut PgConnection) -> Result<(), sqlx::Error> {
    sqlx::query("SELECT pg_notify($1, '')")
        .bind(CHANNEL)
        .execute(connection)
        .await
        .map(drop)
}

impl Reader {
    /// Keeps `progress` up to date from now on, until nobody holds it any more.
    pub(crate) fn keep_fresh(&self, progress: Weak<watch::Sender<Progress>>) {
        let connect = self.connect.clone();
        self.listener.call_once(|| {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build();
            let Ok(runtime) = runtime else { return };
            // Without the thread, what is shown stays as it is; it can still be asked for.
            let _ = thread::Builder::new()
                .name("traffic-listener".to_owned())
                .spawn(move || runtime.block_on(watch(connect, progress)));
        });
    }
}

/// Listens; when the server goes away, tries again until it is back.
async fn watch(connect: PgConnectOptions, progress: Weak<watch::Sender<Progress>>) {
    // One connection listens, the other one asks.
    let pool = PgPoolOptions::new()
        .max_connections(2)
        .acquire_timeout(CONNECT)
        .connect_lazy_with(connect);
    while progress.strong_count() > 0 {
        // Whatever went wrong, the next attempt starts from the beginning.
        let _ = listen(&pool, &progress).await;
        tokio::time::sleep(LOOK).await;
    }
}

async fn listen(
    pool: &PgPool,
    progress: &Weak<watch::Sender<Progress>>,
) -> Result<(), sqlx::Error> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.listen(CHANNEL).await?;
    loop {
        let mut connection = pool.acquire().await?;
        let found = ask::progress::<Postgres>(&mut connection).await?;
        drop(connection);
        let Some(sender) = progress.upgrade() else {
            return Ok(());
        };
        sender.send_if_modified(|before| std::mem::replace(before, found) != found);
        drop(sender);
        tokio::time::sleep(PAUSE).await;
        if !changed(&mut listener, progress).await? {
            return Ok(());
        }
    }
}

/// Waits for a word; false when nobody watches any more, or the server has gone.
async fn changed(
    listener: &mut PgListener,
    progress: &Weak<watch::Sender<Progress>>,
) -> Result<bool, sqlx::Error> {
    loop {
        match tokio::time::timeout(LOOK, listener.try_recv()).await {
            Ok(heard) => {
                // Many words are one change.
                while listener.next_buffered().is_some() {}
                return heard.map(|heard| heard.is_some());
            }
            Err(_) if progress.strong_count() == 0 => return Ok(false),
            Err(_) => {}
        }
    }
}
