//! A document and edits of it, one after the other.
//!
//! The bytes up to the first 0x00 are the document, JSON where they begin with a bracket. Each
//! four bytes behind it are an edit: what, where, where to, and which value.

use oas_doc::{Document, EditOp, Pointer, ScalarValue, Shared, Syntax, Value};

/// Edits of one input.
const MAX_EDITS: usize = 12;

/// Places of a document that can be chosen.
const MAX_PLACES: usize = 256;

/// Makes the edits. Each one can be undone, adds no error, and gives the place its value.
pub fn run(bytes: &[u8]) {
    let mut halves = bytes.splitn(2, |byte| *byte == 0);
    let (text, edits) = (
        halves.next().unwrap_or_default(),
        halves.next().unwrap_or_default(),
    );
    let Ok(text) = std::str::from_utf8(text) else {
        return;
    };
    let syntax = match text.trim_start().starts_with(['{', '[']) && text.len() % 3 > 0 {
        true => Syntax::Json,
        false => Syntax::Yaml,
    };
    let mut document = Document::parse(text, syntax);
    for edit in edits.chunks_exact(4).take(MAX_EDITS) {
        if let [what, at, to, value] = *edit {
            document = edited(
                &document,
                what,
                &operation(&document, [what, at, to, value]),
            );
        }
    }
}

/// The document with the edit made, or as it was where that is refused.
fn edited(document: &Document, what: u8, op: &EditOp) -> Document {
    let edits = match what / 64 {
        0 | 1 => document.edit(op),
        2 => document.edit_shared(op, Shared::ChangeAll),
        _ => document.edit_shared(op, Shared::ExpandHere),
    };
    let Ok(edits) = edits else {
        return document.clone();
    };
    let Ok(new) = document.apply(&edits) else {
        panic!("{op:?} gives edits that do not fit: {edits:?}");
    };
    assert!(
        new.errors().len() <= document.errors().len(),
        "{op:?} adds an error"
    );
    let undone = document.invert(&edits).and_then(|edits| new.apply(&edits));
    assert_eq!(
        undone.map(|undone| undone.text().to_owned()).as_deref(),
        Ok(document.text())
    );
    if let EditOp::Set { at, value } | EditOp::Replace { at, value } = op
        && at.last().as_deref() != Some("-")
    {
        let node = new.node(at);
        let is_there = node.is_some_and(|node| reads_as(value, node));
        assert!(is_there, "{op:?} gives {:?}", new.text());
    }
    new
}

fn reads_as(value: &Value, node: oas_doc::Node<'_>) -> bool {
    match value {
        Value::Scalar(ScalarValue::String(text)) => node.as_str() == Some(text),
        Value::Scalar(ScalarValue::Number(text)) => node.scalar() == Some(text),
        Value::Scalar(ScalarValue::Bool(value)) => node.as_bool() == Some(*value),
        Value::Scalar(ScalarValue::Null) => node.scalar().is_some() && node.as_str().is_none(),
        Value::Sequence(items) => node.len() == items.len(),
        Value::Mapping(members) => members
            .iter()
            .all(|(key, value)| node.get(key).is_some_and(|node| reads_as(value, node))),
    }
}

fn operation(document: &Document, [what, at, to, value]: [u8; 4]) -> EditOp {
    let places = places(document);
    let place = |byte: u8| places.get(usize::from(byte) % places.len().max(1)).cloned();
    let (at, to) = (place(at).unwrap_or_default(), place(to).unwrap_or_default());
    let position = usize::from(value) % 4;
    let name = name(value);
    let value = self::value(value);
    match what % 10 {
        0 => EditOp::Set { at, value },
        1 => EditOp::Set {
            at: at.push(name),
            value,
        },
        2 => EditOp::Insert {
            at: at.push(name),
            position: Some(position),
            value,
        },
        3 => EditOp::Append { at, value },
        4 => EditOp::Replace { at, value },
        5 => EditOp::Remove { at },
        6 => EditOp::Rename {
            at,
            name: name.to_owned(),
        },
        7 => EditOp::Move {
            from: at,
            to: to.push(name),
        },
        8 => EditOp::Move { from: at, to },
        _ => EditOp::Reorder { at, to: position },
    }
}

fn places(document: &Document) -> Vec<Pointer> {
    let mut places = Vec::new();
    let mut waiting: Vec<_> = document
        .root()
        .map(|root| (Pointer::root(), root))
        .into_iter()
        .collect();
    while let Some((at, node)) = waiting.pop().filter(|_| places.len() < MAX_PLACES) {
        let items = node.items().enumerate();
        waiting.extend(
            items
                .map(|(index, item)| (at.push(&index.to_string()), item))
                .take(MAX_PLACES),
        );
        waiting.extend(
            node.members()
                .map(|(key, member)| (at.push(key), member))
                .take(MAX_PLACES),
        );
        places.push(at);
    }
    places
}

fn name(byte: u8) -> &'static str {
    const NAMES: [&str; 12] = [
        "a", "b", "0", "1", "-", "", "200", "x y", "a: b", "<<", "é#", "null",
    ];
    NAMES
        .get(usize::from(byte) % NAMES.len())
        .copied()
        .unwrap_or_default()
}

fn value(byte: u8) -> Value {
    let text = |text: &str| Value::from(ScalarValue::String(text.to_owned()));
    match byte % 12 {
        0 => text("x"),
        1 => text(""),
        2 => text("- a: # b"),
        3 => text("two\nlines\n"),
        4 => text("  three\n\n lines\t\n\n"),
        5 => text("\u{7}\u{feff}\u{85}"),
        6 => ScalarValue::Null.into(),
        7 => ScalarValue::Number("-1.50e3".to_owned()).into(),
        8 => Value::Mapping(Vec::new()),
        9 => Value::Sequence(vec![text("a"), Value::Sequence(vec![text("b"), text("c")])]),
        10 => Value::Mapping(vec![
            ("a".to_owned(), text("x")),
            ("b".to_owned(), text("y")),
        ]),
        _ => Value::Mapping(vec![("l".to_owned(), Value::Sequence(vec![text("p\nq")]))]),
    }
}
