//! Faults that were seen when other tools were run on the descriptions of real services.

use serde_json::json;

use crate::support::{answering, v20, v30, v31};

/// Fault 1: Scalar ignores `minItems`, openapi-backend answers `"string"` against a pattern.
#[test]
fn what_is_generated_passes_the_validator() {
    let schema = json!({
        "type": "object", "required": ["sid", "created", "links", "meta"],
        "properties": {
            "sid": { "type": "string", "pattern": "^AC[0-9a-fA-F]{32}$", "minLength": 34, "maxLength": 34 },
            "created": { "type": "string", "format": "date-time" },
            "links": { "type": "array", "minItems": 3, "items": { "type": "string", "format": "uri", "minLength": 12 } },
            "meta": { "type": "object", "minProperties": 1, "maxProperties": 2, "additionalProperties": { "type": "string", "maxLength": 5 } }
        }
    });
    for answer in answering("3.1.0", &schema, &json!({})).get_often("/it") {
        answer.satisfies(schema.clone());
    }
}

/// Fault 3: Notion documents `Transfer-Encoding: chunked` and `Content-Encoding: gzip`.
#[test]
fn framing_headers_of_the_document_are_never_sent() {
    let mut headers = String::new();
    for name in [
        "Transfer-Encoding",
        "Content-Encoding",
        "Content-Length",
        "Connection",
        "Date",
        "Keep-Alive",
        "Upgrade",
        "Trailer",
    ] {
        headers.push_str(&format!(
            "{name}: {{required: true, schema: {{type: string, example: chunked}}}}, "
        ));
    }
    let mock = v30(&format!(
        "
        paths:
          /it:
            get:
              responses:
                '200':
                  description: ok
                  headers: {{{headers} X-Own: {{required: true, schema: {{type: string, example: mine}}}}}}
                  content: {{application/json: {{example: 1}}}}
        "
    ));
    let answer = mock.get("/it");
    assert_eq!(answer.header("x-own"), Some("mine"));
    for name in [
        "transfer-encoding",
        "content-encoding",
        "content-length",
        "connection",
        "date",
        "keep-alive",
        "upgrade",
        "trailer",
    ] {
        assert_eq!(answer.header(name), None, "{name}");
    }
}

/// Fault 4: Slack, Plaid, Jira, Zoom, Twilio and Xero contradict themselves in their examples.
#[test]
fn an_example_that_breaks_its_schema_is_passed_over_and_said() {
    let mock = v30(
        "
        paths:
          /whole: {get: {responses: {'200': {description: ok, content: {application/json: {schema: {type: object, required: [id], properties: {id: {type: integer}}}, example: {id: x}}}}}}}
          /member: {get: {responses: {'200': {description: ok, content: {application/json: {schema: {type: object, required: [password, url], properties: {password: {type: string, example: 12345}, url: {type: string, format: uri, example: /relative}}}}}}}}}
        ",
    );
    let whole = mock.get("/whole");
    whole.satisfies(json!({"required": ["id"], "properties": {"id": {"type": "integer"}}}));
    assert!(whole.says("passed over"), "{:?}", whole.trace);
    mock.get("/member").satisfies(json!({"required": ["password", "url"], "properties": {"password": {"type": "string"}, "url": {"type": "string", "format": "uri"}}}));
}

