//! From the schemas of one resource's operations to what they say.

mod said; // what a person has corrected

use std::sync::Arc;

use oas_model::{Operation, ParameterLocation, SchemaId};

use super::{
    Resource, Resources, Stand,
    body::{self, Open},
    elsewhere,
    entity::{self, Spot},
    facts::{Facts, Identity, ResourceKind},
    identity::{self, Wanted},
    paging,
    role::{Role, ValuePath},
    rows::{self, Hints, Rows},
    says, template,
    work::{Work, bodies},
};
use crate::book::Book;

/// Reads the schemas of one resource.
pub(super) fn facts(resources: &Resources, book: &Book, resource: &Resource) -> Facts {
    let mut reader = Reader::new(resources, book, resource);
    reader.find_entity();
    reader.find_identity();
    reader.find_roles();
    reader.facts
}

struct Reader<'r> {
    resources: &'r Resources,
    book: &'r Book,
    resource: &'r Resource,
    /// The last text of the path.
    word: String,
    operations: Vec<(Arc<Operation>, Stand)>,
    rows: Option<Rows>,
    entity: Option<Spot>,
    facts: Facts,
}

impl<'r> Reader<'r> {
    fn new(resources: &'r Resources, book: &'r Book, resource: &'r Resource) -> Self {
        let path = resource.item.as_deref().or(resource.collection.as_deref());
        let parts = path.and_then(template::parts).unwrap_or_default();
        let all = resource.operations.iter();
        Self {
            resources,
            book,
            resource,
            word: elsewhere::last_text(&parts).unwrap_or_default(),
            operations: all
                .map(|(id, stand)| (book.api().operation(*id), stand.clone()))
                .collect(),
            rows: None,
            entity: None,
            facts: Facts::default(),
        }
    }

    fn is_alone(&self) -> bool {
        self.operations
            .iter()
            .any(|(_, stand)| *stand == Stand::Alone)
    }

    fn operation(&self, method: &str, stand: &Stand) -> Option<&Arc<Operation>> {
        let mut all = self.operations.iter();
        let found = all.find(|(one, at)| &*one.head.method == method && at == stand);
        found.map(|(one, _)| one)
    }

    fn answer(&self, operation: &Operation) -> Option<Open> {
        Open::of(self.book, &[body::answer(operation)?])
    }

    /// The rows and the entity explain each other: what both show is the entity.
    fn find_entity(&mut self) {
        let (alone, item) = (self.is_alone(), Stand::Item);
        let read = self
            .operation("GET", &item)
            .and_then(|one| self.answer(one));
        let spots = read
            .map(|open| entity::spots(self.book, &open))
            .unwrap_or_default();
        let at = if alone {
            Stand::Alone
        } else {
            Stand::Collection
        };
        let list = self.operation("GET", &at).and_then(|one| self.answer(one));
        let cores: Vec<_> = spots.iter().map(|spot| spot.core).collect();
        let said = list.as_ref().and_then(|list| self.said_rows(list));
        let hints = Hints {
            word: &self.word,
            entities: &cores,
            has_item: !alone,
        };
        self.rows = said.or_else(|| rows::find(self.book, list.as_ref()?, &hints));
        let shared = self.rows.as_ref().and_then(|rows| {
            entity::of_core(&spots, body::core(self.book, rows.element.id)).cloned()
        });
        let single = || {
            list.as_ref()
                .filter(|_| alone)
                .map(|list| entity::spots(self.book, list))
        };
        self.entity = match (&self.rows, shared) {
            (_, Some(shared)) => Some(shared),
            (Some(rows), None) if spots.is_empty() => Some(self.row_as_spot(rows)),
            (None, None) if alone => self.named_spot(&single().unwrap_or_default()),
            _ => self.named_spot(&spots).or_else(|| self.created()),
        };
        self.entity = self.said_entity(&spots).or(self.entity.take());
        self.facts.kind = match alone && self.rows.is_none() {
            true => ResourceKind::Singleton,
            false => ResourceKind::Collection,
        };
        self.facts.entity = self.entity.as_ref().map(|spot| spot.open.id);
        self.facts.row = self.other_kinds();
        self.facts
            .why
            .extend(says::entity(self.rows.as_ref(), self.entity.as_ref()));
    }

    /// The schema of the rows, where it need not admit whatever the entity may be.
    fn other_kinds(&self) -> Option<SchemaId> {
        let (rows, entity) = (self.rows.as_ref()?, self.entity.as_ref()?);
        let has_kinds = !self.book.shape(&[entity.open.id]).choices.is_empty();
        let is_other = body::core(self.book, rows.element.id) != entity.core;
        (has_kinds && is_other).then_some(rows.element.id)
    }

