//! Documented header fields: there where they must be, and of their schema.

use serde_json::Value;

use super::{Fault, Judge};
use crate::connection::Answer;
use crate::node::Node;

/// Fields that the server's software decides, whatever a document says.
const FRAMING: [&str; 8] = [
    "content-type",
    "content-length",
    "content-encoding",
    "transfer-encoding",
    "connection",
    "date",
    "trailer",
    "upgrade",
];

impl Judge {
    pub(super) fn headers(&mut self, response: &Node<'_>, answer: &Answer) -> Result<(), Fault> {
        for (name, header) in response.get("headers").iter().flat_map(Node::members) {
            let lower = name.to_ascii_lowercase();
            let Some(header) = header
                .followed()
                .filter(|_| !FRAMING.contains(&lower.as_str()))
            else {
                continue;
            };
            match answer.header(&lower) {
                Some(text) => self.header(&name, &header, text)?,
                None if header.flag("required") == Some(true) => {
                    return Err(Fault::new(
                        "header",
                        format!("`{name}` is required and missing"),
                    ));
                }
                None => {}
            }
        }
        Ok(())
    }

    fn header(&mut self, name: &str, header: &Node<'_>, text: &str) -> Result<(), Fault> {
        let Some(schema) = header.get("schema") else {
            return Ok(());
        };
        let readings = readings(&schema, text);
        let mut fault = None;
        for value in &readings {
            match self.value(&schema, value) {
                Ok(()) => return Ok(()),
                Err(why) => fault = fault.or(Some(why)),
            }
        }
        fault.map_or(Ok(()), |fault| {
            Err(Fault::new(
                "header",
                format!("`{name}: {text}`: {}", fault.why),
            ))
        })
    }
}

/// What a text may stand for: itself, the number or yes that it spells, a list of such.
fn readings(schema: &Node<'_>, text: &str) -> Vec<Value> {
    let atom =
        |text: &str| serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.to_owned()));
    let kind = schema.clone().followed().map_or("", |one| one.text("type"));
    if kind == "object" {
        return Vec::new();
    }
    let split = || text.split(',').map(str::trim);
    vec![
        Value::String(text.to_owned()),
        atom(text),
        split().map(atom).collect(),
        split().map(|one| Value::String(one.to_owned())).collect(),
    ]
}
