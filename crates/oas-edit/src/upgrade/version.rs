//! The line that names the version.

use oas_doc::{Entry, Part};
use oas_model::{DocumentId, SourceSet, Version};

use super::entries;
use super::roles::Spot;
use super::step::Step;

/// The newest version of each family.
fn newest(version: Version) -> &'static str {
    match version {
        Version::V20 => "2.0",
        Version::V30 => "3.0.4",
        Version::V31 => "3.1.2",
        Version::V32 => "3.2.0",
    }
}

/// A family as people name it.
pub(super) fn family(version: Version) -> &'static str {
    match version {
        Version::V20 => "2.0",
        Version::V30 => "3.0",
        Version::V31 => "3.1",
        Version::V32 => "3.2",
    }
}

/// The family that a document names itself.
pub(crate) fn of(sources: &SourceSet, id: DocumentId) -> Option<Version> {
    let root = sources.document(id).root()?;
    let text = |key| root.get(key)?.scalar().map(str::trim);
    if let Some(named) = text("openapi") {
        return match named.split('.').take(2).collect::<Vec<_>>()[..] {
            ["3", "0"] | ["3"] => Some(Version::V30),
            ["3", "1"] => Some(Version::V31),
            ["3", "2"] => Some(Version::V32),
            _ => None,
        };
    }
    matches!(text("swagger")?, "2.0" | "2").then_some(Version::V20)
}

/// Names the new version in a root object.
pub(super) fn rule<'a>(step: &mut Step<'a>, root: Spot<'a>) {
    let to = newest(step.to);
    if let Some(old) = root.node.get("openapi") {
        entries::set(step.members(root), old, Part::from(to));
    } else if let Some(old) = root.node.get("swagger") {
        let value = Part::from(to);
        let name = "openapi".to_owned();
        let from = Some(old);
        entries::replace(step.members(root), old, [Entry { name, from, value }]);
    }
}
