//! What is wrong with a request.

use serde_json::{Value, json};

use crate::support::{Answer, Mock, v20, v30, v31};

/// `POST /it` that takes this content.
fn taking(content: &str) -> Mock {
    v31(&format!(
        "paths: {{/it: {{post: {{requestBody: {{required: true, content: {content}}}, responses: {{'200': {{description: ok}}}}}}}}}}"
    ))
}

/// `GET /it` with these parameters.
fn asking(parameters: &str) -> Mock {
    v31(&format!(
        "paths: {{/it: {{get: {{parameters: {parameters}, responses: {{'200': {{description: ok}}}}}}}}}}"
    ))
}

/// V1, prism#1142.
#[test]
fn required_members_that_are_read_only_are_not_asked_of_clients() {
    let mock = v30(
        "
        paths:
          /it:
            post:
              requestBody: {content: {application/json: {schema: {type: object, required: [id, name], properties: {id: {type: integer, readOnly: true}, name: {type: string}}}}}}
              responses: {'200': {description: ok}}
        ",
    );
    assert_eq!(mock.post_json("/it", &json!({"name": "n"})).status, 200);
    assert_eq!(
        mock.post_json("/it", &json!({"id": 1})).faults(),
        ["body  required"]
    );
}

/// V2, prism#2005 and PR #2288.
#[test]
fn exploded_objects_and_arrays_in_the_query_are_put_together() {
    let mock = asking(
        "[{name: where, in: query, schema: {type: object, required: [r], properties: {r: {type: integer}, g: {type: integer}}}},
          {name: ids, in: query, schema: {type: array, items: {type: integer}, maxItems: 2}}]",
    );
    assert_eq!(mock.get("/it?r=1&g=2&ids=1&ids=2").status, 200);
    assert_eq!(mock.get("/it?g=2").faults(), ["query where required"]);
    assert_eq!(mock.get("/it?r=x").faults(), ["query where/r type"]);
    assert_eq!(
        mock.get("/it?ids=1&ids=2&ids=3").faults(),
        ["query ids maxItems"]
    );
    assert_eq!(mock.get("/it?ids=1&ids=b").faults(), ["query ids/1 type"]);
}

/// V3, prism#2675.
#[test]
fn one_element_of_an_array_under_any_of_is_an_array() {
    let mock = asking(
        "[{name: tag, in: query, schema: {anyOf: [{type: array, items: {type: integer}}, {type: boolean}]}}]",
    );
    assert_eq!(mock.get("/it?tag=1").status, 200);
    assert_eq!(mock.get("/it?tag=true").status, 200);
    assert_eq!(mock.get("/it?tag=1&tag=2").status, 200);
    assert_eq!(mock.get("/it?tag=x").status, 422);
}

/// V4, prism#2710: `value.split is not a function`.
#[test]
fn an_array_in_the_path_is_split() {
    let mock = v31(
        "
        paths:
          /it/{ids}:
            get:
              parameters: [{name: ids, in: path, required: true, style: simple, schema: {type: array, items: {type: integer}}}]
              responses: {'200': {description: ok}}
        ",
    );
    assert_eq!(mock.get("/it/1").status, 200);
    assert_eq!(mock.get("/it/1,2,3").status, 200);
    assert_eq!(mock.get("/it/1,b").faults(), ["path ids/1 type"]);
}

/// V5, prism#2058. Nested as `qs`, PHP and Rails send it.
#[test]
fn deep_objects_may_be_null_nested_and_hold_lists() {
    let mock = asking(
        "[{name: filter, in: query, style: deepObject, explode: true, schema: {type: object, properties: {
            state: {type: [string, 'null']}, age: {type: object, properties: {gte: {type: integer}}},
            tags: {type: array, items: {type: integer}}}}}]",
    );
    for query in [
        "filter[state]=",
        "filter[age][gte]=3&filter[tags][]=1&filter[tags][]=2",
        "filter%5Bage%5D%5Bgte%5D=3",
        "filter[tags][0]=1&filter[tags][1]=2",
        "filter[tags]=1&filter[tags]=2",
        "",
    ] {
        assert_eq!(mock.get(&format!("/it?{query}")).status, 200, "{query}");
    }
    assert_eq!(
        mock.get("/it?filter[age][gte]=x").faults(),
        ["query filter/age/gte type"]
    );
    assert_eq!(
        mock.get("/it?filter[tags][]=x").faults(),
        ["query filter/tags/0 type"]
    );
}

/// V6, prism#19.
#[test]
fn names_with_brackets_are_names() {
    let mock = asking(
        "[{name: 'page[limit]', in: query, required: true, schema: {type: integer, maximum: 9}}]",
    );
    assert_eq!(mock.get("/it?page[limit]=5").status, 200);
    assert_eq!(mock.get("/it?page%5Blimit%5D=5").status, 200);
    assert_eq!(
        mock.get("/it?page[limit]=50").faults(),
        ["query page[limit] maximum"]
    );
    assert_eq!(mock.get("/it").faults(), ["query page[limit] required"]);
}

