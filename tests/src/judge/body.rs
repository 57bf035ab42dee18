//! Bodies of all media types: JSON and texts by their schema, XML for its form.

use quick_xml::events::Event;
use serde_json::Value;

use super::{Fault, Judge};
use crate::connection::Answer;
use crate::node::Node;
use crate::rules::Check;

impl Judge {
    pub(super) fn body(&mut self, response: &Node<'_>, answer: &Answer) -> Result<(), Fault> {
        let content = response
            .get("content")
            .map(|all| all.members())
            .unwrap_or_default();
        if content.is_empty() {
            let is_empty = answer.body.is_empty();
            return is_empty
                .then_some(())
                .ok_or_else(|| Fault::new("body", "there is one, though none is documented"));
        }
        let said = answer.header("content-type").unwrap_or_default();
        let Some((_, media)) = media_of(response, answer) else {
            let names: Vec<_> = content.iter().map(|(name, _)| name.as_str()).collect();
            return Err(Fault::new(
                "media type",
                format!("`{said}` instead of `{}`", names.join("`, `")),
            ));
        };
        let said = essence(said);
        let schema = media.get("schema");
        if said.ends_with("/json") || said.ends_with("+json") {
            let value = serde_json::from_slice(&answer.body);
            let value: Value =
                value.map_err(|error| Fault::new("body", format!("not JSON: {error}")))?;
            return schema.map_or(Ok(()), |schema| self.value(&schema, &value));
        }
        if said.ends_with("/xml") || said.ends_with("+xml") {
            return well_formed(&answer.body)
                .map_err(|why| Fault::new("body", format!("not XML: {why}")));
        }
        let is_text = said.starts_with("text/") || said == "application/x-www-form-urlencoded";
        match (schema, String::from_utf8(answer.body.clone())) {
            (_, Err(_)) if is_text => Err(Fault::new("body", "not UTF-8")),
            (Some(schema), Ok(text)) if is_text => self.text(&schema, &text),
            _ => Ok(()),
        }
    }

    /// A text satisfies the schema as it is, or as the number or yes that it spells. A schema of
    /// objects or lists says nothing about texts.
    fn text(&mut self, schema: &Node<'_>, text: &str) -> Result<(), Fault> {
        let as_text = self.value(schema, &Value::String(text.to_owned()));
        let spelled = serde_json::from_str::<Value>(text).ok();
        if spelled.is_some_and(|value| self.value(schema, &value).is_ok()) {
            return Ok(());
        }
        let is_of_texts = schema
            .clone()
            .followed()
            .is_some_and(|one| one.value["type"] == "string");
        if is_of_texts { as_text } else { Ok(()) }
    }

    pub(super) fn value(&mut self, schema: &Node<'_>, value: &Value) -> Result<(), Fault> {
        match self.rules.check(&schema.pointer, value) {
            Check::Valid => Ok(()),
            Check::Wrong(why) => Err(Fault::new("body", why)),
            Check::Unreadable(why) => Err(Fault::new("schema", why)),
        }
    }
}

/// The documented media type that the answer's is, or is one of: with all its parameters, without
/// them, of a range.
pub(super) fn media_of<'d>(response: &Node<'d>, answer: &Answer) -> Option<(String, Node<'d>)> {
    let said = answer.header("content-type").unwrap_or_default();
    let content = response.get("content")?.members();
    let same = |key: &str| plain(key) == plain(said);
    let alike = |key: &str| essence(key) == essence(said);
    let found = |fits: &dyn Fn(&str) -> bool| content.iter().find(|(key, _)| fits(key)).cloned();
    found(&same)
        .or_else(|| found(&alike))
        .or_else(|| found(&|key| is_range_of(key, said)))
}

fn plain(name: &str) -> String {
    name.to_ascii_lowercase().replace([' ', '"'], "")
}

fn essence(name: &str) -> String {
    name.split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase()
}

fn is_range_of(range: &str, name: &str) -> bool {
    let (range, name) = (essence(range), essence(name));
    if range == "*" || range == "*/*" {
        return !name.is_empty();
    }
    range
        .split_once('*')
        .is_some_and(|(before, after)| name.starts_with(before) && name.ends_with(after))
}

/// One element with everything in it closed.
fn well_formed(bytes: &[u8]) -> Result<(), String> {
    let mut reader = quick_xml::Reader::from_reader(bytes);
    let mut depth = 0_usize;
    let mut n_roots = 0;
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Eof if depth > 0 => return Err("it ends too early".to_owned()),
            Event::Eof if n_roots != 1 => return Err(format!("{n_roots} elements at the top")),
            Event::Eof => return Ok(()),
            Event::Start(_) => {
                n_roots += usize::from(depth == 0);
                depth += 1;
            }
            Event::Empty(_) => n_roots += usize::from(depth == 0),
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_range_of, well_formed};

    #[test]
    fn knows_elements_that_are_closed() {
        assert!(well_formed(b"<?xml version=\"1.0\"?><a><b/>&amp;</a>").is_ok());
        for wrong in ["", "<a>", "<a></b>", "<a/><b/>"] {
            assert!(well_formed(wrong.as_bytes()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn knows_ranges() {
        assert!(is_range_of("image/*", "image/png") && is_range_of("*/*", "a/b"));
        assert!(is_range_of(
            "application/*+json",
            "application/vnd.x+json; a=b"
        ));
        assert!(!is_range_of("image/*", "text/plain") && !is_range_of("*/*", ""));
    }
}
