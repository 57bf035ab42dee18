//! What resources are called: the texts of their paths with dots between.

use std::{collections::HashSet, sync::Arc};

use super::template::Part;

/// Names given so far.
pub(super) struct Names {
    given: HashSet<Arc<str>>,
    /// How many parts in front of every path say nothing: `api/v1`.
    front: usize,
}

impl Names {
    /// Leaves out the parts in front that all paths share and that say nothing.
    pub(super) fn of(paths: &[&[Part]]) -> Self {
        let is_said = |front: usize| {
            let mut all = paths.iter();
            !paths.is_empty() && all.all(|path| path.get(front).is_some_and(says_nothing))
        };
        let front = (0..).find(|front| !is_said(*front)).unwrap_or_default();
        Self {
            given: HashSet::new(),
            front,
        }
    }

    /// Takes a name; `false` where somebody has it.
    pub(super) fn claim(&mut self, name: &Arc<str>) -> bool {
        self.given.insert(name.clone())
    }

    /// A name nobody else has. Parameters come in only where texts do not tell two apart.
    pub(super) fn unique(&mut self, path: &[Part], identity: &[Arc<str>]) -> Arc<str> {
        let path = path.get(self.front..).unwrap_or_default();
        let texts = joined(path.iter().filter_map(text));
        let all = joined(path.iter().flat_map(words));
        let with_identity = joined(
            path.iter()
                .flat_map(words)
                .chain(identity.iter().map(|one| &**one)),
        );
        let numbered = (2..).map(|n| format!("{with_identity}.{n}"));
        let candidates = [texts, all, with_identity.clone()]
            .into_iter()
            .chain(numbered);
        let mut free =
            candidates.filter(|name| !name.is_empty() && !self.given.contains(name.as_str()));
        let name: Arc<str> = free.next().unwrap_or_default().into();
        self.given.insert(name.clone());
        name
    }
}

/// `api`, `rest`, `v1`, `2010-04-01`.
fn says_nothing(part: &Part) -> bool {
    let Part::Text(text) = part else {
        return false;
    };
    let version = text.strip_prefix(['v', 'V']).unwrap_or(text);
    let is_version = version.starts_with(|one: char| one.is_ascii_digit())
        && version
            .chars()
            .all(|one| one.is_ascii_alphanumeric() || "-._".contains(one));
    is_version || matches!(text.to_ascii_lowercase().as_str(), "api" | "rest" | "apis")
}

fn text(part: &Part) -> Option<&str> {
    match part {
        Part::Text(text) | Part::Verb(text) => Some(text),
        Part::Parameters(_) => None,
    }
}

fn words(part: &Part) -> Vec<&str> {
    match part {
        Part::Text(text) | Part::Verb(text) => vec![text],
        Part::Parameters(names) => names.iter().map(String::as_str).collect(),
    }
}

fn joined<'w>(words: impl Iterator<Item = &'w str>) -> String {
    words.collect::<Vec<_>>().join(".")
}
