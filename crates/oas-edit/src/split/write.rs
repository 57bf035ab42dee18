//! The texts of the files.

use oas_doc::{Node, Syntax, TextEdit, json_text, yaml_text};
use oas_model::{Api, Joined, join};

use super::part::{Part, Parts, entry_name};
use crate::address;
use crate::bundle::{is_name, origin};
use crate::grammar::{Kind, Link, Shape, Word, links};
use crate::text::{self, line_end};

/// All files: the entry first, then the parts in the order of the text.
pub(super) fn files(api: &Api, parts: &Parts<'_>) -> Vec<(String, String)> {
    let document = api.sources().document(api.entry());
    let Some(root) = document.root() else {
        return vec![(
            entry_name(document.syntax()).to_owned(),
            document.text().to_owned(),
        )];
    };
    let found = links(root, Shape::One(Kind::Document), api.version());
    let mut edits: Vec<_> = found
        .iter()
        .filter_map(|link| edit(api, parts, link))
        .collect();
    edits.sort_by_key(|edit| edit.range.start);
    edits.dedup();
    let mut files = vec![(entry_name(document.syntax()).to_owned(), String::new())];
    let mut own = Vec::new();
    let mut done = 0;
    let line_end = line_end(document);
    for part in in_order(parts) {
        let extent = part.node.extent();
        let start = edits.partition_point(|edit| edit.range.start < extent.start);
        let end = edits.partition_point(|edit| edit.range.start < extent.end);
        own.extend_from_slice(edits.get(done..start).unwrap_or_default());
        let inside = edits.get(start..end).unwrap_or_default().to_vec();
        done = end;
        let standalone = text::take_out(part.node, inside);
        files.push((part.file.clone(), standalone.text + line_end));
        own.push(TextEdit {
            range: extent,
            text: in_place_of(part),
        });
    }
    own.extend_from_slice(edits.get(done..).unwrap_or_default());
    if let Some((_, text)) = files.first_mut() {
        *text = text::spliced(document.text(), own);
    }
    files
}

fn in_order<'p, 'a>(parts: &'p Parts<'a>) -> Vec<&'p Part<'a>> {
    let mut all: Vec<_> = parts.by_node.values().collect();
    all.sort_by_key(|part| part.node.span().start);
    all
}

/// The reference that stays where the part was.
fn in_place_of(part: &Part<'_>) -> String {
    let document = part.node.document();
    let address = address::relative(entry_name(document.syntax()), &part.file);
    if part.node.is_block() {
        return format!("$ref: {}", yaml_text(&address));
    }
    if document.syntax() == Syntax::Yaml {
        return format!("{{$ref: {}}}", json_text(&address));
    }
    let text = document.text().get(part.node.span()).unwrap_or_default();
    let member = format!("\"$ref\": {}", json_text(&address));
    // On lines of its own where the part had some.
    let gap = |part: &str| part.len() - part.trim_start().len();
    let inside = text.get(1..).unwrap_or_default();
    let before = inside.get(..gap(inside)).unwrap_or_default();
    let inside = text.get(..text.len().saturating_sub(1)).unwrap_or_default();
    let after = inside.get(inside.trim_end().len()..).unwrap_or_default();
    format!("{{{before}{member}{after}}}")
}

/// What becomes of a reference; `None` where it stays as it is.
fn edit(api: &Api, parts: &Parts<'_>, link: &Link<'_>) -> Option<TextEdit> {
    let written = link.text.as_str()?;
    let from = parts.around(link.text);
    let new = match link.word {
        Word::Value => moved(from?, written)?,
        Word::DynamicRef => return None,
        Word::Mapping if is_name(written) && !leads(api, link, written) => return None,
        _ => {
            let target = api.target(origin(api.entry(), link.holder), written).ok();
            match target.filter(|target| target.document == api.entry()) {
                Some(target) => reference(parts, from, api.sources().node(target))?,
                None => moved(from?, written)?,
            }
        }
    };
    (new != written).then(|| link.text.saying(&new))
}

/// Whether a text is a reference to a file that is there.
fn leads(api: &Api, link: &Link<'_>, text: &str) -> bool {
    api.target(origin(api.entry(), link.holder), text).is_ok()
}

/// The reference from a file, or the entry, to a place; `None` where the old one holds.
fn reference(parts: &Parts<'_>, from: Option<&Part<'_>>, target: Node<'_>) -> Option<String> {
    let entry = entry_name(target.document().syntax());
    let to = parts.around(target);
    let is_whole = to.is_some_and(|to| to.node.id() == target.id());
    let (to_entry, from_file) = match (from, to) {
        (None, None) => return None,
        (None, Some(_)) if is_whole => return None,
        (from, to) => (
            // A name that the file does not tell is told by the entry.
            to.is_none_or(|to| is_whole && to.kind == Kind::Schema && !to.is_named_so),
            from.map_or(entry, |from| &from.file),
        ),
    };
    let place = target.pointer();
    match to.filter(|_| !to_entry) {
        None => Some(address::reference(from_file, entry, &place)),
        Some(to) => {
            let depth = to.node.pointer().tokens().count();
            let root = oas_doc::Pointer::root();
            let below = place
                .tokens()
                .skip(depth)
                .fold(root, |at, token| at.push(&token));
            Some(address::reference(from_file, &to.file, &below))
        }
    }
}

/// An address that leads out of the description, or nowhere, as seen from a part's file.
fn moved(from: &Part<'_>, written: &str) -> Option<String> {
    let entry = entry_name(from.node.document().syntax());
    let (file, fragment) = match written.split_once('#') {
        Some((file, fragment)) => (file, format!("#{fragment}")),
        None => (written, String::new()),
    };
    let file = match join(entry, file) {
        _ if file.is_empty() => entry.to_owned(),
        Joined::Local(file) => file,
        Joined::Remote(_) => return None,
    };
    Some(address::relative(&from.file, &file) + &fragment)
}
