//! The writing side, whichever database it is.

use super::{Keeper, Lost, ask};
use crate::{Progress, Retention, StoreError, prepare::Prepared};

impl Keeper {
    /// Writes the batch and the losses, or nothing. Says how many exchanges are new.
    pub(crate) async fn write(
        &mut self,
        batch: &[Prepared],
        lost: Lost,
    ) -> Result<u64, StoreError> {
        ask!(self, keeper => keeper.write(batch, lost).await)
    }

    pub(crate) async fn progress(&mut self) -> Result<Progress, StoreError> {
        ask!(self, keeper => keeper.progress().await)
    }

    /// Whether another process has changed the record since this was asked last.
    pub(crate) async fn changed_by_others(&mut self) -> bool {
        match self {
            Self::Sqlite(keeper) => keeper.changed_by_others().await,
            Self::Postgres(_) => false,
        }
    }

    /// Whether the reader keeps totals fresh by itself, because others write as well.
    pub(crate) fn is_shared(&self) -> bool {
        matches!(self, Self::Postgres(_))
    }

    /// Whether there may be something that is not in the index of words, where so many exchanges
    /// were not in it when that was looked at last.
    pub(crate) fn lags(&self, unindexed: u64) -> bool {
        match self {
            Self::Sqlite(_) => unindexed > 0,
            Self::Postgres(keeper) => keeper.lags(),
        }
    }

    /// Whether there is nobody to write to at the moment, but may be again.
    pub(crate) fn is_away(&self) -> bool {
        match self {
            Self::Sqlite(_) => false,
            Self::Postgres(keeper) => keeper.is_away(),
        }
    }

    /// Whether listeners elsewhere have not been told yet of what was written.
    pub(crate) fn owes_word(&self) -> bool {
        match self {
            Self::Sqlite(_) => false,
            Self::Postgres(keeper) => keeper.owes(),
        }
    }

    /// Tells them, at most some ten times a second.
    pub(crate) async fn tell(&mut self) {
        match self {
            Self::Sqlite(_) => {}
            Self::Postgres(keeper) => keeper.tell().await,
        }
    }

    /// Gives some of the room that is not used any more back to the disk.
    pub(crate) async fn tidy(&mut self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(keeper) => keeper.tidy().await,
            // The server does that by itself.
            Self::Postgres(_) => Ok(()),
        }
    }

    /// Gives all of the room that is not used any more back to the disk.
    pub(crate) async fn give_back(&mut self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(keeper) => keeper.give_back().await,
            // The server uses it again.
            Self::Postgres(_) => Ok(()),
        }
    }

    /// Puts some of what is not in the index of words into it. Says how many exchanges.
    pub(crate) async fn index_some(&mut self) -> Result<u64, StoreError> {
        ask!(self, keeper => keeper.index_some().await)
    }

    pub(crate) async fn clear(&mut self) -> Result<u64, StoreError> {
        ask!(self, keeper => keeper.clear().await)
    }

    pub(crate) async fn prune(&mut self, keep: Retention, now_us: i64) -> Result<u64, StoreError> {
        ask!(self, keeper => keeper.prune(keep, now_us).await)
    }

    pub(crate) async fn close(self) {
        ask!(self, keeper => keeper.close().await)
    }
}
