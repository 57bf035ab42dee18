//! What to do about a fault.

use oas_doc::NodeKind;

use crate::Version;
use crate::structure::fault::{Fault, Kind};
use crate::structure::grammar::Shape;
use crate::structure::nearest::nearest;

pub(super) fn hint(fault: &Fault<'_>, version: Version) -> Option<String> {
    let text = match fault.kind {
        Kind::Type(shape) => return type_hint(fault, shape, version).map(str::to_owned),
        Kind::Unknown(None) if fault.owner.object.keyed.is_empty() => {
            "Names of your own begin with `x-`."
        }
        Kind::Value(Shape::OneOf(texts)) => {
            let meant = nearest(fault.node.as_str()?, texts.iter().copied())?;
            return Some(format!("Did you mean `{meant}`?"));
        }
        _ => return None,
    };
    Some(text.to_owned())
}

fn type_hint(fault: &Fault<'_>, shape: Shape, version: Version) -> Option<&'static str> {
    let text = matches!(shape, Shape::Text | Shape::Like(_) | Shape::OneOf(_));
    match fault.node.kind() {
        NodeKind::Null => Some("Give it a value, or take it away."),
        NodeKind::Number | NodeKind::Bool if text => Some("Put it in quotes."),
        NodeKind::Sequence if text && fault.owner.field == "type" && version == Version::V30 => {
            Some("Name one type; `nullable: true` adds `null`.")
        }
        NodeKind::String if matches!(shape, Shape::Flag | Shape::True) => {
            match fault.node.as_str()? {
                "yes" | "no" | "on" | "off" | "Yes" | "No" | "On" | "Off" => {
                    Some("These words are text since YAML 1.2.")
                }
                "true" | "false" => Some("Take away the quotes."),
                _ => None,
            }
        }
        NodeKind::String if fault.node.as_str()?.parse::<f64>().is_ok() => {
            let number = matches!(shape, Shape::Number | Shape::AboveZero | Shape::Count);
            number.then_some("Take away the quotes.")
        }
        _ => None,
    }
}
