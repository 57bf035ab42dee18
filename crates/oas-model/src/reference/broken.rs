//! Why a reference has no target, and how a person is told.

use crate::SourceSet;

/// Why a reference has no target.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Broken {
    /// It leads to this address of another machine, which was not asked.
    Remote(String),
    /// The document of this address is not in the set.
    Document(String),
    /// The document is there, but nothing stands at the fragment.
    Fragment,
}

/// A fault in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// A stable name.
    pub code: &'static str,
    /// What is wrong, as a sentence.
    pub message: String,
    /// What to do, as a sentence.
    pub hint: &'static str,
}

impl Broken {
    /// What to say about `reference`, as it is written.
    #[must_use]
    pub fn told(&self, sources: &SourceSet, reference: &str) -> Told {
        match self {
            Self::Remote(uri) => remote(reference, uri, sources.missing(uri)),
            Self::Document(uri) => Told {
                code: "reference-dangling",
                message: cannot_be_read(reference, uri, sources.missing(uri)),
                hint: "Check the path, which is relative to this file.",
            },
            Self::Fragment => Told {
                code: "reference-dangling",
                message: format!("`{reference}` points at nothing."),
                hint: "Check the spelling, or add the missing part.",
            },
        }
    }
}

/// Where somebody asked the other machine, there is a reason why it is missing.
fn remote(reference: &str, uri: &str, reason: Option<&str>) -> Told {
    let (message, hint) = match reason {
        Some(_) => (
            cannot_be_read(reference, uri, reason),
            "Check the address, or save the document beside this one and refer to the copy.",
        ),
        None => (
            format!("`{reference}` is on another machine, which is not asked."),
            "`--allow-remote` fetches it. Or save it beside this one and refer to the copy.",
        ),
    };
    Told {
        code: "reference-remote",
        message,
        hint,
    }
}

fn cannot_be_read(reference: &str, uri: &str, reason: Option<&str>) -> String {
    let reason = reason.map_or_else(String::new, |one| format!(": {one}"));
    if uri == reference.split('#').next().unwrap_or_default() {
        return format!("`{uri}` cannot be read{reason}.");
    }
    format!("`{reference}` asks for `{uri}`, which cannot be read{reason}.")
}
