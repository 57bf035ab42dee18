//! Exchanges -> a HAR file.

use std::{
    io::{BufWriter, Write},
    path::Path,
};

use mock_learn::forms::har::{Creator, Writer};

use super::{Feed, TrafficFailure};
use crate::folder::write_streamed;

const CREATOR: Creator<'static> = Creator {
    name: "Specwright",
    version: env!("CARGO_PKG_VERSION"),
};

/// Writes exchanges as HAR 1.2 and says how many; a file is whole or as it was.
///
/// # Errors
/// [`TrafficFailure`].
pub fn har(feed: &Feed, output: Option<&Path>) -> Result<u64, TrafficFailure> {
    match output {
        None => write(feed, std::io::stdout().lock()),
        Some(path) => {
            let written = write_streamed(path, |file| {
                write(feed, &mut *file).map_err(std::io::Error::other)
            });
            written.map_err(|error| TrafficFailure::of_io(path, error))
        }
    }
}

fn write(feed: &Feed, out: impl Write) -> Result<u64, TrafficFailure> {
    let mut writer = Writer::new(BufWriter::new(out), CREATOR)?;
    let mut n_written = 0;
    feed.each(|observed| {
        n_written += 1;
        Ok(writer.entry(&observed)?)
    })?;
    writer.finish()?;
    Ok(n_written)
}
