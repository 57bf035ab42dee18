//! One damage to a document, by dice.

use serde_json::{Map, Value, json};

/// Numbers that look random and are the same every time (SplitMix64, by Steele, Lea and Flood).
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `n`.
    pub(super) fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % n as u64).unwrap()
    }

    fn one_of<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.below(all.len())]
    }
}

/// The document with one damage, and what that is.
pub(super) fn damaged(whole: &Value, words: &[String], dice: &mut Dice) -> (Value, String) {
    let mut places = Vec::new();
    collect(whole, "", &mut places);
    let place = dice.one_of(&places).clone();
    let mut document = whole.clone();
    let what = if place.is_empty() {
        add(
            document.as_object_mut().unwrap(),
            whole,
            words,
            &places,
            dice,
        )
    } else {
        damage(&mut document, &place, whole, words, &places, dice)
    };
    (document, format!("{place}: {what}"))
}

/// Every place.
fn collect(value: &Value, at: &str, places: &mut Vec<String>) {
    places.push(at.to_owned());
    match value {
        Value::Object(members) => {
            for (key, one) in members {
                let key = key.replace('~', "~0").replace('/', "~1");
                collect(one, &format!("{at}/{key}"), places);
            }
        }
        Value::Array(items) => {
            for (index, one) in items.iter().enumerate() {
                collect(one, &format!("{at}/{index}"), places);
            }
        }
        _ => {}
    }
}

fn damage(
    document: &mut Value,
    place: &str,
    whole: &Value,
    words: &[String],
    places: &[String],
    dice: &mut Dice,
) -> String {
    let (parent, key) = place.rsplit_once('/').unwrap();
    let key = key.replace("~1", "/").replace("~0", "~");
    let value = document.pointer_mut(place).unwrap();
    match (dice.below(10), value) {
        (0..=4, value) => {
            *value = another(whole, words, places, dice);
            format!("is {value}")
        }
        (5, Value::Array(items)) => {
            let again = items.first().cloned().unwrap_or(Value::Null);
            items.push(again);
            "its first item again".to_owned()
        }
        (5 | 6, Value::Object(members)) => add(members, whole, words, places, dice),
        (5 | 6, value @ Value::Number(_)) => {
            *value = dice
                .one_of(&[json!(-1), json!(0), json!(1.0), json!(1.5), json!(-0.5)])
                .clone();
            format!("is {value}")
        }
        (7, _) => rename(document.pointer_mut(parent).unwrap(), &key, words, dice),
        _ => drop_from(document.pointer_mut(parent).unwrap(), &key),
    }
}

/// A value that may or may not fit anywhere.
fn another(whole: &Value, words: &[String], places: &[String], dice: &mut Dice) -> Value {
    const PLAIN: [&str; 20] = [
        "null",
        "true",
        "false",
        "0",
        "42",
        "-1",
        "1.5",
        "1.0",
        "\"wrong\"",
        "\"\"",
        "[]",
        "{}",
        "[\"a\"]",
        "[\"a\", \"a\"]",
        "[1]",
        "[{}]",
        "{\"a\": 1}",
        "{\"x-a\": 1}",
        "{\"$ref\": \"#/a\"}",
        "{\"$ref\": 1}",
    ];
    match dice.below(4) {
        0 => whole
            .pointer(dice.one_of::<String>(places))
            .unwrap()
            .clone(),
        1 => json!(dice.one_of(words)),
        _ => serde_json::from_str(dice.one_of::<&str>(&PLAIN)).unwrap(),
    }
}

fn add(
    members: &mut Map<String, Value>,
    whole: &Value,
    words: &[String],
    places: &[String],
    dice: &mut Dice,
) -> String {
    let key = dice.one_of(words).clone();
    let value = another(whole, words, places, dice);
    let text = format!("`{key}` is now {value}");
    members.insert(key, value);
    text
}

fn rename(parent: &mut Value, key: &str, words: &[String], dice: &mut Dice) -> String {
    let Some(members) = parent.as_object_mut() else {
        return drop_from(parent, key);
    };
    let new = match dice.below(3) {
        0 => format!("{key}z"),
        1 => format!("x-{key}"),
        _ => dice.one_of(words).clone(),
    };
    let value = members.shift_remove(key).unwrap();
    members.insert(new.clone(), value);
    format!("is now `{new}`")
}

fn drop_from(parent: &mut Value, key: &str) -> String {
    match parent {
        Value::Object(members) => drop(members.shift_remove(key)),
        Value::Array(items) => drop(items.remove(key.parse().unwrap())),
        _ => unreachable!("only objects and lists have children"),
    }
    "is gone".to_owned()
}

/// The document with each damage of a few kinds at each place, one at a time; `words` are put
/// into each object that has one of them, the last two into every object.
pub(super) fn each<'v>(whole: &'v Value, words: &'v [String]) -> impl Iterator<Item = Value> + 'v {
    let mut places = Vec::new();
    collect(whole, "", &mut places);
    places.into_iter().flat_map(move |place| {
        let value = whole.pointer(&place).unwrap();
        let others = others(value, words);
        others.into_iter().map(move |other| {
            let mut document = whole.clone();
            *document.pointer_mut(&place).unwrap() = other;
            document
        })
    })
}

fn others(value: &Value, words: &[String]) -> Vec<Value> {
    let mut others = vec![Value::Null];
    match value {
        Value::Null => {}
        Value::Bool(flag) => others.push(json!(!flag)),
        Value::Number(_) => others.push(json!(-1)),
        Value::String(_) => others.push(json!("wrong {}#x")),
        Value::Array(items) => {
            let again = items.first().map(|first| json!([first, first]));
            others.push(json!([]));
            others.extend(again);
        }
        Value::Object(members) => {
            others.push(json!({}));
            others.extend(members.keys().map(|key| {
                let mut fewer = members.clone();
                fewer.shift_remove(key);
                Value::Object(fewer)
            }));
            let related = words.iter().any(|word| members.contains_key(word));
            let new = if related {
                words
            } else {
                &words[words.len() - 2..]
            };
            let new = new.iter().filter(|word| !members.contains_key(*word));
            others.extend(new.map(|word| {
                let mut more = members.clone();
                more.insert(word.clone(), json!({}));
                Value::Object(more)
            }));
        }
    }
    others
}
