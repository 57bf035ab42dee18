//! One request as a command line or program that sends it again.
//!
//! In:  an exchange. Out: text for curl, HTTPie, `fetch`, Python and `.http` files. What a form
//! cannot say stands in a comment of it. Never: a value in a shell or program unquoted.

mod curl; // for POSIX shells
mod fetch; // JavaScript
mod http_file; // VS Code REST Client, JetBrains HTTP Client
mod httpie; // for POSIX shells
mod prepared; // what is sent, of what was recorded
mod python; // the standard library of Python 3
mod quoted; // text as a literal

pub use curl::curl;
pub use fetch::fetch;
pub use http_file::http_file;
pub use httpie::httpie;
pub use python::python;

/// How to write it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SnippetOptions {
    /// Scheme and authority to send to, `http://127.0.0.1:4010`, in place of the recorded one.
    pub base: Option<String>,
    /// A command line on one line.
    pub one_line: bool,
}
