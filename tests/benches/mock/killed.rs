//! What the record has lost when the program is killed while it answers as fast as it can.

use std::{
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use serde_json::Value;
use specwright_tests::scratch::Scratch;

use crate::load::{self, CASES};
use crate::ours;
use crate::table::{Budget, line};

const CONNECTIONS: &str = "-c16";
const N_KILLS: u64 = 5;
const BUDGET_MS: f64 = 100.0;

pub(crate) fn print() {
    let runs: Vec<(f64, String)> = (0..N_KILLS).map(killed).collect();
    let Some((most, beside)) = runs
        .into_iter()
        .max_by(|one, other| one.0.total_cmp(&other.0))
    else {
        return;
    };
    line(
        "lost without a word by kill -9, as time",
        most,
        "ms",
        Budget::AtMost(BUDGET_MS),
        &beside,
    );
}

/// The time of which the requests were answered and are neither recorded nor counted as lost.
fn killed(n: u64) -> (f64, String) {
    let folder = Scratch::new("killed");
    let mock = ours(Some(&folder));
    let load = Command::new("wrk")
        .args(["-t1", CONNECTIONS, "-d4s"])
        .arg(format!("http://{}{}", mock.address, CASES[1].path))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    // Not always at the same moment of a batch.
    let alive = Duration::from_millis(3000 + 37 * n);
    std::thread::sleep(alive);
    drop(mock);
    let told = load.wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&told.stdout);
    let answered = load::before(&told, "requests in").unwrap_or(0.0);
    let (recorded, counted) = recorded(&folder.path().join("traffic.sqlite"));
    let rate = answered / alive.as_secs_f64();
    let missing = (answered - recorded - counted).max(0.0);
    let beside = format!(
        "{answered:.0} answered, {recorded:.0} recorded, {counted:.0} counted as lost, {rate:.0}/s"
    );
    (missing / rate.max(1.0) * 1000.0, beside)
}

/// Exchanges in a record, and how many it knows to be missing.
fn recorded(file: &Path) -> (f64, f64) {
    let program = std::env::var_os("SPECWRIGHT_BIN").unwrap();
    let told = Command::new(program)
        .args(["traffic", "stats", "--format", "json", "--store"])
        .arg(file)
        .output()
        .unwrap();
    let told: Value = serde_json::from_slice(&told.stdout).unwrap();
    let requests = told["all"]["requests"].as_f64().unwrap();
    (requests, told["lost"].as_f64().unwrap())
}
