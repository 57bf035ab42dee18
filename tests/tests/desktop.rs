//! The real window, driven through WebKit's own driver on a virtual screen.

use std::path::PathBuf;

use specwright_tests::display::Display;
use specwright_tests::scratch::Scratch;
use specwright_tests::webdriver::Window;

fn app() -> PathBuf {
    std::env::var_os("SPECWRIGHT_DESKTOP")
        .expect("`cargo xtask test --only desktop` sets SPECWRIGHT_DESKTOP")
        .into()
}

#[test]
fn opens_on_the_welcome_screen() {
    let scratch = Scratch::new("desktop");
    let display = Display::start();
    let window = Window::open(&app(), &[], &display, &scratch);
    window.wait_for_text("Open the sample project");
    window.close();
}
