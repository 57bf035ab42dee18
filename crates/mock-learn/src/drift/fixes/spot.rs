//! Where a fix works: the documents as they stand, and the finding.

use std::collections::BTreeMap;

use oas_doc::{Document, EditError, EditOp, Node, Pointer, Value};
use oas_model::{Api, DocumentId, Version};

use crate::drift::{Finding, spell};

/// The documents with the edits so far.
#[derive(Debug, Clone)]
pub(super) struct Documents(BTreeMap<u32, Document>);

impl Documents {
    pub(super) fn of(api: &Api) -> Self {
        let sources = api.sources();
        Self(
            sources
                .ids()
                .map(|id| (id.0, sources.document(id).clone()))
                .collect(),
        )
    }

    pub(super) fn make(&mut self, id: DocumentId, op: &EditOp) -> Result<(), EditError> {
        if let Some(document) = self.0.get_mut(&id.0) {
            *document = document.apply(&document.edit(op)?)?;
        }
        Ok(())
    }

    pub(super) fn edited(&self) -> impl Iterator<Item = (DocumentId, &Document)> {
        self.0
            .iter()
            .map(|(id, document)| (DocumentId(*id), document))
    }
}

/// One finding in the documents.
pub(super) struct Spot<'s> {
    pub(super) api: &'s Api,
    pub(super) documents: &'s Documents,
    pub(super) finding: &'s Finding,
}

/// A place in a document.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) document: DocumentId,
    pub(super) at: Pointer,
}

impl Place {
    pub(super) fn step(&self, name: &str) -> Self {
        Self {
            document: self.document,
            at: self.at.push(name),
        }
    }

    /// Another keyword of the same schema.
    pub(super) fn beside(&self, keyword: &str) -> Option<Self> {
        let at = self.at.parent()?.push(keyword);
        Some(Self {
            document: self.document,
            at,
        })
    }

    pub(super) fn replace(&self, value: Value) -> (DocumentId, EditOp) {
        (
            self.document,
            EditOp::Replace {
                at: self.at.clone(),
                value,
            },
        )
    }

    pub(super) fn set(&self, value: Value) -> (DocumentId, EditOp) {
        (
            self.document,
            EditOp::Set {
                at: self.at.clone(),
                value,
            },
        )
    }

    pub(super) fn append(&self, value: Value) -> (DocumentId, EditOp) {
        (
            self.document,
            EditOp::Append {
                at: self.at.clone(),
                value,
            },
        )
    }

    pub(super) fn rename(&self, name: &str) -> (DocumentId, EditOp) {
        (
            self.document,
            EditOp::Rename {
                at: self.at.clone(),
                name: name.to_owned(),
            },
        )
    }

    pub(super) fn remove(&self) -> (DocumentId, EditOp) {
        (
            self.document,
            EditOp::Remove {
                at: self.at.clone(),
            },
        )
    }
}

impl Spot<'_> {
    pub(super) fn version(&self) -> Version {
        self.api.version()
    }

    pub(super) fn node(&self, place: &Place) -> Option<Node<'_>> {
        self.documents.0.get(&place.document.0)?.node(&place.at)
    }

    /// What the document says, or could say.
    pub(super) fn place(&self) -> Option<Place> {
        let (document, at) = self.finding.place.clone()?;
        Some(Place { document, at })
    }

    /// The operation object.
    pub(super) fn operation(&self) -> Option<Place> {
        let (document, at) = self.finding.operation_at.clone()?;
        Some(Place { document, at })
    }

    /// The object that has this keyword: the place of the rule is the keyword or that object.
    pub(super) fn holder(&self, keyword: &str) -> Option<Place> {
        let place = self.place()?;
        if place.at.last().is_some_and(|last| last == keyword) {
            let at = place.at.parent()?;
            return Some(Place {
                document: place.document,
                at,
            });
        }
        let has = self.node(&place)?.get(keyword).is_some();
        has.then_some(place)
    }

    /// Gives a place a value, with the mappings on the way that are missing. Nothing where a
    /// value is there already.
    pub(super) fn put(
        &self,
        base: &Place,
        steps: &[&str],
        value: Value,
    ) -> Option<Vec<(DocumentId, EditOp)>> {
        let mut at = base.clone();
        self.node(&at)?;
        for (idx, step) in steps.iter().enumerate() {
            at = at.step(step);
            if self.node(&at).is_none() {
                let rest = steps.get(idx + 1..).unwrap_or_default().iter().rev();
                let value = rest.fold(value, |inner, name| spell::mapping([(*name, inner)]));
                return Some(vec![at.set(value)]);
            }
        }
        Some(Vec::new())
    }

    /// One more item of a list, which is made where it is missing.
    pub(super) fn add(
        &self,
        base: &Place,
        list: &str,
        item: Value,
    ) -> Option<Vec<(DocumentId, EditOp)>> {
        let at = base.step(list);
        match self.node(&at) {
            Some(_) => Some(vec![at.append(item)]),
            None => self.put(base, &[list], Value::Sequence(vec![item])),
        }
    }
}
