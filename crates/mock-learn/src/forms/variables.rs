//! `{{name}}` in requests of Postman and Bruno.

use std::collections::BTreeSet;

/// Values may name variables themselves; this many steps are followed.
const MOST_STEPS: usize = 8;
/// Values that name each other may grow; no text is filled beyond this length.
const LONGEST: usize = 16 << 20;

/// What is known of the variables around a request. The last one of a name counts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Variables {
    known: Vec<(String, String)>,
}

impl Variables {
    pub(crate) fn add(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.known.push((name.into(), value.into()));
    }

    /// These, and `inner` before them.
    pub(crate) fn with(&self, inner: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut all = self.clone();
        all.known.extend(inner);
        all
    }

    fn value(&self, name: &str) -> Option<&str> {
        let found = self.known.iter().rev().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// `text` with the values of its variables; what has none stays, and its name is added to
    /// `unknown`.
    pub(crate) fn filled(&self, text: &str, unknown: &mut BTreeSet<String>) -> String {
        let mut filled = text.to_owned();
        for _ in 0..MOST_STEPS {
            let next = self.step(&filled);
            if next == filled || next.len() > LONGEST {
                break;
            }
            filled = next;
        }
        unknown.extend(names(&filled).map(str::to_owned));
        filled
    }

    fn step(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((start, end)) = next_name(rest) {
            out.push_str(&rest[..start]);
            let name = rest[start + 2..end].trim();
            out.push_str(self.value(name).unwrap_or(&rest[start..end + 2]));
            rest = &rest[end + 2..];
            if out.len() > LONGEST {
                break;
            }
        }
        out.push_str(rest);
        out
    }
}

/// Where the next `{{name}}` begins, and where its `}}`.
fn next_name(text: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    loop {
        let start = from + text[from..].find("{{")?;
        let end = start + 2 + text[start + 2..].find("}}")?;
        let name = text[start + 2..end].trim();
        if !name.is_empty() && !name.contains(['{', '}', '"', '\n']) {
            return Some((start, end));
        }
        from = start + 1;
    }
}

fn names(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (start, end) = next_name(rest)?;
        let name = rest[start + 2..end].trim();
        rest = &rest[end + 2..];
        Some(name)
    })
}

/// `url` without an unknown variable in place of its server: the path is what is known then.
pub(crate) fn without_unknown_server(url: &str) -> &str {
    let Some((0, end)) = next_name(url) else {
        return url;
    };
    match &url[end + 2..] {
        "" => "/",
        rest if rest.starts_with(['/', '?']) => rest,
        _ => url,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(text: &str, known: &[(&str, &str)]) -> (String, Vec<String>) {
        let mut variables = Variables::default();
        for (name, value) in known {
            variables.add(*name, *value);
        }
        let mut unknown = BTreeSet::new();
        let text = variables.filled(text, &mut unknown);
        (text, unknown.into_iter().collect())
    }

    #[test]
    fn variables_are_filled_through_each_other() {
        let known = [("base", "http://{{host}}"), ("host", "h"), ("host", "i")];
        assert_eq!(
            filled("{{ base }}/{{x}}?{{", &known),
            ("http://i/{{x}}?{{".to_owned(), vec!["x".to_owned()])
        );
        assert_eq!(
            filled("{\"a\":{\"b\":{{n}}}}", &[("n", "1")]).0,
            "{\"a\":{\"b\":1}}"
        );
    }

    #[test]
    fn variables_that_name_each_other_end() {
        assert_eq!(
            filled("{{a}}", &[("a", "{{b}}"), ("b", "{{a}}")]).0,
            "{{a}}"
        );
        let many = "{{a}}".repeat(200);
        assert!(filled("{{a}}", &[("a", &many)]).0.len() < 2 * LONGEST);
    }

    #[test]
    fn a_server_that_is_not_known_is_left_out() {
        assert_eq!(without_unknown_server("{{base}}/a/{{id}}"), "/a/{{id}}");
        assert_eq!(without_unknown_server("{{base}}"), "/");
        assert_eq!(without_unknown_server("http://h/{{id}}"), "http://h/{{id}}");
    }
}