/// Fault 4: Xero and Jira write JSON examples as strings; openapi-backend answers the string.
#[test]
fn an_example_that_is_json_in_a_string_is_json() {
    let mock = v30(r#"
        paths:
          /it: {get: {responses: {'200': {description: ok, content: {application/json: {schema: {type: object}, example: '{"a": [1]}'}}}}}}
        "#);
    assert_eq!(mock.get("/it").json(), json!({"a": [1]}));
}

/// Fault 5: Twilio and Discourse (`{Sid}.json`), Box (`thumbnail.{extension}`).
#[test]
fn suffixes_and_two_variables_in_a_segment_are_matched() {
    let mock = v30(
        "
        paths:
          /Calls/{Sid}.json:
            get:
              parameters: [{name: Sid, in: path, required: true, schema: {type: string, minLength: 3, maxLength: 3}}]
              responses: {'200': {description: ok}}
          /Calls.json: {get: {responses: {'200': {description: ok}}}}
          /thumbnail.{extension}:
            get:
              parameters: [{name: extension, in: path, required: true, schema: {enum: [png, jpg]}}]
              responses: {'200': {description: ok}}
          /compare/{base}...{head}: {get: {responses: {'200': {description: ok}}}}
        ",
    );
    for path in [
        "/Calls/abc.json",
        "/Calls.json",
        "/thumbnail.png",
        "/compare/main...feature",
    ] {
        assert_eq!(mock.get(path).status, 200, "{path}");
    }
    assert_eq!(
        mock.get("/Calls/abcd.json").faults(),
        ["path Sid maxLength"]
    );
    assert_eq!(mock.get("/Calls/abc").status, 404);
}

/// Fault 6: Scalar and openapi-backend refuse valid requests over them (Galaxy, Jira).
#[test]
fn required_members_that_are_read_only_belong_to_answers() {
    let mock = v30(
        "
        paths:
          /it:
            post:
              requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
              responses: {'201': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}
        components:
          schemas:
            Base: {type: object, required: [id], properties: {id: {type: integer, readOnly: true}}}
            Thing: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object, required: [name], properties: {name: {type: string}}}]}
        ",
    );
    let made = mock.post_json("/it", &json!({"name": "n"}));
    assert_eq!(made.status, 201, "{made:?}");
    made.satisfies(json!({"required": ["id", "name"]}));
}

/// Fault 7: Prism sends `Access-Control-Allow-Credentials: null`, others a date that is none.
#[test]
fn header_values_have_the_types_that_are_documented() {
    let mock = v30(
        "
        paths:
          /it:
            get:
              responses:
                '200':
                  description: ok
                  headers:
                    Access-Control-Allow-Credentials: {required: true, schema: {type: boolean}}
                    X-Flag: {required: true, schema: {type: boolean}}
                    X-Count: {required: true, schema: {type: integer, minimum: 3, maximum: 4}}
                    X-At: {required: true, schema: {type: string, format: date-time}}
                    X-Ids: {required: true, schema: {type: array, minItems: 2, maxItems: 2, items: {type: integer}}}
        ",
    );
    let answer = mock.get("/it");
    assert_ne!(
        answer.header("access-control-allow-credentials"),
        Some("null")
    );
    assert!(matches!(answer.header("x-flag"), Some("true" | "false")));
    assert!(matches!(answer.header("x-count"), Some("3" | "4")));
    let at = json!(answer.header("x-at").unwrap());
    crate::support::judge(&json!({"type": "string", "format": "date-time"}), &at).unwrap();
    let ids: Vec<&str> = answer.header("x-ids").unwrap().split(',').collect();
    assert!(
        ids.len() == 2 && ids.iter().all(|id| id.trim().parse::<i64>().is_ok()),
        "{ids:?}"
    );
}

