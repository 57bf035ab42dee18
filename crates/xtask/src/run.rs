//! `cargo xtask run`: from a clean clone to the app on the sample project.

use std::process::ExitCode;

use crate::machine::{self, Wanted};
use crate::place::Place;
use crate::shell::{Failure, Shell};
use crate::steps::{Done, Steps};
use crate::{npm, products, say};

struct Options {
    browser: bool,
    release: bool,
}

pub(crate) fn run(place: &Place, options: &[String]) -> Result<ExitCode, Failure> {
    let options = parse(options)?;
    let window = !options.browser && machine::has_display();
    if !window && !options.browser {
        say::line("There is no display here, so the studio will be served to a browser.");
    }
    let wanted = if window {
        Wanted::Desktop
    } else {
        Wanted::Browser
    };
    let ui = place.root.join("ui");
    let mut program = None;
    let mut steps = Steps::new(5);
    steps.must("setup", "looking at this machine", || {
        machine::prepare(place, wanted).map(|()| Done::Fully)
    })?;
    steps.must("packages", "fetching the interface's packages", || {
        npm::install(&ui).map(|()| Done::Fully)
    })?;
    steps.must("interface", "building the interface", || {
        npm::script(&ui, "build").map(|()| Done::Fully)
    })?;
    steps.must(
        "build",
        "building the app (minutes the first time, seconds later)",
        || {
            program = Some(if window {
                products::build(place, options.release)?.desktop
            } else {
                products::build_command_line(place, options.release)?
            });
            Ok(Done::Fully)
        },
    )?;
    let program = program.ok_or_else(|| Failure::new("nothing was built"))?;
    let words: &[&str] = if window {
        &["--sample"]
    } else {
        &["studio", "--sample", "--no-open"]
    };
    steps.must("open", "opening the sample project; Ctrl+C ends it", || {
        Shell::new(&program, &place.root)
            .args(words)
            .run()
            .map(|()| Done::Fully)
    })?;
    Ok(ExitCode::SUCCESS)
}

fn parse(given: &[String]) -> Result<Options, Failure> {
    let mut options = Options {
        browser: false,
        release: false,
    };
    for word in given {
        match word.as_str() {
            "--browser" => options.browser = true,
            "--release" => options.release = true,
            other => return Err(Failure::new(format!("run does not know `{other}`"))),
        }
    }
    Ok(options)
}
