//! Whether the new text says what was wanted, and nothing else.

use std::collections::HashSet;

use super::{Entry, Part, Rewrite};
use crate::document::Document;
use crate::edit::intent;
use crate::node::{Node, NodeId, NodeKind};
use crate::pointer::Pointer;
use crate::tree::Flag;

/// The first place of the new document that is not as it should be.
pub(super) fn difference(rewrite: &Rewrite<'_>, new: &Document) -> Option<Pointer> {
    let n_errors = |document: &Document| document.errors().len();
    let (Some(old_root), Some(new_root)) = (rewrite.document.root(), new.root()) else {
        return (!rewrite.is_empty()).then(Pointer::root);
    };
    if n_errors(new) > n_errors(rewrite.document) {
        return Some(Pointer::root());
    }
    let mut compared = Compared {
        rewrite,
        aliases: HashSet::new(),
    };
    compared.kept(old_root, new_root).err()
}

struct Compared<'r, 'a> {
    rewrite: &'r Rewrite<'a>,
    /// Pairs of values that aliases stand for, old and new, compared already.
    aliases: HashSet<(NodeId, NodeId)>,
}

type Same = Result<(), Pointer>;

impl<'a> Compared<'_, 'a> {
    fn part(&mut self, part: &Part<'a>, new: Node<'_>) -> Same {
        match part {
            Part::Kept(old) => self.kept(*old, new),
            Part::Value(value) | Part::Line(value) => check(intent::is(value, new), new),
            Part::Mapping(entries) => {
                check(new.kind() == NodeKind::Mapping && !new.is_alias(), new)?;
                let entries = entries.iter().map(|entry| (Some(entry), &entry.value));
                self.entries(entries, new)
            }
            Part::Sequence(items) => {
                check(new.kind() == NodeKind::Sequence && !new.is_alias(), new)?;
                self.entries(items.iter().map(|item| (None, item)), new)
            }
        }
    }

    fn entries<'e>(
        &mut self,
        wanted: impl Iterator<Item = (Option<&'e Entry<'a>>, &'e Part<'a>)>,
        new: Node<'_>,
    ) -> Same
    where
        'a: 'e,
    {
        let mut children = new.children();
        for (entry, part) in wanted {
            let name = entry.map(|entry| entry.name.as_str());
            let child = children.next().filter(|child| child.key() == name);
            self.part(part, child.ok_or_else(|| new.pointer())?)?;
        }
        check(children.next().is_none(), new)
    }

    fn kept(&mut self, old: Node<'a>, new: Node<'_>) -> Same {
        const KEPT: [Flag; 3] = [Flag::ALIAS, Flag::MERGE, Flag::PROPERTIES];
        let alike = KEPT.iter().all(|&flag| old.has(flag) == new.has(flag));
        check(alike && old.kind() == new.kind(), new)?;
        if old.is_alias() {
            return self.target(old, new);
        }
        if !matches!(old.kind(), NodeKind::Mapping | NodeKind::Sequence) {
            return check(old.scalar() == new.scalar(), new);
        }
        let wanted = self.rewrite.entries(old);
        self.entries(
            wanted.iter().map(|(entry, part)| (entry.as_ref(), part)),
            new,
        )
    }

    fn target(&mut self, old: Node<'a>, new: Node<'_>) -> Same {
        match (old.target(), new.target()) {
            (Some(old), Some(new)) if self.aliases.insert((old.id(), new.id())) => {
                self.kept(old, new)
            }
            (old, target) => check(old.is_none() == target.is_none(), new),
        }
    }
}

fn check(same: bool, at: Node<'_>) -> Same {
    if same { Ok(()) } else { Err(at.pointer()) }
}
