//! The model as text for goldens: operations, then named schemas, then findings.

use std::fmt::Write as _;

use oas_model::{
    Additional, Api, Encodings, Example, Header, Link, MediaType, Operation, Origin, Parameter,
    ParameterStyle, Response, Schema, SchemaBody, SchemaId, SecurityScheme,
};
use serde_json::{Map, Value, json};

/// Everything that the model says.
pub(crate) fn api(api: &Api) -> String {
    let mut out = String::new();
    let info = api.info();
    writeln!(
        out,
        "{:?} {:?} {:?}",
        api.version(),
        info.title,
        info.version
    )
    .unwrap();
    for server in api.servers() {
        write!(out, "server {} base {:?}", server.url, server.base_path).unwrap();
        told(
            &[("name", &server.name), ("description", &server.description)],
            &mut out,
        );
        writeln!(out).unwrap();
        for one in &server.variables {
            let (name, default, values) = (&one.name, &one.default, &one.values);
            write!(out, "  variable {name} {default:?} of {values:?}").unwrap();
            told(&[("description", &one.description)], &mut out);
            writeln!(out).unwrap();
        }
    }
    for tag in api.tags() {
        write!(out, "tag {} {:?}", tag.name, tag.description).unwrap();
        let more = [
            ("summary", &tag.summary),
            ("parent", &tag.parent),
            ("kind", &tag.kind),
        ];
        told(&more, &mut out);
        writeln!(out).unwrap();
    }
    for scheme in api.security_schemes() {
        scheme_line(scheme, &mut out);
    }
    for head in api.operations() {
        operation(api, &api.operation(head.id), &mut out);
    }
    for one in api.webhooks() {
        write!(out, "\nwebhook {}", one.name).unwrap();
        operation(api, &api.outgoing(one), &mut out);
    }
    for (name, id) in api.named_schemas() {
        writeln!(out, "\nschema {name} = {}", schema(api, id)).unwrap();
    }
    findings(api, &mut out);
    out
}

/// Texts that are given, each after its word.
fn told(texts: &[(&str, &Option<String>)], out: &mut String) {
    for (word, text) in texts {
        if let Some(text) = text {
            write!(out, " {word} {text:?}").unwrap();
        }
    }
}

fn scheme_line(one: &SecurityScheme, out: &mut String) {
    write!(out, "scheme {} {:?}", one.name, one.kind).unwrap();
    let texts = [
        ("description", &one.description),
        ("format", &one.bearer_format),
        ("metadata", &one.metadata_url),
        ("provider", &one.open_id_connect_url),
    ];
    told(&texts, out);
    writeln!(out, "{}", if one.deprecated { " deprecated" } else { "" }).unwrap();
    for flow in &one.flows {
        write!(out, "  flow {:?} {:?}", flow.kind, flow.scopes).unwrap();
        let texts = [
            ("authorization", &flow.authorization_url),
            ("device", &flow.device_authorization_url),
            ("token", &flow.token_url),
            ("refresh", &flow.refresh_url),
        ];
        told(&texts, out);
        writeln!(out).unwrap();
    }
}

fn findings(api: &Api, out: &mut String) {
    let mut lines: Vec<_> = api
        .findings()
        .into_iter()
        .map(|one| {
            let at = api.sources().position(one.origin);
            let file = api.sources().uri(one.origin.document);
            let place = (file.to_owned(), at.line, at.column);
            let hint = one.hint.unwrap_or_default();
            (
                place,
                format!("{:?} {} {} {hint}", one.severity, one.code, one.message),
            )
        })
        .collect();
    lines.sort();
    for ((file, line, column), text) in lines {
        writeln!(out, "\n{file}:{line}:{column} {text}").unwrap();
    }
}