/// V7, prism#498.
#[test]
fn collection_formats_of_swagger_are_read() {
    for (format, good, bad) in [
        ("csv", "1,2", "1|2"),
        ("ssv", "1%202", "1,2"),
        ("tsv", "1%092", "1,2"),
        ("pipes", "1%7C2", "1,2"),
        ("multi", "1&ids=2", "1,2"),
    ] {
        let mock = v20(&format!(
            "
            paths:
              /it:
                get:
                  parameters: [{{name: ids, in: query, type: array, items: {{type: integer}}, minItems: 2, collectionFormat: {format}}}]
                  responses: {{'200': {{description: ok}}}}
            "
        ));
        assert_eq!(mock.get(&format!("/it?ids={good}")).status, 200, "{format}");
        assert_eq!(mock.get(&format!("/it?ids={bad}")).status, 422, "{format}");
    }
}

const CUT: &str = "multipart/form-data; boundary=\"the cut\"";

/// A multipart body of these parts: header lines and content.
fn parts(parts: &[(&str, &str)]) -> String {
    let mut body = "a preamble that nobody reads\r\n".to_owned();
    for (head, content) in parts {
        body.push_str(&format!("--the cut\r\n{head}\r\n\r\n{content}\r\n"));
    }
    body + "--the cut--\r\n"
}

fn upload(schema: &str, encoding: &str) -> Mock {
    taking(&format!(
        "{{multipart/form-data: {{schema: {schema}, encoding: {encoding}}}}}"
    ))
}

/// V8, prism#2008, #2380, PR #2654, #2376 and #2475.
#[test]
fn parts_of_a_multipart_body_are_validated_one_by_one() {
    let mock = upload(
        "{type: object, required: [count], properties: {count: {type: integer}, tags: {type: array, items: {type: string, minLength: 2}}, meta: {type: object, required: [level], properties: {level: {type: integer}}}, file: {type: string, format: binary}}}",
        "{}",
    );
    let name = |name: &str| format!("Content-Disposition: form-data; name=\"{name}\"");
    let file = format!(
        "{}; filename=\"x.bin\"\r\nContent-Type: application/octet-stream",
        name("file")
    );
    let good = parts(&[
        (&name("count"), "3"),
        (&name("tags"), "ab"),
        (&name("tags"), "cd"),
        (&name("meta"), "{\"level\": 1}"),
        (&file, "\u{0}\u{1}--the"),
    ]);
    assert_eq!(mock.post("/it", CUT, &good).status, 200);
    let bad = parts(&[
        (&name("count"), "many"),
        (&name("tags"), "a"),
        (&name("meta"), "{}"),
    ]);
    let mut faults = mock.post("/it", CUT, &bad).faults();
    faults.sort();
    assert_eq!(
        faults,
        [
            "body /count type",
            "body /meta required",
            "body /tags/0 minLength"
        ]
    );
}

/// V8, prism#2672: what cannot be taken apart is 400, and nothing ends the process.
#[test]
fn a_multipart_body_that_cannot_be_taken_apart_is_malformed() {
    let mock = upload("{type: object}", "{}");
    let whole = parts(&[("Content-Disposition: form-data; name=\"a\"", "1")]);
    for (content_type, body) in [
        ("multipart/form-data", whole.clone()),
        ("multipart/form-data; boundary=\"\"", whole.clone()),
        ("multipart/form-data; boundary=other", whole.clone()),
        (CUT, whole.replace("--the cut--", "")),
        (CUT, whole.replace("name=\"a\"", "")),
        (
            CUT,
            whole.replace("Content-Disposition:", "Content-Disposition"),
        ),
        (CUT, "--the cut\r\n".to_owned()),
        (
            CUT,
            parts(&[(
                "Content-Disposition: form-data; name=\"a\"\r\nContent-Type: application/json",
                "{",
            )]),
        ),
    ] {
        let answer = mock.post("/it", content_type, &body);
        assert_eq!(answer.status, 400, "{content_type} {body:?}");
        assert_eq!(answer.faults(), ["body  malformed"]);
    }
}

/// V8: `encoding` says which type and which headers a part has.
#[test]
fn parts_have_the_types_and_headers_that_encoding_asks_for() {
    let mock = upload(
        "{type: object, properties: {icon: {type: string, format: binary}, meta: {type: object, properties: {n: {type: integer}}}}}",
        "{icon: {contentType: 'image/png, image/*', headers: {X-Rate: {required: true, schema: {type: integer}}}}, meta: {contentType: application/json}}",
    );
    let icon = |more: &str| {
        format!("Content-Disposition: form-data; name=\"icon\"; filename=\"i\"\r\n{more}")
    };
    let send = |head: &str| mock.post("/it", CUT, &parts(&[(head, "x")])).faults();
    assert!(send(&icon("Content-Type: image/jpeg\r\nX-Rate: 3")).is_empty());
    assert_eq!(
        send(&icon("Content-Type: text/html\r\nX-Rate: 3")),
        ["body /icon content-type"]
    );
    assert_eq!(
        send(&icon("Content-Type: image/png")),
        ["body /icon required"]
    );
    assert_eq!(
        send(&icon("Content-Type: image/png\r\nX-Rate: fast")),
        ["body /icon header"]
    );
    let meta = parts(&[(
        "Content-Disposition: form-data; name=\"meta\"",
        "{\"n\": \"x\"}",
    )]);
    assert_eq!(mock.post("/it", CUT, &meta).faults(), ["body /meta/n type"]);
}

