//! Many edits of one document, one after the other.
//!
//! After each one the document says what `serde_json` makes of the same edit, to us and to another
//! reader. At the end all of them are undone.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use oas_doc::{Document, EditOp, Pointer, Syntax, TextEdit, Value};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

#[path = "support/values.rs"]
mod values; // values at random, and another reader
#[path = "support/writer.rs"]
mod writer; // documents in every hand

/// What is chosen by chance for one edit.
type Choice = (u32, u32, u32, u32);

fn collections(value: &Json, at: &Pointer, out: &mut Vec<Pointer>) {
    match value {
        Json::Object(members) => members
            .iter()
            .for_each(|(name, member)| collections(member, &at.push(name), out)),
        Json::Array(items) => (0..).zip(items).for_each(|(index, item): (u32, _)| {
            collections(item, &at.push(&index.to_string()), out);
        }),
        _ => return,
    }
    out.push(at.clone());
}

fn chosen<T: Clone>(all: &[T], choice: u32) -> Option<T> {
    all.get(choice as usize % all.len().max(1)).cloned()
}

fn new_value(choice: u32) -> Json {
    let values = [
        json!("new: # text"),
        json!({"n": [1, {}], "m": {"o": "p\nq\n"}}),
        json!([]),
        json!(-1),
        json!({}),
        json!(null),
        json!("two\nlines"),
        json!([["x"], "y"]),
        json!("plain"),
    ];
    chosen(&values, choice).unwrap()
}

/// The edit, and the value that it leads to.
fn edit(value: &Json, (what, where_from, where_to, with): Choice) -> Option<(EditOp, Json)> {
    let mut all = Vec::new();
    collections(value, &Pointer::root(), &mut all);
    let at = chosen(&all, where_from)?;
    let mut wanted = value.clone();
    let inside = wanted.pointer_mut(at.as_str())?;
    let new = new_value(with);
    let given = given(&new);
    let names: Vec<String> = match &*inside {
        Json::Object(members) => members.keys().cloned().collect(),
        Json::Array(items) => (0..items.len()).map(|index| index.to_string()).collect(),
        _ => return None,
    };
    let name = chosen(&names, where_to);
    let fresh = ["new", "404", "- 'q'", "é ü"]
        .into_iter()
        .find(|fresh| !names.iter().any(|name| name == fresh))?;
    let op = match (what % 6, inside, name) {
        (0, Json::Object(members), _) => {
            members.insert(fresh.to_owned(), new);
            EditOp::Set {
                at: at.push(fresh),
                value: given,
            }
        }
        (0, Json::Array(items), _) => {
            items.push(new);
            EditOp::Append { at, value: given }
        }
        (1, Json::Object(members), _) => {
            let position = where_to as usize % (members.len() + 1);
            members.shift_insert(position, fresh.to_owned(), new);
            EditOp::Insert {
                at: at.push(fresh),
                position: Some(position),
                value: given,
            }
        }
        (1, Json::Array(items), _) => {
            let index = where_to as usize % (items.len() + 1);
            items.insert(index, new);
            EditOp::Insert {
                at: at.push(&index.to_string()),
                position: None,
                value: given,
            }
        }
        (2, inside, Some(name)) => {
            *inside.pointer_mut(Pointer::root().push(&name).as_str())? = new;
            EditOp::Replace {
                at: at.push(&name),
                value: given,
            }
        }
        (3, Json::Object(members), Some(name)) => {
            members.shift_remove(&name);
            EditOp::Remove { at: at.push(&name) }
        }
        (3, Json::Array(items), Some(name)) => {
            items.remove(name.parse().ok()?);
            EditOp::Remove { at: at.push(&name) }
        }
        (4, Json::Object(members), Some(name)) => {
            let position = members.keys().position(|key| *key == name)?;
            let moved = members.shift_remove(&name)?;
            members.shift_insert(position, fresh.to_owned(), moved);
            EditOp::Rename {
                at: at.push(&name),
                name: fresh.to_owned(),
            }
        }
        (5, Json::Array(items), Some(name)) => {
            let to = with as usize % items.len();
            let moved = items.remove(name.parse().ok()?);
            items.insert(to, moved);
            EditOp::Reorder {
                at: at.push(&name),
                to,
            }
        }
        (5, Json::Object(members), Some(name)) => {
            let to = with as usize % members.len();
            let moved = members.shift_remove(&name)?;
            members.shift_insert(to, name.clone(), moved);
            EditOp::Reorder {
                at: at.push(&name),
                to,
            }
        }
        _ => return None,
    };
    Some((op, wanted))
}

