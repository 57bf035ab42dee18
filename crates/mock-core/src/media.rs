//! Media types as structure, not as text.

/// A media type or media range in lower case; parameters in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Media {
    pub(crate) main: String,
    pub(crate) sub: String,
    pub(crate) parameters: Vec<(String, String)>,
}

impl Media {
    /// Reads `type/subtype; name=value`. `None` when it is no media type at all.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut parts = split_outside_quotes(text, ';');
        let (main, sub) = parts.next()?.trim().split_once('/')?;
        if main.is_empty() || sub.is_empty() {
            return None;
        }
        let parameters = parts
            .filter_map(|part| part.trim().split_once('='))
            .map(|(name, value)| (name.trim().to_ascii_lowercase(), unquote(value.trim())))
            .collect();
        Some(Self {
            main: main.to_ascii_lowercase(),
            sub: sub.to_ascii_lowercase(),
            parameters,
        })
    }

    /// `text/plain`.
    pub(crate) fn text_plain() -> Self {
        Self {
            main: "text".to_owned(),
            sub: "plain".to_owned(),
            parameters: Vec::new(),
        }
    }

    pub(crate) fn is_json(&self) -> bool {
        self.sub == "json" || self.sub.ends_with("+json")
    }

    pub(crate) fn is_xml(&self) -> bool {
        self.sub == "xml" || self.sub.ends_with("+xml")
    }

    pub(crate) fn is_yaml(&self) -> bool {
        ["yaml", "x-yaml", "vnd.yaml", "yml"].contains(&self.sub.as_str())
            || self.sub.ends_with("+yaml")
    }

    pub(crate) fn is_form(&self) -> bool {
        self.main == "application" && self.sub == "x-www-form-urlencoded"
    }

    /// Whether it is `*/*`, `text/*` or `application/*+json`.
    pub(crate) fn is_range(&self) -> bool {
        self.main == "*" || self.sub.starts_with('*')
    }

    /// Whether both are the same type, and no parameter that both name says two things.
    pub(crate) fn is_another_writing_of(&self, other: &Self) -> bool {
        let differs = |(name, value): &(String, String)| {
            other
                .parameters
                .iter()
                .any(|(n, v)| n == name && !v.eq_ignore_ascii_case(value))
        };
        self.main == other.main && self.sub == other.sub && !self.parameters.iter().any(differs)
    }

    /// How many parameters both name; they must not differ.
    pub(crate) fn n_shared_parameters(&self, other: &Self) -> usize {
        let is_shared =
            |(name, _): &&(String, String)| other.parameters.iter().any(|(n, _)| n == name);
        self.parameters.iter().filter(is_shared).count()
    }

    /// Whether `other` is this type or falls into this range; parameters named here must agree.
    pub(crate) fn covers(&self, other: &Self) -> bool {
        let main = self.main == "*" || self.main == other.main;
        main && self.covers_sub(&other.sub) && self.parameters_agree(other)
    }

    fn covers_sub(&self, other: &str) -> bool {
        match self.sub.strip_prefix('*') {
            Some(suffix) => other.ends_with(suffix),
            None => self.sub == other,
        }
    }

    fn parameters_agree(&self, other: &Self) -> bool {
        self.parameters
            .iter()
            .filter(|(name, _)| name != "charset")
            .all(|(name, value)| {
                other
                    .parameters
                    .iter()
                    .any(|(n, v)| n == name && v.eq_ignore_ascii_case(value))
            })
    }

    /// `type/subtype; name=value`.
    pub(crate) fn text(&self) -> String {
        let mut text = format!("{}/{}", self.main, self.sub);
        for (name, value) in &self.parameters {
            text.push_str(&format!("; {name}={value}"));
        }
        text
    }
}

/// Splits at a separator that is not inside a quoted string (RFC 9110, section 5.6.4).
pub(crate) fn split_outside_quotes(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    let mut escaped = false;
    text.split(move |c: char| {
        if escaped {
            escaped = false;
        } else if quoted && c == '\\' {
            escaped = true;
        } else if c == '"' {
            quoted = !quoted;
        }
        !quoted && c == separator
    })
}

/// Takes the quotes off a quoted string.
pub(crate) fn unquote(text: &str) -> String {
    match text.strip_prefix('"').and_then(|t| t.strip_suffix('"')) {
        Some(inner) => inner.replace("\\\"", "\"").replace("\\\\", "\\"),
        None => text.to_owned(),
    }
}
