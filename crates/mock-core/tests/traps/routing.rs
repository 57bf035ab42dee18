//! Method and path -> operation.

use crate::support::{Mock, files, v20, v30, v31, v32};

/// Paths that answer GET with nothing.
fn paths(templates: &[&str]) -> Mock {
    let mut text = "paths:\n".to_owned();
    for path in templates {
        text.push_str(&format!(
            "  '{path}': {{get: {{responses: {{'200': {{description: ok}}}}}}}}\n"
        ));
    }
    v31(&text)
}

/// R1, prism#2068.
#[test]
fn concrete_paths_win_whatever_the_order_in_the_file() {
    for order in [
        ["/v1/{a}/{b}", "/v1/test/test"],
        ["/v1/test/test", "/v1/{a}/{b}"],
    ] {
        let mock = paths(&order);
        assert_eq!(mock.get("/v1/test/test").owner(), "GET /v1/test/test");
        assert_eq!(mock.get("/v1/test/other").owner(), "GET /v1/{a}/{b}");
    }
}

/// R2, prism PR #2564.
#[test]
fn more_concrete_segments_win_from_left_to_right() {
    let mock = paths(&[
        "/{org}/payments/{id}",
        "/{org}/payments/search",
        "/acme/{kind}/{id}",
    ]);
    assert_eq!(
        mock.get("/o/payments/search").owner(),
        "GET /{org}/payments/search"
    );
    assert_eq!(
        mock.get("/o/payments/7").owner(),
        "GET /{org}/payments/{id}"
    );
    assert_eq!(
        mock.get("/acme/payments/search").owner(),
        "GET /acme/{kind}/{id}"
    );
}

/// R1: a concrete beginning that leads nowhere does not hide the template that fits.
#[test]
fn a_dead_end_is_left_again() {
    let mock = paths(&["/users/me/keys", "/users/{id}/posts"]);
    assert_eq!(mock.get("/users/me/posts").owner(), "GET /users/{id}/posts");
}

