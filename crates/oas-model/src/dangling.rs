//! Every reference of every document, followed once.

use crate::Api;
use crate::place::Place;
use crate::walk::walk;

impl Api {
    /// Looks at all references, used or not, so that [`Api::findings`] names those that lead
    /// nowhere. Takes time in proportion to the documents; nothing is lowered.
    pub fn check_references(&self) {
        let cx = self.context();
        for root in cx
            .sources
            .ids()
            .filter_map(|id| Place::root(cx.sources, id))
        {
            walk(root, &mut |place| {
                if let Some(reference) = place.reference() {
                    // What leads nowhere reports itself.
                    let _ = cx.target(place, reference);
                }
            });
        }
    }
}
