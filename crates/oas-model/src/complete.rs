//! The whole model at once: what a check of all of it needs, and a mock never does.

use std::collections::HashSet;

use crate::{Additional, Api, Discriminator, MediaType, Operation, Schema, SchemaBody, SchemaId};

/// How much a complete model holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Operations, webhooks and callbacks.
    pub n_operations: usize,
    /// Schemas with a name, those that anything leads to, and the parts of all these.
    pub n_schemas: usize,
}

impl Api {
    /// Lowers everything that the documents describe, so that [`Api::findings`] is complete.
    pub fn complete(&self) -> Size {
        let mut open: Vec<SchemaId> = self.named_schemas().into_iter().map(|one| one.1).collect();
        let n_operations = self.complete_operations(&mut open);
        let mut seen: HashSet<SchemaId> = open.iter().copied().collect();
        while let Some(id) = open.pop() {
            if let SchemaBody::Object(schema) = &*self.schema(id) {
                open.extend(schema.parts().filter(|part| seen.insert(*part)));
            }
        }
        Size {
            n_operations,
            n_schemas: seen.len(),
        }
    }

    /// Lowers the operations, and those that they lead to; lists the schemas that they name.
    fn complete_operations(&self, schemas: &mut Vec<SchemaId>) -> usize {
        let mut n_operations = 0;
        let mut requests = self.webhooks().to_vec();
        for head in self.operations() {
            let operation = self.operation(head.id);
            schemas.extend(operation.schemas());
            requests.extend(operation.callbacks.iter().cloned());
            n_operations += 1;
        }
        let mut seen = HashSet::new();
        while let Some(request) = requests.pop() {
            if seen.insert(request.head.origin) {
                let operation = self.outgoing(&request);
                schemas.extend(operation.schemas());
                requests.extend(operation.callbacks);
                n_operations += 1;
            }
        }
        n_operations
    }
}

impl Operation {
    /// The schemas of its parameters, bodies and headers.
    pub fn schemas(&self) -> impl Iterator<Item = SchemaId> + '_ {
        let parameters = self.parameters.iter().flat_map(|one| {
            let content = one.content.iter().flat_map(MediaType::schemas);
            one.schema.into_iter().chain(content)
        });
        let bodies = self.request_body.iter().flat_map(|one| &one.content);
        let answers = self.responses.iter().flat_map(|one| &one.content);
        let headers = self.responses.iter().flat_map(|one| &one.headers);
        parameters
            .chain(bodies.chain(answers).flat_map(MediaType::schemas))
            .chain(headers.filter_map(|one| one.schema))
    }
}

impl MediaType {
    fn schemas(&self) -> impl Iterator<Item = SchemaId> {
        self.schema.into_iter().chain(self.item_schema)
    }
}

impl Schema {
    /// The schemas that it names: its parts, what it refers to, what its discriminator chooses from.
    pub fn parts(&self) -> impl Iterator<Item = SchemaId> + '_ {
        let lists = [&self.prefix_items, &self.all_of, &self.any_of, &self.one_of];
        let maps = [
            &self.properties,
            &self.pattern_properties,
            &self.dependent_schemas,
        ];
        let rest = [
            self.items,
            self.unevaluated_items,
            self.additional_properties,
            self.unevaluated_properties,
        ];
        let single = [
            self.reference,
            self.contains,
            self.content_schema,
            self.property_names,
            self.not,
            self.if_schema,
            self.then_schema,
            self.else_schema,
        ];
        let chosen = self.discriminator.iter().flat_map(Discriminator::targets);
        lists
            .into_iter()
            .flatten()
            .copied()
            .chain(maps.into_iter().flat_map(|map| map.values().copied()))
            .chain(rest.into_iter().filter_map(Additional::schema))
            .chain(single.into_iter().flatten())
            .chain(chosen)
    }
}

impl Discriminator {
    fn targets(&self) -> impl Iterator<Item = SchemaId> + '_ {
        self.mapping.values().copied().chain(self.default)
    }
}

impl Additional {
    fn schema(self) -> Option<SchemaId> {
        match self {
            Self::Schema(id) => Some(id),
            Self::Unstated | Self::Allowed | Self::Forbidden => None,
        }
    }
}
