//! The same edit by two other editors, `yaml-edit` and `jsonc-parser`.
//!
//! What they do right, we do with the same value. What they refuse or get wrong is counted, so
//! that a comparison that compares nothing would be seen.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use std::panic::{AssertUnwindSafe, catch_unwind};

use jsonc_parser::cst::{CstInputValue, CstNode, CstRootNode};
use oas_doc::{Document, EditOp, Pointer, ScalarValue, Syntax};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::Value as Json;
use yaml_edit::YamlNode;

#[path = "support/places.rs"]
mod places; // where values stand
#[path = "support/values.rs"]
mod values; // values at random, and another reader
#[path = "support/writer.rs"]
mod writer; // documents in every hand

use places::places;

/// An edit that all editors know.
#[derive(Debug, Clone)]
enum Edit {
    Set(Pointer, &'static str),
    Add(Pointer, &'static str),
    Remove(Pointer),
    Rename(Pointer),
}

const NEW: &str = "a new name";

fn edit(value: &Json, (what, place, text): (u32, u32, u32)) -> Option<Edit> {
    let mut all = Vec::new();
    places(value, &Pointer::root(), &mut all);
    let at = all.get(place as usize % all.len().max(1))?.clone();
    let text = ["plain", "a: b # c", "", "two words"][text as usize % 4];
    let parent = at.parent()?;
    Some(match (what % 4, value.pointer(parent.as_str())?) {
        (0, _) => Edit::Set(at, text),
        (1, _) => Edit::Add(parent, text),
        (2, Json::Object(_)) => Edit::Rename(at),
        _ => Edit::Remove(at),
    })
}

/// What the edit makes of the value.
fn wanted(value: &Json, edit: &Edit) -> Option<Json> {
    let mut value = value.clone();
    match edit {
        Edit::Set(at, text) => *value.pointer_mut(at.as_str())? = (*text).into(),
        Edit::Add(at, text) => match value.pointer_mut(at.as_str())? {
            Json::Array(items) => items.push((*text).into()),
            Json::Object(members) => drop(members.insert(NEW.to_owned(), (*text).into())),
            _ => return None,
        },
        Edit::Remove(at) | Edit::Rename(at) => {
            let name = at.last()?.into_owned();
            match value.pointer_mut(at.parent()?.as_str())? {
                Json::Array(items) => drop(items.remove(name.parse().ok()?)),
                Json::Object(members) => {
                    let place = members.keys().position(|key| *key == name)?;
                    let member = members.shift_remove(&name)?;
                    if matches!(edit, Edit::Rename(_)) {
                        members.shift_insert(place, NEW.to_owned(), member);
                    }
                }
                _ => return None,
            }
        }
    }
    Some(value)
}

fn ours(text: &str, syntax: Syntax, value: &Json, edit: &Edit) -> String {
    let given = |text: &str| ScalarValue::String(text.to_owned()).into();
    let op = match edit {
        Edit::Set(at, text) => EditOp::Set {
            at: at.clone(),
            value: given(text),
        },
        Edit::Add(at, text) => {
            let list = value.pointer(at.as_str()).unwrap().is_array();
            let at = at.push(if list { "-" } else { NEW });
            EditOp::Set {
                at,
                value: given(text),
            }
        }
        Edit::Remove(at) => EditOp::Remove { at: at.clone() },
        Edit::Rename(at) => EditOp::Rename {
            at: at.clone(),
            name: NEW.to_owned(),
        },
    };
    let document = Document::parse(text, syntax);
    let edits = document
        .edit(&op)
        .unwrap_or_else(|error| panic!("{op:?} on\n{text}\n{error}"));
    document.apply(&edits).unwrap().text().to_owned()
}

fn yaml_container(document: &yaml_edit::Document, at: &Pointer) -> Option<YamlNode> {
    let root = document.as_mapping().map(YamlNode::Mapping);
    let mut node = root.or_else(|| document.as_sequence().map(YamlNode::Sequence))?;
    for name in at.tokens() {
        node = match &node {
            YamlNode::Mapping(mapping) => mapping.get(name.as_ref())?,
            YamlNode::Sequence(list) => list.get(name.parse().ok()?)?,
            _ => return None,
        };
    }
    Some(node)
}

fn by_yaml_edit(text: &str, edit: &Edit) -> Option<String> {
    let document: yaml_edit::Document = text.parse().ok()?;
    let (parent, name) = match edit {
        Edit::Add(at, _) => (at.clone(), None),
        Edit::Set(at, _) | Edit::Remove(at) | Edit::Rename(at) => {
            (at.parent()?, Some(at.last()?.into_owned()))
        }
    };
    match (yaml_container(&document, &parent)?, edit) {
        (YamlNode::Mapping(mapping), Edit::Add(_, text)) => mapping.set(NEW, *text),
        (YamlNode::Sequence(list), Edit::Add(_, text)) => list.push(*text),
        (YamlNode::Mapping(mapping), Edit::Set(_, text)) => mapping.set(name?, *text),
        (YamlNode::Sequence(list), Edit::Set(_, text)) => {
            list.set(name?.parse().ok()?, *text);
        }
        (YamlNode::Mapping(mapping), Edit::Remove(_)) => drop(mapping.remove(name?)?),
        (YamlNode::Sequence(list), Edit::Remove(_)) => drop(list.remove(name?.parse().ok()?)?),
        (YamlNode::Mapping(mapping), Edit::Rename(_)) => drop(mapping.rename_key(name?, NEW)),
        _ => return None,
    }
    Some(document.to_string())
}

fn json_node(root: &CstRootNode, at: &Pointer) -> Option<CstNode> {
    let mut node = root.value()?;
    for name in at.tokens() {
        node = match (node.as_object(), node.as_array()) {
            (Some(object), _) => object.get(&name)?.value()?,
            (_, Some(array)) => array.elements().get(name.parse::<usize>().ok()?)?.clone(),
            _ => return None,
        };
    }
    Some(node)
}

fn by_jsonc_parser(text: &str, edit: &Edit) -> Option<String> {
    let root = CstRootNode::parse(text, &jsonc_parser::ParseOptions::default()).ok()?;
    let given = |text: &str| CstInputValue::String(text.to_owned());
    match edit {
        Edit::Add(at, text) => {
            let node = json_node(&root, at)?;
            match (node.as_object(), node.as_array()) {
                (Some(object), _) => drop(object.append(NEW, given(text))),
                (_, Some(array)) => drop(array.append(given(text))),
                _ => return None,
            }
        }
        Edit::Set(at, _) | Edit::Remove(at) => {
            let (parent, name) = (json_node(&root, &at.parent()?)?, at.last()?);
            let Some(object) = parent.as_object() else {
                let items = parent.as_array()?.elements();
                let item = items.get(name.parse::<usize>().ok()?)?.clone();
                let Edit::Set(_, text) = edit else {
                    item.remove();
                    return Some(root.to_string());
                };
                let index = name.parse().ok()?;
                item.remove();
                drop(parent.as_array()?.insert(index, given(text)));
                return Some(root.to_string());
            };
            match edit {
                Edit::Set(_, text) => object.get(&name)?.set_value(given(text)),
                _ => object.get(&name)?.remove(),
            }
        }
        Edit::Rename(_) => return None,
    }
    Some(root.to_string())
}

/// Makes edits both ways; gives how many there were and how many the other editor did right.
fn compared(
    syntax: Syntax,
    written: impl Fn(&Json, u32) -> String,
    theirs: impl Fn(&str, &Edit) -> Option<String>,
) -> (usize, usize) {
    let n_cases = values::cases(600).cases;
    let mut runner = TestRunner::deterministic();
    let cases = (
        values::collections(),
        any::<u32>(),
        any::<(u32, u32, u32)>(),
    );
    let (mut n_edits, mut n_right) = (0, 0);
    for _ in 0..n_cases {
        let (value, seed, choice) = cases.new_tree(&mut runner).unwrap().current();
        let Some((edit, wanted)) = edit(&value, choice).and_then(|edit| {
            let wanted = wanted(&value, &edit)?;
            Some((edit, wanted))
        }) else {
            continue;
        };
        let text = written(&value, seed);
        let new = ours(&text, syntax, &value, &edit);
        let told = format!("{edit:?} on\n{text}\ngave\n{new}");
        assert_eq!(
            values::elsewhere(&new, syntax).as_ref(),
            Ok(&wanted),
            "{told}"
        );
        n_edits += 1;
        let theirs = catch_unwind(AssertUnwindSafe(|| theirs(&text, &edit)));
        let theirs = theirs
            .ok()
            .flatten()
            .and_then(|text| values::elsewhere(&text, syntax).ok());
        n_right += usize::from(theirs.as_ref() == Some(&wanted));
    }
    (n_edits, n_right)
}

#[test]
fn yaml_edit_agrees() {
    let (n_edits, n_right) = compared(
        Syntax::Yaml,
        |value, seed| writer::document(value, &mut writer::Hand(seed)),
        by_yaml_edit,
    );
    eprintln!("{n_edits} edits, {n_right} of them right in yaml-edit too");
    assert!(n_right * 2 > n_edits, "{n_right} of {n_edits}");
}

#[test]
fn jsonc_parser_agrees() {
    let written = |value: &Json, seed: u32| match seed % 2 {
        0 => serde_json::to_string(value).unwrap(),
        _ => serde_json::to_string_pretty(value).unwrap(),
    };
    let (n_edits, n_right) = compared(Syntax::Json, written, by_jsonc_parser);
    eprintln!("{n_edits} edits, {n_right} of them right in jsonc-parser too");
    assert!(n_right * 2 > n_edits, "{n_right} of {n_edits}");
}
