//! The real window, driven through WebKit's own driver on a virtual screen.

#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

use std::fs;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};
use specwright_tests::display::Display;
use specwright_tests::http;
use specwright_tests::patience::{LONG, until};
use specwright_tests::scratch::Scratch;
use specwright_tests::webdriver::Window;

fn app() -> PathBuf {
    std::env::var_os("SPECWRIGHT_DESKTOP")
        .expect("`cargo xtask test --only desktop` sets it")
        .into()
}

/// The address of the mock, as the status bar shows it.
fn mock_address(window: &Window) -> String {
    until("the mock's address", LONG, || {
        let text = window.text();
        let from = text.rfind("127.0.0.1:")?;
        let port = text[from..].split(|c: char| !(c.is_ascii_digit() || ".:".contains(c)));
        Some(port.into_iter().next()?.to_owned())
    })
}

/// Two windows would hand each other the mock's usual port.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// The name of the drill, as the mock answers it.
fn drill(address: &str) -> Option<String> {
    let reply = http::request(address, "GET", "/tools/T-0107", None).ok()?;
    let body: Value = serde_json::from_str(&reply.body).ok()?;
    Some(body["name"].as_str()?.to_owned())
}

#[test]
fn the_sample_is_mocked_recorded_and_followed_in_the_window() {
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let scratch = Scratch::new("desktop");
    let display = Display::start();
    let window = Window::open(&app(), &[], &display, &scratch);
    window.wait_for_text("Open the sample project");
    let pictures = Pictures::wanted();
    pictures.take(&window, &display, "welcome");

    window.click("button", "Open the sample project");
    let address = mock_address(&window);
    assert_eq!(drill(&address).as_deref(), Some("Hammer drill"));
    pictures.take(&window, &display, "design");

    window.click("nav button", "Traffic");
    window.wait_for_text("/tools/T-0107");
    pictures.take(&window, &display, "traffic");

    let file = scratch
        .path()
        .join("data/specwright/sample/paths/tools.yaml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("Hammer drill", "Rotary hammer")).unwrap();
    until("the new answer", LONG, || {
        (drill(&address)? == "Rotary hammer").then_some(())
    });

    window.click("nav button", "Mock");
    window.wait_for_text("Reload");
    pictures.take(&window, &display, "mock");

    window.close();
    until(
        "the mock to end with the window",
        Duration::from_secs(15),
        || {
            http::request(&address, "GET", "/tools", None)
                .is_err()
                .then_some(())
        },
    );
}

#[test]
fn the_page_may_reach_loopback_and_nothing_else() {
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let scratch = Scratch::new("desktop");
    let display = Display::start();
    let window = Window::open(&app(), &["--sample"], &display, &scratch);
    let address = mock_address(&window);
    let reach = |url: &str| {
        let script = "const [url, key] = arguments; window[key] = 'waiting';
            fetch(url).then((reply) => { window[key] = 'reached ' + reply.status; }, () => { window[key] = 'refused'; });";
        let _ = window.run(script, &json!([url, url]));
        until(url, LONG, || {
            let now = window.run("return window[arguments[0]]", &json!([url]));
            now.as_str()
                .filter(|now| *now != "waiting")
                .map(str::to_owned)
        })
    };
    assert_eq!(reach(&format!("http://{address}/tools")), "reached 200");
    assert_eq!(reach("http://specwright.example/"), "refused");
    // Refused by the page's policy, not by a missing network: nobody is asked at all.
    let log = window.run(
        "return performance.getEntriesByType('resource').map((e) => e.name).join(' ')",
        &json!([]),
    );
    assert!(
        !log.as_str()
            .unwrap_or_default()
            .contains("specwright.example"),
        "{log}"
    );
    window.close();
}

/// Pictures for the documentation, where `cargo xtask screenshots` wants them.
struct Pictures(Option<PathBuf>);

impl Pictures {
    fn wanted() -> Self {
        Self(std::env::var_os("SPECWRIGHT_PICTURES").map(PathBuf::from))
    }

    fn take(&self, window: &Window, display: &Display, name: &str) {
        let Some(folder) = &self.0 else {
            return;
        };
        std::thread::sleep(Duration::from_millis(700)); // lets transitions end; it is a picture, not a check
        for theme in ["light", "dark"] {
            let _ = window.run(
                "document.documentElement.dataset.theme = arguments[0]",
                &json!([theme]),
            );
            std::thread::sleep(Duration::from_millis(300));
            display.picture(&folder.join(format!("window-{name}-{theme}.png")));
        }
    }
}