/// V9, prism#380. The 415 lists what would do.
#[test]
fn a_content_type_is_refused_only_when_it_is_not_documented() {
    let mock = taking(
        "{text/csv: {schema: {type: string, maxLength: 3}}, application/vnd.api+json: {schema: {type: object}}, image/*: {}}",
    );
    assert_eq!(
        mock.post("/it", "text/csv; charset=utf-8", "a,b").status,
        200
    );
    assert_eq!(mock.post("/it", "text/csv", "a,b,c").status, 422);
    assert_eq!(mock.post("/it", "IMAGE/PNG", "x").status, 200);
    let refused = mock.post("/it", "application/x-www-form-urlencoded", "a=1");
    assert_eq!(refused.status, 415);
    let list = "text/csv, application/vnd.api+json, image/*";
    assert_eq!(
        (refused.header("accept"), refused.header("accept-post")),
        (Some(list), Some(list))
    );
    assert_eq!(mock.post("/it", "nonsense", "x").status, 415);
}

/// Found with schemathesis: `*/*` takes YAML, which is not a text that should be an object.
#[test]
fn yaml_is_taken_as_it_is() {
    let mock = taking("{'*/*': {schema: {type: object, required: [a]}}}");
    for kind in [
        "text/yaml",
        "application/yaml",
        "text/vnd.yaml",
        "application/x+yaml",
    ] {
        assert_eq!(mock.post("/it", kind, "a: 1\n").status, 200, "{kind}");
        assert_eq!(mock.post("/it", kind, "").status, 422, "{kind}");
    }
    assert_eq!(mock.post("/it", "application/json", "{}").status, 422);
}

/// V10, prism PR #1030.
#[test]
fn empty_and_broken_bodies_are_answered() {
    let mock =
        taking("{application/json: {schema: {type: [object, 'null', number, boolean, string]}}}");
    assert_eq!(
        mock.post("/it", "application/json", "").faults(),
        ["body  required"]
    );
    for body in ["{", "{\"a\":}", "nul", "1 2", "\u{0}", "[1,]", "{a: 1}"] {
        let answer = mock.post("/it", "application/json", body);
        assert_eq!(answer.status, 400, "{body:?}");
        assert!(
            answer.json()["detail"].as_str().unwrap().contains("line 1"),
            "{answer:?}"
        );
    }
    let bytes = mock
        .ask("POST", "/it")
        .header("content-type", "application/json")
        .body([b'"', 0xff, b'"']);
    assert_eq!(bytes.status(), 400);
    let deep = "[".repeat(100_000);
    assert_eq!(mock.post("/it", "application/json", &deep).status, 400);
    for body in ["null", "0", "false", "\"\"", "\u{feff}{}"] {
        assert_eq!(
            mock.post("/it", "application/json", body).status,
            200,
            "{body}"
        );
    }
}

const SCHEMES: &str = "
    components:
      securitySchemes:
        header: {type: apiKey, in: header, name: X-Key}
        query: {type: apiKey, in: query, name: key}
        cookie: {type: apiKey, in: cookie, name: session}
        basic: {type: http, scheme: basic}
        bearer: {type: http, scheme: Bearer}
        digest: {type: http, scheme: digest}
        hoba: {type: http, scheme: HOBA}
        oauth: {type: oauth2, flows: {}}
        oidc: {type: openIdConnect, openIdConnectUrl: 'https://id.example'}
        tls: {type: mutualTLS}
    paths:
      /it:
        get:
          security: SECURITY
          responses: {'200': {description: ok}}
";

fn guarded(security: &str) -> Mock {
    v31(&SCHEMES.replace("SECURITY", security))
}

fn with(mock: &Mock, target: &str, headers: &[(&str, &str)]) -> Answer {
    let call = headers
        .iter()
        .fold(mock.ask("GET", target), |call, (name, value)| {
            call.header(name, value)
        });
    call.answer()
}

