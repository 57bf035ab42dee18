//! What is lost when the process is killed in the middle of recording: a child records and says
//! after each millisecond how far it is, until it is killed; then the file is opened.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use mock_core::ExchangeSink as _;
use mock_store::Filter;

use crate::{figure, milliseconds, recording, sample};

const PER_SECOND: u64 = 15_000;
/// Rows between two words of the child.
const STRIDE: u64 = 15;
const N_KILLS: u64 = 7;

pub(crate) async fn measure(folder: &Path, n_body: usize) {
    let mut lost = Vec::new();
    let mut opened = Vec::new();
    for n in 0..N_KILLS {
        let file = folder.join(format!("killed-{n}.sqlite"));
        // Not always at the same moment of a batch.
        let n_said = killed(&file, n_body, Duration::from_millis(2500 + 37 * n));
        let started = Instant::now();
        let store = recording::open(&file).await;
        opened.push(milliseconds(started));
        let n_there = store.count(&Filter::default()).await.unwrap();
        store.close().await;
        lost.push(n_said.saturating_sub(n_there) as f64 / PER_SECOND as f64 * 1000.0);
    }
    let most = |times: Vec<f64>| times.into_iter().fold(0.0, f64::max);
    figure(
        "killed at 15,000 a second: at most lost, as time",
        most(lost),
        "ms",
        "<= 100",
    );
    figure("  opened after that in at most", most(opened), "ms", "-");
}

/// How many exchanges the child had recorded when it was killed.
fn killed(file: &Path, n_body: usize, after: Duration) -> u64 {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .arg("--child")
        .arg(file)
        .args(["--body", &n_body.to_string()])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let said = BufReader::new(child.stdout.take().unwrap());
    let reader = std::thread::spawn(move || {
        let counts = said.lines().map_while(Result::ok);
        counts.filter_map(|line| line.parse().ok()).last()
    });
    std::thread::sleep(after);
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap().unwrap_or_default()
}

/// The child: records until it is killed.
pub(crate) async fn record(file: &Path, n_body: usize) {
    let store = recording::open(file).await;
    let sink = store.sink();
    let started = Instant::now();
    let mut out = std::io::stdout();
    for n in 0_u64.. {
        if n.is_multiple_of(STRIDE) {
            writeln!(out, "{n}").unwrap();
            out.flush().unwrap();
            let due = Duration::from_secs_f64(n as f64 / PER_SECOND as f64);
            tokio::time::sleep(due.saturating_sub(started.elapsed())).await;
        }
        sink.record(sample::exchange(n, recording::now_us(), n_body));
    }
}