/// R3, prism#494; Specmatic `002-path-parameters`.
#[test]
fn parameters_share_a_segment_with_text_and_with_each_other() {
    let mock = v31("
        paths:
          /test.{format}:
            get:
              parameters: [{name: format, in: path, required: true, schema: {enum: [json, xml]}}]
              responses: {'200': {description: ok}}
          /files/{name}.{ext}:
            get:
              parameters:
                - {name: name, in: path, required: true, schema: {type: string, maxLength: 12}}
                - {name: ext, in: path, required: true, schema: {type: string, maxLength: 3}}
              responses: {'200': {description: ok}}
        ");
    assert_eq!(mock.get("/test.json").status, 200);
    assert_eq!(mock.get("/test.yaml").faults(), ["path format enum"]);
    assert_eq!(mock.get("/files/report.final.pdf").status, 200);
    assert_eq!(
        mock.get("/files/report.html").faults(),
        ["path ext maxLength"]
    );
    assert_eq!(mock.get("/test.").status, 404);
}

/// R4, prism PR #1871 and #1785.
#[test]
fn custom_methods_are_literal_text_and_beat_the_plain_template() {
    let mock = v31("
        paths:
          /things/{id}: {get: {responses: {'200': {description: ok}}}}
          /things/{id}:cancel: {get: {responses: {'200': {description: ok}}}}
          /things:search: {get: {responses: {'200': {description: ok}}}}
        ");
    assert_eq!(
        mock.get("/things/7:cancel").owner(),
        "GET /things/{id}:cancel"
    );
    assert_eq!(mock.get("/things/7:other").owner(), "GET /things/{id}");
    assert_eq!(mock.get("/things:search").owner(), "GET /things:search");
    assert_eq!(
        mock.get("/things/7%3Acancel").owner(),
        "GET /things/{id}:cancel"
    );
}

/// R5, Mockoon 9.5.0 and mockoon#2012.
#[test]
fn names_of_parameters_may_hold_dashes_dots_and_spaces() {
    let mock = paths(&[
        "/users/{user-id}",
        "/teams/{team.id}/x",
        "/clubs/{club id}/y",
    ]);
    assert_eq!(mock.get("/users/7").status, 200);
    assert_eq!(mock.get("/teams/7/x").status, 200);
    assert_eq!(mock.get("/clubs/7/y").status, 200);
}

/// R6, counterfact `docs/bug-reports/001`.
#[test]
fn a_trailing_slash_is_significant_and_the_miss_says_so() {
    let mock = paths(&["/customers/", "/orders", "/things/{id}"]);
    assert_eq!(mock.get("/customers/").status, 200);
    assert_eq!(mock.get("/orders").status, 200);
    for (wrong, right) in [
        ("/customers", "/customers/"),
        ("/orders/", "/orders"),
        ("/things/7/", "/things/7"),
    ] {
        let miss = mock.get(wrong);
        assert_eq!(miss.status, 404);
        let detail = miss.json()["detail"].to_string();
        assert!(
            detail.contains("trailing slash") && detail.contains(&format!("`{right}`")),
            "{detail}"
        );
    }
}

/// R7, Prism `test-harness/specs/routing/support-encoded-path`.
#[test]
fn segments_are_decoded_once_after_splitting() {
    let mock = v31(
        "
        paths:
          /files/{name}:
            get:
              parameters: [{name: name, in: path, required: true, schema: {enum: [a/b, a b, '%2F', ä]}}]
              responses: {'200': {description: ok}}
          /with space/ä: {get: {responses: {'200': {description: ok}}}}
        ",
    );
    for path in [
        "/files/a%2Fb",
        "/files/a%20b",
        "/files/%252F",
        "/files/%C3%A4",
        "/with%20space/%c3%a4",
    ] {
        assert_eq!(mock.get(path).status, 200, "{path}");
    }
    assert_eq!(mock.get("/files/a/b").status, 404);
    assert_eq!(
        mock.get("/files/a+b").status,
        422,
        "a plus is no space in a path"
    );
}

/// R8, scalar#2560 and httpie/http-prompt#154.
#[test]
fn members_of_a_path_item_that_are_no_methods_are_none() {
    let mock = v31("
        paths:
          /a/{id}:
            summary: s
            description: d
            servers: [{url: /own}]
            x-extra: {get: {}}
            parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
            get: {responses: {'200': {description: ok}}}
            delete:
              parameters: [{name: id, in: path, required: true, schema: {type: string}}]
              responses: {'204': {description: gone}}
        ");
    assert_eq!(mock.get("/own/a/1").status, 200);
    assert_eq!(mock.get("/a/x").faults(), ["path id type"]);
    assert_eq!(mock.ask("DELETE", "/a/x").status(), 204);
    for method in ["SUMMARY", "SERVERS", "PARAMETERS", "X-EXTRA"] {
        let answer = mock.ask(method, "/a/1").answer();
        assert_eq!(answer.status, 405);
        assert_eq!(answer.header("allow"), Some("GET, DELETE, HEAD, OPTIONS"));
    }
}

/// R9, prism#451.
#[test]
fn a_path_item_may_be_a_reference() {
    let mock = files(&[
        (
            "openapi.yaml",
            "
            openapi: 3.0.3
            info: {title: t, version: '1'}
            paths:
              /far: {$ref: 'far.yaml#/items/far'}
              /near: {$ref: '#/x-items/near'}
            x-items: {near: {get: {responses: {'200': {description: ok}}}}}
            ",
        ),
        (
            "far.yaml",
            "items: {far: {post: {responses: {'201': {description: made}}}}}",
        ),
    ]);
    assert_eq!(mock.ask("POST", "/far").status(), 201);
    assert_eq!(mock.get("/near").status, 200);
}

/// R10, prism#906, #1591, #2191.
#[test]
fn paths_are_served_with_and_without_the_path_of_the_server() {
    use mock_core::BasePath;
    let served = |base_path| {
        let mock = v30("
            servers:
              - url: https://{region}.example.com/{stage}/v{major}/
                variables:
                  region: {default: eu}
                  stage: {default: test, enum: [test, live]}
                  major: {default: '2'}
            paths: {/pets: {get: {responses: {'200': {description: ok}}}}}
            ")
        .with(|config| config.base_path = base_path);
        ["/test/v2/pets", "/live/v2/pets", "/pets", "/v2/pets"].map(|path| mock.get(path).status)
    };
    assert_eq!(served(BasePath::Both), [200, 200, 200, 404]);
    assert_eq!(served(BasePath::With), [200, 200, 404, 404]);
    assert_eq!(served(BasePath::Without), [404, 404, 200, 404]);
}

/// R10: Swagger's `basePath`.
#[test]
fn swagger_base_paths_are_served_too() {
    let mock = v20("
        host: api.example.com
        basePath: /api/v3
        paths: {/pets: {get: {responses: {'200': {description: ok}}}}}
        ");
    assert_eq!(mock.get("/api/v3/pets").status, 200);
    assert_eq!(mock.get("/pets").status, 200);
}

/// R11, mockoon#1229; Mockoon serves Kubernetes under `/kubernetes.local` (fault 11).
#[test]
fn servers_without_a_scheme_or_of_no_sense_do_no_harm() {
    for (url, path) in [
        ("//kubernetes.local", "/pets"),
        ("//kubernetes.local/apis", "/apis/pets"),
        ("api.example.com/v1", "/v1/pets"),
        ("localhost:8080/v1", "/v1/pets"),
        ("v1", "/v1/pets"),
        ("'http://'", "/pets"),
        ("'ht!tp://[::1'", "/pets"),
        ("'{scheme}://{host}/v1'", "/v1/pets"),
        ("''", "/pets"),
    ] {
        let mock = v30(&format!(
            "
            servers: [{{url: {url}}}]
            paths: {{/pets: {{get: {{responses: {{'200': {{description: ok}}}}}}}}}}
            "
        ));
        assert_eq!(mock.get(path).status, 200, "{url}");
        assert_eq!(mock.get("/kubernetes.local/pets").status, 404, "{url}");
    }
}

/// R12, counterfact `docs/bug-reports/002`; wiretap with several descriptions.
#[test]
fn several_documents_share_a_port_and_a_clash_is_reported() {
    let document = |base: &str, paths: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{title: {base}, version: '1'}}\nservers: [{{url: {base}}}]\npaths:\n{paths}"
        )
    };
    let ok = "get: {responses: {'200': {description: ok}}}";
    let one = document("/one", &format!("  /status: {{{ok}}}\n  /left: {{{ok}}}\n"));
    let two = document(
        "/two",
        &format!("  /status: {{{ok}}}\n  /right: {{{ok}}}\n"),
    );
    let mock = Mock::of(&[&[("one.yaml", &one)], &[("two.yaml", &two)]]);
    for path in ["/one/status", "/two/status", "/left", "/right", "/one/left"] {
        assert_eq!(mock.get(path).status, 200, "{path}");
    }
    let clash = mock.get("/status");
    assert_eq!(clash.status, 404);
    let detail = clash.json()["detail"].to_string();
    assert!(
        detail.contains("one.yaml") && detail.contains("two.yaml"),
        "{detail}"
    );
}

/// R12: documents under the same prefix complete each other, method by method.
#[test]
fn documents_under_one_prefix_complete_each_other() {
    let of = |method: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{title: t, version: '1'}}\nservers: [{{url: /api}}]\n\
             paths: {{/pets: {{{method}: {{responses: {{'200': {{description: ok}}}}}}}}}}"
        )
    };
    let (read, write) = (of("get"), of("post"));
    let mock = Mock::of(&[&[("read.yaml", &read)], &[("write.yaml", &write)]]);
    assert_eq!(mock.get("/api/pets").status, 200);
    assert_eq!(mock.ask("POST", "/api/pets").status(), 200);
    assert_eq!(mock.ask("POST", "/pets").status(), 200);
    let other = mock.ask("PUT", "/api/pets").answer();
    assert_eq!(
        (other.status, other.header("allow")),
        (405, Some("GET, POST, HEAD, OPTIONS"))
    );
}