/// V11, prism PR #2395 (#2393) and #425; harness `security-scheme-validation`.
#[test]
fn schemes_are_alternatives_and_each_alternative_is_whole() {
    let mock = guarded("[{header: [], basic: []}, {bearer: []}]");
    let basic = ("authorization", "Basic dTpw");
    assert_eq!(with(&mock, "/it", &[("x-key", "k"), basic]).status, 200);
    assert_eq!(
        with(&mock, "/it", &[("authorization", "Bearer t")]).status,
        200
    );
    assert_eq!(with(&mock, "/it", &[("x-key", "k")]).status, 401);
    assert_eq!(with(&mock, "/it", &[basic]).status, 401);
    let refused = with(&mock, "/it", &[]);
    let challenges: Vec<_> = refused
        .headers
        .get_all("www-authenticate")
        .iter()
        .map(|one| one.to_str().unwrap())
        .collect();
    assert!(
        challenges.iter().any(|one| one.starts_with("Basic "))
            && challenges.iter().any(|one| one.starts_with("Bearer ")),
        "{challenges:?}"
    );
    assert_eq!(
        refused.faults(),
        [
            "security header required",
            "security basic required",
            "security bearer required"
        ]
    );
}

/// V11: optional credentials may be left out, and not be wrong.
#[test]
fn an_optional_credential_that_is_there_must_be_well_formed() {
    let mock = guarded("[{}, {bearer: []}]");
    assert_eq!(with(&mock, "/it", &[]).status, 200);
    assert_eq!(
        with(&mock, "/it", &[("authorization", "Bearer t")]).status,
        200
    );
    assert_eq!(
        with(&mock, "/it", &[("authorization", "Bearer")]).status,
        401
    );
    assert_eq!(
        with(&mock, "/it", &[("authorization", "Token t")]).status,
        401
    );
}

/// V11: every kind of scheme.
#[test]
fn each_scheme_has_a_form() {
    let good: &[(&str, &str, &str, &str)] = &[
        ("header", "/it", "x-key", "k"),
        ("query", "/it?key=k", "x-none", "-"),
        ("cookie", "/it", "cookie", "a=b; session=s"),
        ("basic", "/it", "authorization", "basic dTpw"),
        ("bearer", "/it", "authorization", "bearer abc.d-_f~+/=="),
        (
            "digest",
            "/it",
            "authorization",
            "Digest username=\"u\", realm=\"r\", nonce=\"n\", uri=\"/it\", response=\"0\"",
        ),
        ("hoba", "/it", "authorization", "HOBA result=\"a.b.c.d\""),
        ("oauth", "/it", "authorization", "Bearer t"),
        ("oidc", "/it", "authorization", "Bearer t"),
        ("tls", "/it", "x-none", "-"),
    ];
    for (scheme, target, name, value) in good {
        let mock = guarded(&format!("[{{{scheme}: []}}]"));
        assert_eq!(
            with(&mock, target, &[(name, value)]).status,
            200,
            "{scheme}"
        );
        if *scheme != "tls" {
            assert_eq!(with(&mock, "/it", &[]).status, 401, "{scheme}");
        }
    }
    let bad: &[(&str, &str, &str, &str)] = &[
        ("header", "/it", "x-key", ""),
        ("query", "/it?key=", "x-none", "-"),
        ("cookie", "/it", "cookie", "session="),
        ("basic", "/it", "authorization", "Basic ???"),
        ("basic", "/it", "authorization", "Basic dXA="),
        ("bearer", "/it", "authorization", "Bearer a b"),
        ("digest", "/it", "authorization", "Digest nonsense"),
        ("oauth", "/it", "authorization", "Basic dTpw"),
    ];
    for (scheme, target, name, value) in bad {
        let mock = guarded(&format!("[{{{scheme}: []}}]"));
        let answer = with(&mock, target, &[(name, value)]);
        assert_eq!(
            (answer.status, answer.violations[0].rule.as_str()),
            (401, "malformed"),
            "{scheme} {value}"
        );
    }
}

/// Whole numbers have no largest one in JSON Schema; found with schemathesis.
#[test]
fn a_whole_number_may_be_longer_than_64_bits() {
    let mock = asking("[{name: n, in: query, schema: {type: integer, minimum: 0}}]");
    for number in ["9223372036854775808", "19009966969325801472", "00012"] {
        assert_eq!(mock.get(&format!("/it?n={number}")).status, 200, "{number}");
    }
    for wrong in [
        "-19009966969325801472",
        "1e",
        "--1",
        "-",
        "19009966969325801472x",
    ] {
        assert_eq!(mock.get(&format!("/it?n={wrong}")).status, 422, "{wrong}");
    }
}

/// V15, prism#1830.
#[test]
fn a_date_time_needs_its_offset() {
    let mock = asking("[{name: at, in: query, schema: {type: string, format: date-time}}]");
    assert_eq!(mock.get("/it?at=2026-11-22T10:00:00Z").status, 200);
    assert_eq!(mock.get("/it?at=2026-11-22T10:00:00%2B01:00").status, 200);
    assert_eq!(
        mock.get("/it?at=2026-11-22T10:00:00").faults(),
        ["query at format"]
    );
    assert_eq!(
        mock.get("/it?at=2026-13-22T10:00:00Z").faults(),
        ["query at format"]
    );
}

const FORM: &str = "application/x-www-form-urlencoded";

