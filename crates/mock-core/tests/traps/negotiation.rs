//! Status and media type.

use serde_json::json;

use crate::support::{Mock, v30, v31};

/// `GET /it` with these responses.
fn responding(responses: &str) -> Mock {
    v31(&format!(
        "paths: {{/it: {{get: {{responses: {responses}}}}}}}"
    ))
}

/// `GET /it` that offers these types with these examples.
fn offering(content: &str) -> Mock {
    responding(&format!(
        "{{'200': {{description: ok, content: {content}}}}}"
    ))
}

fn accepted(mock: &Mock, accept: &str) -> (u16, Option<String>) {
    let answer = mock.ask("GET", "/it").header("accept", accept).answer();
    let media = answer.header("content-type").map(str::to_owned);
    (answer.status, media)
}

/// N1, prism PR #802 (#500) and #418.
#[test]
fn without_a_wish_json_answers_before_the_first() {
    let mock = offering(
        "{text/plain: {example: a}, application/xml: {example: <a/>}, application/json: {example: 1}}",
    );
    for accept in ["*/*", "", "*/*;q=0.1", "*/*, */*;q=0.5"] {
        assert_eq!(
            accepted(&mock, accept),
            (200, Some("application/json".to_owned())),
            "{accept:?}"
        );
    }
    assert_eq!(
        mock.get("/it").header("content-type"),
        Some("application/json")
    );
    let mock = offering("{text/plain: {example: a}, application/xml: {example: <a/>}}");
    assert_eq!(mock.get("/it").header("content-type"), Some("text/plain"));
}

/// N2, prism#288.
#[test]
fn readers_of_json_read_suffix_json_and_not_the_other_way_round() {
    let mock = offering("{application/vnd.api+json: {example: {a: 1}}}");
    let expected = Some("application/vnd.api+json".to_owned());
    assert_eq!(accepted(&mock, "application/json"), (200, expected));
    let mock = offering("{application/json: {example: {a: 1}}}");
    assert_eq!(accepted(&mock, "application/vnd.api+json").0, 406);
}

/// N3, prism#1152 and mockoon#2093.
#[test]
fn parameters_of_media_types_are_compared_as_structure() {
    let mock = offering(
        "{'application/json; version=1': {example: 1}, 'application/json;version=2': {example: 2}}",
    );
    let body = |accept: &str| {
        let answer = mock.ask("GET", "/it").header("accept", accept).answer();
        (answer.status == 200).then(|| answer.json())
    };
    assert_eq!(body("application/json;version=2"), Some(json!(2)));
    assert_eq!(body("Application/JSON ; Version=\"2\""), Some(json!(2)));
    assert_eq!(body("application/json"), Some(json!(1)));
    assert_eq!(body("application/json;version=3"), None);
    let mock = offering("{'application/json; charset=utf-8': {example: 1}}");
    assert_eq!(accepted(&mock, "application/json").0, 200);
    assert_eq!(accepted(&mock, "application/json;charset=UTF-8").0, 200);
}

