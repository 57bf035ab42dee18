//! Parameters of 2.0, whose schema is written among their own words.

use super::Context;
use crate::lower::{content, parameter as rules};
use crate::place::Place;
use crate::{Example, Parameter, ParameterLocation, ParameterStyle, SchemaId};

/// A parameter as written, behind its `$ref`: what the model has as a
/// parameter, as a body or as a member of a form.
#[derive(Debug, Clone, Copy)]
pub(super) struct Written<'a> {
    pub(super) at: Place<'a>,
    pub(super) name: &'a str,
    pub(super) location: Location,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Location {
    Body,
    Form,
    Other(ParameterLocation),
}

/// Whether a node is a parameter of 2.0, whose `required` is no list.
pub(in crate::lower) fn is_parameter(at: Place<'_>) -> bool {
    let is_text = |key| at.get(key).is_some_and(|one| one.node.as_str().is_some());
    is_text("in") && is_text("name")
}

/// The parameters of a path item or an operation.
pub(super) fn written<'a>(cx: Context<'a>, of: Place<'a>) -> Vec<Written<'a>> {
    let listed = cx.list(of, "parameters").into_iter();
    listed.filter_map(|at| read(cx, at)).collect()
}

/// One parameter of a list.
pub(super) fn read<'a>(cx: Context<'a>, at: Place<'a>) -> Option<Written<'a>> {
    let at = cx.object(at, "parameters")?;
    let location = location(cx, at)?;
    let name = at.get("name").and_then(|name| name.node.scalar());
    // A body needs no name: it is the only one.
    if name.is_none() && location != Location::Body {
        let message = "A parameter has no `name`.".to_owned();
        let hint = "Give it a `name` and an `in`.";
        cx.error("parameter-incomplete", at, message, hint);
        return None;
    }
    let name = name.unwrap_or_default();
    Some(Written { at, name, location })
}

fn location(cx: Context<'_>, at: Place<'_>) -> Option<Location> {
    let written = at.get("in");
    Some(match written.and_then(|one| one.node.as_str()) {
        Some("body") => Location::Body,
        Some("formData") => Location::Form,
        Some("path") => Location::Other(ParameterLocation::Path),
        Some("query") => Location::Other(ParameterLocation::Query),
        Some("header") => Location::Other(ParameterLocation::Header),
        _ => {
            let message = "A parameter does not say where it travels.".to_owned();
            let hint = "Set `in` to `path`, `query`, `header`, `formData` or `body`.";
            cx.error("parameter-incomplete", written.unwrap_or(at), message, hint);
            return None;
        }
    })
}

/// The operation's parameters after those of its path item that it does not override.
pub(super) fn merged<'a>(inherited: Vec<Written<'a>>, own: Vec<Written<'a>>) -> Vec<Written<'a>> {
    let same = |a: &Written<'_>, b: &Written<'_>| {
        a.location == b.location && (a.name == b.name || a.location == Location::Body)
    };
    let is_kept = |one: &Written<'_>| !own.iter().any(|other| same(one, other));
    let mut all: Vec<_> = inherited.into_iter().filter(is_kept).collect();
    all.extend(own);
    all
}

/// Those that are parameters in every version.
pub(super) fn lowered(cx: Context<'_>, written: &[Written<'_>]) -> Vec<Parameter> {
    written
        .iter()
        .filter_map(|one| parameter(cx, *one))
        .collect()
}

fn parameter(cx: Context<'_>, written: Written<'_>) -> Option<Parameter> {
    let Written { at, name, location } = written;
    let Location::Other(location) = location else {
        return None;
    };
    if rules::is_ignored(cx, at, location, name) {
        return None;
    }
    let (style, explode) = style(cx, at, location);
    Some(Parameter {
        name: name.to_owned(),
        location,
        required: location == ParameterLocation::Path || cx.flag(at, "required") == Some(true),
        deprecated: false,
        description: cx.text(at, "description"),
        style,
        explode,
        allow_reserved: false,
        allow_empty_value: cx.flag(at, "allowEmptyValue").unwrap_or_default(),
        schema: Some(schema_of(at)),
        content: None,
        examples: examples(at),
        origin: at.origin(),
    })
}

/// The schema of a parameter, a form member or a header: `schema` where somebody wrote it, else itself.
pub(super) fn schema_of(at: Place<'_>) -> SchemaId {
    content::schema_of(at).unwrap_or(SchemaId::at(at.origin()))
}

/// 2.0 has no examples for parameters; these are the words that people use.
pub(super) fn examples(at: Place<'_>) -> Vec<Example> {
    let written = ["x-example", "example"].into_iter();
    let found = written.filter_map(|key| at.get(key));
    found.map(content::unnamed).take(1).collect()
}

/// `collectionFormat` as style and explode.
///
/// Source: Swagger 2.0, "Parameter Object", `collectionFormat`; `multi` is for queries and forms.
pub(super) fn style(
    cx: Context<'_>,
    at: Place<'_>,
    location: ParameterLocation,
) -> (ParameterStyle, bool) {
    let default = rules::default_style(location);
    let is_list = at
        .get("type")
        .is_some_and(|one| one.node.scalar() == Some("array"));
    let Some(written) = at.get("collectionFormat").filter(|_| is_list) else {
        return (default, !is_list && rules::default_explode(default));
    };
    match written.node.as_str() {
        Some("csv") => (default, false),
        Some("ssv") => (ParameterStyle::SpaceDelimited, false),
        Some("tsv") => (ParameterStyle::TabDelimited, false),
        Some("pipes") => (ParameterStyle::PipeDelimited, false),
        Some("multi") if location == ParameterLocation::Query => (default, true),
        _ => {
            let message = "This `collectionFormat` is not known here.".to_owned();
            let hint = "Use csv, ssv, tsv or pipes; `multi` is for queries and forms.";
            cx.warn("parameter-style", written, message, hint);
            (default, false)
        }
    }
}