/// Forms as `qs`, PHP and Rails write them.
#[test]
fn forms_are_nested_as_clients_write_them() {
    let mock = taking(
        "{application/x-www-form-urlencoded: {schema: {type: object, properties: {
            card: {type: object, properties: {number: {type: string}, owner: {type: object, properties: {age: {type: integer}}}}},
            tags: {type: array, items: {type: integer}},
            items: {type: array, items: {type: object, required: [price, qty], properties: {price: {type: integer}, qty: {type: integer}}}},
            'raw[]': {type: array, items: {type: integer}}, flag: {type: boolean}}}}}",
    );
    for body in [
        "card[number]=1&card[owner][age]=7",
        "tags[]=1&tags[]=2",
        "tags[0]=1&tags[1]=2",
        "tags=1&tags=2",
        "tags=1",
        "items[0][price]=1&items[0][qty]=2&items[1][price]=3&items[1][qty]=4",
        "items[][price]=1&items[][qty]=2&items[][price]=3&items[][qty]=4",
        "items%5B0%5D%5Bprice%5D=1&items%5B0%5D%5Bqty%5D=2",
        "raw[]=1&raw[]=2",
        "flag=true",
    ] {
        assert_eq!(mock.post("/it", FORM, body).faults(), [""; 0], "{body}");
    }
    for (body, fault) in [
        ("card[owner][age]=x", "body /card/owner/age type"),
        ("tags[]=1&tags[]=x", "body /tags/1 type"),
        (
            "items[][price]=1&items[][qty]=2&items[][price]=3",
            "body /items/1 required",
        ),
        ("raw[]=x", "body /raw[]/0 type"),
        ("flag=yes", "body /flag type"),
    ] {
        assert_eq!(mock.post("/it", FORM, body).faults(), [fault], "{body}");
    }
}

/// `encoding` of a form: styles, JSON and reserved characters.
#[test]
fn fields_of_a_form_follow_their_encoding() {
    let mock = taking(
        "{application/x-www-form-urlencoded: {schema: {type: object, properties: {
            color: {type: object, required: [R], properties: {R: {type: integer}, G: {type: integer}}},
            joined: {type: object, properties: {R: {type: integer}}}, piped: {type: array, items: {type: integer}},
            json: {type: object, properties: {n: {type: integer}}}, plain: {type: object, properties: {n: {type: integer}}}}},
          encoding: {color: {style: form, explode: true}, joined: {style: form, explode: false}, piped: {style: pipeDelimited, explode: false}, json: {contentType: application/json}}}}",
    );
    for body in [
        "R=1&G=2",
        "joined=R,1",
        "piped=1|2",
        "piped=1%7C2",
        "json={\"n\":1}",
        "plain=%7B%22n%22%3A1%7D",
        "plain[n]=1",
    ] {
        assert_eq!(mock.post("/it", FORM, body).faults(), [""; 0], "{body}");
    }
    for (body, fault) in [
        ("R=x", "body /color/R type"),
        ("G=1", "body /color required"),
        ("joined=R,x", "body /joined/R type"),
        ("piped=1|x", "body /piped/1 type"),
        ("json={\"n\":\"x\"}", "body /json/n type"),
        ("plain={\"n\":\"x\"}", "body /plain/n type"),
    ] {
        assert_eq!(mock.post("/it", FORM, body).faults(), [fault], "{body}");
    }
    assert_eq!(mock.post("/it", FORM, "json={").status, 400);
}

/// XML bodies by their names, attributes, wrapped and plain lists, text and namespaces.
#[test]
fn xml_bodies_are_judged_by_their_schema() {
    let mock = taking(
        "{application/xml: {schema: {
            type: object, xml: {name: book, namespace: 'urn:b', prefix: b}, required: [id, title],
            properties: {
              id: {type: integer, xml: {attribute: true}},
              title: {type: string, minLength: 2, xml: {name: heading}},
              tags: {type: array, maxItems: 2, items: {type: string, xml: {name: tag}}, xml: {wrapped: true}},
              page: {type: array, items: {type: integer}},
              author: {type: [object, 'null'], required: [name], properties: {name: {type: string}, born: {type: integer, xml: {attribute: true}}}}}}}}",
    );
    let book = |attributes: &str, inside: &str| {
        let body = format!(
            "<?xml version=\"1.0\"?>\n<b:book xmlns:b=\"urn:b\" {attributes}>{inside}</b:book>"
        );
        mock.post("/it", "application/xml", &body).faults()
    };
    let title = "<heading>On mice &amp; <![CDATA[men]]></heading>";
    assert_eq!(book("id='7'", title), [""; 0]);
    assert_eq!(
        book(
            "id='7'",
            &format!(
                "{title}<tags><tag>a</tag></tags><page>1</page>\n<page>2</page><author born='1902'><name>J</name></author>"
            )
        ),
        [""; 0]
    );
    assert_eq!(
        book(
            "id='7'",
            &format!(
                "{title}<tags/><author xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='true'/>"
            )
        ),
        [""; 0]
    );
    for (attributes, inside, fault) in [
        ("", title.to_owned(), "body  required"),
        ("id='x'", title.to_owned(), "body /id type"),
        (
            "id='7'",
            "<heading>x</heading>".to_owned(),
            "body /title minLength",
        ),
        (
            "id='7'",
            format!("{title}<tags><tag>a</tag><tag>b</tag><tag>c</tag></tags>"),
            "body /tags maxItems",
        ),
        (
            "id='7'",
            format!("{title}<tags><label>a</label></tags>"),
            "body /tags/0 xml",
        ),
        (
            "id='7'",
            format!("{title}<page>1</page><page>two</page>"),
            "body /page/1 type",
        ),
        (
            "id='7'",
            format!("{title}<author born='x'><name>J</name></author>"),
            "body /author/born type",
        ),
        (
            "id='7'",
            format!("{title}<author/>"),
            "body /author required",
        ),
        ("id='7'", format!("{title}{title}"), "body /title type"),
    ] {
        let faults = book(attributes, &inside);
        // An element that may be null is null when it is empty.
        if inside.ends_with("<author/>") {
            assert_eq!(faults, [""; 0]);
        } else {
            assert_eq!(faults, [fault], "{inside}");
        }
    }
    let other = mock.post(
        "/it",
        "application/xml",
        &format!("<movie id='1'>{title}</movie>"),
    );
    assert_eq!(other.faults(), ["body  xml", "body  xml"]);
}

