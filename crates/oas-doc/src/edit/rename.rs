//! A member gets another name.

use super::intent::{Intent, entries};
use super::look::Look;
use super::place::{self, Reach};
use super::{EditError, TextEdit, shared, write};
use crate::document::{self, Document, Syntax};
use crate::node::Node;
use crate::pointer::Pointer;
use crate::tree::{Flag, Style};

/// Changes the key of the member at `at`, and nothing else.
pub(super) fn rename(
    document: &Document,
    at: &Pointer,
    name: &str,
    reach: Reach,
) -> Result<Vec<TextEdit>, EditError> {
    let node = place::entry(document, at, reach)?;
    let parent = node.parent().ok_or(EditError::WholeDocument)?;
    let key = node
        .key()
        .ok_or_else(|| EditError::NotMember { at: at.clone() })?;
    if key == name {
        return Ok(Vec::new());
    }
    shared::check_hidden(node, at, reach)?;
    if document::child(parent, name).is_some() {
        let at = at.parent().unwrap_or_default().push(name);
        return Err(EditError::Exists { at });
    }
    let mut wanted = entries(parent);
    let place = parent.children().position(|child| child.id() == node.id());
    if let Some(entry) = place.and_then(|place| wanted.get_mut(place)) {
        entry.key = Some(name);
    }
    let intent = Intent::within(parent, wanted).ok_or(EditError::WholeDocument)?;
    intent.choose(document, at, candidates(node, name))
}

/// Ways to write the name, the one nearest to the old style first.
fn candidates(node: Node<'_>, name: &str) -> Vec<Vec<TextEdit>> {
    let Some(span) = node.key_span() else {
        return Vec::new();
    };
    let mut texts = keys(node, name);
    texts.push(write::quoted(name, Style::Double));
    let over = |text: String| vec![TextEdit::replacement(span.start, span.end, text)];
    texts.into_iter().map(over).collect()
}

/// The name as the old one is written, where that is possible.
pub(super) fn keys(node: Node<'_>, name: &str) -> Vec<String> {
    let (document, in_flow) = (node.document(), super::layout::is_in_flow(node));
    if document.syntax() == Syntax::Json {
        return Vec::new();
    }
    let old = node.key_span().and_then(|key| document.text().get(key));
    if node.has(Flag::KEY_QUOTED) {
        let single = old.is_some_and(|key| key.starts_with('\''));
        let style = if single { Style::Single } else { Style::Double };
        return vec![write::quoted(name, style)];
    }
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let numbers = digits(name) && node.key().is_some_and(digits);
    if numbers || write::is_safe_plain(name, in_flow) {
        return vec![name.to_owned()];
    }
    vec![write::quoted(
        name,
        Look::around(node.parent().unwrap_or(node)).quote,
    )]
}
