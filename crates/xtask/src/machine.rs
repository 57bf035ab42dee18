//! What has to be installed before anything can be built or tested.
//!
//! In:  what is wanted ([`Wanted`]).
//! Out: everything there, or a sentence that says what to install and how.
//! Never: installs anything that it has not named first.

mod apt; // Debian and Ubuntu
mod browser; // Chromium for the browser tests
mod versions; // Rust and Node

use std::process::ExitCode;

pub(crate) use self::browser::{Browser, find as find_browser};
use crate::place::Place;
use crate::say;
use crate::shell::Failure;

/// What the machine shall be able to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Wanted {
    /// The command line and the interface in a browser.
    Browser,
    /// The desktop app as well.
    Desktop,
    /// All tests.
    Tests,
    /// The pictures of the documentation.
    Pictures,
}

/// `cargo xtask setup [--test]`.
pub(crate) fn command(place: &Place, options: &[String]) -> Result<ExitCode, Failure> {
    let wanted = match options {
        [] => Wanted::Desktop,
        [only] if only == "--test" => Wanted::Tests,
        _ => return Err(Failure::new("setup takes `--test` or nothing")),
    };
    prepare(place, wanted)?;
    say::line("Everything is there.");
    Ok(ExitCode::SUCCESS)
}

/// Checks and, where it can, installs.
pub(crate) fn prepare(place: &Place, wanted: Wanted) -> Result<(), Failure> {
    versions::check(place)?;
    if cfg!(target_os = "linux") {
        return apt::install(place, wanted);
    }
    if cfg!(target_os = "macos") {
        say::note("macOS: needs the Xcode command line tools (`xcode-select --install`).");
    } else if cfg!(windows) {
        say::note("Windows: needs the C++ build tools of Visual Studio and the WebView2 runtime.");
    }
    Ok(())
}

/// Whether a window can be opened here.
pub(crate) fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(not(target_os = "linux")) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
