//! The record in a PostgreSQL database: many writers on many machines, read live.
//!
//! In:  batches of the writer, questions of readers.
//! Out: the same rows as an SQLite file gives, and a word to all who listen.
//! Never: a password in a message, another program's tables touched, a wait without an end.

mod address; // postgres://…       -> how to connect, and a name without secrets
mod backup; // an old record      -> a copy beside it
mod dialect; // conditions         -> this database's words
mod failure; // what the server says -> what to do
mod index; // words             -> where they stand, behind the writer
mod insert; // a batch            -> one transaction
mod keeper; // the writer's side
mod kinds; // what a list groups by -> a number
mod listen; // a word from a writer -> fresh totals
mod measures; // numbers            -> a few bytes, for statistics
mod open; // an address         -> a schema that is certainly ours
mod retain; // old rows           -> gone
mod rows; // the rows of a batch, column by column
mod totals; // what the record holds

pub(crate) use address::is_address;
pub(crate) use keeper::Keeper;
pub(crate) use open::{open_with, view};

use std::path::PathBuf;

use sqlx::{PgPool, postgres::PgConnectOptions};

use crate::StoreError;

/// The reading side.
#[derive(Debug)]
pub(crate) struct Reader {
    /// The address without its password.
    name: PathBuf,
    connect: PgConnectOptions,
    pub(crate) pool: PgPool,
    listener: std::sync::Once,
}

impl Reader {
    pub(crate) fn failed(&self, error: sqlx::Error) -> StoreError {
        failure::of(&self.name, error)
    }

    pub(crate) async fn close(&self) {
        self.pool.close().await;
    }
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