/// XML that is not well formed is malformed, with the place of the fault.
#[test]
fn broken_xml_is_400_with_line_and_column() {
    let mock = taking("{application/xml: {schema: {type: object}}}");
    for body in [
        "<a><b></a>",
        "<a",
        "plain",
        "<a/><b/>",
        "<a>&none;</a>",
        "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
    ] {
        let answer = mock.post("/it", "text/xml", body);
        assert_eq!(answer.status, 415, "only what is documented");
        let answer = mock.post("/it", "application/xml", body);
        assert_eq!(answer.status, 400, "{body}");
        assert!(
            answer.json()["detail"]
                .as_str()
                .unwrap()
                .contains("at line 1, column "),
            "{answer:?}"
        );
    }
    let deep = "<a>".repeat(100_000) + &"</a>".repeat(100_000);
    assert_eq!(mock.post("/it", "application/xml", &deep).status, 400);
}

/// An XML list at the root, and XML that the document only calls text.
#[test]
fn xml_may_be_a_list_or_text() {
    let mock = taking(
        "{application/xml: {schema: {type: array, minItems: 2, items: {type: object, required: [n], properties: {n: {type: integer}}, xml: {name: pet}}, xml: {wrapped: true}}}, text/xml: {schema: {type: string, maxLength: 12}}}",
    );
    assert_eq!(
        mock.post(
            "/it",
            "application/xml",
            "<pets><pet><n>1</n></pet><pet><n>2</n></pet></pets>"
        )
        .status,
        200
    );
    assert_eq!(
        mock.post("/it", "application/xml", "<pets><pet><n>1</n></pet></pets>")
            .faults(),
        ["body  minItems"]
    );
    assert_eq!(mock.post("/it", "text/xml", "<a>1</a>").status, 200);
    assert_eq!(
        mock.post("/it", "text/xml", "<a>12345678</a>").faults(),
        ["body  maxLength"]
    );
}

/// Lines and records of JSON; OpenAPI 3.2 describes one with `itemSchema`.
#[test]
fn sequences_of_json_are_judged_item_by_item() {
    let mock = crate::support::v32(
        "
        paths:
          /it:
            post:
              requestBody:
                content:
                  application/x-ndjson: {itemSchema: {type: object, required: [n], properties: {n: {type: integer}}}}
                  application/json-seq: {schema: {type: array, maxItems: 2, items: {type: integer}}}
              responses: {'200': {description: ok}}
        ",
    );
    let lines = |body: &str| mock.post("/it", "application/x-ndjson", body);
    assert_eq!(lines("{\"n\": 1}\n\n{\"n\": 2}\n").status, 200);
    assert_eq!(
        lines("{\"n\": 1}\n{\"n\": \"x\"}\n").faults(),
        ["body /1/n type"]
    );
    let broken = lines("{\"n\": 1}\n{\"n\":\n");
    assert_eq!(broken.status, 400);
    assert!(
        broken.json()["detail"].as_str().unwrap().contains("line 2"),
        "{broken:?}"
    );
    let records = |body: &str| mock.post("/it", "application/json-seq", body).faults();
    assert_eq!(records("\u{1e}1\n\u{1e}2\n"), [""; 0]);
    assert_eq!(records("\u{1e}1\n\u{1e}2\n\u{1e}3\n"), ["body  maxItems"]);
}

