//! One exchange against its description: what is broken, what nobody describes, what is not judged.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its inputs should stop"
)]

use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use mock_core::{Judgement, MockApi, MockConfig, Request, Response, Whole, compile, judge};
use oas_doc::{Document, Syntax};
use oas_model::{SourceSet, resolve};

const API: &str = r"
openapi: 3.1.0
info: { title: Pets, version: '1' }
paths:
  /pets/{id}:
    get:
      parameters:
        - { name: id, in: path, required: true, schema: { type: integer } }
        - { name: limit, in: query, schema: { type: integer, maximum: 10 } }
      security: [{ key: [] }]
      responses:
        '200':
          description: ok
          headers:
            X-Rate: { required: true, schema: { type: integer } }
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Pet' }
        4XX: { description: refused, content: { application/json: {} } }
    put:
      parameters:
        - { name: id, in: path, required: true, schema: { type: integer } }
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Pet' }
      responses:
        '204': { description: done }
components:
  securitySchemes:
    key: { type: http, scheme: bearer }
  schemas:
    Pet:
      type: object
      required: [id, name, secret]
      properties:
        id: { type: integer, readOnly: true }
        name: { type: string, maxLength: 5 }
        secret: { type: string, writeOnly: true, pattern: '^[a-z]+$' }
        tags: { type: array, items: { type: object, properties: { tag: { type: string } } } }
        rest: { type: object }
        open: { type: object, properties: { a: {} }, additionalProperties: true }
";

fn api() -> MockApi {
    let mut sources = SourceSet::default();
    let entry = sources.add("api.yaml", Document::parse(API, Syntax::Yaml));
    compile(
        &[Arc::new(resolve(Arc::new(sources), entry).0)],
        MockConfig::default(),
    )
}

fn headers(lines: &[&str]) -> HeaderMap {
    let pairs = lines.iter().map(|line| line.split_once(": ").unwrap());
    pairs
        .map(|(name, value)| {
            (
                HeaderName::try_from(name).unwrap(),
                HeaderValue::try_from(value).unwrap(),
            )
        })
        .collect()
}

fn request(method: &str, target: &str, lines: &[&str], body: &'static str) -> Request {
    let (path, query) = match target.split_once('?') {
        Some((path, query)) => (path, Some(query.to_owned())),
        None => (target, None),
    };
    Request {
        method: Method::from_bytes(method.as_bytes()).unwrap(),
        path: path.to_owned(),
        query,
        headers: headers(lines),
        body: Bytes::from_static(body.as_bytes()),
    }
}

fn response(status: u16, lines: &[&str], body: &'static str) -> Response {
    Response {
        status: StatusCode::from_u16(status).unwrap(),
        headers: headers(lines),
        body: Bytes::from_static(body.as_bytes()),
    }
}

/// Each deviation as `part at rule`, with `?` behind what is merely not described.
fn told(judgement: &Judgement) -> Vec<String> {
    let deviations = judgement.deviations.iter();
    deviations
        .map(|one| {
            let mark = if one.is_undeclared { "?" } else { "" };
            let found = &one.violation;
            format!("{} {} {}{mark}", found.part.as_str(), found.at, found.rule)
        })
        .collect()
}

const AUTH: &str = "authorization: Bearer abc";
const JSON: &str = "content-type: application/json";

fn get(target: &str, answer: &Response) -> Vec<String> {
    let asked = request("GET", target, &[AUTH], "");
    told(&judge(&api(), &asked, Some(answer), Whole::default()))
}

#[test]
fn what_is_described_is_not_told() {
    let answer = response(
        200,
        &[JSON, "x-rate: 3"],
        r#"{"id":1,"name":"Rex","rest":{"x":1},"open":{"b":1}}"#,
    );
    assert_eq!(get("/pets/1?limit=3", &answer), Vec::<String>::new());
    assert_eq!(
        get("/pets/1", &response(404, &[JSON], "{}")),
        Vec::<String>::new()
    );
}

