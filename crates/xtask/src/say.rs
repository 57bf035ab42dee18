//! What the person at the terminal reads.

use std::io::{IsTerminal, Write};

/// One line on standard output. A closed pipe is no reason to stop.
pub(crate) fn line(text: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{text}");
}

/// The beginning of a piece of work.
pub(crate) fn heading(text: &str) {
    line(&paint("1;34", text));
}

/// Something that went well, or that is merely worth knowing.
pub(crate) fn note(text: &str) {
    line(&format!("      {text}"));
}

/// Something that was left out or is not as it should be, though the work goes on.
pub(crate) fn warning(text: &str) {
    line(&paint("1;33", &format!("warning: {text}")));
}

/// What went wrong, on standard error.
pub(crate) fn error(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "error: {text}");
}

fn paint(code: &str, text: &str) -> String {
    let plain = std::env::var_os("NO_COLOR").is_some() || !std::io::stdout().is_terminal();
    if plain {
        text.to_owned()
    } else {
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }
}
