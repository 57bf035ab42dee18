//! What holds for every structural edit: the value is the intended one, no other line changes,
//! and undoing it gives the same bytes. The intended value is made by `serde_json`.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use oas_doc::{Document, EditOp, Pointer, ScalarValue, Syntax, Value};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Map, Value as Json};
use writer::Hand;

#[path = "support/values.rs"]
mod values; // values at random, and another reader
#[path = "support/writer.rs"]
mod writer; // documents in every hand

/// A value with a text that says it.
fn documents() -> impl Strategy<Value = (Json, String, Syntax)> {
    let style = (any::<u32>(), 0..6_u32, 0..4_u32);
    (values::collections(), style).prop_map(|(value, (seed, way, ends))| {
        let (text, syntax) = match way {
            0 => (serde_json::to_string(&value).unwrap(), Syntax::Json),
            1 => (serde_json::to_string_pretty(&value).unwrap(), Syntax::Json),
            _ => (writer::document(&value, &mut Hand(seed)), Syntax::Yaml),
        };
        let text = match ends {
            0 => text.replace('\n', "\r\n"),
            1 if syntax == Syntax::Json => with_tabs(&text),
            1 => format!("\u{feff}{text}"),
            _ => text,
        };
        (value, text, syntax)
    })
}

/// Indented by tabs.
fn with_tabs(text: &str) -> String {
    let line = |line: &str| {
        let inner = line.trim_start_matches(' ');
        format!("{}{inner}", "\t".repeat((line.len() - inner.len()) / 2))
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// Every place but the root.
fn places(value: &Json, at: &Pointer, out: &mut Vec<Pointer>) {
    let children: Vec<(String, &Json)> = match value {
        Json::Object(members) => members.iter().map(|(k, v)| (k.clone(), v)).collect(),
        Json::Array(items) => items
            .iter()
            .enumerate()
            .map(|(i, v)| (i.to_string(), v))
            .collect(),
        _ => Vec::new(),
    };
    for (name, child) in children {
        let at = at.push(&name);
        out.push(at.clone());
        places(child, &at, out);
    }
}

fn at<'v>(value: &'v mut Json, place: &Pointer) -> &'v mut Json {
    value.pointer_mut(place.as_str()).unwrap()
}

fn take(value: &mut Json, place: &Pointer) -> Json {
    let name = place.last().unwrap().into_owned();
    match at(value, &place.parent().unwrap()) {
        Json::Object(members) => members.shift_remove(&name).unwrap(),
        Json::Array(items) => items.remove(name.parse().unwrap()),
        _ => unreachable!("a scalar has no parts"),
    }
}

/// Puts an entry to a position; a member with a name.
fn put(container: &mut Json, position: usize, name: &str, value: Json) {
    match container {
        Json::Array(items) => items.insert(position, value),
        Json::Object(members) => {
            let _ = members.shift_insert(position, name.to_owned(), value);
        }
        _ => unreachable!("a scalar has no parts"),
    }
}

fn length(value: &Json) -> usize {
    value
        .as_array()
        .map_or_else(|| value.as_object().map_or(0, Map::len), Vec::len)
}

fn given(value: &Json) -> Value {
    let text = value.to_string();
    Value::of(Document::parse(&text, Syntax::Json).root().unwrap()).unwrap()
}

