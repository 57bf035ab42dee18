//! What a shell lends to the service. It grows only with a written reason.

use std::{fmt, future::Future, path::PathBuf, pin::Pin};

/// The few things that only a window or a desktop can do.
pub trait Host: Send + Sync + fmt::Debug {
    /// Whether [`Self::pick_folder`] can ask a person.
    fn native_dialogs(&self) -> bool;

    /// Asks a person for a folder; `None` when they cancelled.
    fn pick_folder(&self) -> Pin<Box<dyn Future<Output = Option<PathBuf>> + Send + '_>>;
}

/// A shell without dialogs: the browser, or a test.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoHost;

impl Host for NoHost {
    fn native_dialogs(&self) -> bool {
        false
    }

    fn pick_folder(&self) -> Pin<Box<dyn Future<Output = Option<PathBuf>> + Send + '_>> {
        Box::pin(async { None })
    }
}
