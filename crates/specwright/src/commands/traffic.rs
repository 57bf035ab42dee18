//! `specwright traffic`: what was recorded.

mod expect;
mod list;
mod prune;
mod show;
mod tail;

use studio::headless::TrafficFailure;

use crate::{args::TrafficCommand, exit::Failure};

pub(crate) async fn run(command: TrafficCommand) -> Result<(), Failure> {
    match command {
        TrafficCommand::List(asked) => list::run(asked).await,
        TrafficCommand::Show(asked) => show::run(asked).await,
        TrafficCommand::Tail(asked) => tail::run(asked).await,
        TrafficCommand::Expect(asked) => expect::run(asked).await,
        TrafficCommand::Prune(asked) => prune::run(asked).await,
    }
}

fn failure(failure: TrafficFailure) -> Failure {
    Failure::cannot(failure)
}

fn json(value: &impl serde::Serialize) -> Result<String, Failure> {
    serde_json::to_string_pretty(value).map_err(Failure::cannot)
}
