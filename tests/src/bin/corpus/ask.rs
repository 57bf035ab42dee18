//! Every operation of a document is asked once, and every answer judged.

use std::cmp::Reverse;
use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::Value;
use specwright_tests::client::{Cannot, Client};
use specwright_tests::connection::{Answer, Connection};
use specwright_tests::description::{Operation, operations};
use specwright_tests::judge::Judge;
use specwright_tests::mock::Mock;
use specwright_tests::rules::modern::{Direction, has_directions, modernised};

use crate::excuse;
use crate::miss::{Cause, Miss, SLOW};
use crate::options::Options;

/// A slower answer is a miss.
const LIMIT: Duration = Duration::from_secs(1);

/// What asking a document brought.
#[derive(Debug, Clone, Default)]
pub(crate) struct Asked {
    pub(crate) n_asked: usize,
    /// A documented success with a valid body, in time.
    pub(crate) n_good: usize,
    pub(crate) misses: Vec<Miss>,
    /// Until it listened.
    pub(crate) start: Duration,
    /// The slowest answer, and to what.
    pub(crate) slowest: (Duration, String),
    /// Bytes.
    pub(crate) peak_memory: u64,
    /// Why the mock did not start, or that it ended.
    pub(crate) trouble: Option<String>,
}

/// Asks every operation of a document.
pub(crate) fn all(program: &Path, path: &Path, document: &Value, options: &Options) -> Asked {
    let mut asked = Asked::default();
    let mut arguments = vec!["--record", "off"];
    if let Some(data) = &options.data {
        arguments.extend(["--data", data]);
    }
    let begin = Instant::now();
    match Mock::try_start(program, path, &arguments, &[]) {
        Ok(mut mock) => {
            asked.start = begin.elapsed();
            ask(&mut mock, document, options, &mut asked);
            asked.peak_memory = mock.peak_memory().unwrap_or_default();
            if !mock.is_alive() {
                asked.trouble = Some("the mock ended".to_owned());
            }
        }
        Err(why) => asked.trouble = Some(why),
    }
    asked
}

fn ask(mock: &mut Mock, document: &Value, options: &Options, asked: &mut Asked) {
    let answers = modernised(document, Direction::Response);
    let differs = has_directions(document);
    let requests = differs.then(|| modernised(document, Direction::Request));
    let mut run = Run {
        client: Client::new(requests.as_ref().unwrap_or(&answers), options.optional),
        judge: Judge::new(answers.clone()),
        connection: Connection::new(&mock.address),
    };
    let to_send = operations(requests.as_ref().unwrap_or(&answers));
    let to_judge = operations(&answers);
    for (sent, judged) in in_order(&to_send, &to_judge) {
        asked.n_asked += 1;
        let Some(mut miss) = run.one(sent, judged, asked) else {
            asked.n_good += 1;
            continue;
        };
        if let Some(exchange) = miss.exchange() {
            let why = excuse::find(&mut run.judge, &answers, &to_judge, judged, exchange);
            miss = why.into_iter().fold(miss, Miss::excused);
        }
        asked.misses.push(miss);
    }
}

/// What deletes comes last, the innermost and longest path first (`{id}:unlink` before `{id}`): nothing is asked for that is gone by then.
fn in_order<'o, 'd>(
    to_send: &'o [Operation<'d>],
    to_judge: &'o [Operation<'d>],
) -> Vec<(&'o Operation<'d>, &'o Operation<'d>)> {
    let mut all: Vec<_> = to_send.iter().zip(to_judge).collect();
    all.sort_by_key(|(one, _)| match deletes(one) {
        false => (false, Reverse((0, 0))),
        true => (true, Reverse((depth(&one.template), one.template.len()))),
    });
    all
}

/// How far inside a path leads; a slash at its end leads nowhere.
fn depth(template: &str) -> usize {
    let path = template.split(['#', '?']).next().unwrap_or_default();
    path.trim_end_matches('/').matches('/').count()
}

fn deletes(operation: &Operation<'_>) -> bool {
    let last = operation
        .template
        .rsplit(['/', ':'])
        .next()
        .unwrap_or_default();
    let words = ["delete", "remove", "destroy"];
    let is_named_so = || {
        words
            .iter()
            .any(|word| last.to_ascii_lowercase().starts_with(word))
    };
    operation.method == "DELETE" || operation.method != "GET" && is_named_so()
}

/// What is needed for each operation of one document.
struct Run<'d> {
    client: Client<'d>,
    judge: Judge,
    connection: Connection,
}

impl Run<'_> {
    /// Asks one operation; what is wrong with the answer.
    fn one(
        &mut self,
        sent: &Operation<'_>,
        judged: &Operation<'_>,
        asked: &mut Asked,
    ) -> Option<Miss> {
        let name = format!("{} {}", sent.method, sent.template);
        let request = match self.client.request(sent) {
            Ok(request) => request,
            Err(cannot) => return Some(impossible(&name, cannot)),
        };
        match self.connection.send(&request) {
            Ok(answer) => {
                if answer.took > asked.slowest.0 {
                    asked.slowest = (answer.took, name.clone());
                }
                let miss = self.miss(&name, judged, &answer)?;
                Some(miss.with(request, Some(answer)))
            }
            Err(error) => Some(broken(&name, &error).with(request, None)),
        }
    }

    fn miss(&mut self, name: &str, operation: &Operation<'_>, answer: &Answer) -> Option<Miss> {
        if answer.took > LIMIT {
            let why = format!("{} ms", answer.took.as_millis());
            return Some(Miss::new(name, Cause::Ours, SLOW, why));
        }
        let fault = self.judge.judge(operation, answer).err()?;
        Some(Miss::new(name, Cause::Ours, fault.kind, fault.why))
    }
}

fn impossible(name: &str, cannot: Cannot) -> Miss {
    let miss = Miss::new(name, Cause::Client, "no request", cannot.why);
    cannot.proof.into_iter().fold(miss, Miss::excused)
}

fn broken(name: &str, error: &io::Error) -> Miss {
    let kind = match error.kind() {
        io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut => "no answer in 20 s",
        _ => "connection",
    };
    Miss::new(name, Cause::Ours, kind, error.to_string())
}