/// N4, prism PR #333 and #421.
#[test]
fn weights_decide_and_a_406_lists_what_there_is() {
    let mock = offering(
        "{application/json: {example: 1}, text/plain: {example: a}, application/xml: {example: <a/>}}",
    );
    let chosen = |accept: &str| accepted(&mock, accept).1.unwrap_or_default();
    assert_eq!(chosen("application/json;q=0.5, text/plain"), "text/plain");
    assert_eq!(
        chosen("image/png, application/xml;q=0.1"),
        "application/xml"
    );
    assert_eq!(chosen("text/*, */*;q=0.1"), "text/plain");
    assert_eq!(chosen("application/json;q=0, */*"), "text/plain");
    assert_eq!(
        chosen("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
        "application/xml"
    );
    let refused = mock
        .ask("GET", "/it")
        .header("accept", "image/png, text/html")
        .answer();
    assert_eq!(refused.status, 406);
    assert_eq!(
        refused.json()["available"],
        json!(["application/json", "text/plain", "application/xml"])
    );
    assert_eq!(accepted(&mock, "*/*;q=0").0, 406);
}

/// N5, prism PR #557 and PR #2267 (#2266).
#[test]
fn answers_without_a_body_are_never_refused() {
    for responses in [
        "{'204': {description: gone}}",
        "{'200': {description: nothing}}",
        "{'304': {description: same}}",
        "{'204': {description: gone, content: {text/plain: {schema: {type: string}}}}}",
        "{'200': {description: nothing, content: {}}}",
    ] {
        let mock = responding(responses);
        let answer = mock
            .ask("GET", "/it")
            .header("accept", "application/json")
            .answer();
        assert!(
            answer.status < 400 && answer.body.is_empty(),
            "{responses}: {answer:?}"
        );
    }
}

/// N6, prism#288 and #418.
#[test]
fn ranges_in_the_document_are_answered_by_a_type() {
    for (offer, accept, media) in [
        ("text/*", "*/*", "text/plain"),
        ("text/*", "text/html", "text/html"),
        ("'*/*'", "application/xml", "application/xml"),
        ("'*/*'", "image/*", "image/png"),
        ("'*/*'", "*/*", "application/json"),
        ("image/*", "*/*", "image/png"),
        ("application/*+json", "*/*", "application/json"),
    ] {
        let mock = offering(&format!("{{{offer}: {{schema: {{}}}}}}"));
        let (status, given) = accepted(&mock, accept);
        let given = given.unwrap_or_default();
        assert_eq!(status, 200, "{offer} for {accept}");
        assert!(!given.contains('*'), "{offer} for {accept}: {given}");
        if offer != "application/*+json" {
            assert_eq!(given, media, "{offer} for {accept}");
        }
    }
    let mock = offering("{text/*: {schema: {type: string}}}");
    assert_eq!(accepted(&mock, "application/json").0, 406);
}

/// N7, Prism's harness `range-status-codes`; wso2/api-manager#31; Specmatic `010-status-codes`.
#[test]
fn ranges_and_default_become_codes_and_junk_is_diagnosed() {
    for (responses, status) in [
        ("{default: {description: any}}", 200),
        (
            "{2XX: {description: fine}, default: {description: any}}",
            200,
        ),
        (
            "{'5XX': {description: bad}, '2xx': {description: fine}}",
            200,
        ),
        (
            "{'5XX': {description: bad}, default: {description: any}}",
            200,
        ),
        ("{'4XX': {description: bad}}", 400),
        (
            "{'20X': {description: junk}, '202': {description: fine}}",
            202,
        ),
        (
            "{'2XX': {description: fine}, '201': {description: made}}",
            200,
        ),
        (
            "{'202': {description: later}, '2XX': {description: fine}}",
            200,
        ),
    ] {
        assert_eq!(
            responding(responses).get("/it").status,
            status,
            "{responses}"
        );
    }
    let junk = responding("{'20X': {description: junk}, '200': {description: fine}}");
    assert!(
        !junk.findings.is_empty(),
        "a status that is none is reported"
    );
    let asked = responding("{'4XX': {description: bad}, '200': {description: fine}}");
    assert_eq!(
        asked
            .ask("GET", "/it")
            .header("prefer", "code=409")
            .status(),
        409
    );
}

/// N8, Prism `docs/guides/01-mocking.md`: no 2xx at all.
#[test]
fn an_operation_without_a_success_answers_what_it_has() {
    assert_eq!(
        responding("{'302': {description: there}, '400': {description: bad}}")
            .get("/it")
            .status,
        302
    );
    assert_eq!(
        responding("{'404': {description: no}, '400': {description: bad}}")
            .get("/it")
            .status,
        400
    );
    assert_eq!(responding("{}").get("/it").status, 200);
    assert_eq!(v31("paths: {/it: {get: {}}}").get("/it").status, 200);
}

/// N9, scalar PR #1757.
#[test]
fn the_lowest_documented_success_is_the_status() {
    assert_eq!(
        responding("{'202': {description: later}, '201': {description: made}}")
            .get("/it")
            .status,
        201
    );
    assert_eq!(
        responding("{'201': {description: made}, '200': {description: ok}}")
            .get("/it")
            .status,
        200
    );
}

const GUARDED: &str = "
    paths:
      /it:
        post:
          security: [{key: []}]
          parameters: [{name: n, in: query, schema: {type: integer}}]
          requestBody:
            required: true
            content: {application/json: {schema: {type: object, required: [a]}}}
          responses:
            '200': {description: ok}
            RESPONSES
    components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}