/// R12: without a path of its own no document owns what both describe; under one the first answers.
#[test]
fn what_two_documents_say_of_one_path_is_reported() {
    let of = |server: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{title: t, version: '1'}}\nservers: [{{url: {server}}}]\n\
             paths: {{/health: {{get: {{responses: {{'200': {{description: ok}}}}}}}}}}"
        )
    };
    let (bare, based) = (of("/"), of("/api"));
    let mock = Mock::of(&[&[("a.yaml", &bare)], &[("b.yaml", &bare)]]);
    let clash = mock.get("/health");
    assert_eq!(clash.status, 404);
    let detail = clash.json()["detail"].to_string();
    assert!(
        detail.contains("a.yaml") && detail.contains("b.yaml"),
        "{detail}"
    );
    let mock = Mock::of(&[&[("a.yaml", &based)], &[("b.yaml", &based)]]);
    let first = mock.get("/api/health");
    assert_eq!(first.status, 200);
    assert_eq!(&*first.operation.as_ref().unwrap().document, "a.yaml");
    assert!(first.says("`b.yaml` describes it too"), "{:?}", first.trace);
    let mock = Mock::of(&[&[("a.yaml", &bare)], &[("b.yaml", &based)]]);
    let own = mock.get("/health");
    assert_eq!(own.status, 200);
    assert_eq!(&*own.operation.as_ref().unwrap().document, "a.yaml");
}