    fn row_as_spot(&self, rows: &Rows) -> Spot {
        Spot {
            path: Vec::new(),
            core: body::core(self.book, rows.element.id),
            open: rows.element.clone(),
        }
    }

    fn named_spot(&self, spots: &[Spot]) -> Option<Spot> {
        let first = self.resource.parameters.first();
        let is_identified = |open: &Open| match first {
            Some(name) => identity::is_identified(self.book, open, &self.wanted(name)),
            None => open.shape.properties.contains_key("id"),
        };
        entity::by_name(spots, &self.word, &is_identified).cloned()
    }

    /// Where nothing is read, what is created or changed says what it is.
    fn created(&self) -> Option<Spot> {
        let mut writes = self.operations.iter().filter(|(one, stand)| {
            matches!(&*one.head.method, "POST" | "PUT" | "PATCH")
                && !matches!(stand, Stand::Verb(_))
        });
        writes.find_map(|(one, _)| {
            let answer = self.answer(one)?;
            self.named_spot(&entity::spots(self.book, &answer))
        })
    }

    fn wanted<'w>(&'w self, name: &'w str) -> Wanted<'w> {
        let schema = self.operations.iter().find_map(|(one, _)| {
            let all = one.parameters.iter();
            let mut found = all.filter(|one| one.location == ParameterLocation::Path);
            found.find(|one| one.name == name)?.schema
        });
        Wanted {
            name,
            schema,
            word: &self.word,
            is_one_of_many: self.resource.parameters.len() > 1,
        }
    }

    fn property(&self, entity: &Open, name: &str, is_identity: bool) -> Option<ValuePath> {
        let wanted = self.wanted(name);
        match is_identity {
            true => identity::find(self.book, entity, &wanted),
            false => identity::named_only(self.book, entity, &wanted),
        }
    }

    fn find_identity(&mut self) {
        let Some(open) = self.entity.as_ref().map(|spot| spot.open.clone()) else {
            return;
        };
        let echoes = self
            .resource
            .parents
            .iter()
            .map(|name| self.property(&open, name, false));
        self.facts.echoes = echoes.collect();
        let parameters = &self.resource.parameters;
        if parameters.is_empty() {
            return;
        }
        let found: Option<Vec<_>> = parameters
            .iter()
            .map(|name| self.property(&open, name, true))
            .collect();
        let found = self.said_identity(&open).or(found);
        self.facts
            .why
            .push(says::identity(parameters, found.as_deref()));
        self.facts.identity = found.map(|properties| Identity {
            parameters: parameters.clone(),
            properties,
        });
    }

    fn find_roles(&mut self) {
        let work = Work {
            book: self.book,
            word: &self.word,
            entity: self.entity.as_ref(),
            identity: self.facts.identity.as_ref(),
            is_single: self.shows_one(),
        };
        let mut roles = Vec::new();
        for (operation, stand) in &self.operations {
            let said = self
                .said_role(operation)
                .and_then(|word| said::role(&work, operation, word));
            let role = said
                .or_else(|| self.list_role(operation, stand))
                .or_else(|| bodies(&work, operation, stand));
            roles.extend(role.map(|role| (operation.head.id, role)));
        }
        let why: Vec<_> = roles
            .iter()
            .filter_map(|(_, role)| says::role(role, self.resources))
            .collect();
        self.facts.roles = roles;
        self.facts.why.extend(why);
    }

    /// A single thing, or a path in front of an item that shows one: `/user` and `/user/{id}`.
    fn shows_one(&self) -> bool {
        let front = self.operation("GET", &Stand::Collection);
        let answer = front.and_then(|one| self.answer(one));
        let is_object = answer.is_some_and(|open| open.is_object() && open.n_members() > 0);
        self.rows.is_none() && (self.facts.kind == ResourceKind::Singleton || is_object)
    }

    /// GET where rows were found.
    fn list_role(&self, operation: &Operation, stand: &Stand) -> Option<Role> {
        let is_list =
            &*operation.head.method == "GET" && matches!(stand, Stand::Collection | Stand::Alone);
        let rows = self.rows.as_ref().filter(|_| is_list)?;
        let answer = self.answer(operation)?;
        let mut list = paging::shape(self.book, operation, &answer, rows.path.clone());
        list.plain = rows.element.is_plain();
        if *stand == Stand::Alone && !list.plain {
            let found = elsewhere::owner(
                self.resources,
                self.book,
                self.resource,
                &self.word,
                &rows.element,
            );
            if let Some((of, row)) = found {
                list.row = row;
                return Some(Role::SubList { of, list });
            }
        }
        Some(Role::List(list))
    }
}
