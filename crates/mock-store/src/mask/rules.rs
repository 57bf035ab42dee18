//! What a person declares as secret -> ready to be applied.

use std::sync::Arc;

use regex::bytes::Regex;

use super::pointer::Pointer;

/// What is secret besides what is known by name, as a settings file says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MaskRules {
    /// Header fields, in any case.
    pub headers: Vec<String>,
    /// Cookies. Every cookie's value is masked; one named here also where a header field, a
    /// parameter or a member of JSON has its name.
    pub cookies: Vec<String>,
    /// Parameters of queries and forms, in any case.
    pub query: Vec<String>,
    /// Places in JSON bodies and messages: `/card/number`, `/users/*/email` (RFC 6901, and `*`
    /// for any one member or item).
    pub pointers: Vec<String>,
    /// Regular expressions for any text. With a group, only the first group is masked.
    pub patterns: Vec<String>,
}

/// A rule that cannot be applied.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct MaskError {
    /// The list that it stands in: `pointers` or `patterns`.
    pub list: &'static str,
    /// Its place in the list, from 0.
    pub index: usize,
    /// What is wrong, and what would be right.
    pub message: String,
}

/// Rules that are ready to be applied. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Masks {
    rules: Arc<Ready>,
}

#[derive(Debug, Default)]
struct Ready {
    headers: Vec<String>,
    query: Vec<String>,
    members: Vec<String>,
    pointers: Vec<Pointer>,
    patterns: Vec<Regex>,
}

impl Masks {
    /// Makes rules ready.
    ///
    /// # Errors
    /// [`MaskError`] at the first rule that cannot be applied.
    pub fn new(rules: &MaskRules) -> Result<Self, MaskError> {
        let lower =
            |names: &[String]| -> Vec<_> { names.iter().map(|name| name.to_lowercase()).collect() };
        let cookies = lower(&rules.cookies);
        let ready = Ready {
            headers: [lower(&rules.headers), cookies.clone()].concat(),
            query: [lower(&rules.query), cookies.clone()].concat(),
            members: cookies,
            pointers: each("pointers", &rules.pointers, Pointer::parse)?,
            patterns: each("patterns", &rules.patterns, pattern)?,
        };
        Ok(Self {
            rules: Arc::new(ready),
        })
    }

    pub(super) fn is_field(&self, name: &str) -> bool {
        holds(&self.rules.headers, name)
    }

    pub(super) fn is_parameter(&self, name: &str) -> bool {
        holds(&self.rules.query, name)
    }

    pub(super) fn is_member(&self, name: &str) -> bool {
        holds(&self.rules.members, name)
    }

    pub(super) fn pointers(&self) -> &[Pointer] {
        &self.rules.pointers
    }

    pub(super) fn patterns(&self) -> &[Regex] {
        &self.rules.patterns
    }
}

fn holds(names: &[String], name: &str) -> bool {
    !names.is_empty() && names.contains(&name.to_lowercase())
}

fn each<T>(
    list: &'static str,
    texts: &[String],
    one: impl Fn(&str) -> Result<T, String>,
) -> Result<Vec<T>, MaskError> {
    let ready = |(index, text): (usize, &String)| {
        one(text).map_err(|message| MaskError {
            list,
            index,
            message,
        })
    };
    texts.iter().enumerate().map(ready).collect()
}

fn pattern(text: &str) -> Result<Regex, String> {
    let pattern = Regex::new(text)
        .map_err(|error| format!("`{text}` is no regular expression that can be used: {error}"))?;
    if pattern.is_match(b"") {
        return Err(format!(
            "`{text}` also matches nothing, so that it would mask every place; ask for at least one character."
        ));
    }
    Ok(pattern)
}