/// R13 and fault 12 (RFC 9110, section 15.5.6): nobody else sends `Allow`.
#[test]
fn another_method_of_a_known_path_is_405_with_allow() {
    let mock = v31("
        paths:
          /pets:
            get: {responses: {'200': {description: ok}}}
            post: {responses: {'201': {description: ok}}}
          /pets/{id}: {put: {responses: {'204': {description: ok}}}}
        ");
    let answer = mock.ask("DELETE", "/pets").answer();
    assert_eq!(
        (answer.status, answer.header("allow")),
        (405, Some("GET, POST, HEAD, OPTIONS"))
    );
    assert_eq!(
        answer.header("content-type"),
        Some("application/problem+json")
    );
    let answer = mock.get("/pets/7");
    assert_eq!(
        (answer.status, answer.header("allow")),
        (405, Some("PUT, OPTIONS"))
    );
    assert_eq!(mock.get("/nowhere").status, 404);
}

/// R13: `POST /things/search` beside `GET /things/{id}`.
#[test]
fn a_template_answers_the_method_that_the_concrete_path_lacks() {
    let mock = v31("
        paths:
          /things/search: {post: {responses: {'200': {description: ok}}}}
          /things/{id}: {get: {responses: {'200': {description: ok}}}}
        ");
    assert_eq!(mock.get("/things/search").owner(), "GET /things/{id}");
    assert_eq!(
        mock.ask("POST", "/things/search").answer().owner(),
        "POST /things/search"
    );
}

/// R14, Prism `test-harness/specs/head-requests` and `docs/guides/05-cors.md`.
#[test]
fn head_is_get_without_a_body() {
    let mock = v31(
        "
        paths:
          /a: {get: {responses: {'200': {description: ok, content: {text/plain: {example: hello}}}}}}
          /b:
            get: {responses: {'200': {description: ok}}}
            head: {responses: {'204': {description: ok}}}
          /c: {post: {responses: {'200': {description: ok}}}}
        ",
    );
    let head = mock.ask("HEAD", "/a").answer();
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), Some("5"));
    assert_eq!(head.header("content-type"), Some("text/plain"));
    assert_eq!(mock.ask("HEAD", "/b").status(), 204);
    assert_eq!(mock.ask("HEAD", "/c").status(), 405);
}

