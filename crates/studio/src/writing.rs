//! Writes that Ctrl+C must not cut in half.
//!
//! In:  the work of writing, and the word that the program is about to end.
//! Out: files that are whole, or as they were, with nothing temporary beside them.
//! Never: knows about signals; the program hears them and calls [`stop`].

use std::{
    io,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

// A signal is for the whole program, and so is what it must wait for.
static WRITING: Mutex<()> = Mutex::new(());
static STOPPED: AtomicBool = AtomicBool::new(false);

/// Lets nothing new be written from now on, and waits until what was begun is done or taken back.
///
/// Meant for a program that ends with it.
pub fn stop() {
    STOPPED.store(true, Ordering::SeqCst);
    drop(hold());
}

/// Whether the program is about to end, so that what fails now fails for that reason.
#[must_use]
pub fn is_stopped() -> bool {
    STOPPED.load(Ordering::SeqCst)
}

/// Does work that leaves something half done unless it comes to its end, which may be an error.
pub(crate) fn writing<T>(work: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    let _held = hold();
    go_on()?;
    work()
}

/// Between two steps of a long write, which cleans up after an error.
///
/// # Errors
/// [`io::ErrorKind::Interrupted`] once the program is to end.
pub(crate) fn go_on() -> io::Result<()> {
    match is_stopped() {
        true => Err(io::ErrorKind::Interrupted.into()),
        false => Ok(()),
    }
}

fn hold() -> MutexGuard<'static, ()> {
    WRITING.lock().unwrap_or_else(PoisonError::into_inner)
}
