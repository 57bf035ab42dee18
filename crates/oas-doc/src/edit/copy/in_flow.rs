//! A copy in brackets.

use crate::edit::look::Look;
use crate::edit::{ScalarValue, Value, render};
use crate::node::{Node, NodeKind};
use crate::tree::Flag;

/// A value in brackets on one line, its aliases kept.
pub(super) fn value(node: Node<'_>, look: &Look<'_>) -> Option<String> {
    if node.is_alias() {
        let written = node.document().text().get(node.span())?;
        return Some(written.to_owned());
    }
    match node.kind() {
        NodeKind::Mapping => {
            let members = node.children().map(|child| member(child, look));
            let members: Vec<_> = members.collect::<Option<_>>()?;
            let pad = look.pad;
            Some(format!("{{{pad}{}{pad}}}", members.join(look.comma)))
        }
        NodeKind::Sequence => {
            let items = node.children().map(|child| self::value(child, look));
            let items: Vec<_> = items.collect::<Option<_>>()?;
            Some(format!("[{}]", items.join(look.comma)))
        }
        NodeKind::String => {
            let text = node.as_str()?.to_owned();
            Some(render::flow(
                &Value::Scalar(ScalarValue::String(text)),
                look,
            ))
        }
        NodeKind::Null => Some("null".to_owned()),
        NodeKind::Bool | NodeKind::Number => node.scalar().map(str::to_owned),
    }
}

fn member(node: Node<'_>, look: &Look<'_>) -> Option<String> {
    let key = match node.has(Flag::MERGE) {
        true => "<<".to_owned(),
        false => render::key(node.key()?, look, true),
    };
    Some(format!("{key}{}{}", look.colon, value(node, look)?))
}
