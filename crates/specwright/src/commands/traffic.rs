//! `specwright traffic`: what was recorded.

mod curl;
mod drift;
mod example;
mod expect;
mod har;
mod import;
mod infer;
mod list;
mod prune;
mod replay;
mod search;
mod show;
mod stats;
mod tail;

use studio::headless::TrafficFailure;

use crate::{args::TrafficCommand, block_on, commands::say, exit::Failure, progress::during};

/// More notes than this are counted only.
const MAX_NOTES: usize = 20;
/// Why exchanges are missing in a record.
const FASTER: &str = "they came faster than they could be written";

pub(crate) fn run(command: TrafficCommand) -> Result<(), Failure> {
    match command {
        TrafficCommand::List(asked) => during("reading", || block_on(list::run(asked))),
        TrafficCommand::Show(asked) => block_on(show::run(asked)),
        TrafficCommand::Tail(asked) => block_on(tail::run(asked)),
        TrafficCommand::Search(asked) => during("searching", || block_on(search::run(asked))),
        TrafficCommand::Stats(asked) => during("counting", || block_on(stats::run(asked))),
        TrafficCommand::Drift(asked) => during("judging", || block_on(drift::run(asked))),
        TrafficCommand::Example(asked) => block_on(example::run(asked)),
        TrafficCommand::Expect(asked) => during("waiting", || block_on(expect::run(asked))),
        TrafficCommand::Curl(asked) => block_on(curl::run(asked)),
        TrafficCommand::Har(asked) => during("writing", || block_on(har::run(asked))),
        TrafficCommand::Import(asked) => during("reading", || block_on(import::run(asked))),
        TrafficCommand::Infer(asked) => during("learning", || block_on(infer::run(asked))),
        TrafficCommand::Replay(asked) => during("sending", || block_on(replay::run(*asked))),
        TrafficCommand::Prune(asked) => during("removing", || block_on(prune::run(asked))),
    }
}

fn failure(failure: TrafficFailure) -> Failure {
    Failure::cannot(failure)
}

/// What had to be guessed while reading; more than twenty are counted only.
fn notes(notes: &[String]) {
    notes.iter().take(MAX_NOTES).for_each(|note| say(note));
    if notes.len() > MAX_NOTES {
        say(&format!("… and {} more", notes.len() - MAX_NOTES));
    }
}

fn json(value: &impl serde::Serialize) -> Result<String, Failure> {
    serde_json::to_string_pretty(value).map_err(Failure::cannot)
}

/// Says what a list does not show: matches beyond its end (`total`, and whether there are even
/// more), and requests in which words were not looked for yet.
fn say_what_is_left(n_shown: usize, (total, is_more): (u64, bool), unindexed: u64) {
    if total > n_shown as u64 {
        let more = if is_more { "more than " } else { "" };
        say(&format!(
            "{n_shown} of {more}{total} requests; --limit shows more"
        ));
    }
    if unindexed > 0 {
        say(&format!(
            "the index of words is {unindexed} requests behind; they are not among these"
        ));
    }
}
