//! Faults in the words of a person.

mod field; // missing, unknown, misplaced
mod hint; // what to do
mod list; // `a`, `b` or `c`
mod value; // of the wrong kind, or not right

use oas_doc::NodeKind;

use super::fault::{Fault, Kind};
use crate::finding::Part;
use crate::{DocumentId, ModelFinding, Origin, Severity, Version};

/// The finding that says it.
pub(super) fn finding(document: DocumentId, fault: &Fault<'_>, version: Version) -> ModelFinding {
    ModelFinding {
        code: code(fault.kind),
        severity: Severity::Error,
        message: message(fault, version),
        hint: hint::hint(fault, version),
        origin: Origin {
            document,
            node: fault.node.id(),
        },
        part: part(fault),
    }
}

fn code(kind: Kind) -> &'static str {
    match kind {
        Kind::Unknown(_) | Kind::OtherVersion(_) => "structure-unknown-field",
        Kind::Misplaced | Kind::Both(..) => "structure-misplaced-field",
        Kind::Missing(..) | Kind::Neither(..) | Kind::NoneOf(_) => "structure-missing-field",
        Kind::Type(_) => "structure-type",
        Kind::Value(_) => "structure-value",
        Kind::Name(_) => "structure-name",
        Kind::NoItem | Kind::NotOne | Kind::Empty => "structure-count",
        Kind::Repeated => "structure-repeated",
        Kind::SecondQueryString | Kind::QueryAndQueryString => "structure-querystring",
    }
}

/// A plain value is shown itself, everything else by its name.
fn part(fault: &Fault<'_>) -> Part {
    let plain = !matches!(fault.node.kind(), NodeKind::Mapping | NodeKind::Sequence);
    match fault.kind {
        Kind::Type(_) | Kind::Value(_) | Kind::Repeated
            if plain && !fault.node.span().is_empty() =>
        {
            Part::Value
        }
        _ => Part::Key,
    }
}

fn message(fault: &Fault<'_>, version: Version) -> String {
    let message = field::message(fault, version).or_else(|| value::message(fault));
    message.unwrap_or_default()
}