/// Parts without names, in their order.
#[test]
fn mixed_parts_are_an_array() {
    let mock = crate::support::v32(
        "
        paths:
          /it:
            post:
              requestBody:
                content:
                  multipart/mixed:
                    schema: {type: array, minItems: 2, prefixItems: [{type: object, required: [n]}, {type: integer}]}
                    prefixEncoding: [{contentType: application/json}]
              responses: {'200': {description: ok}}
        ",
    );
    let send = |first: &str, second: &str| {
        let body = format!(
            "--c\r\n\r\n{first}\r\n--c\r\nContent-Type: text/plain\r\n\r\n{second}\r\n--c--"
        );
        mock.post("/it", "multipart/mixed; boundary=c", &body)
    };
    assert_eq!(send("{\"n\": 1}", "2").status, 200);
    assert_eq!(send("{}", "x").faults().len(), 2);
    assert_eq!(send("{", "2").status, 400);
}

/// Text in another character set is refused, not misread.
#[test]
fn charsets_other_than_utf_8_are_415() {
    let mock = taking(
        "{application/json: {schema: {type: object}}, text/plain: {schema: {type: string}}, image/png: {}}",
    );
    assert_eq!(
        mock.post("/it", "application/json; charset=UTF-8", "{}")
            .status,
        200
    );
    assert_eq!(
        mock.post("/it", "application/json; charset=us-ascii", "{}")
            .status,
        200
    );
    for content_type in [
        "application/json; charset=utf-16",
        "text/plain; charset=\"iso-8859-1\"",
    ] {
        let answer = mock.post("/it", content_type, "{}");
        assert_eq!(
            (answer.status, answer.faults()),
            (415, vec!["body  charset".to_owned()]),
            "{content_type}"
        );
    }
    let latin = mock
        .ask("POST", "/it")
        .header("content-type", "text/plain")
        .body([b'a', 0xe4]);
    assert_eq!(latin.status(), 400);
}

fn gzip(text: &str) -> Vec<u8> {
    use std::io::Write as _;
    let mut coder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    coder.write_all(text.as_bytes()).unwrap();
    coder.finish().unwrap()
}

/// Coded bodies are decoded before they are judged.
#[test]
fn coded_bodies_are_decoded_within_limits() {
    let mock =
        taking("{application/json: {schema: {type: object, properties: {n: {type: integer}}}}}");
    let send = |coding: &str, body: &[u8]| {
        mock.ask("POST", "/it")
            .header("content-type", "application/json")
            .header("content-encoding", coding)
            .body(body)
            .answer()
    };
    assert_eq!(send("gzip", &gzip("{\"n\": 1}")).status, 200);
    assert_eq!(send("identity", b"{\"n\": 1}").status, 200);
    assert_eq!(
        send("gzip", &gzip("{\"n\": \"x\"}")).faults(),
        ["body /n type"]
    );
    assert_eq!(send("gzip", b"{\"n\": 1}").status, 400);
    let unknown = send("br", b"x");
    assert_eq!(
        (unknown.status, unknown.header("accept-encoding")),
        (415, Some("gzip, deflate"))
    );
    assert_eq!(
        send("gzip", &gzip(&" ".repeat(11 * 1024 * 1024))).status,
        413
    );
}

/// Every cell of the standard's table is asked by the parameter suite; these are the odd ones.
#[test]
fn parameters_may_be_documents_of_their_own() {
    let mock = asking(
        "[{name: where, in: query, content: {application/json: {schema: {type: object, required: [a]}}}},
          {name: X-Meta, in: header, content: {application/json: {schema: {type: object, properties: {n: {type: integer}}}}}},
          {name: prefs, in: cookie, schema: {type: array, items: {type: integer}}, explode: false},
          {name: path, in: query, allowReserved: true, schema: {type: string, pattern: '^/a/b'}}]",
    );
    assert_eq!(mock.get("/it?where=%7B%22a%22%3A1%7D").status, 200);
    assert_eq!(mock.get("/it?where={}").faults(), ["query where required"]);
    assert_eq!(mock.get("/it?where={").faults(), ["query where malformed"]);
    assert_eq!(mock.get("/it?path=/a/b?c").status, 200);
    let header =
        |name: &str, value: &str| mock.ask("GET", "/it").header(name, value).answer().faults();
    assert_eq!(header("x-meta", "{\"n\": 1}"), [""; 0]);
    assert_eq!(header("x-meta", "{\"n\": \"x\"}"), ["header X-Meta/n type"]);
    assert_eq!(header("cookie", "prefs=1,2"), [""; 0]);
    assert_eq!(header("cookie", "prefs=1,x"), ["cookie prefs/1 type"]);
}

/// OpenAPI 3.2: the whole query as one value.
#[test]
fn the_query_string_may_be_one_value() {
    let mock = crate::support::v32(
        "
        paths:
          /form: {get: {parameters: [{name: q, in: querystring, content: {application/x-www-form-urlencoded: {schema: {type: object, required: [a], properties: {a: {type: integer}}}}}}], responses: {'200': {description: ok}}}}
          /json: {get: {parameters: [{name: q, in: querystring, required: true, content: {application/json: {schema: {type: object, required: [a]}}}}], responses: {'200': {description: ok}}}}
        ",
    );
    assert_eq!(mock.get("/form?a=1").status, 200);
    assert_eq!(mock.get("/form?a=x").faults(), ["query q/a type"]);
    assert_eq!(mock.get("/json?%7B%22a%22%3A1%7D").status, 200);
    assert_eq!(mock.get("/json?%7B%7D").faults(), ["query q required"]);
    assert_eq!(mock.get("/json").faults(), ["query q required"]);
}

