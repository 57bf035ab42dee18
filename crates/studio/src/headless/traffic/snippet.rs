//! An exchange -> a command or program that sends its request again.

use mock_learn::forms::snippet::{self, SnippetOptions};

use super::{TrafficFailure, observed::observed, opened, show};

/// The language of a snippet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SnippetKind {
    /// curl, for POSIX shells.
    Curl,
    /// `fetch` of JavaScript.
    Fetch,
    /// HTTPie, for POSIX shells.
    Httpie,
    /// The standard library of Python 3.
    Python,
    /// A `.http` file of editors.
    Http,
}

/// The request of an exchange as a snippet; masked values stay masked, and a remark says so.
///
/// # Errors
/// [`TrafficFailure`].
pub async fn snippet(
    store: &str,
    id: &str,
    kind: SnippetKind,
    base: Option<String>,
) -> Result<String, TrafficFailure> {
    let parsed = show::parse_id(id)?;
    let store = opened(store).await?;
    let found = show::recorded(&store, parsed).await;
    store.close().await;
    let observed = observed(found?);
    let options = SnippetOptions {
        base,
        ..SnippetOptions::default()
    };
    let write = match kind {
        SnippetKind::Curl => snippet::curl,
        SnippetKind::Fetch => snippet::fetch,
        SnippetKind::Httpie => snippet::httpie,
        SnippetKind::Python => snippet::python,
        SnippetKind::Http => snippet::http_file,
    };
    Ok(write(&observed, &options))
}
