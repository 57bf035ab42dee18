//! A line that shows that a long command is at work.
//!
//! On standard error, only on a terminal, and only once a second has passed.

use std::{
    io::{IsTerminal as _, Write as _},
    path::Path,
    sync::mpsc::{self, RecvTimeoutError},
    time::{Duration, Instant},
};

const FIRST_AFTER: Duration = Duration::from_secs(1);
const EVERY: Duration = Duration::from_millis(500);
/// Back to the beginning of the line, and nothing behind it.
const CLEAR: &str = "\r\u{1b}[K";

/// A verb and the name of a file, without its folders, so that it fits on a line.
pub(crate) fn about(verb: &str, file: &Path) -> String {
    let name = file.file_name().unwrap_or(file.as_os_str());
    format!("{verb} {}", name.to_string_lossy())
}

/// Does some work; `what` is said while it takes its time, and gone when it is done.
pub(crate) fn during<T>(what: &str, work: impl FnOnce() -> T) -> T {
    if !is_wanted() {
        return work();
    }
    std::thread::scope(|scope| {
        let (done, is_done) = mpsc::channel::<()>();
        scope.spawn(move || tell(what, &is_done));
        let made = work();
        drop(done);
        made
    })
}

fn is_wanted() -> bool {
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    std::io::stderr().is_terminal() && !is_dumb
}

fn tell(what: &str, is_done: &mpsc::Receiver<()>) {
    let start = Instant::now();
    let mut wait = FIRST_AFTER;
    while is_done.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
        wait = EVERY;
        write(&format!("{CLEAR}{what} … {} s", start.elapsed().as_secs()));
    }
    if wait == EVERY {
        write(CLEAR);
    }
}

fn write(text: &str) {
    let mut out = std::io::stderr().lock();
    let _ = write!(out, "{text}").and_then(|()| out.flush());
}
