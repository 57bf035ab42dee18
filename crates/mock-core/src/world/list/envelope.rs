//! Rows in the schema of an answer, with the truth about the page around them.

use oas_model::SchemaId;
use serde_json::Value;

use super::{Page, Row, plain};
use crate::{
    fits,
    generate::Purpose,
    resource::ValuePath,
    world::{home::Home, path, scene::Scene},
};

impl Page {
    /// The body; `None` where the schema has no place for rows, or not for these.
    pub(in crate::world) fn value(&self, scene: &Scene<'_>, schema: SchemaId) -> Option<Value> {
        let value = self.around(scene, schema)?;
        let broken = fits::broken(scene.call.book, Purpose::Response, &[schema], &value);
        broken.is_none().then_some(value)
    }

    fn around(&self, scene: &Scene<'_>, schema: SchemaId) -> Option<Value> {
        let book = scene.call.book;
        let home = Home::new(scene.call, self.resource, self.parents.clone());
        let place = path::parts(book, schema, &self.list.rows)?;
        let row = path::elements(book, &place).unwrap_or_default();
        let rows = self.rows.iter().map(|one| self.row(&home, one, &row));
        let rows = Value::Array(rows.collect());
        if self.list.rows.is_empty() {
            return Some(rows);
        }
        let facts = self.facts(scene);
        let mut known = path::nested(&self.list.rows, rows.clone());
        for (place, fact) in facts.iter().filter(|(_, fact)| !fact.is_null()) {
            path::put(&mut known, place, fact.clone());
        }
        let trail = scene.home.trail().step("page");
        let mut whole = home.over(schema, trail, &known);
        for (place, fact) in facts {
            settle(scene, schema, &mut whole, &place, fact);
        }
        path::put(&mut whole, &self.list.rows, rows);
        Some(whole)
    }

    fn row(&self, home: &Home<'_>, row: &Row, parts: &[SchemaId]) -> Value {
        if self.list.plain {
            return plain(home, &row.id, parts);
        }
        if self.list.row.is_empty() {
            return home.rendered(&row.id, &row.entity, parts);
        }
        let [schema] = parts else {
            return path::nested(&self.list.row, Value::clone(&row.entity));
        };
        let inner = path::parts(home.call.book, *schema, &self.list.row).unwrap_or_default();
        let shown = home.rendered(&row.id, &row.entity, &inner);
        let known = path::nested(&self.list.row, shown.clone());
        let trail = home.trail().step(&row.id).step("row");
        let mut whole = home.over(*schema, trail, &known);
        path::put(&mut whole, &self.list.row, shown);
        whole
    }

    /// Places in the envelope and what is true there; `null` where there is nothing to say.
    fn facts(&self, scene: &Scene<'_>) -> Vec<(ValuePath, Value)> {
        let fields = &self.list.fields;
        let parameters = &self.list.parameters;
        let next_place = self.start + self.rows.len();
        let word = |place| Value::from(self.word(scene, place));
        let has_before = self.start > 0;
        let next_word = match (&parameters.after, &parameters.cursor) {
            (Some(_), None) => Value::from(self.last_id.clone()),
            _ => word(next_place),
        };
        let limit = self.limit.min(i64::MAX as usize);
        let number = self.start / self.limit.max(1)
            + usize::from(parameters.first_page.max(
                // Without a parameter that says otherwise, people count from one.
                u8::from(parameters.page.is_none()),
            ));
        let known = |known: bool, value: Value| if known { value } else { Value::Null };
        let previous = self.start.saturating_sub(self.limit);
        [
            (&fields.has_more, Value::from(self.has_more())),
            (&fields.total, Value::from(self.n_all)),
            (&fields.count, Value::from(self.rows.len())),
            (
                &fields.pages,
                Value::from(self.n_all.div_ceil(self.limit.max(1))),
            ),
            (&fields.page, Value::from(number)),
            (
                &fields.limit,
                known(self.limit != usize::MAX, Value::from(limit)),
            ),
            (&fields.offset, Value::from(self.start)),
            (&fields.next, Value::from(self.next_address(scene))),
            (&fields.previous, Value::from(self.previous_address(scene))),
            (&fields.first, Value::from(self.address(scene, 0))),
            (&fields.last, Value::from(self.last_address(scene))),
            (&fields.this, Value::from(self.address(scene, self.start))),
            (&fields.next_cursor, known(self.has_more(), next_word)),
            (&fields.previous_cursor, known(has_before, word(previous))),
        ]
        .into_iter()
        .filter_map(|(place, fact)| Some((place.clone()?, fact)))
        .collect()
    }
}

/// Says a fact in a type that its place allows; what is not so is not said.
fn settle(scene: &Scene<'_>, schema: SchemaId, whole: &mut Value, place: &ValuePath, fact: Value) {
    let book = scene.call.book;
    let parts = path::parts(book, schema, place).unwrap_or_default();
    let text = crate::world::home::text(&fact);
    let as_number = text.as_ref().and_then(|text| text.parse::<i64>().ok());
    let nothing = [Value::Null, Value::from("")];
    let candidates: Vec<Value> = match fact {
        Value::Null => nothing.into(),
        fact => [
            Some(fact),
            as_number.map(Value::from),
            text.map(Value::from),
        ]
        .into_iter()
        .flatten()
        .collect(),
    };
    let is_nothing = candidates.first().is_some_and(Value::is_null);
    let is_required = place.split_last().is_some_and(|(name, around)| {
        let around = path::parts(book, schema, around);
        around.is_some_and(|parts| {
            book.shape(&parts)
                .schema
                .required
                .iter()
                .any(|one| **one == **name)
        })
    });
    if is_nothing && !is_required {
        path::remove(whole, place);
        return;
    }
    let fits = |one: &Value| fits::broken(book, Purpose::Response, &parts, one).is_none();
    if let Some(value) = candidates.into_iter().find(fits) {
        path::put(whole, place, value);
    }
}
