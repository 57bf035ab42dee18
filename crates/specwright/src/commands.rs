//! What each command does.

pub(crate) mod bundle;
pub(crate) mod completions;
pub(crate) mod edit;
pub(crate) mod fmt;
pub(crate) mod mock;
pub(crate) mod outline;
pub(crate) mod resolve;
pub(crate) mod split;
pub(crate) mod state;
pub(crate) mod studio;
pub(crate) mod to_json;
pub(crate) mod to_yaml;
pub(crate) mod traffic;
pub(crate) mod upgrade;
pub(crate) mod validate;

use std::io::Write as _;

use crate::exit::Failure;

/// Prints a line on standard output at once. A reader that is gone ends nothing.
///
/// # Errors
/// [`Failure::CannotDo`] when the line did not get where it was sent, as on a full disk.
pub(crate) fn print(line: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{line}").and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(Failure::CannotDo {
            message: format!("the answer cannot be written: {error}"),
            hint: Some(
                "what standard output has got is not whole; make room on the disk".to_owned(),
            ),
        }),
        _ => Ok(()),
    }
}

/// Prints a line on standard error.
pub(crate) fn say(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// Listens for Ctrl+C and the signal that ends a service, from now on; the future waits for one.
pub(crate) fn interrupted() -> Result<impl Future<Output = Result<(), Failure>>, Failure> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate())?;
        let mut interrupt = signal(SignalKind::interrupt())?;
        Ok(async move {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
            Ok(())
        })
    }
    #[cfg(not(unix))]
    Ok(async { Ok(tokio::signal::ctrl_c().await?) })
}