fn operation(api: &Api, one: &Operation, out: &mut String) {
    let id = one.operation_id.as_deref().unwrap_or("-");
    writeln!(out, "\n{} {} {id}", one.head.method, one.head.path).unwrap();
    writeln!(out, "  at {}", place(api, one.head.origin)).unwrap();
    if one.deprecated || !one.tags.is_empty() {
        writeln!(out, "  tags {:?} deprecated {}", one.tags, one.deprecated).unwrap();
    }
    if one.summary.is_some() || one.description.is_some() {
        writeln!(
            out,
            "  summary {:?} description {:?}",
            one.summary, one.description
        )
        .unwrap();
    }
    if !one.security.is_empty() {
        writeln!(out, "  security {:?}", one.security).unwrap();
    }
    let servers: Vec<_> = one
        .servers
        .iter()
        .map(|server| server.url.as_str())
        .collect();
    writeln!(out, "  servers {servers:?}").unwrap();
    for one in &one.parameters {
        parameter(api, one, out);
    }
    if let Some(body) = &one.request_body {
        write!(
            out,
            "  body required {} at {}",
            body.required,
            place(api, body.origin)
        )
        .unwrap();
        told(&[("description", &body.description)], out);
        writeln!(out).unwrap();
        body.content
            .iter()
            .for_each(|one| media_type(api, one, out));
    }
    for one in &one.responses {
        response(api, one, out);
    }
    for one in &one.callbacks {
        write!(out, "\ncallback {} of {id}", one.name).unwrap();
        operation(api, &api.outgoing(one), out);
    }
}

fn parameter(api: &Api, one: &Parameter, out: &mut String) {
    write!(
        out,
        "  parameter {} in {:?} {:?}",
        one.name, one.location, one.style
    )
    .unwrap();
    told(&[("description", &one.description)], out);
    let flags = [
        (one.explode, "explode"),
        (one.required, "required"),
        (one.deprecated, "deprecated"),
        (one.allow_reserved, "reserved"),
        (one.allow_empty_value, "empty"),
    ];
    for (_, name) in flags.iter().filter(|(set, _)| *set) {
        write!(out, " {name}").unwrap();
    }
    writeln!(out, " at {}", place(api, one.origin)).unwrap();
    schema_line(api, one.schema, out);
    one.content.iter().for_each(|one| media_type(api, one, out));
    examples(api, &one.examples, out);
}

fn response(api: &Api, one: &Response, out: &mut String) {
    let (status, description) = (one.status, &one.description);
    let at = place(api, one.origin);
    write!(out, "  {status:?} {description:?} at {at}").unwrap();
    told(&[("summary", &one.summary)], out);
    writeln!(out).unwrap();
    one.headers.iter().for_each(|one| header(api, one, out));
    one.content.iter().for_each(|one| media_type(api, one, out));
    one.links.iter().for_each(|one| link(api, one, out));
}

fn header(api: &Api, one: &Header, out: &mut String) {
    let at = place(api, one.origin);
    write!(
        out,
        "    header {} required {} at {at}",
        one.name, one.required
    )
    .unwrap();
    let texts = [
        ("description", &one.description),
        ("content", &one.media_type),
    ];
    told(&texts, out);
    if one.style != ParameterStyle::Simple {
        write!(out, " {:?}", one.style).unwrap();
    }
    for (_, name) in [(one.explode, "explode"), (one.deprecated, "deprecated")]
        .iter()
        .filter(|(set, _)| *set)
    {
        write!(out, " {name}").unwrap();
    }
    writeln!(out).unwrap();
    schema_line(api, one.schema, out);
    examples(api, &one.examples, out);
}

