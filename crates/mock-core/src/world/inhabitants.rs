//! Which ids a collection has: first those that the document shows, then made ones.

use std::{collections::HashSet, sync::Arc};

use oas_model::{ParameterLocation, SchemaId, SchemaType};
use serde_json::Value;

use super::{
    home::{self, Home},
    list, path,
    sent::{self, Sent},
};
use crate::{
    StateOp, check,
    draw::Trail,
    fits,
    generate::{self, Purpose, Wish},
    resource::{PagingStyle, ResourceKind, Role},
    validate::coerce,
};

/// How many inhabitants a collection has at least, and how many more it may have.
const FEWEST: u64 = 5;
const SPREAD: u64 = 21;
/// Ids that may come out wrong, or twice, before a collection stays smaller.
const PATIENCE: usize = 3;
/// Ids that may be taken already before a new one is given up.
const MAX_TRIES: u64 = 50;

impl Home<'_> {
    /// The ids of the base world, in their order. A single thing has the empty one.
    pub(super) fn inhabitants(&self) -> Arc<[String]> {
        if self.facts.kind == ResourceKind::Singleton {
            return Arc::from([String::new()]);
        }
        let ids = &self.world().ids;
        ids.get(&self.shelf(), || self.settle().into())
    }

    fn settle(&self) -> Vec<String> {
        let documented = self.documented();
        let mut ids: Vec<String> = documented.iter().map(|one| one.id.clone()).collect();
        if documented.iter().any(|one| one.is_row) || self.lists_examples() {
            return ids;
        }
        let wanted = self.wanted();
        let mut seen: HashSet<String> = ids.iter().cloned().collect();
        for nth in 0..wanted * PATIENCE {
            if ids.len() >= wanted {
                break;
            }
            let Some(id) = self.made_id(nth) else {
                continue;
            };
            if seen.insert(id.clone()) {
                ids.push(id);
            }
        }
        ids
    }

    /// How many inhabitants there are: by seed, but as many as the lists can show.
    fn wanted(&self) -> usize {
        let drawn = (FEWEST + self.trail().step("many").draw().below(SPREAD)) as usize;
        let lists = self.facts.roles.iter();
        lists.fold(drawn, |wanted, (operation, role)| match role {
            Role::List(list) => {
                let (least, most) = list::bounds(self, *operation, list);
                let is_whole = list.style == PagingStyle::Whole;
                let most = most.filter(|_| is_whole).unwrap_or(usize::MAX);
                wanted.max(least.min(list::MOST)).min(most)
            }
            _ => wanted,
        })
    }

    /// Whether some list says by example who is there, even if each is shown alone too.
    fn lists_examples(&self) -> bool {
        let mut lists = self.facts.roles.iter();
        !self.documented().is_empty()
            && lists.any(|(operation, role)| {
                let prepared = self.call.owner.prepared(*operation);
                let response = prepared.ordinary.response;
                let response = response.and_then(|idx| prepared.operation.responses.get(idx));
                let mut contents = response.into_iter().flat_map(|one| &one.content);
                matches!(role, Role::List(_)) && contents.any(|one| !one.examples.is_empty())
            })
    }

    /// An id in the form that the schemas ask for; whole numbers grow.
    pub(super) fn made_id(&self, nth: usize) -> Option<String> {
        if let Some(number) = self.number(nth) {
            return Some(number);
        }
        let trail = self.trail().step("id").step(&nth.to_string());
        let carried = self.facts.entity.map(|schema| {
            let word = home::word(self.resource);
            let wish = Wish {
                schema,
                purpose: Purpose::Response,
                examples: self.shows_examples() && nth == 0,
                trail,
                resource: &word,
                locale: self.call.config.locale,
                today: self.call.config.today,
                echo: &[],
            };
            // Most ids stand in one member; making the rest for each of them would take long.
            let alone = self.single_member().and_then(|name| {
                let value = generate::member(self.call.book, &wish, name)?;
                home::text(&value)
            });
            alone.or_else(|| self.id_of(&generate::generate(self.call.book, &wish).value))
        });
        carried
            .flatten()
            .filter(|id| self.may_be(id))
            .or_else(|| self.of_parameters(trail))
    }

    /// Whether an entity with this id is there, and not only by courtesy.
    pub(super) fn is_taken(&self, id: &str) -> bool {
        match self.call.state.entry(&self.key(id)) {
            Some(entry) => entry.value.is_some(),
            None => self.is_inhabitant(id),
        }
    }

    /// Whether a client has made or changed an entity with this id. The inhabitants of the base
    /// world stand in nobody's way: who tries the document's own example is welcome.
    pub(super) fn is_written(&self, id: &str) -> bool {
        let entry = self.call.state.entry(&self.key(id));
        entry.is_some_and(|entry| entry.value.is_some())
    }

    /// The id that a client chooses for a new entity, where it may.
    pub(super) fn wanted_id(&self, sent: &Sent) -> Option<String> {
        let id = self.id_of(&sent::accepted(self, &sent.value, sent.schema))?;
        self.may_be(&id).then_some(id)
    }

    /// An id that nobody has had, and the number that is used up with it.
    pub(super) fn new_id(&self) -> (String, Option<StateOp>) {
        let key = self.key("");
        let counted: Arc<str> = key.parents.iter().fold(key.resource, |name, parent| {
            format!("{name}/{parent}").into()
        });
        let first = self.call.state.next_number(&counted);
        let n_inhabitants = self.inhabitants().len();
        for number in first..first + MAX_TRIES {
            let nth = n_inhabitants + number as usize;
            let Some(id) = self.made_id(nth) else {
                continue;
            };
            let was_there = self.call.state.entry(&self.key(&id)).is_some();
            if !was_there && !self.is_inhabitant(&id) {
                let resource = counted;
                return (id, Some(StateOp::Count { resource, number }));
            }
        }
        (first.to_string(), None)
    }

    /// The n-th whole number that may be an id.
    fn number(&self, nth: usize) -> Option<String> {
        let [parameter] = self.resource.parameters.as_slice() else {
            return None;
        };
        let book = self.call.book;
        let of_property = self.identity_parts();
        let of_parameter: Vec<SchemaId> = self.parameter(parameter).into_iter().collect();
        let decisive = of_property.as_ref().unwrap_or(&of_parameter);
        let shape = book.shape(decisive);
        let types = shape.schema.types;
        let is_number = types.names(SchemaType::Integer) || types.names(SchemaType::Number);
        if !is_number || types.names(SchemaType::String) {
            return None;
        }
        let least = shape.schema.minimum.unwrap_or(1.0).max(1.0) as i64;
        let step = shape.schema.multiple_of.unwrap_or(1.0).max(1.0) as i64;
        let first = least.saturating_add(step - 1) / step * step;
        let number = first.saturating_add(step.saturating_mul(i64::try_from(nth).ok()?));
        let fits = fits::broken(book, Purpose::Response, decisive, &Value::from(number)).is_none();
        let text = number.to_string();
        (fits && self.may_be(&text)).then_some(text)
    }

    /// The name of the member that holds the id, where it is one of the entity's own.
    fn single_member(&self) -> Option<&str> {
        match self.identity()?.properties.as_slice() {
            [property] => match property.as_slice() {
                [name] => Some(name),
                _ => None,
            },
            _ => None,
        }
    }

    /// The schemas of the one property that holds the id.
    pub(super) fn identity_parts(&self) -> Option<Vec<SchemaId>> {
        let [property] = self.identity()?.properties.as_slice() else {
            return None;
        };
        path::parts(self.call.book, self.facts.entity?, property)
    }

    /// An id made from what the path parameters say, where the entity has none.
    fn of_parameters(&self, trail: Trail) -> Option<String> {
        let made: Option<Vec<String>> = self
            .resource
            .parameters
            .iter()
            .map(|name| {
                let wish = Wish {
                    schema: self.parameter(name)?,
                    purpose: Purpose::Response,
                    examples: false,
                    trail: trail.step(name),
                    resource: name,
                    locale: self.call.config.locale,
                    today: self.call.config.today,
                    echo: &[],
                };
                home::text(&generate::generate(self.call.book, &wish).value)
            })
            .collect();
        made.filter(|ids| !ids.is_empty()).map(|ids| ids.join("/"))
    }

    /// Whether the path may name this id.
    pub(super) fn may_be(&self, id: &str) -> bool {
        let n_parameters = self.resource.parameters.len();
        let texts: Vec<&str> = id.splitn(n_parameters.max(1), '/').collect();
        texts.len() == n_parameters
            && self
                .resource
                .parameters
                .iter()
                .zip(texts)
                .all(|(name, text)| {
                    let Some(schema) = self.parameter(name) else {
                        return !text.is_empty() && !text.contains('/');
                    };
                    let book = self.call.book;
                    let value = coerce::leaf(book, &[schema], text);
                    let is_plain = !text.is_empty() && !text.contains('/');
                    is_plain && check::is_valid(book.api(), schema, Purpose::Request, &value)
                })
    }

    /// The schema of a path parameter of the item.
    fn parameter(&self, name: &str) -> Option<SchemaId> {
        let item = self.resource.item.as_deref();
        let mut at_item = self.resource.operations.iter().filter_map(|(id, _)| {
            let operation = &self.call.owner.prepared(*id).operation;
            let mut parameters = operation.parameters.iter();
            parameters
                .find(|one| one.location == ParameterLocation::Path && one.name == name)
                .filter(|_| item.is_some())
                .and_then(|one| one.schema)
        });
        at_item.next()
    }
}