/// R14: a preflight is answered, an OPTIONS that is described is routed.
#[test]
fn options_is_answered_unless_the_document_describes_it() {
    let mock = v31("
        paths:
          /plain: {get: {responses: {'200': {description: ok}}}}
          /own:
            get: {responses: {'200': {description: ok}}}
            options: {responses: {'202': {description: mine}}}
        ");
    let preflight = |path: &str| {
        mock.ask("OPTIONS", path)
            .header("origin", "https://app.example")
            .header("access-control-request-method", "GET")
            .answer()
    };
    let plain = preflight("/plain");
    assert_eq!(plain.status, 204);
    assert_eq!(
        plain.header("access-control-allow-methods"),
        Some("GET, HEAD, OPTIONS")
    );
    assert_eq!(mock.ask("OPTIONS", "/plain").status(), 204);
    assert_eq!(preflight("/own").status, 202);
    assert_eq!(mock.ask("OPTIONS", "/own").status(), 202);
}

/// R15, counterfact `docs/reference.md`.
#[test]
fn methods_of_3_2_are_routed() {
    let mock = v32("
        paths:
          /docs:
            query: {responses: {'200': {description: found}}}
            additionalOperations:
              LINK: {responses: {'202': {description: linked}}}
              x-Copy: {responses: {'201': {description: copied}}}
        ");
    assert_eq!(mock.ask("QUERY", "/docs").status(), 200);
    assert_eq!(mock.ask("LINK", "/docs").status(), 202);
    let other = mock.get("/docs");
    assert_eq!(other.status, 405);
    assert!(
        other.header("allow").unwrap().starts_with("QUERY, LINK"),
        "{other:?}"
    );
}

/// R16, prism#1860: 600 endpoints took 27 seconds. A lookup touches few of 5,000 templates.
#[test]
fn many_paths_cost_no_more_than_few() {
    let templates: Vec<String> = (0..5_000)
        .map(|n| format!("/group{n}/{{id}}/item{n}"))
        .collect();
    let texts: Vec<&str> = templates.iter().map(String::as_str).collect();
    let mock = paths(&texts);
    for n in [0, 2_500, 4_999] {
        let answer = mock.get(&format!("/group{n}/7/item{n}"));
        assert_eq!(answer.owner(), format!("GET /group{n}/{{id}}/item{n}"));
        assert_eq!(
            answer
                .trace
                .iter()
                .filter(|line| line.contains("matches"))
                .count(),
            1
        );
    }
}

/// `docs/mock.md`: a miss names the three nearest operations.
#[test]
fn a_miss_names_the_three_nearest() {
    let mock = paths(&["/pets", "/pets/{id}", "/stores", "/stores/{id}/orders"]);
    let miss = mock.get("/pet");
    assert_eq!(miss.status, 404);
    assert_eq!(
        miss.json()["nearest"],
        serde_json::json!(["GET /pets", "GET /pets/{id}", "GET /stores"])
    );
}

/// Amazon's documents: a fragment never arrives, but what it names does, in the query or a header.
#[test]
fn fragments_tell_operations_apart_by_query_and_header() {
    let mock = paths(&[
        "/#Action=Add",
        "/#Action=Remove",
        "/#X-Target=A.Add",
        "/b#acl",
        "/b",
    ]);
    assert_eq!(mock.get("/?Action=Remove").owner(), "GET /#Action=Remove");
    let by_header = mock.ask("GET", "/").header("X-Target", "A.Add").answer();
    assert_eq!(by_header.owner(), "GET /#X-Target=A.Add");
    assert_eq!(mock.get("/b?acl=true").owner(), "GET /b#acl");
    assert_eq!(mock.get("/b").owner(), "GET /b");
    let other = mock.ask("GET", "/").header("X-Target", "B").answer();
    assert_eq!(
        other.owner(),
        "GET /#Action=Add",
        "the first that nothing speaks against"
    );
}

/// Where nothing in the request can tell, the first operation answers, not 405.
#[test]
fn a_fragment_that_nothing_names_is_no_reason_to_refuse() {
    let mock = paths(&["/things#one", "/things#two"]);
    assert_eq!(mock.get("/things").owner(), "GET /things#one");
    let mock = paths(&["/?Action=Add"]);
    assert_eq!(mock.get("/?Action=Add").owner(), "GET /?Action=Add");
    assert_eq!(mock.get("/?Action=Remove").status, 404);
}

/// Documents of scraped portals: a query in the template, with parameters `in: path`.
#[test]
fn parameters_in_the_query_of_a_template_are_read() {
    let operation = |path: &str, name: &str| {
        format!(
            "  '{path}': {{get: {{parameters: [{{name: {name}, in: path, required: true, \
             schema: {{type: integer}}}}], responses: {{'200': {{description: ok}}}}}}}}\n"
        )
    };
    let by_id = operation("/now?id={city_id}", "city_id");
    let by_code = operation("/now?code={code}", "code");
    let mock = v31(&format!("paths:\n{by_id}{by_code}"));
    let found = mock.get("/now?code=7");
    assert_eq!(
        (found.owner().as_str(), found.status),
        ("GET /now?code={code}", 200)
    );
    assert_eq!(mock.get("/now?id=x").status, 422);
    assert_eq!(
        mock.get("/now").status,
        422,
        "the first one misses its parameter"
    );
}

/// `/blog/{name}{ext}`: nothing separates the two, but an extension shows.
#[test]
fn neighbours_share_a_segment_at_its_extension() {
    let mock = v31("paths:\n  '/blog/{name}{ext}': {get: {parameters: [\
         {name: name, in: path, required: true, schema: {type: string}}, \
         {name: ext, in: path, required: true, schema: {enum: [.json, x]}}], \
         responses: {'200': {description: ok}}}}\n");
    assert_eq!(mock.get("/blog/a.b.json").status, 200);
    assert_eq!(mock.get("/blog/ax").status, 200);
    assert_eq!(mock.get("/blog/a.html").status, 422);
}

/// A variable that begins with a slash behind another one: clients send both of them.
#[test]
fn a_server_path_counts_as_it_is_written_too() {
    let mock = v30("
        servers: [{url: 'https://example.com/{base}', variables: {base: {default: /api/v1}}}]
        paths: {/tags: {get: {responses: {'200': {description: ok}}}}}
    ");
    for path in ["/api/v1/tags", "//api/v1/tags", "/tags"] {
        assert_eq!(mock.get(path).owner(), "GET /tags", "{path}");
    }
}
