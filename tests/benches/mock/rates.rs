//! Ours beside a bare axum handler, in turns, so that both see the same machine.

use specwright_tests::scratch::Scratch;

use crate::bare::Bare;
use crate::load::{self, CASES, Case, Measured};
use crate::ours;
use crate::table::{Budget, line, middle};

const CONNECTIONS: [u32; 3] = [1, 16, 64];
const ROUNDS: usize = 3;
const SECONDS: u32 = 2;
/// The slowest hundredth may take this many times as long as the bare handler's.
const P99: f64 = 3.0;

pub(crate) fn print() {
    let folder = Scratch::new("bench");
    let (plain, recording) = (ours(None), ours(Some(&folder)));
    for case in &CASES {
        let bare = Bare::start(load::answer(&plain.address, case));
        load::answer(&recording.address, case);
        for connections in CONNECTIONS {
            for (how, mock) in [("", &plain), (", recording", &recording)] {
                let what = format!("{}{how}, {connections} at once", case.name);
                compare(&what, case, connections, &mock.address, &bare.address());
            }
        }
    }
}

fn compare(what: &str, case: &Case, connections: u32, ours: &str, bare: &str) {
    let rounds: Vec<(Measured, Measured)> = (0..ROUNDS)
        .map(|_| {
            (
                load::run(ours, case, connections, SECONDS),
                load::run(bare, case, connections, SECONDS),
            )
        })
        .collect();
    let of = |number: fn(&(Measured, Measured)) -> f64| middle(rounds.iter().map(number).collect());
    let rates = format!("{:.0}/s of {:.0}/s", of(|r| r.0.rate), of(|r| r.1.rate));
    let ratio = of(|r| r.0.rate / r.1.rate.max(1.0));
    line(what, ratio, "", Budget::AtLeast(case.to_bare), &rates);
    let times = format!(
        "{:.2} ms to {:.2} ms",
        of(|r| r.0.p99_ms),
        of(|r| r.1.p99_ms)
    );
    let ratio = of(|r| r.0.p99_ms / r.1.p99_ms.max(0.001));
    line(
        "  its slowest hundredth",
        ratio,
        "",
        Budget::AtMost(P99),
        &times,
    );
}
