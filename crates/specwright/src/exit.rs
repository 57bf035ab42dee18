//! Exit codes, and how a failure looks.

use std::{io::Write as _, process::ExitCode};

use crate::render;
use studio::Diagnostic;

/// Why a command did not do its work.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The input has findings (exit code 1); they were or will be printed.
    Findings(Vec<Diagnostic>),
    /// It could not be done (exit code 2).
    CannotDo {
        /// What happened.
        message: String,
        /// What to do.
        hint: Option<String>,
    },
}

impl Failure {
    pub(crate) fn cannot(message: impl ToString) -> Self {
        Self::CannotDo {
            message: message.to_string(),
            hint: None,
        }
    }

    /// Prints it on standard error and gives the exit code.
    pub(crate) fn report(self) -> ExitCode {
        let mut out = std::io::stderr().lock();
        match self {
            Self::Findings(diagnostics) => {
                let _ = write!(out, "{}", render::diagnostics(&diagnostics));
                ExitCode::from(1)
            }
            Self::CannotDo { message, hint } => {
                let _ = writeln!(out, "{}", render::failure(&message, hint.as_deref()));
                ExitCode::from(2)
            }
        }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::cannot(error)
    }
}
