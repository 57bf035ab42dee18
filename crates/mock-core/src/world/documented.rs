//! Entities that the document itself shows: the examples of lists and of single entities.

use std::sync::Arc;

use oas_model::{MediaType, OperationId};
use serde_json::Value;

use super::{home::Home, path};
use crate::{
    fits,
    generate::Purpose,
    media::Media,
    resource::{ListShape, Role},
};

/// An entity that the document shows, under the id that it has there.
#[derive(Debug)]
pub(super) struct Documented {
    pub(super) id: String,
    pub(super) value: Value,
    /// Whether only a list shows it.
    pub(super) is_row: bool,
}

impl<'h> Home<'h> {
    /// The documented entities, rows of lists first; none where examples are not to be shown.
    pub(super) fn documented(&self) -> &'h [Documented] {
        if !self.shows_examples() {
            return &[];
        }
        self.world().documented[self.idx].get_or_init(|| self.look_up())
    }

    fn look_up(&self) -> Vec<Documented> {
        let mut found: Vec<Documented> = Vec::new();
        for (operation, role) in &self.facts.roles {
            match role {
                Role::List(list) => {
                    let rows = self.examples(*operation);
                    let rows = rows.iter().flat_map(|example| rows_of(example, list));
                    rows.for_each(|row| self.take(row, true, &mut found));
                }
                Role::Read(at) => {
                    let place: &[Arc<str>] = at.answer.as_deref().unwrap_or_default();
                    let examples = self.examples(*operation);
                    let shown = examples.iter().filter_map(|one| path::get(one, place));
                    shown.for_each(|entity| self.take(entity, false, &mut found));
                }
                _ => {}
            }
        }
        found
    }

    /// What shows one entity alone tells more than what shows it in a row.
    fn take(&self, entity: &Value, is_row: bool, found: &mut Vec<Documented>) {
        let Some(id) = self.id_of(entity) else {
            return;
        };
        let known = found.iter_mut().find(|known| known.id == id);
        let value = entity.clone();
        match known {
            Some(known) if known.is_row && !is_row => *known = Documented { id, value, is_row },
            Some(_) => {}
            None => found.push(Documented { id, value, is_row }),
        }
    }

    /// The examples of an operation's ordinary answer that satisfy their schema.
    fn examples(&self, operation: OperationId) -> Vec<Value> {
        let prepared = self.call.owner.prepared(operation);
        let response = prepared.ordinary.response;
        let response = response.and_then(|idx| prepared.operation.responses.get(idx));
        let contents = response.map_or(&[][..], |response| &response.content);
        let is_json = |content: &&MediaType| {
            Media::parse(&content.name).is_none_or(|media| media.is_json() || media.is_range())
        };
        let contents = contents.iter().filter(is_json);
        contents.flat_map(|content| self.valid(content)).collect()
    }

    fn valid(&self, content: &MediaType) -> Vec<Value> {
        let book = self.call.book;
        let parts: Vec<_> = content.schema.into_iter().collect();
        let values = content.examples.iter().filter_map(|example| example.value);
        let values = values.map(|origin| book.api().value(origin));
        let fits = |value: &Value| fits::broken(book, Purpose::Response, &parts, value).is_none();
        values.filter(fits).collect()
    }
}

fn rows_of<'v>(example: &'v Value, list: &ListShape) -> Vec<&'v Value> {
    let rows = path::get(example, &list.rows).and_then(Value::as_array);
    let rows = rows.into_iter().flatten();
    rows.filter_map(|row| path::get(row, &list.row)).collect()
}
