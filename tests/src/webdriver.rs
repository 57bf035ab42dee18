//! A page in a real window, driven through WebKitWebDriver.
//!
//! In:  the path of the desktop app, and a [`Display`].
//! Out: clicks, texts, pictures.
//! Never: needs a driver of Tauri's own; on Linux WebKit's drives the app directly.

use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use crate::display::Display;
use crate::http;
use crate::patience::{LONG, until};
use crate::scratch::Scratch;

/// One running app.
#[derive(Debug)]
pub struct Window {
    driver: Child,
    address: String,
    session: String,
}

impl Window {
    /// Starts the app; its data and settings go to `scratch`.
    ///
    /// # Panics
    /// When the driver or the app does not start.
    #[must_use]
    pub fn open(app: &Path, words: &[&str], display: &Display, scratch: &Scratch) -> Self {
        let port = http::free_port().unwrap_or_else(|error| panic!("no free port: {error}"));
        let log = std::fs::File::create(scratch.path().join("driver.log"));
        let log = log.unwrap_or_else(|error| panic!("driver.log: {error}"));
        let driver = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("DISPLAY", display.name())
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .envs(scratch.home())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .unwrap_or_else(|error| panic!("WebKitWebDriver: {error}"));
        let mut window = Self {
            driver,
            address: format!("127.0.0.1:{port}"),
            session: String::new(),
        };
        until("the driver", LONG, || {
            http::request(&window.address, "GET", "/status", None).ok()
        });
        let options = json!({ "binary": app, "args": words });
        let wanted =
            json!({ "capabilities": { "alwaysMatch": { "webkitgtk:browserOptions": options } } });
        let made = window.send("POST", "/session", Some(&wanted));
        window.session = made["sessionId"].as_str().unwrap_or_default().to_owned();
        assert!(!window.session.is_empty(), "no session: {made}");
        window
    }

    /// Runs JavaScript in the page; `return` gives the value.
    #[must_use]
    pub fn run(&self, script: &str, arguments: &Value) -> Value {
        self.command(
            "POST",
            "/execute/sync",
            Some(&json!({ "script": script, "args": arguments })),
        )
    }

    /// Waits until an element with this role's selector and this text is there, and clicks it.
    pub fn click(&self, selector: &str, text: &str) {
        let script = "const [selector, text] = arguments;
            const named = (e) => (e.getAttribute('aria-label') ?? e.innerText ?? '').trim();
            const found = [...document.querySelectorAll(selector)]
                .find((e) => named(e).startsWith(text) && !e.disabled && e.getClientRects().length > 0);
            found?.click();
            return found !== undefined;";
        until(&format!("`{text}` ({selector})"), LONG, || {
            (self.run(script, &json!([selector, text])) == true).then_some(())
        });
    }

    /// Waits until the page's text contains this.
    pub fn wait_for_text(&self, text: &str) {
        until(&format!("the text `{text}`"), LONG, || {
            self.text().contains(text).then_some(())
        });
    }

    /// All visible text.
    #[must_use]
    pub fn text(&self) -> String {
        self.run("return document.body.innerText", &json!([]))
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Closes the app as its own close button would, and waits for the driver's word.
    pub fn close(self) {
        self.command("DELETE", "", None);
    }

    fn command(&self, method: &str, path: &str, body: Option<&Value>) -> Value {
        self.send(method, &format!("/session/{}{path}", self.session), body)
    }

    fn send(&self, method: &str, path: &str, body: Option<&Value>) -> Value {
        let body = body.map(Value::to_string);
        let reply = http::request(&self.address, method, path, body.as_deref());
        let reply = reply.unwrap_or_else(|error| panic!("{method} {path}: {error}"));
        assert_eq!(reply.status, 200, "{method} {path}: {}", reply.body);
        let value: Value = serde_json::from_str(&reply.body)
            .unwrap_or_else(|error| panic!("{method} {path}: {error}: {}", reply.body));
        value["value"].clone()
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
