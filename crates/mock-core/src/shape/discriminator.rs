//! The value of a discriminator names the subtype that holds.

use oas_model::{Api, Discriminator, SchemaBody, SchemaId};

use super::{Choice, MAX_PARTS, Shape};

impl Shape {
    /// Fixes the values that name what holds; where nothing is named yet, the subtypes are a choice.
    pub(super) fn apply_discriminators(&mut self, api: &Api) {
        for (id, discriminator) in std::mem::take(&mut self.discriminators) {
            if let Some(value) = self.name_of_subtype(api, &discriminator) {
                self.pins.insert(discriminator.property_name, value);
            } else if !discriminator.mapping.is_empty()
                && !self.choices.iter().any(|choice| choice.key.0 == id)
            {
                let targets = discriminator.mapping.values();
                self.choices.push(Choice {
                    key: (id, 3),
                    branches: targets.map(|target| vec![*target]).collect(),
                    in_order: false,
                    trigger: None,
                });
            }
        }
    }

    /// The name of the mapped schema among those that hold which no other of them extends.
    fn name_of_subtype(&self, api: &Api, discriminator: &Discriminator) -> Option<String> {
        let target = |id: &SchemaId| api.follow(*id).unwrap_or(*id);
        let named: Vec<(&String, SchemaId)> = discriminator
            .mapping
            .iter()
            .map(|(value, id)| (value, target(id)))
            .filter(|(_, id)| self.seen.contains(id))
            .collect();
        let is_extended = |id: SchemaId| {
            let mut others = named.iter().filter(|(_, other)| *other != id);
            others.any(|(_, other)| extends(api, *other, id))
        };
        let last = named.iter().find(|(_, id)| !is_extended(*id));
        last.or(named.first()).map(|(value, _)| (*value).clone())
    }
}

/// Whether a schema holds wherever `one` does, by references and `allOf`.
fn extends(api: &Api, one: SchemaId, base: SchemaId) -> bool {
    let mut seen = vec![one];
    let mut next = 0;
    while let Some(id) = seen.get(next).copied() {
        next += 1;
        if let SchemaBody::Object(schema) = &*api.schema(id) {
            for part in schema.reference.iter().chain(&schema.all_of) {
                if *part == base {
                    return true;
                }
                if !seen.contains(part) && seen.len() < MAX_PARTS {
                    seen.push(*part);
                }
            }
        }
    }
    false
}