/// The place of every fault is a pointer into the body or the name of the parameter.
#[test]
fn a_refusal_lists_every_place() {
    let mock = taking(
        "{application/json: {schema: {type: object, properties: {'a/b': {type: integer}, list: {type: array, items: {type: object, required: [x]}}}}}}",
    );
    let answer = mock.post_json("/it", &json!({"a/b": "x", "list": [{"x": 1}, {}]}));
    let errors = answer.json();
    let places: Vec<&Value> = errors["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["at"])
        .collect();
    assert_eq!(places, ["/a~1b", "/list/1"]);
    assert_eq!(
        answer.header("content-type"),
        Some("application/problem+json")
    );
    assert!(
        errors["errors"][0]["source"]
            .as_str()
            .unwrap()
            .contains("openapi.yaml#/paths/~1it/post"),
        "{errors}"
    );
}

/// `--rate-limit`: 429 after the documented order of checks, and true numbers on every answer.
#[test]
fn who_asks_too_often_has_to_wait() {
    let mock = v31(
        "
        paths:
          /it:
            get:
              security: [{key: []}]
              parameters: [{name: n, in: query, schema: {type: integer}}]
              responses:
                '200': {description: ok, headers: {X-RateLimit-Remaining: {required: true, schema: {type: integer, example: 999}}}}
                '429': {description: wait, content: {application/json: {schema: {type: object, required: [message], properties: {message: {type: string}}}}}}
        components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}
        ",
    )
    .with(|config| config.rate_limit = Some("3/1m".parse().unwrap()));
    let ask = |target: &str, spent: u32| {
        mock.ask("GET", target)
            .header("x-key", "k")
            .after(spent)
            .answer()
    };
    let passed = ask("/it", 1);
    assert_eq!(
        (passed.status, passed.header("ratelimit-policy")),
        (200, Some("\"default\";q=3;w=60"))
    );
    assert_eq!(passed.header("ratelimit"), Some("\"default\";r=1;t=10"));
    let old = ["limit", "remaining", "reset"].map(|name| {
        passed
            .header(&format!("x-ratelimit-{name}"))
            .map(str::to_owned)
    });
    assert_eq!(old, ["3", "1", "10"].map(|text| Some(text.to_owned())));
    assert_eq!(passed.effects, [mock_core::Effect::CountRequest]);
    assert_eq!(ask("/it?n=x", 2).status, 422);
    let refused = ask("/it?n=x", 3);
    assert_eq!(
        (refused.status, refused.header("retry-after")),
        (429, Some("10")),
        "before validation"
    );
    assert_eq!(refused.header("ratelimit"), Some("\"default\";r=0;t=10"));
    assert!(refused.json()["message"].is_string() && refused.effects.is_empty());
    let unknown = mock.ask("GET", "/it").after(3).answer();
    assert_eq!(
        (unknown.status, unknown.effects.len()),
        (401, 0),
        "credentials come first"
    );
    assert_eq!(mock.ask("GET", "/none").after(3).status(), 404);
}

/// No style writes a list inside an object: clients send it as JSON (Seldon, EC2).
#[test]
fn a_list_inside_an_object_of_the_query_may_be_json() {
    let mock = v30(
        "
        paths: {/it: {get: {parameters: [{name: body, in: query, required: true, schema: {type: object,
            properties: {messages: {type: array, items: {type: object, required: [a]}}, names: {type: array, items: {type: string}}}}}],
            responses: {'200': {description: ok}}}}}
    ",
    );
    let status = |query: &str| mock.get(&format!("/it?{query}")).status;
    assert_eq!(status("messages=%5B%7B%22a%22%3A1%7D%5D"), 200);
    assert_eq!(status("messages=%5B%7B%22b%22%3A1%7D%5D"), 422);
    assert_eq!(status("names=one"), 200);
}

/// A form without fields has no bytes (Conjur); one that needs fields is missing without them.
#[test]
fn nothing_is_a_form_without_fields() {
    let form = |schema: &str| {
        v30(&format!(
            "paths: {{/it: {{post: {{requestBody: {{required: true, content: {{application/x-www-form-urlencoded: {{schema: {schema}}}}}}}, responses: {{'200': {{description: ok}}}}}}}}}}"
        ))
    };
    let status = |schema: &str| {
        let mock = form(schema);
        mock.post("/it", "application/x-www-form-urlencoded", "")
            .status
    };
    assert_eq!(
        status("{type: object, properties: {a: {type: string}}}"),
        200
    );
    assert_eq!(status("{type: object, required: [a]}"), 422);
}
