//! Valid requests for the operations of a description, built from its text alone.
//!
//! In:  a document whose schemas are [`modern`](crate::rules::modern), read for requests.
//! Out: a request with every required part (and with the others, where asked for), or why there is
//!      none.
//! Never: knows a crate of ours; never sends a value that the validator has not accepted.

mod body; // media types and bodies
mod credential; // what security asks for
mod parameter; // every style of every place
pub mod value; // values for schemas
mod xml; // bodies of elements

use serde_json::Value;

use crate::connection::Request;
use crate::contradiction::Prover;
use crate::description::Operation;
use crate::node::Node;
use crate::rules::{Check, Rules};
use parameter::Place;
use value::{Maker, N_ATTEMPTS};

/// Builds requests for one document.
#[derive(Debug)]
pub struct Client<'d> {
    document: &'d Value,
    rules: Rules,
    /// Whether parameters and properties are sent that need not be.
    optional: bool,
}

/// Why there is no valid request.
#[derive(Debug, Clone)]
pub struct Cannot {
    /// What was missing.
    pub why: String,
    /// What in the document makes it impossible, where that is proved.
    pub proof: Option<String>,
}

impl Cannot {
    fn proved(why: impl Into<String>) -> Self {
        let why = why.into();
        let proof = Some(why.clone());
        Self { why, proof }
    }

    fn of(self, part: &str) -> Self {
        let why = format!("{part}: {}", self.why);
        Self { why, ..self }
    }
}

/// The parts of a request that parameters and credentials add to.
#[derive(Debug, Default)]
struct Parts {
    path: String,
    query: Vec<String>,
    headers: Vec<(String, String)>,
    cookies: Vec<String>,
}

impl Parts {
    fn has_header(&self, name: &str) -> bool {
        self.headers
            .iter()
            .any(|(one, _)| one.eq_ignore_ascii_case(name))
    }
}

impl<'d> Client<'d> {
    /// A client for this document; with `optional` it sends what need not be sent, too.
    #[must_use]
    pub fn new(document: &'d Value, optional: bool) -> Self {
        Self {
            document,
            rules: Rules::new(document.clone()),
            optional,
        }
    }

    /// A valid request for the operation.
    ///
    /// # Errors
    /// Why there is none: a required part for which no valid value is found.
    pub fn request(&mut self, operation: &Operation<'_>) -> Result<Request, Cannot> {
        let mut parts = Parts::default();
        parts.path = self.path(operation, &mut parts)?;
        for parameter in operation.parameters() {
            self.parameter(&parameter, &mut parts)?;
        }
        credential::add(operation, &mut parts)?;
        let body = self.body(operation, &mut parts)?;
        parts
            .headers
            .push(("Accept".to_owned(), accepted(operation)));
        if !parts.cookies.is_empty() {
            parts
                .headers
                .push(("Cookie".to_owned(), parts.cookies.join("; ")));
        }
        let mut target = operation.base_path() + &parts.path;
        if !parts.query.is_empty() {
            target = format!("{target}?{}", parts.query.join("&"));
        }
        Ok(Request {
            method: operation.method.clone(),
            target,
            headers: parts.headers,
            body,
        })
    }

    /// The template with its parameters in place. What follows `?` goes to the query; what follows
    /// `#` is never sent.
    fn path(&mut self, operation: &Operation<'_>, parts: &mut Parts) -> Result<String, Cannot> {
        let parameters = operation.parameters();
        let template = operation.template.split('#').next().unwrap_or_default();
        let mut out = String::new();
        let mut rest = template;
        while let Some((before, name, after)) = next_name(rest) {
            out.push_str(before);
            let declared = parameters
                .iter()
                .find(|one| one.text("name") == name && one.text("in") == "path");
            let is_query = out.contains('?');
            out.push_str(&match declared {
                // What is declared for the query as well is added with the others.
                None if is_query => format!("{{{name}}}"),
                Some(parameter) => {
                    parameter::path(parameter, &self.chosen(parameter, Place::Path)?)
                }
                None => "undeclared".to_owned(),
            });
            rest = after;
        }
        out.push_str(rest);
        let out = parameter::encoded_path(&out);
        match out.split_once('?') {
            Some((path, query)) => {
                let pairs = query.split('&').filter(|one| !one.is_empty());
                let is_open = |pair: &&str| pair.contains("%7B");
                parts
                    .query
                    .extend(pairs.filter(|pair| !is_open(pair)).map(str::to_owned));
                Ok(path.to_owned())
            }
            None => Ok(out),
        }
    }

