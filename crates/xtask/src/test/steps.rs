//! The steps of `cargo xtask test`, in the order in which they run.

use crate::machine::{self, Browser, Wanted};
use crate::place::Place;
use crate::products::{self, CHECKED, cargo};
use crate::shell::{Failure, Shell, which};
use crate::steps::Done;
use crate::{bindings, corpus, dist, npm, schemathesis};

/// One line of the table at the end.
pub(super) struct Step {
    pub(super) name: &'static str,
    pub(super) doing: &'static str,
    /// It makes no sense when one of these failed.
    pub(super) after: &'static [&'static str],
    pub(super) work: fn(&Place) -> Result<Done, Failure>,
}

macro_rules! steps {
    ($($name:literal, $doing:literal, after $after:expr, $work:path;)*) => {
        &[$(Step { name: $name, doing: $doing, after: &$after, work: $work }),*]
    };
}

pub(super) const STEPS: &[Step] = steps! {
    "setup", "looking at this machine and installing what is missing", after [], setup;
    "packages", "fetching the packages of the interface", after [], packages;
    "ui-lint", "checking the interface's code", after ["packages"], ui_lint;
    "ui-test", "testing the interface's parts", after ["packages"], ui_test;
    "ui-build", "building the interface", after ["packages"], ui_build;
    "fmt", "comparing the layout of the Rust code", after [], fmt;
    "bindings", "comparing the TypeScript types with the Rust types", after [], compare_bindings;
    "clippy", "checking the Rust code", after ["setup", "ui-build"], clippy;
    "rust", "testing the Rust code", after ["ui-build"], rust;
    "build", "building the programs for release", after ["setup", "ui-build"], build;
    "real", "asking mocks of real descriptions", after ["build"], real;
    "corpus", "reading and judging real descriptions", after ["build"], judge;
    "fuzzed", "asking the sample's mock with schemathesis", after ["build"], fuzzed;
    "e2e", "using the studio in Chromium", after ["packages", "build"], browser;
    "desktop", "using the window", after ["setup", "build"], desktop;
    "deb", "installing, starting and removing the Debian package", after ["build"], deb;
};

fn setup(place: &Place) -> Result<Done, Failure> {
    machine::prepare(place, Wanted::Tests).map(|()| Done::Fully)
}

fn packages(place: &Place) -> Result<Done, Failure> {
    npm::install(&place.root.join("ui"))?;
    npm::install(&place.root.join("tests/e2e"))?;
    Ok(Done::Fully)
}

fn ui_lint(place: &Place) -> Result<Done, Failure> {
    npm::script(&place.root.join("ui"), "lint").map(|()| Done::Fully)
}

fn ui_test(place: &Place) -> Result<Done, Failure> {
    npm::script(&place.root.join("ui"), "test").map(|()| Done::Fully)
}

fn ui_build(place: &Place) -> Result<Done, Failure> {
    npm::script(&place.root.join("ui"), "build").map(|()| Done::Fully)
}

fn fmt(place: &Place) -> Result<Done, Failure> {
    cargo(place)
        .args(["fmt", "--all", "--check"])
        .run()
        .map(|()| Done::Fully)
}

fn compare_bindings(place: &Place) -> Result<Done, Failure> {
    bindings::check(place).map(|()| Done::Fully)
}

fn clippy(place: &Place) -> Result<Done, Failure> {
    let words = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--features",
        CHECKED,
    ];
    cargo(place)
        .args(words)
        .args(["--", "-D", "warnings"])
        .run()
        .map(|()| Done::Fully)
}

/// All of it, except what needs a built product; that has steps of its own.
fn rust(place: &Place) -> Result<Done, Failure> {
    let words = [
        "test",
        "--workspace",
        "--exclude",
        "specwright-desktop",
        "--no-fail-fast",
    ];
    cargo(place).args(words).run().map(|()| Done::Fully)
}

fn build(place: &Place) -> Result<Done, Failure> {
    products::build(place, true).map(|_| Done::Fully)
}

fn real(place: &Place) -> Result<Done, Failure> {
    let products = products::built(place)?;
    let corpus = corpus::fetch(place)?;
    for name in ["real", "repeatable"] {
        product_test(place, name)
            .env("SPECWRIGHT_BIN", &products.command_line)
            .env("SPECWRIGHT_CORPUS", &corpus)
            .run()?;
    }
    Ok(Done::Fully)
}

/// A part of what `cargo xtask corpus` looks at.
fn judge(place: &Place) -> Result<Done, Failure> {
    let products = products::built(place)?;
    corpus::judge(place, &products.command_line, &corpus::fetch(place)?)
        .run()
        .map(|()| Done::Fully)
}

/// The sample alone: `cargo xtask schemathesis` asks ten descriptions.
fn fuzzed(place: &Place) -> Result<Done, Failure> {
    let products = products::built(place)?;
    let tool = match schemathesis::install(place) {
        Ok(tool) => tool,
        Err(why) => {
            let text = format!("schemathesis cannot be had ({why}); the mock was not fuzzed");
            return Ok(Done::Skipped(text));
        }
    };
    let corpus = corpus::fetch(place)?;
    schemathesis::ask(
        place,
        &tool,
        &products.command_line,
        &corpus,
        "specs/sample",
    )
    .run()
    .map(|()| Done::Fully)
}

fn browser(place: &Place) -> Result<Done, Failure> {
    let products = products::built(place)?;
    let folder = place.root.join("tests/e2e");
    let shell = Shell::new(if cfg!(windows) { "npm.cmd" } else { "npm" }, &folder)
        .args(["test"])
        .env("SPECWRIGHT_BIN", &products.command_line)
        .env("SPECWRIGHT_RESULTS", place.own("e2e")?);
    match machine::find_browser(place) {
        Browser::Program(path) => shell.env("CHROME_PATH", path).run()?,
        Browser::Playwright => shell.run()?,
        Browser::None(why) => return Ok(Done::Skipped(format!("{why}; no browser test was run"))),
    }
    Ok(Done::Fully)
}

fn desktop(place: &Place) -> Result<Done, Failure> {
    if !cfg!(target_os = "linux") {
        return Ok(Done::Skipped(
            "the window is tested on Linux only".to_owned(),
        ));
    }
    let products = products::built(place)?;
    product_test(place, "desktop")
        .env("SPECWRIGHT_DESKTOP", products.desktop)
        .env("SPECWRIGHT_RESULTS", place.own("desktop")?)
        .run()
        .map(|()| Done::Fully)
}

fn deb(place: &Place) -> Result<Done, Failure> {
    if which("dpkg").is_none() {
        return Ok(Done::Skipped("this is not a Debian system".to_owned()));
    }
    let package = dist::package(place, &products::built(place)?)?;
    if !may_install(place) {
        return Ok(Done::Skipped(format!(
            "{} was made but not installed: that needs root or sudo without a password",
            package.display()
        )));
    }
    product_test(place, "deb")
        .env("SPECWRIGHT_DEB", package)
        .run()
        .map(|()| Done::Fully)
}

/// A test that needs what `build` made, and a virtual display.
fn product_test(place: &Place, name: &str) -> Shell {
    let words = [
        "test",
        "--package",
        "specwright-tests",
        "--features",
        "product",
        "--test",
        name,
    ];
    cargo(place).args(words).args(["--", "--nocapture"])
}

fn may_install(place: &Place) -> bool {
    let asked = |program: &str, words: &[&str]| Shell::new(program, &place.root).args(words).read();
    asked("id", &["-u"]).is_ok_and(|told| told.trim() == "0")
        || asked("sudo", &["-n", "true"]).is_ok()
}
