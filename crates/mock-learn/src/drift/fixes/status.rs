//! A status that is not among the described answers.

use http::StatusCode;
use oas_doc::Value as Written;
use oas_model::Version;

use super::{Edits, Kind, media, spot::Spot};
use crate::drift::{evidence::Evidence, spell};

pub(super) const KIND: Kind = Kind { say, edits };

fn say(spot: &Spot<'_>) -> String {
    let finding = spot.finding;
    format!("add the response {}", finding.at)
}

fn edits(spot: &Spot<'_>) -> Edits {
    let status: u16 = spot.finding.at.parse().ok()?;
    let answer = written(&spot.finding.evidence, status, spot.version());
    let operation = spot.operation()?;
    spot.put(&operation, &["responses", &spot.finding.at], answer)
}

/// A response object.
pub(super) fn written(seen: &Evidence, status: u16, version: Version) -> Written {
    let code = StatusCode::from_u16(status).ok();
    let reason = code.and_then(|code| code.canonical_reason());
    let mut members = vec![(
        "description".to_owned(),
        spell::text(reason.unwrap_or("Seen in traffic")),
    )];
    let answers = seen.answers.iter();
    let bodies = answers.filter(|((of, kind), _)| *of == status && !kind.is_empty());
    let bodies: Vec<_> = bodies.map(|((_, kind), one)| (kind, one)).collect();
    match (version, bodies.first()) {
        (_, None) => {}
        (Version::V20, Some((_, first))) => {
            members.push(("schema".to_owned(), first.schema(version)));
        }
        _ => {
            let content = bodies.into_iter();
            let content = content.map(|(kind, one)| (kind.clone(), media::media(one, version)));
            members.push(("content".to_owned(), Written::Mapping(content.collect())));
        }
    }
    Written::Mapping(members)
}
