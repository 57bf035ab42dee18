//! Waiting for something to become true.

use std::time::{Duration, Instant};

/// How long a slow, busy machine may take for anything.
pub const LONG: Duration = Duration::from_secs(60);

/// Asks again and again until there is an answer.
///
/// # Panics
/// When there is none in time; the message says what was awaited.
pub fn until<T>(what: &str, within: Duration, mut ask: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(
            start.elapsed() < within,
            "waited {}s in vain for {what}",
            within.as_secs()
        );
        std::thread::sleep(Duration::from_millis(50));
    }
}
