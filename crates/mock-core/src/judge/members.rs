//! Members of a body that its schemas do not name.

use oas_model::SchemaId;
use serde_json::Value;

use super::Deviation;
use crate::{Violation, ViolationPart, book::Book, check};

/// Levels of a value that are searched for members that nobody describes.
pub(super) const MAX_DEPTH: usize = 64;
/// Undeclared members of one body; more are no news.
const MAX_UNDECLARED: usize = 200;

/// Tells the members of a value that nobody describes; `at` is its place in the body.
pub(super) fn undescribed(
    book: &Book,
    schema: SchemaId,
    (value, at): (&Value, &str),
    part: ViolationPart,
    deviations: &mut Vec<Deviation>,
) {
    let mut search = Search {
        book,
        part,
        deviations,
        most: MAX_UNDECLARED,
    };
    search.undeclared(&[schema], value, at, MAX_DEPTH);
}

struct Search<'s> {
    book: &'s Book,
    part: ViolationPart,
    deviations: &'s mut Vec<Deviation>,
    most: usize,
}

impl Search<'_> {
    /// Members that no schema names, where none says anything about further members.
    fn undeclared(&mut self, parts: &[SchemaId], value: &Value, at: &str, depth: usize) {
        let Some(depth) = depth.checked_sub(1).filter(|_| !parts.is_empty()) else {
            return;
        };
        if !matches!(value, Value::Object(_) | Value::Array(_)) {
            return;
        }
        let declared = self.book.declared(parts);
        match value {
            Value::Array(items) => {
                for (idx, item) in items.iter().enumerate() {
                    let parts = declared.first.get(idx).unwrap_or(&declared.items);
                    self.undeclared(parts, item, &format!("{at}/{idx}"), depth);
                }
            }
            Value::Object(members) => {
                for (name, member) in members {
                    let place = || format!("{at}/{}", escaped(name));
                    let patterns = declared.patterns.iter();
                    let matching =
                        patterns.filter(|(pattern, _)| self.book.matches_text(pattern, name));
                    let matching: Vec<SchemaId> = matching.map(|(_, id)| *id).collect();
                    if let Some(parts) = declared.names.get(name) {
                        self.undeclared(parts, member, &place(), depth);
                    } else if !matching.is_empty() {
                        self.undeclared(&matching, member, &place(), depth);
                    } else if !declared.is_open {
                        self.tell(declared.home, name, member, place());
                    } else {
                        self.undeclared(&declared.rest, member, &place(), depth);
                    }
                }
            }
            _ => {}
        }
    }

    fn tell(&mut self, home: Option<SchemaId>, name: &str, value: &Value, at: String) {
        let Some(left) = self.most.checked_sub(1) else {
            return;
        };
        self.most = left;
        let origin = home.map(|home| home.0);
        self.deviations.push(Deviation {
            violation: Violation {
                part: self.part,
                at,
                rule: "undeclared".to_owned(),
                message: "is not in the schema".to_owned(),
                source: origin.map(|origin| check::source(self.book.api(), origin)),
            },
            is_undeclared: true,
            members: vec![name.to_owned()],
            several: false,
            value: Some(value.clone()),
            origin,
        });
    }
}

/// A name as a token of a pointer (RFC 6901, section 3).
pub(super) fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
