//! `cargo xtask test`: every check and every test, and a table of how each went.

mod steps; // what each step does

use std::process::ExitCode;

use self::steps::{STEPS, Step};
use crate::place::Place;
use crate::say;
use crate::shell::Failure;
use crate::steps::Steps;

struct Options {
    only: Vec<String>,
    skip: Vec<String>,
    list: bool,
}

pub(crate) fn run(place: &Place, options: &[String]) -> Result<ExitCode, Failure> {
    let options = parse(options)?;
    if options.list {
        STEPS
            .iter()
            .for_each(|step| say::line(&format!("{:<10} {}", step.name, step.doing)));
        return Ok(ExitCode::SUCCESS);
    }
    let chosen: Vec<&Step> = STEPS
        .iter()
        .filter(|step| options.wants(step.name))
        .collect();
    let mut steps = Steps::new(chosen.len());
    for step in chosen {
        let broken = step.after.iter().find(|&&name| steps.failed(name));
        steps.run(step.name, step.doing, || match broken {
            Some(name) => Err(Failure::new(format!("not tried, because {name} failed"))),
            None => (step.work)(place),
        });
    }
    Ok(if steps.summary() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

impl Options {
    fn wants(&self, name: &str) -> bool {
        let listed = |list: &[String]| list.iter().any(|wanted| wanted == name);
        (self.only.is_empty() || listed(&self.only)) && !listed(&self.skip)
    }
}

fn parse(given: &[String]) -> Result<Options, Failure> {
    let mut options = Options {
        only: Vec::new(),
        skip: Vec::new(),
        list: false,
    };
    let mut words = given.iter();
    while let Some(word) = words.next() {
        let list = match word.as_str() {
            "--list" => {
                options.list = true;
                continue;
            }
            "--only" => &mut options.only,
            "--skip" => &mut options.skip,
            other => return Err(Failure::new(format!("test does not know `{other}`"))),
        };
        let name = words.next().map_or("", String::as_str);
        if !STEPS.iter().any(|step| step.name == name) {
            return Err(Failure::new(format!(
                "there is no step `{name}`; `cargo xtask test --list` names them"
            )));
        }
        list.push(name.to_owned());
    }
    Ok(options)
}
