//! What must have been asked: on the command line and over HTTP.

use serde_json::{Value, json};

use super::{recording, traffic};
use crate::support::{Mock, folder};

fn ask_for_pets(mock: &Mock) {
    assert_eq!(mock.ask("POST", "/pets", r#"{"name": "Rex"}"#).status, 201);
    assert_eq!(mock.ask("POST", "/pets", r#"{"name": 7}"#).status, 422);
    assert_eq!(mock.ask("GET", "/pets", "").status, 200);
}

#[test]
fn what_was_asked_is_counted_and_what_was_not_is_told() {
    let folder = folder();
    let at = folder.path();
    let mock = recording(at);
    ask_for_pets(&mock);
    for (expectation, code) in [
        ("method:POST path:/pets", 0),
        ("method:POST path:/pets count>=2", 0),
        ("method:POST status:201 count==1", 0),
        ("method:POST status:201 count>1", 1),
        ("method:POST count<2", 1),
        ("status>=500 never", 0),
        ("status:422 never", 1),
        ("method:DELETE", 1),
        ("order: method:POST -> method:GET", 0),
        ("order: method:GET -> method:POST", 1),
        ("method:POST count>=many", 2),
        ("colour:red", 2),
        ("order: method:GET", 2),
    ] {
        let said = traffic(at, &["expect", expectation, "--wait", "1s"]);
        assert_eq!(said.code, code, "{expectation}: {}{}", said.out, said.err);
    }
    let both = traffic(at, &["expect", "method:GET", "method:PUT"]);
    assert_eq!(both.code, 1);
    assert!(
        both.out
            .contains("✓ method:GET: expected 1 or more, found 1"),
        "{}",
        both.out
    );
    assert!(
        both.out
            .contains("✗ method:PUT: expected 1 or more, found 0"),
        "{}",
        both.out
    );
}

#[test]
fn what_came_closest_is_told() {
    let folder = folder();
    let at = folder.path();
    let mock = recording(at);
    ask_for_pets(&mock);
    let said = traffic(
        at,
        &[
            "expect",
            "method:POST status:201 count==2",
            "--wait",
            "500ms",
        ],
    );
    assert_eq!(said.code, 1);
    assert!(said.out.contains("expected 2, found 1"), "{}", said.out);
    assert!(
        said.out.contains("1 would match without `status:201`"),
        "{}",
        said.out
    );
    assert!(said.out.contains("422  POST"), "{}", said.out);
    let json = traffic(at, &["expect", "path:/cats", "--format", "json"]);
    assert_eq!(json.code, 1);
    let json: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json[0]["met"], false);
    assert_eq!(json[0]["near"][0]["found"], 3, "all that there is: {json}");
    assert_eq!(json[0]["near"][0]["without"], Value::Null);
}

#[test]
fn a_record_is_waited_for() {
    let folder = folder();
    let at = folder.path().to_owned();
    let mock = recording(&at);
    mock.ask("GET", "/pets", "");
    let later = std::thread::spawn(move || {
        let said = traffic(&at, &["expect", "method:DELETE", "--wait", "20s"]);
        (said.code, said.out)
    });
    std::thread::sleep(std::time::Duration::from_millis(400));
    mock.ask("DELETE", "/pets/7", "");
    let (code, out) = later.join().unwrap();
    assert_eq!(code, 0, "{out}");
}

#[test]
fn tests_ask_the_control_listener() {
    let folder = folder();
    let at = folder.path();
    let earlier = recording(at);
    earlier.ask("DELETE", "/pets/1", "");
    let deleted = traffic(at, &["expect", "method:DELETE", "--wait", "5s"]);
    assert_eq!(deleted.code, 0, "{}", deleted.out);
    drop(earlier);
    let mock = recording(at);
    ask_for_pets(&mock);
    let expect = |body: Value| {
        let answer = mock.control("POST", "/expect", &body.to_string());
        (answer.status, answer.json())
    };
    let (status, told) = expect(json!({"expect": "method:POST count==2"}));
    assert_eq!((status, &told["met"]), (200, &json!(true)), "{told}");
    let (status, told) = expect(json!({"expect": ["method:GET", "method:DELETE never"]}));
    assert_eq!(
        status, 200,
        "what an earlier mock recorded does not count: {told}"
    );
    let (status, told) = expect(json!({"expect": ["method:GET", "status:500"], "waitMs": 50}));
    assert_eq!(status, 409, "{told}");
    assert_eq!(told["met"], false);
    assert_eq!(told["expectations"][0]["met"], true);
    assert_eq!(told["expectations"][1]["found"], 0);

    assert_eq!(mock.control("DELETE", "/exchanges", "").status, 204);
    assert_eq!(expect(json!({"expect": "method:POST never"})).0, 200);
    mock.ask("POST", "/pets", r#"{"name": "Ann"}"#);
    assert_eq!(expect(json!({"expect": "method:POST count==1"})).0, 200);
    assert!(
        traffic(at, &["list"]).out.lines().count() >= 5,
        "the record has them all"
    );
}

#[test]
fn exchanges_are_found_by_a_filter() {
    let folder = folder();
    let at = folder.path();
    let mock = recording(at);
    ask_for_pets(&mock);
    let found = mock
        .control("GET", "/exchanges?filter=status%3A4xx", "")
        .json();
    let found = found["exchanges"].as_array().unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["status"], 422);
    assert_eq!(found[0]["operation"], "POST /pets");
    assert_eq!(found[0]["violations"][0]["part"], "body");
    let id = found[0]["id"].as_str().unwrap();
    let same = mock.control("GET", &format!("/exchanges/{id}"), "").json();
    assert_eq!(
        same, found[0],
        "in memory and in the record it is one thing"
    );
    let limited = mock
        .control("GET", "/exchanges?filter=path:/pets&limit=2", "")
        .json();
    assert_eq!(limited["exchanges"].as_array().unwrap().len(), 2);
}

#[test]
fn questions_that_make_no_sense_are_refused() {
    let folder = folder();
    let at = folder.path();
    let mock = recording(at);
    for (body, told) in [
        (r#"{"expect": "colour:red"}"#, "no field `colour`"),
        (r#"{"expect": []}"#, "a list of 1"),
        (r#"{"expects": "x"}"#, "not what is expected"),
        ("[]", "not what is expected"),
        ("", "not what is expected"),
    ] {
        let answer = mock.control("POST", "/expect", body);
        assert_eq!(answer.status, 400, "{body}: {}", answer.body);
        assert!(answer.body.contains(told), "{body}: {}", answer.body);
    }
    assert_eq!(
        mock.control("GET", "/exchanges?filter=ms%3Ex", "").status,
        400
    );
    assert_eq!(mock.control("GET", "/expect", "").status, 405);
    let forgetful = Mock::start(at, &["--no-watch"]);
    let answer = forgetful.control("POST", "/expect", r#"{"expect": "x"}"#);
    assert_eq!(answer.status, 501);
    assert!(answer.body.contains("--record off"), "{}", answer.body);
}