";

/// `POST /it` with a key, a query parameter and a body, and one response more.
fn guarded(response: &str) -> Mock {
    v31(&GUARDED.replace("RESPONSES", response))
}

/// N10, prism#591, PR #601 and #1657.
#[test]
fn refusals_keep_their_order_and_take_the_documented_status() {
    let wrong = json!({});
    let unasked = guarded("").post_json("/it?n=x", &wrong);
    assert_eq!(unasked.status, 401, "credentials come first");
    let invalid = |response: &str| {
        guarded(response)
            .ask("POST", "/it?n=x")
            .header("x-key", "k")
            .header("content-type", "application/json")
            .body("{}")
            .answer()
    };
    for (response, status) in [
        ("'422': {description: no}", 422),
        ("'400': {description: no}", 400),
        ("'4XX': {description: no}", 422),
        ("default: {description: no}", 422),
        ("'404': {description: no}", 422),
    ] {
        let answer = invalid(response);
        assert_eq!(answer.status, status, "{response}");
        assert_eq!(
            answer.faults(),
            ["query n type", "body  required"],
            "{response}"
        );
    }
}

/// N10: the schema of the documented error is kept, whichever response describes it.
#[test]
fn refusals_follow_the_schema_that_the_document_gives_them() {
    let schema = "{type: object, required: [code, message], properties: {code: {type: integer}, message: {type: string, minLength: 1}}}";
    let judged = json!({
        "type": "object", "required": ["code", "message"],
        "properties": { "code": { "type": "integer" }, "message": { "type": "string", "minLength": 1 } }
    });
    for response in ["'422'", "'400'", "4XX", "default"] {
        let mock = guarded(&format!(
            "{response}: {{description: no, content: {{application/json: {{schema: {schema}}}}}}}"
        ));
        let answer = mock
            .ask("POST", "/it")
            .header("x-key", "k")
            .header("content-type", "application/json")
            .body("{}")
            .answer();
        assert!(matches!(answer.status, 400 | 422), "{response}: {answer:?}");
        assert_eq!(
            answer.header("content-type"),
            Some("application/json"),
            "{response}"
        );
        crate::support::judge(&judged, &answer.json()).unwrap();
        let unauthorised = mock.post_json("/it", &json!({}));
        assert_eq!(unauthorised.status, 401, "{response}");
    }
}

/// N11, prism#807: what is wrong is never lost.
#[test]
fn a_documented_400_keeps_the_detail_in_the_violations() {
    let mock =
        guarded("'400': {description: no, content: {application/json: {example: {error: bad}}}}");
    let answer = mock
        .ask("POST", "/it")
        .header("x-key", "k")
        .header("content-type", "application/json")
        .body("{}")
        .answer();
    assert_eq!(
        (answer.status, answer.json()),
        (400, json!({"error": "bad"}))
    );
    assert_eq!(answer.faults(), ["body  required"]);
    assert!(answer.says("body: "), "{:?}", answer.trace);
}

/// N12, mockoon#2009.
#[test]
fn examples_under_problem_json_are_used() {
    let mock = responding(
        "{'200': {description: ok, content: {application/problem+json: {example: {title: mine}}}}}",
    );
    assert_eq!(mock.get("/it").json(), json!({"title": "mine"}));
    let mock = guarded(
        "'422': {description: no, content: {application/problem+json: {example: {title: mine}}}}",
    );
    let answer = mock
        .ask("POST", "/it")
        .header("x-key", "k")
        .header("content-type", "application/json")
        .body("{}")
        .answer();
    assert_eq!(answer.json(), json!({"title": "mine"}));
    assert_eq!(
        answer.header("content-type"),
        Some("application/problem+json")
    );
}

/// N13, prism#1432 and #2413.
#[test]
fn an_example_without_a_schema_is_served_in_every_mode() {
    let mock = offering("{application/json: {example: {a: 1}}}");
    for prefer in ["dynamic=true", "dynamic=false", ""] {
        let answer = mock.ask("GET", "/it").header("prefer", prefer).answer();
        assert_eq!(
            (answer.status, answer.json()),
            (200, json!({"a": 1})),
            "{prefer:?}"
        );
    }
    let mock = mock.with(|config| config.data = mock_core::DataMode::Generated);
    assert_eq!(mock.get("/it").json(), json!({"a": 1}));
}

