//! From one version to the next: one walk, the rules of the step, one new text per document.

use oas_doc::{Entry, Node, Part, Rewrite};
use oas_model::{Api, DocumentId, Origin, SourceSet, Version};

use super::note::{Note, NoteKind};
use super::roles::{self, Spot};
use super::{UpgradeError, version};

/// Changes of one step that are being collected.
pub(super) struct Step<'a> {
    pub(super) api: &'a Api,
    pub(super) to: Version,
    rewrites: Vec<Rewrite<'a>>,
    notes: Vec<(usize, Note)>,
}

/// What a step gives.
pub(super) struct Taken {
    pub(super) sources: SourceSet,
    pub(super) notes: Vec<Note>,
}

/// Takes a step: `rules` is called with everything that the description consists of.
pub(super) fn take(
    api: &Api,
    from: Version,
    to: Version,
    rules: for<'a> fn(&mut Step<'a>, &[Spot<'a>]),
) -> Result<Taken, UpgradeError> {
    let documents = api.sources().ids().map(|id| api.sources().document(id));
    let mut step = Step {
        api,
        to,
        rewrites: documents.map(Rewrite::new).collect(),
        notes: Vec::new(),
    };
    let spots = roles::all(api, from);
    rules(&mut step, &spots);
    step.finish()
}

impl<'a> Step<'a> {
    /// The documents as they were before the step.
    pub(super) fn sources(&self) -> &'a SourceSet {
        self.api.sources()
    }

    /// The members that an object is to have.
    pub(super) fn members(&mut self, at: Spot<'a>) -> &mut Vec<Entry<'a>> {
        self.rewrite(at.document).members(at.node)
    }

    /// The items that a sequence in the document of a spot is to have.
    pub(super) fn items_of(&mut self, at: Spot<'a>, node: Node<'a>) -> &mut Vec<Part<'a>> {
        self.rewrite(at.document).items(node)
    }

    fn rewrite(&mut self, document: DocumentId) -> &mut Rewrite<'a> {
        &mut self.rewrites[document.0 as usize]
    }

    /// What a reference at a spot leads to, one step only.
    pub(super) fn target(&self, at: Spot<'a>, reference: &str) -> Option<Spot<'a>> {
        target(self.api, at, reference)
    }

    /// Adds a note about a place in the document of a spot.
    pub(super) fn note(
        &mut self,
        kind: NoteKind,
        code: &'static str,
        at: Spot<'a>,
        node: Node<'a>,
        message: impl Into<String>,
    ) {
        let origin = Origin {
            document: at.document,
            node: node.id(),
        };
        let sources = self.sources();
        let note = Note {
            kind,
            code,
            message: message.into(),
            uri: sources.uri(at.document).to_owned(),
            pointer: node.pointer(),
            position: sources.position(origin),
            is_of_first_step: false,
        };
        self.notes.push((at.document.0 as usize, note));
    }

    fn finish(mut self) -> Result<Taken, UpgradeError> {
        let mut sources = self.sources().clone();
        for id in self.sources().ids() {
            let rewrite = self.rewrite(id);
            if rewrite.is_empty() {
                continue;
            }
            let uri = self.sources().uri(id).to_owned();
            let new = self.rewrite(id).finish();
            let new = new.map_err(|error| UpgradeError::Edit {
                uri: uri.clone(),
                error,
            })?;
            sources.add(&uri, new);
        }
        self.notes
            .sort_by_key(|(id, note)| (*id, note.position.line, note.position.column));
        let notes = self.notes.into_iter().map(|(_, note)| note).collect();
        Ok(Taken { sources, notes })
    }
}

/// The place that a reference leads to, with the role of the place that refers.
pub(super) fn target<'a>(api: &'a Api, at: Spot<'a>, reference: &str) -> Option<Spot<'a>> {
    let node = at.node.id();
    let document = at.document;
    let found = api.target(Origin { document, node }, reference).ok()?;
    let node = api.sources().node(found);
    Some(Spot {
        document: found.document,
        node: node.alias_target().unwrap_or(node),
        ..at
    })
}

/// Whether a document takes part in a step: by its own version, or, without one, as a part.
pub(super) fn takes_part(api: &Api, document: DocumentId, from: Version) -> bool {
    version::of(api.sources(), document).is_none_or(|own| own == from)
}
