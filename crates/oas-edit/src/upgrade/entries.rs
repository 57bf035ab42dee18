//! Lists of members while they change.

use oas_doc::{Entry, Node, Part};

/// Whether a member is written in a mapping, and not merged into it.
pub(super) fn is_own(mapping: Node<'_>, member: Node<'_>) -> bool {
    mapping.written().any(|written| written.id() == member.id())
}

/// The position of a member that is still in the list.
pub(super) fn position(entries: &[Entry<'_>], member: Node<'_>) -> Option<usize> {
    entries.iter().position(|entry| entry.is(member))
}

/// Takes a member out; says whether it was there.
pub(super) fn remove(entries: &mut Vec<Entry<'_>>, member: Node<'_>) -> bool {
    let at = position(entries, member);
    at.map(|at| entries.remove(at)).is_some()
}

/// Gives a member another value.
pub(super) fn set<'a>(entries: &mut [Entry<'a>], member: Node<'a>, value: Part<'a>) {
    if let Some(entry) = position(entries, member).and_then(|at| entries.get_mut(at)) {
        entry.value = value;
    }
}

/// Gives a member another name.
pub(super) fn rename(entries: &mut [Entry<'_>], member: Node<'_>, name: &str) {
    if let Some(entry) = position(entries, member).and_then(|at| entries.get_mut(at)) {
        name.clone_into(&mut entry.name);
    }
}

/// Puts others in the place of a member; at the end where it is not in the list.
pub(super) fn replace<'a>(
    entries: &mut Vec<Entry<'a>>,
    member: Node<'a>,
    others: impl IntoIterator<Item = Entry<'a>>,
) {
    let at = position(entries, member);
    let range = at.map_or(entries.len()..entries.len(), |at| at..at + 1);
    entries.splice(range, others);
}
