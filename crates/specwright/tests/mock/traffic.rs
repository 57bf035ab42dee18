//! `specwright traffic` against records of mocks that run or ran.

mod examples; // `traffic example`
mod expect; // `traffic expect`, and `POST /expect`
mod figures; // `traffic stats` and `search`
mod follow; // `traffic tail`
mod har; // `traffic har` and `import`
mod imported; // `traffic import` and `prune` by `specwright.yaml`
mod into; // `traffic infer --into`
mod learn; // `traffic infer` and `drift`
mod masks; // `traffic:` in `specwright.yaml`, and `traffic curl`
mod postgres; // `--record postgres://…`
mod prune; // `traffic prune`
mod replay; // `traffic replay`
mod streams; // events of a stream

use std::path::Path;

use crate::support::{Mock, Said, specwright};

const STORE: &str = "traffic.sqlite";

/// A mock that records into `traffic.sqlite`, with a control listener.
fn recording(folder: &Path) -> Mock {
    Mock::start(folder, &["--no-watch", "--record", STORE])
}

/// Runs `specwright traffic …` on `traffic.sqlite`.
fn traffic(folder: &Path, words: &[&str]) -> Said {
    specwright(folder, &[&["traffic"], words, &["--store", STORE]].concat())
}