/// Makes the edit; checks the value, the undoing, the comments and the lines of other entries.
fn check(
    text: &str,
    syntax: Syntax,
    op: &EditOp,
    wanted: &Json,
    n_lost: usize,
) -> Result<(), TestCaseError> {
    let document = Document::parse(text, syntax);
    prop_assert_eq!(document.errors(), []);
    let edits = document.edit(op);
    let edits =
        edits.map_err(|error| TestCaseError::fail(format!("{error}: {op:?} on\n{text}")))?;
    let new = document.apply(&edits).unwrap();
    let read: Json = serde_json::from_str(&new.to_json().unwrap()).unwrap();
    prop_assert_eq!(&read, wanted, "{:?} on\n{}\ngave\n{}", op, text, new.text());
    if !matches!(op, EditOp::Replace { .. }) {
        let (read, wanted) = (read.to_string(), wanted.to_string());
        prop_assert_eq!(read, wanted, "{:?} on\n{}\ngave\n{}", op, text, new.text());
    }
    let elsewhere = values::elsewhere(new.text(), syntax);
    prop_assert_eq!(
        elsewhere.as_ref(),
        Ok(wanted),
        "{:?} on\n{}\ngave\n{}",
        op,
        text,
        new.text()
    );
    let undone = new.apply(&document.invert(&edits).unwrap()).unwrap();
    prop_assert_eq!(undone.text(), text);
    let comments =
        |text: &str| ["# above", "# beside", "# one", "# two"].map(|c| text.matches(c).count());
    let (before, after) = (
        comments(text).iter().sum::<usize>(),
        comments(new.text()).iter().sum::<usize>(),
    );
    prop_assert!(
        after + n_lost >= before,
        "{:?} on\n{}\nlost comments:\n{}",
        op,
        text,
        new.text()
    );
    if text.contains("\r\n") {
        prop_assert_eq!(
            new.text().matches('\n').count(),
            new.text().matches("\r\n").count()
        );
    }
    prop_assert_eq!(new.text().ends_with('\n'), text.ends_with('\n'));
    Ok(())
}

/// How many of the old lines are gone or changed, counted between the first and the last one.
fn n_changed(op: &EditOp, text: &str, syntax: Syntax) -> (usize, usize) {
    let document = Document::parse(text, syntax);
    let new = document.apply(&document.edit(op).unwrap()).unwrap();
    let (old, new): (Vec<_>, Vec<_>) =
        (text.split('\n').collect(), new.text().split('\n').collect());
    let before = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - before;
    let pairs = old.iter().rev().zip(new.iter().rev()).take(rest);
    let after = pairs.take_while(|(a, b)| a == b).count();
    (old.len() - before - after, new.len() - before - after)
}

fn chosen(value: &Json, index: &Index) -> Option<Pointer> {
    let mut all = Vec::new();
    places(value, &Pointer::root(), &mut all);
    (!all.is_empty()).then(|| index.get(&all).clone())
}

