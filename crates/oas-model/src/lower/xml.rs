//! The `xml` object of a schema.
//!
//! Source: OpenAPI 3.1.1 and 3.2.0, "XML Object".

use super::Context;
use crate::place::Place;
use crate::{Xml, XmlNodeType};

pub(super) fn xml(cx: Context<'_>, at: Place<'_>) -> Option<Xml> {
    if !at.is_mapping() {
        cx.wrong_type(at, "xml", "an object");
        return None;
    }
    Some(Xml {
        name: cx.text(at, "name"),
        namespace: cx.text(at, "namespace"),
        prefix: cx.text(at, "prefix"),
        attribute: cx.flag(at, "attribute").unwrap_or_default(),
        wrapped: cx.flag(at, "wrapped").unwrap_or_default(),
        node_type: at.get("nodeType").and_then(|one| node_type(cx, one)),
    })
}

fn node_type(cx: Context<'_>, at: Place<'_>) -> Option<XmlNodeType> {
    Some(match at.node.as_str() {
        Some("element") => XmlNodeType::Element,
        Some("attribute") => XmlNodeType::Attribute,
        Some("text") => XmlNodeType::Text,
        Some("cdata") => XmlNodeType::CData,
        Some("none") => XmlNodeType::None,
        _ => {
            let message = "This is no type of an XML node.".to_owned();
            let hint = "Use element, attribute, text, cdata or none.";
            cx.warn("xml-node-type", at, message, hint);
            return None;
        }
    })
}
