//! What recording and finding cost, each figure beside its target.
//!
//! `cargo bench -p mock-store [-- --rows N]`: a million exchanges of 2 KB unless said otherwise;
//! with `--rows 10000000` the figures of ten million (some 40 GB of disk, half an hour).

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement prints, and one that cannot go on stops"
)]

mod recording;
mod sample;

#[tokio::main]
async fn main() {
    let n_rows = argument("--rows").unwrap_or(1_000_000);
    let folder = tempfile::Builder::new()
        .prefix("store-bench")
        .tempdir_in(std::env::var("TMPDIR").unwrap_or_else(|_| ".".to_owned()))
        .unwrap();
    let file = folder.path().join("traffic.sqlite");
    recording::measure(&file, n_rows).await;
}

fn argument(name: &str) -> Option<u64> {
    let mut arguments = std::env::args().skip_while(|argument| argument != name);
    arguments.nth(1)?.parse().ok()
}

/// Prints one figure beside its target.
fn figure(what: &str, measured: f64, unit: &str, target: &str) {
    println!("{what:<58} {measured:>12.2} {unit:<8} target {target}");
}