proptest! {
    #![proptest_config(values::cases(400))]

    #[test]
    fn an_entry_is_inserted((value, text, syntax) in documents(), place in any::<Index>(), position in any::<Index>(), new in 0..4_usize) {
        let mut all = vec![Pointer::root()];
        places(&value, &Pointer::root(), &mut all);
        all.retain(|place| value.pointer(place.as_str()).unwrap().is_object() || value.pointer(place.as_str()).unwrap().is_array());
        let container = place.get(&all);
        let mut wanted = value.clone();
        let position = position.index(length(at(&mut wanted, container)) + 1);
        let new = [Json::from("new: # text"), serde_json::json!({"n": [1, {}], "m": {"o": "p\nq\n"}}), serde_json::json!([]), Json::from(-1)][new].clone();
        put(at(&mut wanted, container), position, "new name", new.clone());
        let name = if at(&mut wanted, container).is_array() { position.to_string() } else { "new name".to_owned() };
        let op = EditOp::Insert { at: container.push(&name), position: Some(position), value: given(&new) };
        check(&text, syntax, &op, &wanted, 0)?;
        prop_assert!(n_changed(&op, &text, syntax).0 <= 1, "{:?} on\n{}", op, text);
    }

    #[test]
    fn a_member_is_renamed((value, text, syntax) in documents(), place in any::<Index>(), name in 0..5_usize) {
        let Some(place) = chosen(&value, &place) else { return Ok(()) };
        let mut wanted = value.clone();
        let name = ["renamed", "404", "a: b # c", "", "- 'quoted'"][name];
        let Json::Object(members) = at(&mut wanted, &place.parent().unwrap()) else { return Ok(()) };
        if members.contains_key(name) { return Ok(()) }
        let position = members.keys().position(|key| *key == place.last().unwrap()).unwrap();
        let moved = members.shift_remove(place.last().unwrap().as_ref()).unwrap();
        members.shift_insert(position, name.to_owned(), moved);
        let op = EditOp::Rename { at: place, name: name.to_owned() };
        check(&text, syntax, &op, &wanted, 0)?;
        prop_assert_eq!(n_changed(&op, &text, syntax), (1, 1));
    }

    #[test]
    fn an_entry_is_reordered((value, text, syntax) in documents(), place in any::<Index>(), to in any::<Index>()) {
        let Some(place) = chosen(&value, &place) else { return Ok(()) };
        let mut wanted = value.clone();
        let parent = place.parent().unwrap();
        let to = to.index(length(at(&mut wanted, &parent)));
        let moved = take(&mut wanted, &place);
        put(at(&mut wanted, &parent), to, &place.last().unwrap(), moved);
        let op = EditOp::Reorder { at: place, to };
        check(&text, syntax, &op, &wanted, 0)?;
        let (n_old, n_new) = n_changed(&op, &text, syntax);
        prop_assert_eq!(n_old, n_new);
    }

    #[test]
    fn an_entry_is_removed((value, text, syntax) in documents(), place in any::<Index>()) {
        let Some(place) = chosen(&value, &place) else { return Ok(()) };
        let mut wanted = value;
        take(&mut wanted, &place);
        check(&text, syntax, &EditOp::Remove { at: place }, &wanted, usize::MAX / 2)?;
    }

    #[test]
    fn an_entry_is_replaced((value, text, syntax) in documents(), place in any::<Index>(), new in 0..4_usize) {
        let Some(place) = chosen(&value, &place) else { return Ok(()) };
        let mut wanted = value;
        let new = [Json::from("new: # text"), serde_json::json!({"n": [1, {}], "m": {"o": "p\nq\n"}}), serde_json::json!([[1, 2], "x"]), Json::Null][new].clone();
        *at(&mut wanted, &place) = new.clone();
        check(&text, syntax, &EditOp::Replace { at: place, value: given(&new) }, &wanted, usize::MAX / 2)?;
    }

    #[test]
    fn a_value_is_moved((value, text, syntax) in documents(), from in any::<Index>(), to in any::<Index>()) {
        let Some(from) = chosen(&value, &from) else { return Ok(()) };
        let mut wanted = value;
        let moved = take(&mut wanted, &from);
        let mut all = vec![Pointer::root()];
        places(&wanted, &Pointer::root(), &mut all);
        all.retain(|place| wanted.pointer(place.as_str()).unwrap().is_object() || wanted.pointer(place.as_str()).unwrap().is_array());
        let container = to.get(&all);
        if *container == from.parent().unwrap() { return Ok(()) }
        // What stands there when `from` is gone has its name: RFC 6902 allows that no more.
        if container.starts_with(&from) { return Ok(()) }
        let inside = at(&mut wanted, container);
        let position = length(inside);
        let name = if inside.is_array() { "-" } else { "new name" };
        put(inside, position, name, moved);
        let op = EditOp::Move { from, to: container.push(name) };
        // A comment cannot go where there is no room for it: that is refused, never lost.
        let document = Document::parse(&text, syntax);
        if document.edit(&op).is_err() && text.contains('#') { return Ok(()) }
        check(&text, syntax, &op, &wanted, usize::MAX / 2)?;
    }

    #[test]
    fn no_edit_of_any_text_panics(text in "[ab:{}\\[\\],#\n\r \"'|>&*!?-]{0,60}", place in "(/[ab0-]){0,3}", to in "(/[ab1-]){0,3}", name in "[ -~]{0,4}") {
        let (place, to): (Pointer, Pointer) = (place.parse().unwrap(), to.parse().unwrap());
        let value = Value::Mapping(vec![(name.clone(), ScalarValue::String(name.clone()).into())]);
        for syntax in [Syntax::Yaml, Syntax::Json] {
            let document = Document::parse(&text, syntax);
            for op in [
                EditOp::Set { at: place.clone(), value: value.clone() },
                EditOp::Insert { at: place.clone(), position: Some(1), value: value.clone() },
                EditOp::Remove { at: place.clone() },
                EditOp::Rename { at: place.clone(), name: name.clone() },
                EditOp::Move { from: place.clone(), to: to.clone() },
                EditOp::Reorder { at: place.clone(), to: 1 },
            ] {
                if let Ok(edits) = document.edit(&op) {
                    let new = document.apply(&edits).unwrap();
                    prop_assert!(new.errors().len() <= document.errors().len());
                }
            }
        }
    }
}
