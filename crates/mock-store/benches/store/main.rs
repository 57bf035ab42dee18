//! What recording and finding cost, each figure beside its target.
//!
//! `cargo bench -p mock-store [-- --rows N]`: a million exchanges of 2 KB unless said otherwise.
//! `--body BYTES` makes the bodies about so long: ten million exchanges of 2 KB take some 40 GB of
//! disk, with `--rows 10000000 --body 60` some 8. `--postgres ADDRESS` writes to an empty database.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement prints, and one that cannot go on stops"
)]

mod finding;
mod killed;
mod reading;
mod recording;
mod sample;

use std::{path::Path, time::Instant};

#[tokio::main]
async fn main() {
    let n_body = argument("--body").unwrap_or(1500) as usize;
    if let Some(file) = text("--child") {
        return killed::record(Path::new(&file), n_body).await;
    }
    let n_rows = argument("--rows").unwrap_or(1_000_000);
    let folder = tempfile::Builder::new()
        .prefix("store-bench")
        .tempdir_in(std::env::var("TMPDIR").unwrap_or_else(|_| ".".to_owned()))
        .unwrap();
    let file = match text("--postgres") {
        Some(address) => address.into(),
        None => folder.path().join("traffic.sqlite"),
    };
    if text("--postgres").is_none() {
        killed::measure(folder.path(), n_body).await;
    }
    let store = recording::measure(&file, n_rows, n_body).await;
    figure("size of the file", megabytes(&file), "MB", "-");
    reading::measure(&store).await;
    finding::measure(&store, n_rows).await;
    figure(
        "size of the file with its index",
        megabytes(&file),
        "MB",
        "-",
    );
    figure("memory at most", peak_megabytes(), "MB", "flat");
    store.close().await;
}

fn argument(name: &str) -> Option<u64> {
    text(name)?.parse().ok()
}

fn text(name: &str) -> Option<String> {
    let mut arguments = std::env::args().skip_while(|argument| argument != name);
    arguments.nth(1)
}

fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1000.0
}

/// 0 for a database elsewhere.
fn megabytes(file: &Path) -> f64 {
    std::fs::metadata(file).map_or(0, |meta| meta.len()) as f64 / 1e6
}

/// What Linux says of this process; 0 elsewhere.
fn peak_megabytes() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<f64>().ok());
    kilobytes.unwrap_or_default() / 1000.0
}

/// Prints one figure beside its target.
fn figure(what: &str, measured: f64, unit: &str, target: &str) {
    println!("{what:<58} {measured:>12.2} {unit:<8} target {target}");
}
