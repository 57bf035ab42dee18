//! The schemas that a validator is made of, with a note of each that was read.

use std::cell::RefCell;
use std::collections::HashSet;
use std::sync::Arc;

use crate::finding::Findings;
use crate::footprint::Steps;
use crate::lower::Context;
use crate::{Api, SchemaBody, SchemaId, SourceSet};

/// Reads schemas of one API for one validator.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    api: &'a Api,
    seen: RefCell<HashSet<SchemaId>>,
    pub(super) steps: Steps,
    pub(super) findings: Findings,
}

impl<'a> Reader<'a> {
    pub(super) fn new(api: &'a Api) -> Self {
        Self {
            api,
            seen: RefCell::default(),
            steps: Steps::default(),
            findings: Findings::default(),
        }
    }

    /// See [`Api::schema`].
    pub(super) fn schema(&self, id: SchemaId) -> Arc<SchemaBody> {
        let lowered = self.api.lowered_schema(id);
        if self.seen.borrow_mut().insert(id) {
            self.steps.include(&lowered.about.footprint);
        }
        lowered.value
    }

    /// See [`Api::follow`].
    pub(super) fn follow(&self, id: SchemaId) -> Option<SchemaId> {
        self.api.follow_by(id, self.context(), |id| self.schema(id))
    }

    pub(super) fn sources(&self) -> &'a Arc<SourceSet> {
        self.api.sources()
    }

    pub(super) fn context(&self) -> Context<'_> {
        Context {
            findings: &self.findings,
            steps: Some(&self.steps),
            ..self.api.context()
        }
    }
}
