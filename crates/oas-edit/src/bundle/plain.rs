//! Files whose parts can go their own ways: no alias in them needs what stands elsewhere.

use std::collections::HashSet;

use oas_doc::{Document, Syntax};
use oas_model::{DocumentId, SourceSet};

use super::reach::Reach;
use crate::anchors::Aliases;

/// The documents with every file whose parts share anchors with other text written without
/// aliases, which costs its comments; `None` where there is no such file.
pub(super) fn without_shared_aliases(reach: &Reach<'_>) -> Option<SourceSet> {
    let sources = reach.api.sources();
    let others = sources.ids().filter(|id| *id != reach.api.entry());
    let aliases: Vec<_> = others
        .map(|id| (id, Aliases::of(sources.document(id))))
        .collect();
    let own = Aliases::of(sources.document(reach.api.entry()));
    let mut taken: HashSet<&str> = own.names().collect();
    let mut plain = SourceSet::clone(sources);
    let mut is_changed = false;
    for (id, aliases) in aliases.iter().filter(|(_, aliases)| !aliases.is_empty()) {
        let names: HashSet<&str> = aliases.names().collect();
        if !crosses(reach, *id, aliases) && taken.is_disjoint(&names) {
            taken.extend(names);
            continue;
        }
        let text = sources.document(*id).to_json().ok()?;
        plain.add(sources.uri(*id), Document::parse(&text, Syntax::Json));
        is_changed = true;
    }
    is_changed.then_some(plain)
}

/// Whether an alias stands in a part and its anchor outside of it, or the reverse.
fn crosses(reach: &Reach<'_>, of: DocumentId, aliases: &Aliases<'_>) -> bool {
    let parts = reach.parts.keys().filter(|part| part.document == of);
    let mut outer = parts.filter(|part| reach.part_around(**part) == Some(**part));
    outer.any(|part| aliases.cross(reach.api.sources().node(*part)))
}
