//! Where one reference leads, for those who rewrite references.

use crate::place::Place;
use crate::reference::Broken;
use crate::{Api, Origin};

impl Api {
    /// The place that `reference`, written at `from`, leads to. One step only: what stands there
    /// may be a reference again.
    ///
    /// # Errors
    /// [`Broken`] when there is no such place among the documents.
    pub fn target(&self, from: Origin, reference: &str) -> Result<Origin, Broken> {
        let cx = self.context();
        let from = Place::of(cx.sources, from);
        let found = cx.references.resolve(cx.sources, from, reference)?;
        Ok(found.place.origin())
    }
}