fn encodings(api: &Api, all: &Encodings, out: &mut String) {
    let named = all.by_name.iter().map(|(name, one)| (name.as_str(), one));
    let listed = all.prefix.iter().map(|one| ("first", one));
    let rest = all.item.iter().map(|one| ("each", one));
    for (name, one) in named.chain(listed).chain(rest) {
        let (style, explode, reserved) = (one.style, one.explode, one.allow_reserved);
        let written = [
            style.map(|one| format!("{one:?}")),
            explode.map(|one| format!("explode {one}")),
            reserved.map(|one| format!("reserved {one}")),
        ];
        let written: Vec<_> = written.into_iter().flatten().collect();
        let at = place(api, one.origin);
        write!(out, "      part {name} {written:?} at {at}").unwrap();
        told(&[("content", &one.content_type)], out);
        writeln!(out).unwrap();
        one.headers.iter().for_each(|one| header(api, one, out));
        encodings(api, &api.encodings(one), out);
    }
}

fn link(api: &Api, one: &Link, out: &mut String) {
    let target = api.link_target(one).map(|id| id.0);
    let values: Map<_, _> = one
        .parameters
        .iter()
        .map(|(name, at)| (name.clone(), api.value(*at)))
        .collect();
    let body = one.request_body.map(|at| api.value(at));
    let written = one.operation_id.as_ref().or(one.operation_ref.as_ref());
    writeln!(
        out,
        "    link {} to {target:?} by {written:?} with {} body {} at {}",
        one.name,
        Value::Object(values),
        json!(body),
        place(api, one.origin)
    )
    .unwrap();
    if let Some(server) = &one.server {
        writeln!(out, "      server {}", server.url).unwrap();
    }
}

fn media_type(api: &Api, one: &MediaType, out: &mut String) {
    writeln!(out, "    {} at {}", one.name, place(api, one.origin)).unwrap();
    schema_line(api, one.schema, out);
    if let Some(id) = one.item_schema {
        writeln!(out, "      each {}", schema(api, id)).unwrap();
    }
    examples(api, &one.examples, out);
    encodings(api, &one.encodings, out);
}

fn examples(api: &Api, all: &[Example], out: &mut String) {
    for one in all {
        let value = one.value.map(|at| api.value(at).to_string());
        let value = value
            .or_else(|| one.external_value.clone())
            .unwrap_or_default();
        let name = one.name.as_deref().unwrap_or("-");
        write!(out, "      example {name} = {value}").unwrap();
        let texts = [
            ("summary", &one.summary),
            ("description", &one.description),
            ("serialized", &one.serialized_value),
        ];
        told(&texts, out);
        writeln!(out).unwrap();
    }
}

fn schema_line(api: &Api, id: Option<SchemaId>, out: &mut String) {
    if let Some(id) = id {
        writeln!(out, "      schema {}", schema(api, id)).unwrap();
    }
}

fn place(api: &Api, origin: Origin) -> String {
    let file = api.sources().uri(origin.document);
    let file = if origin.document == api.entry() {
        ""
    } else {
        file
    };
    format!("{file}#{}", api.pointer(origin))
}

/// References are shown, not followed.
fn schema(api: &Api, id: SchemaId) -> Value {
    match &*api.schema(id) {
        SchemaBody::Boolean(one) => json!(one),
        SchemaBody::Object(schema) => {
            let mut out = Map::new();
            words(api, schema, &mut out);
            sub_schemas(api, schema, &mut out);
            Value::Object(out)
        }
    }
}

