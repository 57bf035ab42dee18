//! Bodies that were made and may be asked for again: equal requests have equal answers.

use std::sync::Arc;

use super::{Answered, Call};
use crate::{Step, draw::Trail, kept::Kept, negotiate::accept::Chosen};

/// Bodies that are kept; each costs its bytes and, as a value, about five times as many.
const MAX_KEPT: usize = 1_000;
/// Longer bodies are made anew each time.
const MAX_LENGTH: usize = 16 * 1024;

/// Bodies of one API, by everything that they depend on.
#[derive(Debug)]
pub(crate) struct ReadyBodies(Kept<Trail, Arc<Ready>>);

/// One body, with what was noted while it was made.
#[derive(Debug)]
struct Ready {
    answered: Answered,
    steps: Vec<Step>,
}

impl Default for ReadyBodies {
    fn default() -> Self {
        Self(Kept::at_most(MAX_KEPT))
    }
}

/// The body that `make` makes, or made before. `about` says what it is made from, beside the
/// operation, the place of its schema in it, its media type and the preferences of the client.
pub(crate) fn once(
    call: &Call<'_>,
    about: Trail,
    response: usize,
    chosen: &Chosen,
    trace: &mut Vec<Step>,
    make: impl FnOnce(&mut Vec<Step>) -> Answered,
) -> Answered {
    let key = key(call, about, response, chosen);
    let all = &call.owner.ready.0;
    if let Some(ready) = all.find(&key) {
        trace.extend_from_slice(&ready.steps);
        return ready.answered.clone();
    }
    let n_before = trace.len();
    let answered = make(trace);
    if answered.response.body.len() <= MAX_LENGTH {
        let ready = Ready {
            answered: answered.clone(),
            steps: trace.get(n_before..).unwrap_or_default().to_vec(),
        };
        all.keep(key, Arc::new(ready));
    }
    answered
}

fn key(call: &Call<'_>, about: Trail, response: usize, chosen: &Chosen) -> Trail {
    let numbers = [
        call.matched.route.operation.0 as usize,
        response,
        chosen.idx,
    ];
    let flags = [chosen.asked, call.prefer.dynamic == Some(true)];
    let media = &chosen.media;
    let key = numbers
        .iter()
        .fold(about.step("body"), |key, number| key.count(*number));
    let key = flags
        .iter()
        .fold(key, |key, flag| key.count(usize::from(*flag)));
    let key = key.step(&media.main).step(&media.sub);
    let parameters = media.parameters.iter();
    parameters.fold(key, |key, (name, value)| key.step(name).step(value))
}