/// Fault 8: OpenAI's `CreateAnswerRequest` switches validation off in Prism and Scalar.
#[test]
fn a_schema_with_a_fault_goes_on_validating_the_rest() {
    let mock = v30("
        paths:
          /answers:
            post:
              requestBody:
                required: true
                content:
                  application/json:
                    schema:
                      type: object
                      required: [model]
                      properties:
                        model: {type: string}
                        documents: {nullable: true, items: {type: string}}
                        file: {$ref: '#/components/schemas/Nowhere'}
              responses: {'200': {description: ok}}
        ");
    assert_eq!(
        mock.post_json("/answers", &json!({})).faults(),
        ["body  required"]
    );
    assert_eq!(
        mock.post_json("/answers", &json!({"model": 1})).faults(),
        ["body /model type"]
    );
    assert_eq!(
        mock.post_json(
            "/answers",
            &json!({"model": "m", "documents": null, "file": 1})
        )
        .status,
        200
    );
    assert!(
        mock.findings
            .iter()
            .any(|one| one.code.contains("dangling")),
        "{:?}",
        mock.findings
    );
}

/// Fault 9: an absent optional array header of S3 ends the Prism process.
#[test]
fn an_optional_array_header_may_be_absent() {
    let mock = v30(
        "
        paths:
          /it:
            get:
              parameters: [{name: x-amz-optional-object-attributes, in: header, schema: {type: array, items: {type: string}}}]
              responses:
                '200': {description: ok, content: {application/yaml: {}, application/octet-stream: {}}}
        ",
    );
    assert_eq!(mock.get("/it").status, 200);
    for accept in ["application/yaml", "application/octet-stream"] {
        assert_eq!(
            mock.ask("GET", "/it").header("accept", accept).status(),
            200,
            "{accept}"
        );
    }
}

/// Fault 10: Specmatic refuses whole documents over details and then answers 400 to everything.
#[test]
fn imperfect_documents_are_served() {
    let mock = v30(
        "
        paths:
          /it:
            get:
              responses:
                '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Odd'}}}}
                '5XX': {description: bad}
          /broken: {get: {responses: {'200': {$ref: '#/components/responses/None'}}}}
        components:
          schemas:
            Odd:
              type: object
              required: [state]
              properties: {state: {type: string, nullable: true, enum: [a, b], xml: {name: 7, attribute: 'yes'}}}
        ",
    );
    mock.get("/it").satisfies(
        json!({"required": ["state"], "properties": {"state": {"enum": ["a", "b", null]}}}),
    );
    assert_eq!(mock.get("/broken").status, 200);
}

/// Fault 13: 93 of 526 missing form members slip through in Scalar, 25 of 518 in Prism.
#[test]
fn forms_are_validated() {
    let mock = v30(
        "
        paths:
          /it:
            post:
              requestBody: {required: true, content: {application/x-www-form-urlencoded: {schema: {type: object, required: [amount, to], properties: {amount: {type: integer}, to: {type: string}}}}}}
              responses: {'200': {description: ok}}
        ",
    );
    let post = |body: &str| mock.post("/it", "application/x-www-form-urlencoded", body);
    assert_eq!(post("amount=1&to=a").status, 200);
    assert_eq!(post("amount=1").faults(), ["body  required"]);
    assert_eq!(post("amount=x&to=a").faults(), ["body /amount type"]);
    assert_eq!(post("").status, 422);
}

/// Fault 13: forms of Swagger 2.0 too.
#[test]
fn forms_of_swagger_are_validated() {
    let mock = v20(
        "
        paths:
          /it:
            post:
              consumes: [application/x-www-form-urlencoded]
              parameters:
                - {name: amount, in: formData, type: integer, required: true}
                - {name: ids, in: formData, type: array, items: {type: integer}, collectionFormat: multi}
              responses: {'200': {description: ok}}
        ",
    );
    let post = |body: &str| mock.post("/it", "application/x-www-form-urlencoded", body);
    assert_eq!(post("amount=1&ids=2&ids=3").status, 200);
    assert_eq!(post("ids=2").status, 422);
    assert_eq!(post("amount=1&ids=x").status, 422);
}

/// Fault 13: Kubernetes documents its bodies as `*/*`; Prism lets 56 of 56 wrong ones through.
#[test]
fn json_under_a_range_is_validated() {
    let mock = v30(
        "
        paths:
          /it:
            post:
              requestBody: {required: true, content: {'*/*': {schema: {type: object, properties: {kind: {type: string}}}}}}
              responses: {'200': {description: ok}}
        ",
    );
    assert_eq!(mock.post_json("/it", &json!({"kind": "Pod"})).status, 200);
    assert_eq!(
        mock.post_json("/it", &json!({"kind": 1})).faults(),
        ["body /kind type"]
    );
}

/// Fault 12 (RFC 9110, sections 15.5.6 and 15.5.7): nobody sends `Allow`, and 406 only Prism.
#[test]
fn the_protocol_is_kept() {
    let mock = v31(
        "
        paths: {/it: {get: {responses: {'200': {description: ok, content: {application/json: {schema: {type: integer}}}}}}}}
        ",
    );
    assert!(
        mock.ask("PUT", "/it")
            .answer()
            .header("allow")
            .unwrap()
            .contains("GET")
    );
    assert_eq!(
        mock.ask("GET", "/it")
            .header("accept", "image/png")
            .status(),
        406
    );
}
