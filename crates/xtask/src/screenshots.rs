//! `cargo xtask screenshots`: the pictures in `docs/screenshots`, in Chromium and in the window.

use std::process::ExitCode;

use crate::machine::{self, Browser, Wanted};
use crate::place::Place;
use crate::products::{self, cargo};
use crate::shell::{Failure, Shell};
use crate::steps::{Done, Steps};
use crate::{npm, say};

pub(crate) fn run(place: &Place, options: &[String]) -> Result<ExitCode, Failure> {
    if !options.is_empty() {
        return Err(Failure::new("screenshots takes no options"));
    }
    let mut built = None;
    let mut steps = Steps::new(4);
    steps.must("setup", "looking at this machine", || {
        machine::prepare(place, Wanted::Pictures)?;
        npm::install(&place.root.join("ui"))?;
        npm::install(&place.root.join("tests/e2e"))?;
        Ok(Done::Fully)
    })?;
    steps.must("build", "building", || {
        npm::script(&place.root.join("ui"), "build")?;
        built = Some(products::build(place, true)?);
        Ok(Done::Fully)
    })?;
    let built = built.ok_or_else(|| Failure::new("nothing was built"))?;
    let pictures = place.root.join("docs/screenshots");
    std::fs::create_dir_all(&pictures)?;
    steps.must("browser", "taking pictures in Chromium", || {
        let folder = place.root.join("tests/e2e");
        let shell = Shell::new("npm", &folder)
            .args(["run", "screenshots"])
            .env("SPECWRIGHT_BIN", &built.command_line)
            .env("SPECWRIGHT_PICTURES", &pictures);
        match machine::find_browser(place) {
            Browser::Program(path) => shell.env("CHROME_PATH", path).run()?,
            Browser::Playwright => shell.run()?,
            Browser::None(why) => return Ok(Done::Skipped(why)),
        }
        Ok(Done::Fully)
    })?;
    steps.must("window", "taking pictures of the window", || {
        let words = [
            "test",
            "--package",
            "specwright-tests",
            "--features",
            "product",
        ];
        cargo(place)
            .args(words)
            .args(["--test", "desktop", "--", "--nocapture"])
            .env("SPECWRIGHT_DESKTOP", &built.desktop)
            .env("SPECWRIGHT_PICTURES", &pictures)
            .run()?;
        Ok(Done::Fully)
    })?;
    say::line("The pictures are in docs/screenshots.");
    Ok(ExitCode::SUCCESS)
}
