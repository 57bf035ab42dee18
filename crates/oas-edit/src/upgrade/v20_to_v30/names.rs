//! Names of shared things. 2.0 allows any, 3.0 letters, digits, `.`, `-` and `_`.

use std::collections::{HashMap, HashSet};

use oas_doc::Node;
use oas_model::DocumentId;

use crate::upgrade::roles::{Role, Spot};

/// The members of the root whose members move below `components`.
pub(super) const SECTIONS: [&str; 4] = [
    "definitions",
    "parameters",
    "responses",
    "securityDefinitions",
];

/// New names, where they differ from the old ones.
#[derive(Debug, Default)]
pub(super) struct Names {
    new: HashMap<(DocumentId, &'static str, String), String>,
}

impl Names {
    /// The new names of everything that is shared in these documents.
    pub(super) fn of(spots: &[Spot<'_>]) -> Self {
        let mut names = Self::default();
        for root in spots.iter().filter(|spot| spot.role == Role::Root) {
            for section in SECTIONS {
                names.section(*root, section);
            }
        }
        names
    }

    fn section(&mut self, root: Spot<'_>, section: &'static str) {
        let members = || root.node.get(section).into_iter().flat_map(Node::members);
        let mut taken: HashSet<String> = members()
            .map(|(name, _)| name.to_owned())
            .filter(|name| is_allowed(name))
            .collect();
        for (old, _) in members().filter(|(name, _)| !is_allowed(name)) {
            let base: String = old.chars().map(|c| if fits(c) { c } else { '_' }).collect();
            let base = if base.is_empty() {
                "_".to_owned()
            } else {
                base
            };
            let numbered = (2..).map(|n| format!("{base}_{n}"));
            let mut ways = std::iter::once(base.clone()).chain(numbered);
            if let Some(new) = ways.find(|way| taken.insert(way.clone())) {
                self.new
                    .insert((root.document, section, old.to_owned()), new);
            }
        }
    }

    /// The name that a shared thing has in the new document.
    pub(super) fn of_member(
        &self,
        document: DocumentId,
        section: &'static str,
        old: &str,
    ) -> String {
        let new = self.new.get(&(document, section, old.to_owned()));
        new.map_or_else(|| old.to_owned(), Clone::clone)
    }
}

fn is_allowed(name: &str) -> bool {
    !name.is_empty() && name.chars().all(fits)
}

/// Source: `OpenAPI` 3.0.4, "Components Object".
fn fits(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')
}
