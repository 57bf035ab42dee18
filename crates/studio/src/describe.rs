//! Operations and schemas as a person reads them.

mod credentials; // what a request needs to pass
mod phrases; // a schema's type and rules in a few words
mod rows; // a schema as indented rows
mod samples; // values to prefill

use std::sync::Arc;

use oas_model::{
    Api, MediaType, Operation, Parameter, ParameterLocation, RequestBody, Response, StatusPattern,
    Version,
};

use crate::wire::{MediaTypeView, OperationView, ParameterView, RequestBodyView, ResponseView};

pub(crate) use phrases::type_text;

/// `3.1`, as people write it.
pub(crate) fn version_text(version: Version) -> &'static str {
    match version {
        Version::V20 => "2.0",
        Version::V30 => "3.0",
        Version::V31 => "3.1",
        Version::V32 => "3.2",
    }
}

/// The operation with everything that its view shows.
pub(crate) fn operation(
    api: &Arc<Api>,
    document: &str,
    pointer: &str,
    operation: &Operation,
) -> OperationView {
    let base_path = operation
        .servers
        .first()
        .map(|server| server.base_path.clone());
    OperationView {
        document: document.to_owned(),
        pointer: pointer.to_owned(),
        method: operation.head.method.to_string(),
        path: operation.head.path.to_string(),
        operation_id: operation.operation_id.clone(),
        summary: operation.summary.clone(),
        description: operation.description.clone(),
        tags: operation.tags.clone(),
        deprecated: operation.deprecated,
        base_path: base_path.unwrap_or_default(),
        credentials: credentials::needed(api, operation),
        security: operation.security.iter().map(security_text).collect(),
        parameters: operation
            .parameters
            .iter()
            .map(|one| parameter(api, one))
            .collect(),
        request_body: operation
            .request_body
            .as_ref()
            .map(|body| request_body(api, body)),
        responses: operation
            .responses
            .iter()
            .map(|one| response(api, one))
            .collect(),
    }
}

fn security_text(requirement: &oas_model::SecurityRequirement) -> String {
    let names: Vec<_> = requirement.keys().map(String::as_str).collect();
    if names.is_empty() {
        "none".to_owned()
    } else {
        names.join(" + ")
    }
}

fn parameter(api: &Arc<Api>, one: &Parameter) -> ParameterView {
    let schema = one
        .schema
        .or_else(|| one.content.as_ref().and_then(|content| content.schema));
    ParameterView {
        name: one.name.clone(),
        location: location_text(one.location).to_owned(),
        required: one.required,
        deprecated: one.deprecated,
        type_text: schema
            .map(|schema| phrases::type_text(api, schema))
            .unwrap_or_default(),
        rules: schema
            .map(|schema| phrases::rules(api, schema))
            .unwrap_or_default(),
        description: one.description.clone(),
        options: schema
            .map(|schema| phrases::options(api, schema))
            .unwrap_or_default(),
        sample: samples::parameter(api, one),
        document: api.sources().uri(one.origin.document).to_owned(),
        pointer: api.pointer(one.origin).to_string(),
    }
}

fn location_text(location: ParameterLocation) -> &'static str {
    match location {
        ParameterLocation::Path => "path",
        ParameterLocation::Query => "query",
        ParameterLocation::Header => "header",
        ParameterLocation::Cookie => "cookie",
        ParameterLocation::QueryString => "querystring",
    }
}

fn request_body(api: &Arc<Api>, body: &RequestBody) -> RequestBodyView {
    let content = body
        .content
        .iter()
        .map(|one| media_type(api, one, oas_model::Direction::Request));
    RequestBodyView {
        required: body.required,
        description: body.description.clone(),
        content: content.collect(),
    }
}

fn response(api: &Arc<Api>, one: &Response) -> ResponseView {
    let content = one
        .content
        .iter()
        .map(|media| media_type(api, media, oas_model::Direction::Response));
    ResponseView {
        status: match one.status {
            StatusPattern::Exact(code) => code.to_string(),
            StatusPattern::Range(class) => format!("{class}XX"),
            StatusPattern::Default => "default".to_owned(),
        },
        description: one.description.clone(),
        headers: one
            .headers
            .iter()
            .map(|header| header.name.clone())
            .collect(),
        content: content.collect(),
        document: api.sources().uri(one.origin.document).to_owned(),
        pointer: api.pointer(one.origin).to_string(),
    }
}

fn media_type(api: &Arc<Api>, one: &MediaType, direction: oas_model::Direction) -> MediaTypeView {
    let (sample, sample_source) = samples::body(api, one, direction);
    MediaTypeView {
        name: one.name.clone(),
        schema: one
            .schema
            .map(|schema| rows::rows(api, schema))
            .unwrap_or_default(),
        sample,
        sample_source,
    }
}