fn given(value: &Json) -> Value {
    let text = value.to_string();
    Value::of(Document::parse(&text, Syntax::Json).root().unwrap()).unwrap()
}

fn run(start: Json, text: &str, syntax: Syntax, choices: &[Choice]) -> Result<(), TestCaseError> {
    let mut document = Document::parse(text, syntax);
    let mut value = start;
    let mut undo: Vec<(String, Vec<TextEdit>)> = Vec::new();
    for choice in choices {
        let Some((op, wanted)) = edit(&value, *choice) else {
            continue;
        };
        let told = |what: &str| format!("{what}: {op:?} on\n{}", document.text());
        let edits = document.edit(&op);
        let edits = edits.map_err(|error| TestCaseError::fail(told(&error.to_string())))?;
        let new = document.apply(&edits).unwrap();
        let read: Json = serde_json::from_str(&new.to_json().unwrap()).unwrap();
        prop_assert_eq!(&read, &wanted, "{}\ngave\n{}", told("wrong"), new.text());
        let elsewhere = values::elsewhere(new.text(), syntax);
        prop_assert_eq!(
            elsewhere.as_ref(),
            Ok(&wanted),
            "{}\ngave\n{}",
            told("wrong elsewhere"),
            new.text()
        );
        undo.push((document.text().to_owned(), document.invert(&edits).unwrap()));
        (document, value) = (new, read);
    }
    for (before, edits) in undo.into_iter().rev() {
        document = document.apply(&edits).unwrap();
        prop_assert_eq!(document.text(), before);
    }
    Ok(())
}

fn choices() -> impl Strategy<Value = Vec<Choice>> {
    proptest::collection::vec(any::<Choice>(), 1..10)
}

proptest! {
    #![proptest_config(values::cases(300))]

    #[test]
    fn yaml_stays_right_edit_after_edit(value in values::collections(), seed in any::<u32>(), ends in 0..5_u32, choices in choices()) {
        let text = writer::document(&value, &mut writer::Hand(seed));
        let text = match ends {
            0 => text.replace('\n', "\r\n"),
            1 => format!("\u{feff}{text}"),
            2 => text.trim_end_matches('\n').to_owned(),
            3 => text.split_inclusive('\n').enumerate().map(|(n, line)| {
                if n % 3 == 1 { line.replace('\n', "\r\n") } else { line.to_owned() }
            }).collect(),
            _ => text,
        };
        let read = Document::parse(&text, Syntax::Yaml).to_json().unwrap();
        let read: Json = serde_json::from_str(&read).unwrap();
        // A block scalar that ends with the text and without a line end is read in two ways.
        prop_assume!(values::elsewhere(&text, Syntax::Yaml).as_ref() == Ok(&read));
        run(read, &text, Syntax::Yaml, &choices)?;
    }

    #[test]
    fn json_stays_right_edit_after_edit(value in values::collections(), way in 0..4_u32, choices in choices()) {
        let pretty = serde_json::to_string_pretty(&value).unwrap();
        let text = match way {
            0 => serde_json::to_string(&value).unwrap(),
            1 => pretty.replace('\n', "\r\n"),
            2 => pretty.replace("\n  ", "\n\t"),
            _ => pretty,
        };
        run(value, &text, Syntax::Json, &choices)?;
    }
}
