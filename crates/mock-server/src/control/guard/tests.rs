use std::net::SocketAddr;

use axum::http::{HeaderMap, HeaderValue, header};

use super::{has_token, is_ours};

fn ours(host: &str, told: &str, bound: &str) -> bool {
    is_ours(host, told, bound.parse::<SocketAddr>().unwrap())
}

#[test]
fn a_name_is_ours_only_where_it_was_told() {
    let here = |host| ours(host, "127.0.0.1", "127.0.0.1:4011");
    for host in [
        "127.0.0.1:4011",
        "localhost:4011",
        "LOCALHOST",
        "[::1]:4011",
    ] {
        assert!(here(host), "{host}");
    }
    for host in [
        "evil.example:4011",
        "localhost.evil.example",
        "127.0.0.1.evil.example:4011",
        "192.168.1.5:4011",
        "",
        "a b",
    ] {
        assert!(!here(host), "{host}");
    }
    assert!(ours("192.168.1.5:4011", "0.0.0.0", "0.0.0.0:4011"));
    assert!(!ours("evil.example:4011", "0.0.0.0", "0.0.0.0:4011"));
    assert!(ours("mock.lan:4011", "mock.lan", "192.168.1.5:4011"));
}

#[test]
fn only_the_whole_token_opens() {
    let opens = |value: &'static str| {
        let mut headers = HeaderMap::new();
        headers.insert(header::AUTHORIZATION, HeaderValue::from_static(value));
        has_token(&headers, "secret")
    };
    assert!(opens("Bearer secret") && opens("bearer secret"));
    for wrong in [
        "secret",
        "Bearer ",
        "Bearer secre",
        "Bearer secrets",
        "Bearer Secret",
        "Basic secret",
    ] {
        assert!(!opens(wrong), "{wrong}");
    }
    assert!(!has_token(&HeaderMap::new(), "secret"));
    let mut twice = HeaderMap::new();
    twice.append(
        header::AUTHORIZATION,
        HeaderValue::from_static("Bearer secret"),
    );
    twice.append(
        header::AUTHORIZATION,
        HeaderValue::from_static("Bearer other"),
    );
    assert!(!has_token(&twice, "secret"));
}
