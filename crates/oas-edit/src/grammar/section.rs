//! Where reusable objects live.
//!
//! Source: "Components Object" of `OpenAPI` 3.0.4, 3.1.1 (`pathItems`) and 3.2.0 (`mediaTypes`);
//! the root of Swagger 2.0.

use oas_doc::Pointer;
use oas_model::Version;

use super::Kind;

/// Names under `components`, in the order of the standard.
const SECTIONS: [(&str, Kind); 11] = [
    ("schemas", Kind::Schema),
    ("responses", Kind::Response),
    ("parameters", Kind::Parameter),
    ("examples", Kind::Example),
    ("requestBodies", Kind::RequestBody),
    ("headers", Kind::Header),
    ("securitySchemes", Kind::SecurityScheme),
    ("links", Kind::Link),
    ("callbacks", Kind::Callback),
    ("pathItems", Kind::PathItem),
    ("mediaTypes", Kind::MediaType),
];

/// The kind of what a member of `components` holds by name.
pub(super) fn by_name(name: &str) -> Option<Kind> {
    let found = SECTIONS.iter().find(|(section, _)| *section == name);
    found.map(|(_, kind)| *kind)
}

/// The place where objects of a kind are kept by name; `None` where the version has none.
pub(crate) fn section(kind: Kind, version: Version) -> Option<Pointer> {
    let root = Pointer::root();
    if version == Version::V20 {
        return match kind {
            Kind::Schema => Some(root.push("definitions")),
            Kind::Parameter => Some(root.push("parameters")),
            Kind::Response => Some(root.push("responses")),
            _ => None,
        };
    }
    let known = match kind {
        Kind::PathItem => version >= Version::V31,
        Kind::MediaType => version >= Version::V32,
        _ => true,
    };
    let (name, _) = SECTIONS.iter().find(|(_, one)| *one == kind)?;
    known.then(|| root.push("components").push(name))
}

/// The section in which a place is a whole entry, as a kind; `None` for any other place.
pub(crate) fn section_of(place: &Pointer, version: Version) -> Option<Kind> {
    let parent = place.parent()?;
    let mut kinds = SECTIONS.iter().map(|(_, kind)| *kind);
    kinds.find(|kind| section(*kind, version).as_ref() == Some(&parent))
}
