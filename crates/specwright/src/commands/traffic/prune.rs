//! `specwright traffic prune`.

use studio::headless::{self, Keep};

use super::{failure, json};
use crate::{
    args::{Format, PruneArgs},
    commands::{print, say},
    exit::Failure,
};

pub(super) async fn run(asked: PruneArgs) -> Result<(), Failure> {
    let keep = Keep {
        age: asked.older_than,
        rows: asked.keep,
        bytes: asked.max_size,
    };
    let done = headless::prune(&asked.store.store, keep)
        .await
        .map_err(failure)?;
    match asked.format {
        Format::Json => print(&json(&done)?),
        Format::Text => {
            let n_removed = match done.removed {
                1 => "1 request".to_owned(),
                n => format!("{n} requests"),
            };
            say(&format!("{n_removed} removed, {} left", done.left));
            Ok(())
        }
    }
}
