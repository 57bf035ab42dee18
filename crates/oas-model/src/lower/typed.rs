//! The front end of OpenAPI 3.0: operations as `openapiv3` understands them.
//!
//! In:  the node of an operation, read into a typed view.
//! Out: the same model as [`super::tree`] makes; origins come from walking the
//! tree in step with the view.
//! Never: answers in part. Where `openapiv3` refuses anything (callbacks given
//! as `$ref`, for instance), the whole operation is left to the tree.

use openapiv3 as v3;

use super::{Context, Inherited, outgoing, parameter, path_item, security, typed_parts as parts};
use crate::node_de::{self, Refused};
use crate::place::Place;
use crate::{Operation, OperationHead, Parameter, RequestBody, Response, StatusPattern};

type Read<T> = Result<T, Refused>;

/// Lowers an operation through its typed view.
///
/// # Errors
/// [`Refused`] with the reason of `openapiv3`, when any part is not to its liking.
pub(crate) fn operation(
    cx: Context<'_>,
    head: &OperationHead,
    inherited: Inherited<'_>,
) -> Read<Operation> {
    let at = Place::of(cx.sources, head.origin);
    let item = Place::of(cx.sources, head.path_item);
    let view: v3::Operation = node_de::read(at.node)?;
    let own = parameters(cx, &view.parameters, at)?;
    Ok(Operation {
        head: head.clone(),
        parameters: parameter::merged(of_item(cx, item)?, own),
        request_body: body(cx, view.request_body.as_ref(), at)?,
        responses: responses(cx, &view.responses, at)?,
        security: security(cx, view.security, inherited),
        servers: super::tree::servers(cx, at, item, inherited.servers),
        operation_id: view.operation_id,
        summary: view.summary,
        description: view.description,
        tags: view.tags,
        deprecated: view.deprecated,
        callbacks: outgoing::callbacks(cx, at),
    })
}

/// The parameters of a path item and of those behind its `$ref`.
fn of_item(cx: Context<'_>, item: Place<'_>) -> Read<Vec<Parameter>> {
    let mut found = Vec::new();
    for one in path_item::chain(cx, item, "the path item")
        .into_iter()
        .rev()
    {
        let list = one.get("parameters");
        let views: Vec<_> = list.map_or(Ok(Vec::new()), |list| node_de::read(list.node))?;
        found = parameter::merged(found, parameters(cx, &views, one)?);
    }
    Ok(found)
}

fn parameters<'a>(
    cx: Context<'a>,
    views: &[v3::ReferenceOr<v3::Parameter>],
    of: Place<'a>,
) -> Read<Vec<Parameter>> {
    let Some(list) = of.get("parameters") else {
        return Ok(Vec::new());
    };
    let mut lowered = Vec::new();
    for (view, at) in views.iter().zip(list.items()) {
        let found = parts::follow(cx, view, at, "parameters")?;
        lowered.extend(
            found
                .map(|(view, at)| parts::parameter(cx, &view, at))
                .transpose()?
                .flatten(),
        );
    }
    Ok(lowered)
}

fn body<'a>(
    cx: Context<'a>,
    view: Option<&v3::ReferenceOr<v3::RequestBody>>,
    of: Place<'a>,
) -> Read<Option<RequestBody>> {
    let (Some(view), Some(at)) = (view, of.get("requestBody")) else {
        return Ok(None);
    };
    let Some((view, at)) = parts::follow(cx, view, at, "requestBody")? else {
        return Ok(None);
    };
    Ok(Some(RequestBody {
        required: view.required,
        description: view.description.clone(),
        content: parts::content(cx, &view.content, at)?,
        origin: at.origin(),
    }))
}

fn responses<'a>(cx: Context<'a>, views: &v3::Responses, of: Place<'a>) -> Read<Vec<Response>> {
    let mut lowered = Vec::new();
    for (key, at) in cx.map(of, "responses") {
        if super::is_extension(key) {
            continue;
        }
        let Some(status) = super::request::status(cx, key, at) else {
            continue;
        };
        let view = match status {
            StatusPattern::Default => views.default.as_ref(),
            StatusPattern::Exact(code) => views.responses.get(&v3::StatusCode::Code(code)),
            StatusPattern::Range(first) => {
                views.responses.get(&v3::StatusCode::Range(first.into()))
            }
        };
        // A status that openapiv3 drops in silence is read from its node all the same.
        let own: v3::ReferenceOr<v3::Response>;
        let view = match view {
            Some(view) => view,
            None => {
                own = node_de::read(at.node)?;
                &own
            }
        };
        if let Some((view, at)) = parts::follow(cx, view, at, "responses")? {
            lowered.push(parts::response(cx, status, &view, at)?);
        }
    }
    Ok(lowered)
}

fn security(
    cx: Context<'_>,
    own: Option<Vec<v3::SecurityRequirement>>,
    inherited: Inherited<'_>,
) -> Vec<crate::SecurityRequirement> {
    own.or_else(|| security::requirements(cx, inherited.root?))
        .unwrap_or_default()
}