#[test]
fn each_part_of_an_answer_is_judged() {
    let answer = response(
        200,
        &[JSON, "x-own: 1"],
        r#"{"id":"1","legacy":true,"tags":[{},{"color":1}]}"#,
    );
    let expected = [
        "response header X-Rate required",
        "response header x-own undeclared?",
        "response body  required",
        "response body /id type",
        "response body /legacy undeclared?",
        "response body /tags/1/color undeclared?",
    ];
    let mut found = get("/pets/1", &answer);
    found.sort();
    let mut expected = expected.map(str::to_owned);
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn status_media_type_and_text_are_judged() {
    let status = get("/pets/1", &response(302, &[], ""));
    assert_eq!(status, ["response status 302 status"]);
    let kind = get(
        "/pets/1",
        &response(404, &["content-type: text/html"], "<p>"),
    );
    assert_eq!(kind, ["response body  content-type"]);
    let cut = get("/pets/1", &response(404, &[JSON], "{\"a\""));
    assert_eq!(cut, ["response body  malformed"]);
}

#[test]
fn requests_are_judged_as_the_mock_does() {
    let answer = response(204, &[], "");
    let asked = request(
        "PUT",
        "/pets/x?b=1",
        &[JSON, "x-trace: 1"],
        r#"{"name":"Rexxxx","secret":"a"}"#,
    );
    let found = told(&judge(&api(), &asked, Some(&answer), Whole::default()));
    let expected = [
        "path id type",
        "query b undeclared?",
        "header x-trace undeclared?",
        "body /name maxLength",
    ];
    assert_eq!(found, expected);
}

#[test]
fn paths_and_methods_that_nobody_describes_are_told() {
    let of = |method, path| {
        told(&judge(
            &api(),
            &request(method, path, &[], ""),
            None,
            Whole::default(),
        ))
    };
    assert_eq!(of("GET", "/cats"), ["route /cats path"]);
    assert_eq!(of("PATCH", "/pets/1"), ["route /pets/1 method"]);
}

#[test]
fn masks_and_bodies_that_are_not_whole_are_not_judged() {
    let api = api();
    let masked = request(
        "GET",
        "/pets/1?limit=***",
        &["authorization: Bearer ***"],
        "",
    );
    let answer = response(200, &[JSON, "x-rate: ***"], r#"{"id":"***","name":"***"}"#);
    let found = told(&judge(&api, &masked, Some(&answer), Whole::default()));
    assert_eq!(found, Vec::<String>::new());
    let bare = request("GET", "/pets/1", &["authorization: Basic ***"], "");
    let cut = response(200, &[JSON, "x-rate: 1"], r#"{"id":"#);
    let half = Whole {
        response: false,
        ..Whole::default()
    };
    let found = told(&judge(&api, &bare, Some(&cut), half));
    assert_eq!(
        found,
        ["security key malformed"],
        "the scheme is kept, and it is another"
    );
}

const WRITTEN: &str = r"
openapi: 3.1.0
info: { title: Settings, version: '1' }
paths:
  /settings:
    parameters:
      - { name: theme, in: cookie, schema: { type: string } }
    post:
      security: [{ session: [] }]
      requestBody: { content: { application/yaml: { schema: { $ref: '#/components/schemas/S' } } } }
      responses:
        '200': { description: ok, content: { text/yaml: { schema: { $ref: '#/components/schemas/S' } } } }
components:
  securitySchemes:
    session: { type: apiKey, in: cookie, name: sid }
  schemas:
    S: { type: object, required: [size], properties: { size: { type: integer }, name: { type: string } } }
";

fn written(cookies: &str, sent: &'static str, answered: &'static str) -> Vec<String> {
    let mut sources = SourceSet::default();
    let entry = sources.add("api.yaml", Document::parse(WRITTEN, Syntax::Yaml));
    let api = resolve(Arc::new(sources), entry).0;
    let api = compile(&[Arc::new(api)], MockConfig::default());
    let cookies = format!("cookie: {cookies}");
    let lines = ["content-type: application/yaml", &cookies];
    let asked = request("POST", "/settings", &lines, sent);
    let answer = response(200, &["content-type: text/yaml"], answered);
    told(&judge(&api, &asked, Some(&answer), Whole::default()))
}

#[test]
fn yaml_is_judged_like_json() {
    let good = "# small\nsize: &n 3\nname: 'three'\n";
    assert_eq!(written("sid=1", good, "{size: 3}"), Vec::<String>::new());
    assert_eq!(
        written("sid=1", "size: three\nlegacy: 1", "- 1"),
        [
            "body /size type",
            "body /legacy undeclared?",
            "response body  type"
        ]
    );
    assert_eq!(
        written("sid=1", "size: [3", "name: ***\nsize: 1"),
        ["body  malformed"],
        "a mask is no YAML, and no mistake of who sent it"
    );
}

#[test]
fn cookies_that_nobody_describes_are_told_by_name_alone() {
    let good = "size: 3";
    let found = written("sid=1; theme=dark; track=a; Theme=b; track=c", good, good);
    let expected = ["cookie track undeclared?", "cookie Theme undeclared?"];
    assert_eq!(found, expected);
}