    fn parameter(&mut self, parameter: &Node<'_>, parts: &mut Parts) -> Result<(), Cannot> {
        let Some(place) = Place::of(parameter).filter(|place| *place != Place::Path) else {
            return Ok(());
        };
        let is_required = parameter.flag("required") == Some(true);
        if parameter::is_ignored(parameter, place) || !(is_required || self.optional) {
            return Ok(());
        }
        match self.chosen(parameter, place) {
            Ok(value) => parameter::add(parameter, place, &value, parts),
            Err(why) if is_required => return Err(why),
            Err(_) => {}
        }
        Ok(())
    }

    /// A value for a parameter that can be written where it belongs.
    fn chosen(&mut self, parameter: &Node<'_>, place: Place) -> Result<Value, Cannot> {
        let name = parameter.text("name");
        let content = parameter
            .get("content")
            .and_then(|all| all.members().into_iter().next());
        let (holder, is_json) = match content {
            Some((media_type, media)) => (media, body::is_json(&body::essence(&media_type))),
            None => (parameter.clone(), false),
        };
        let fits = |value: &Value| is_json || parameter::can_be_written(value, place);
        let found = self.valid(&holder, fits, !is_json);
        let part = || format!("{} parameter `{name}`", place.name());
        let value = found.map_err(|cannot| cannot.of(&part()))?;
        Ok(if is_json {
            Value::String(value.to_string())
        } else {
            value
        })
    }

    /// A value that the schema of `holder` admits, its examples first; with `filled` lists have items.
    fn valid(
        &mut self,
        holder: &Node<'_>,
        fits: impl Fn(&Value) -> bool,
        filled: bool,
    ) -> Result<Value, Cannot> {
        let Some(schema) = holder.get("schema") else {
            let written = examples(holder).into_iter().find(|one| fits(one));
            return Ok(written.unwrap_or_else(|| Value::String("text".to_owned())));
        };
        let mut why = "no value found".to_owned();
        let attempts = (0..N_ATTEMPTS).filter_map(|attempt| {
            let maker = Maker::new(self.document, attempt);
            let maker = if filled { maker.filled() } else { maker };
            let mut maker = if self.optional && attempt < 3 {
                maker.wide()
            } else {
                maker
            };
            maker.make(schema.value)
        });
        for value in examples(holder).into_iter().chain(attempts) {
            match self.rules.check(&schema.pointer, &value) {
                Check::Wrong(wrong) => why = wrong,
                Check::Valid | Check::Unreadable(_) if fits(&value) => return Ok(value),
                Check::Valid | Check::Unreadable(_) => {}
            }
        }
        let proof = Prover::new(self.document, &mut self.rules).prove(&schema.pointer);
        Err(Cannot { why, proof })
    }
}

/// What the author wrote as examples of a parameter or a body.
fn examples(holder: &Node<'_>) -> Vec<Value> {
    let many = holder
        .get("examples")
        .map(|all| all.members())
        .unwrap_or_default();
    let many = many
        .into_iter()
        .filter_map(|(_, one)| one.followed()?.value.get("value"));
    holder
        .value
        .get("example")
        .into_iter()
        .chain(many)
        .cloned()
        .collect()
}

/// The text before a brace, the name inside, the text after.
fn next_name(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

/// The documented media type of the lowest success, JSON first.
fn accepted(operation: &Operation<'_>) -> String {
    let responses = operation.node.at("responses");
    let success = responses.and_then(|all| {
        let mut keys: Vec<String> = all.members().into_iter().map(|(key, _)| key).collect();
        keys.sort();
        let lowest = keys
            .into_iter()
            .find(|key| key.starts_with('2') || key == "default")?;
        all.at(&lowest)
    });
    let content = success.and_then(|one| one.get("content"));
    let names = content.map(|all| all.members()).unwrap_or_default();
    let mut names: Vec<String> = names.into_iter().map(|(name, _)| name).collect();
    names.retain(|name| body::is_media_type(name));
    names.sort_by_key(|name| !name.contains("json"));
    names.into_iter().next().unwrap_or_else(|| "*/*".to_owned())
}
