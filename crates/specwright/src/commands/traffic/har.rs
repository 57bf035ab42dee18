//! `specwright traffic har`.

use studio::headless;

use super::failure;
use crate::{args::HarArgs, commands::say, exit::Failure};

pub(super) async fn run(asked: HarArgs) -> Result<(), Failure> {
    let feed = asked.chosen.feed();
    let output = asked.output.as_deref();
    let written = tokio::task::block_in_place(|| headless::har(&feed, output));
    let n_written = written.map_err(failure)?;
    if let Some(output) = output {
        let requests = match n_written {
            1 => "1 request".to_owned(),
            n => format!("{n} requests"),
        };
        say(&format!("{requests} written to {}", output.display()));
    }
    Ok(())
}