fn words(api: &Api, one: &Schema, out: &mut Map<String, Value>) {
    let mut put = |word: &str, value: Value| {
        let is_plain = value == Value::Null || value == json!(false) || value == json!([]);
        if !is_plain && value != json!({}) {
            out.insert(word.to_owned(), value);
        }
    };
    put("$ref", json!(one.reference.map(|id| place(api, id.0))));
    put("only", json!(one.reference_only));
    put("dangling", json!(one.dangling));
    put(
        "type",
        json!(
            one.types
                .iter()
                .map(|one| format!("{one:?}"))
                .collect::<Vec<_>>()
        ),
    );
    put("nullable", json!(one.nullable));
    put("title", json!(one.title));
    put("description", json!(one.description));
    put("format", json!(one.format));
    put("enum", json!(one.one_of_values));
    put("const", json!(one.constant));
    put("default", json!(one.default));
    put("examples", json!(one.examples));
    put("minimum", json!(one.minimum));
    put("maximum", json!(one.maximum));
    put("exclusiveMinimum", json!(one.exclusive_minimum));
    put("exclusiveMaximum", json!(one.exclusive_maximum));
    put("multipleOf", json!(one.multiple_of));
    put("minLength", json!(one.min_length));
    put("maxLength", json!(one.max_length));
    put("pattern", json!(one.pattern));
    put("minItems", json!(one.min_items));
    put("maxItems", json!(one.max_items));
    put("minContains", json!(one.min_contains));
    put("maxContains", json!(one.max_contains));
    put("uniqueItems", json!(one.unique_items));
    put("required", json!(one.required));
    put("minProperties", json!(one.min_properties));
    put("maxProperties", json!(one.max_properties));
    put("dependentRequired", json!(one.dependent_required));
    put("contentMediaType", json!(one.content_media_type));
    put("contentEncoding", json!(one.content_encoding));
    put("readOnly", json!(one.read_only));
    put("writeOnly", json!(one.write_only));
    put("deprecated", json!(one.deprecated));
    put("xml", json!(one.xml.as_ref().map(|one| format!("{one:?}"))));
    put("x-faker", json!(one.faker));
}

fn sub_schemas(api: &Api, one: &Schema, out: &mut Map<String, Value>) {
    let lists = [
        ("prefixItems", &one.prefix_items),
        ("allOf", &one.all_of),
        ("anyOf", &one.any_of),
        ("oneOf", &one.one_of),
    ];
    for (word, ids) in lists.into_iter().filter(|(_, ids)| !ids.is_empty()) {
        out.insert(
            word.to_owned(),
            ids.iter().map(|id| schema(api, *id)).collect(),
        );
    }
    let maps = [
        ("properties", &one.properties),
        ("patternProperties", &one.pattern_properties),
        ("dependentSchemas", &one.dependent_schemas),
    ];
    for (word, ids) in maps.into_iter().filter(|(_, ids)| !ids.is_empty()) {
        let ids = ids
            .iter()
            .map(|(name, id)| (name.clone(), schema(api, *id)));
        out.insert(word.to_owned(), Value::Object(ids.collect()));
    }
    let single = [
        ("contains", one.contains),
        ("contentSchema", one.content_schema),
        ("propertyNames", one.property_names),
        ("not", one.not),
        ("if", one.if_schema),
        ("then", one.then_schema),
        ("else", one.else_schema),
    ];
    for (word, id) in single {
        if let Some(id) = id {
            out.insert(word.to_owned(), schema(api, id));
        }
    }
    additional(api, one, out);
    if let Some(found) = &one.discriminator {
        let mapping = found
            .mapping
            .iter()
            .map(|(name, id)| (name.clone(), json!(place(api, id.0))));
        let mapping: Map<_, _> = mapping.collect();
        let mut said = json!([found.property_name, mapping]);
        if let Some(all) = said.as_array_mut() {
            all.extend(found.is_complete.then(|| json!("complete")));
            all.extend(found.default.map(|id| json!(place(api, id.0))));
        }
        out.insert("discriminator".to_owned(), said);
    }
}

fn additional(api: &Api, one: &Schema, out: &mut Map<String, Value>) {
    let rest = [
        ("items", one.items),
        ("unevaluatedItems", one.unevaluated_items),
        ("additionalProperties", one.additional_properties),
        ("unevaluatedProperties", one.unevaluated_properties),
    ];
    for (word, what) in rest {
        let value = match what {
            Additional::Unstated => continue,
            Additional::Allowed => json!(true),
            Additional::Forbidden => json!(false),
            Additional::Schema(id) => schema(api, id),
        };
        out.insert(word.to_owned(), value);
    }
}