/// N14, Prism's harness `manually-select-examples`; wiretap `findMediaTypeContainingNamedExample`.
#[test]
fn a_named_example_is_found_wherever_it_stands_or_clearly_refused() {
    let mock = responding(
        "{'200': {description: ok, content: {application/json: {examples: {small: {value: 1}}}, text/plain: {examples: {words: {value: w}}}}},
          '404': {description: no, content: {application/json: {examples: {gone: {value: {e: 1}}}}}}}",
    );
    let ask = |prefer: &str| mock.ask("GET", "/it").header("prefer", prefer).answer();
    assert_eq!(ask("example=small").json(), json!(1));
    assert_eq!(ask("example=words").text(), "w");
    assert_eq!(ask("example=gone").status, 404);
    assert_eq!(ask("code=404, example=gone").status, 404);
    let refused = ask("example=none");
    assert_eq!(refused.status, 400);
    let detail = refused.json()["detail"].to_string();
    assert!(
        detail.contains("small") && detail.contains("gone"),
        "{detail}"
    );
    let elsewhere = ask("code=404; example=small");
    assert_eq!(elsewhere.status, 400, "{elsewhere:?}");
}

/// N15, specmatic#983.
#[test]
fn an_example_of_an_error_that_breaks_its_schema_stops_nothing() {
    let mock = v30("
        paths:
          /it:
            get:
              parameters: [{name: n, in: query, required: true, schema: {type: integer}}]
              responses:
                '200': {description: ok, content: {application/json: {schema: {type: integer}}}}
                '400':
                  description: no
                  content: {application/json: {schema: {type: object, required: [e]}, example: [1]}}
        ");
    mock.get("/it?n=1").satisfies(json!({"type": "integer"}));
    let refused = mock.get("/it");
    assert_eq!(refused.status, 400);
    assert_ne!(refused.json(), json!([1]));
}

/// wmata.com: an example whose elements do not close is no document of its type.
#[test]
fn an_example_that_is_no_xml_is_passed_over() {
    let answered = |example: &str| {
        let mock = responding(&format!(
            "{{'200': {{description: ok, content: {{application/xml: {{schema: {{type: object, xml: {{name: made}}}}, example: '{example}'}}}}}}}}"
        ));
        let answer = mock.get("/it");
        String::from_utf8_lossy(&answer.body).into_owned()
    };
    assert_eq!(answered("<a><b/></a>"), "<a><b/></a>");
    assert!(answered("<a></b>").contains("<made"));
}

/// RFC 7240: names in any case, the first of two, quotes where they are needed; the query goes first.
#[test]
fn preferences_are_read_and_told_as_the_standard_says() {
    let mock = v31(
        "
        paths:
          /it:
            get:
              responses:
                '200': {description: ok, content: {application/json: {schema: {type: integer}, examples: {a b: {value: 1}, c: {value: 2}}}}}
                '404': {description: none}
        ",
    );
    let ask = |target: &str, fields: &[&str]| {
        let call = mock.ask("GET", target);
        let call = fields
            .iter()
            .fold(call, |call, field| call.header("prefer", field));
        let answer = call.answer();
        let told = answer.header("preference-applied").map(str::to_owned);
        (answer.status, told.unwrap_or_default())
    };
    let is = |status: u16, told: &str| (status, told.to_owned());
    assert_eq!(ask("/it", &["CODE=\"404\""]), is(404, "code=404"));
    assert_eq!(ask("/it", &["code=404, code=200"]), is(404, "code=404"));
    assert_eq!(ask("/it", &["code=200", "Code=404"]), is(200, "code=200"));
    assert_eq!(ask("/it?__code=404", &["code=200"]), is(404, "code=404"));
    assert_eq!(ask("/it", &["example=\"a b\""]), is(200, "example=\"a b\""));
    assert_eq!(
        ask("/it?__dynamic", &["seed=7"]),
        is(200, "seed=7, dynamic")
    );
    assert_eq!(ask("/it?__wait=2", &["respond-async"]), is(200, "wait=2"));
    assert_eq!(ask("/it", &["code=abc, wait=-1"]), is(200, ""));
}
