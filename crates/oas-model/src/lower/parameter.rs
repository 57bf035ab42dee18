//! Parameters, read from the tree, and the rules that both front ends share.

use super::{Context, content};
use crate::place::Place;
use crate::{Parameter, ParameterLocation, ParameterStyle};

/// The parameters of an object, each behind its `$ref`.
pub(crate) fn listed(cx: Context<'_>, of: Place<'_>) -> Vec<Parameter> {
    cx.list(of, "parameters")
        .into_iter()
        .filter_map(|at| parameter(cx, at))
        .collect()
}

fn parameter(cx: Context<'_>, start: Place<'_>) -> Option<Parameter> {
    let at = cx.object(start, "parameters")?;
    let name = named(cx, at)?;
    let location = location(cx, at)?;
    if is_ignored(cx, at, location, &name) {
        return None;
    }
    let style = style(cx, at).unwrap_or_else(|| default_style(location));
    Some(Parameter {
        name,
        location,
        required: location == ParameterLocation::Path || cx.flag(at, "required") == Some(true),
        deprecated: cx.flag(at, "deprecated").unwrap_or_default(),
        description: cx.told(start, at, "description"),
        style,
        explode: cx
            .flag(at, "explode")
            .unwrap_or_else(|| default_explode(style)),
        allow_reserved: cx.flag(at, "allowReserved").unwrap_or_default(),
        allow_empty_value: cx.flag(at, "allowEmptyValue").unwrap_or_default(),
        schema: content::schema_of(at),
        content: content::content(cx, at).into_iter().next(),
        examples: content::examples(cx, at),
        origin: at.origin(),
    })
}

fn named(cx: Context<'_>, at: Place<'_>) -> Option<String> {
    let name = cx.text(at, "name");
    if name.is_none() {
        let message = "A parameter has no `name`.".to_owned();
        cx.error(
            "parameter-incomplete",
            at,
            message,
            "Give it a `name` and an `in`.",
        );
    }
    name
}

fn location(cx: Context<'_>, at: Place<'_>) -> Option<ParameterLocation> {
    let written = at.get("in");
    match written.and_then(|one| one.node.as_str()) {
        Some("path") => Some(ParameterLocation::Path),
        Some("query") => Some(ParameterLocation::Query),
        Some("header") => Some(ParameterLocation::Header),
        Some("cookie") => Some(ParameterLocation::Cookie),
        Some("querystring") => Some(ParameterLocation::QueryString),
        _ => {
            let message = "A parameter does not say where it travels.".to_owned();
            let hint = "Set `in` to `path`, `query`, `header` or `cookie`.";
            cx.error("parameter-incomplete", written.unwrap_or(at), message, hint);
            None
        }
    }
}

pub(super) fn style(cx: Context<'_>, at: Place<'_>) -> Option<ParameterStyle> {
    let written = at.get("style")?;
    let style = match written.node.as_str() {
        Some("matrix") => Some(ParameterStyle::Matrix),
        Some("label") => Some(ParameterStyle::Label),
        Some("simple") => Some(ParameterStyle::Simple),
        Some("form") => Some(ParameterStyle::Form),
        Some("spaceDelimited") => Some(ParameterStyle::SpaceDelimited),
        Some("pipeDelimited") => Some(ParameterStyle::PipeDelimited),
        Some("deepObject") => Some(ParameterStyle::DeepObject),
        Some("cookie") => Some(ParameterStyle::Cookie),
        _ => None,
    };
    if style.is_none() {
        let message = "This is not a style of OpenAPI.".to_owned();
        cx.warn(
            "parameter-style",
            written,
            message,
            "The default of the location is used.",
        );
    }
    style
}

/// Headers that have rules of their own and are no parameters.
///
/// Source: OpenAPI 3.0.4 and 3.1.1, "Parameter Object", `name`.
pub(crate) fn is_ignored(
    cx: Context<'_>,
    at: Place<'_>,
    location: ParameterLocation,
    name: &str,
) -> bool {
    let reserved = ["accept", "content-type", "authorization"];
    let ignored = location == ParameterLocation::Header
        && reserved.iter().any(|one| one.eq_ignore_ascii_case(name));
    if ignored {
        let message = format!("A header parameter named `{name}` has no meaning in OpenAPI.");
        let hint = "Use `content` or `security` to describe it.";
        cx.note("parameter-ignored", at, message, hint);
    }
    ignored
}

/// Source: OpenAPI 3.1.1, "Parameter Object", `style`.
pub(crate) fn default_style(location: ParameterLocation) -> ParameterStyle {
    match location {
        ParameterLocation::Path | ParameterLocation::Header => ParameterStyle::Simple,
        _ => ParameterStyle::Form,
    }
}

/// Source: OpenAPI 3.1.1, "Parameter Object", `explode`; 3.2.0 for `cookie`.
pub(crate) fn default_explode(style: ParameterStyle) -> bool {
    matches!(style, ParameterStyle::Form | ParameterStyle::Cookie)
}

/// The operation's parameters after those of its path item that it does not override.
pub(crate) fn merged(inherited: Vec<Parameter>, own: Vec<Parameter>) -> Vec<Parameter> {
    let same = |a: &Parameter, b: &Parameter| a.location == b.location && a.name == b.name;
    let kept = inherited
        .into_iter()
        .filter(|one| !own.iter().any(|other| same(one, other)));
    let mut all: Vec<_> = kept.collect();
    all.extend(own);
    all
}
