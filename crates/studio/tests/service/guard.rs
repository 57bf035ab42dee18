//! Only its own page, with its own token, may talk to the studio.

use studio::host_http;

use crate::support::{Bench, http};

#[tokio::test]
async fn without_the_token_no_command_is_answered() {
    let bench = Bench::new();
    let host = host_http::serve(bench.session.clone(), 0).await.unwrap();
    let url = format!("http://{}/api/app.info", host.address());
    let token = host.url().split("token=").nth(1).unwrap().to_owned();
    let right = format!("Bearer {token}");
    assert_eq!(http("POST", &url, &[], "").await.0, 403);
    assert_eq!(
        http("POST", &url, &[("authorization", "Bearer 0000")], "")
            .await
            .0,
        403
    );
    assert_eq!(
        http("POST", &url, &[("authorization", &right)], "").await.0,
        200
    );
    host.stop().await;
}

#[tokio::test]
async fn another_site_or_another_name_is_refused() {
    let bench = Bench::new();
    let host = host_http::serve(bench.session.clone(), 0).await.unwrap();
    let url = format!("http://{}/", host.address());
    let own = format!("http://{}", host.address());
    assert_eq!(
        http("GET", &url, &[("host", "evil.example:80")], "")
            .await
            .0,
        403
    );
    assert_eq!(
        http("GET", &url, &[("origin", "https://evil.example")], "")
            .await
            .0,
        403
    );
    assert_ne!(http("GET", &url, &[("origin", &own)], "").await.0, 403);
    host.stop().await;
}

#[tokio::test]
async fn events_need_the_token_too() {
    let bench = Bench::new();
    let host = host_http::serve(bench.session.clone(), 0).await.unwrap();
    let upgrade = [
        ("connection", "upgrade"),
        ("upgrade", "websocket"),
        ("sec-websocket-version", "13"),
        ("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ=="),
    ];
    let url = format!("http://{}/events?token=wrong", host.address());
    assert_eq!(http("GET", &url, &upgrade, "").await.0, 403);
    host.stop().await;
}
