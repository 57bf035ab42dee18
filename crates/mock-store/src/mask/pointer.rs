//! Places in JSON text, found without parsing it whole, so that a text that was cut off is masked
//! as far as it goes.

use std::ops::Range;

use super::json::{skip_space, string_end, value_end};

/// Containers within containers that are looked into; deeper ones stay as they are.
const MAX_DEPTH: usize = 512;

/// A JSON pointer in which `*` stands for any one member or item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pointer {
    steps: Vec<Step>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Any,
    Name(String),
}

/// A container that is being walked.
#[derive(Debug)]
enum Open {
    Object,
    /// The item that comes next.
    Array(usize),
}

impl Pointer {
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let Some(rest) = text.strip_prefix('/') else {
            return Err(format!(
                "`{text}` is no JSON pointer; write it like /card/number or /users/*/email."
            ));
        };
        let step = |part: &str| match part {
            "*" => Step::Any,
            part => Step::Name(part.replace("~1", "/").replace("~0", "~")),
        };
        Ok(Self {
            steps: rest.split('/').map(step).collect(),
        })
    }

    /// Whether it leads to, or through, this path.
    fn begins_with(&self, path: &[String]) -> bool {
        self.steps.len() >= path.len()
            && self.steps.iter().zip(path).all(|(step, name)| match step {
                Step::Any => true,
                Step::Name(wanted) => wanted == name,
            })
    }
}

/// Where the values are that a pointer leads to, in order.
pub(super) fn find(text: &[u8], pointers: &[Pointer]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut open, mut path) = (Vec::<Open>::new(), Vec::<String>::new());
    let mut at = skip_space(
        text,
        if text.starts_with(b"\xEF\xBB\xBF") {
            3
        } else {
            0
        },
    );
    loop {
        // `at` is where a value begins.
        let leads = |pointer: &&Pointer| pointer.begins_with(&path);
        let depth = path.len();
        let meant = pointers
            .iter()
            .any(|one| one.steps.len() == depth && one.begins_with(&path));
        match text.get(at) {
            None => return found,
            Some(b'{') if !meant && depth < MAX_DEPTH && pointers.iter().any(|one| leads(&one)) => {
                open.push(Open::Object);
                at += 1;
            }
            Some(b'[') if !meant && depth < MAX_DEPTH && pointers.iter().any(|one| leads(&one)) => {
                open.push(Open::Array(0));
                at += 1;
            }
            Some(_) => {
                let end = value_end(text, at);
                if meant && end > at {
                    found.push(at..end);
                }
                at = end;
            }
        }
        match next_value(text, at, &mut open, &mut path) {
            Some(next) => at = next,
            None => return found,
        }
    }
}

/// Goes on behind a value or a bracket to where the next value begins; the path follows.
fn next_value(
    text: &[u8],
    mut at: usize,
    open: &mut Vec<Open>,
    path: &mut Vec<String>,
) -> Option<usize> {
    loop {
        at = skip_space(text, at);
        // A value within the innermost container has its step on the path.
        path.truncate(open.len().saturating_sub(1));
        match (*text.get(at)?, open.last_mut()?) {
            (b',', _) => at += 1,
            (b'}' | b']', _) => {
                open.pop();
                at += 1;
            }
            (b'"', Open::Object) => {
                let end = string_end(text, at);
                let colon = skip_space(text, end);
                path.push(name(text.get(at..end)?));
                return (text.get(colon) == Some(&b':')).then(|| skip_space(text, colon + 1));
            }
            (_, Open::Array(idx)) => {
                path.push(idx.to_string());
                *idx += 1;
                return Some(at);
            }
            // Not JSON any more.
            (_, Open::Object) => return None,
        }
    }
}

fn name(quoted: &[u8]) -> String {
    serde_json::from_slice(quoted).unwrap_or_else(|_| {
        let inner = quoted.get(1..quoted.len().saturating_sub(1));
        String::from_utf8_lossy(inner.unwrap_or_default()).into_owned()
    })
}
