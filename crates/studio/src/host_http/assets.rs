//! The built UI, carried inside the program (read from the folder in a debug build).

use axum::{
    http::{HeaderValue, StatusCode, Uri, header},
    response::{Html, IntoResponse, Response},
};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../ui/dist"]
#[allow_missing = true]
struct Ui;

/// Whether there is a UI to serve.
pub(super) fn is_built() -> bool {
    Ui::get("index.html").is_some()
}

pub(super) async fn serve(uri: Uri) -> Response {
    let path = uri.path().trim_start_matches('/');
    let path = if path.is_empty() { "index.html" } else { path };
    if let Some(file) = Ui::get(path) {
        let kind = HeaderValue::from_str(file.metadata.mimetype());
        let kind = kind.unwrap_or(HeaderValue::from_static("application/octet-stream"));
        // Names below assets/ carry a hash of the content.
        let cache = if path.starts_with("assets/") {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        };
        let headers = [
            (header::CONTENT_TYPE, kind),
            (header::CACHE_CONTROL, HeaderValue::from_static(cache)),
        ];
        return (headers, file.data.into_owned()).into_response();
    }
    if is_built() {
        return (StatusCode::NOT_FOUND, "There is no such file.").into_response();
    }
    (StatusCode::SERVICE_UNAVAILABLE, Html(HOW_TO_BUILD)).into_response()
}

const HOW_TO_BUILD: &str = "<!doctype html><html lang=en><meta charset=utf-8><title>Specwright</title>\
<body style='font:15px/22px system-ui;max-width:40em;margin:4em auto;padding:0 1em'>\
<h1>The interface is not built yet</h1>\
<p>This program was built without it. In the project's folder run</p>\
<pre>cargo xtask run</pre>\
<p>which builds the interface and starts the studio, or build it by hand and then the program again:</p>\
<pre>npm --prefix ui ci\nnpm --prefix ui run build\ncargo build --release -p specwright</pre>\
<p>The commands of the service answer all the same.</p>";
