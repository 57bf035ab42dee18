//! What is held after many requests: as much as after the first ones.

use specwright_tests::scratch::Scratch;

use crate::load::{self, CASES};
use crate::ours;
use crate::table::{Budget, line};

const CONNECTIONS: u32 = 16;
const SLICE_SECONDS: u32 = 5;
/// Requests, unless `SPECWRIGHT_BENCH_REQUESTS` says how many.
const REQUESTS: f64 = 1e6;
/// Caches and the allocator settle while this many are answered.
const SETTLED: f64 = 3e5;
/// Growth that says nothing: the record's cache, and the allocator's.
const BUDGET_MB: f64 = 10.0;

pub(crate) fn print() {
    let asked = std::env::var("SPECWRIGHT_BENCH_REQUESTS").ok();
    let wanted = asked.and_then(|text| text.parse().ok()).unwrap_or(REQUESTS);
    let folder = Scratch::new("memory");
    let mock = ours(Some(&folder));
    let held = || mock.resident().map(|bytes| bytes as f64 / 1_048_576.0);
    let mut answered = 0.0;
    let mut settled = None;
    for case in CASES.iter().cycle() {
        let rate = load::run(&mock.address, case, CONNECTIONS, SLICE_SECONDS).rate;
        answered += rate * f64::from(SLICE_SECONDS);
        if answered >= SETTLED && settled.is_none() {
            settled = held();
        }
        if answered >= wanted || rate < 1.0 {
            break;
        }
    }
    let (Some(before), Some(after)) = (settled, held()) else {
        println!("the memory was not measured: this system does not say");
        return;
    };
    let what = format!(
        "growth over {:.1} million requests, recording",
        answered / 1e6
    );
    let beside = format!("{before:.0} MB, then {after:.0} MB");
    line(
        &what,
        after - before,
        "MB",
        Budget::AtMost(BUDGET_MB),
        &beside,
    );
}
