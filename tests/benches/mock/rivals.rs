//! Ours beside other mocks, and beside a Node server that mocks nothing.
//!
//! They run under the Node that their npm package names; each is given time to warm up.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use specwright_tests::http;
use specwright_tests::mock::Mock;

use crate::load::{self, CASES, Case};
use crate::table::{Budget, line};
use crate::{description, ours};

const CONNECTIONS: u32 = 16;
const WARM_SECONDS: u32 = 2;
const SECONDS: u32 = 4;
const PATIENCE: Duration = Duration::from_secs(60);

/// A server of somebody else; it ends with its owner.
#[derive(Debug)]
struct Rival {
    child: Child,
    address: String,
}

impl Drop for Rival {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(crate) fn print() {
    let Some(folder) = std::env::var_os("SPECWRIGHT_RIVALS").map(PathBuf::from) else {
        println!("other mocks were not measured: SPECWRIGHT_RIVALS names no folder");
        return;
    };
    let mock = ours(None);
    let spec = description().display().to_string();
    let prism = start(&folder, "@stoplight/prism-cli/dist/index.js", |port| {
        words(&["mock", "-d", "-p", port, "-v", "error", &spec])
    });
    let mockoon = start(&folder, "@mockoon/cli/bin/run.js", |port| {
        words(&[
            "start",
            "--data",
            &spec,
            "--port",
            port,
            "--disable-log-to-file",
        ])
    });
    for case in &CASES {
        against("prism mock -d", &mock, prism.as_ref(), case, case.to_prism);
        against("mockoon", &mock, mockoon.as_ref(), case, None);
    }
    let case = &CASES[0];
    let body = folder.join("node_modules/.answer.json");
    std::fs::write(&body, load::answer(&mock.address, case)).unwrap();
    let bare = start(&folder, "../bare.mjs", |port| {
        words(&[port, &body.display().to_string()])
    });
    against("a bare Node server", &mock, bare.as_ref(), case, Some(1.0));
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}

/// Starts a script of the folder's packages and waits until it listens.
fn start(folder: &Path, script: &str, arguments: impl Fn(&str) -> Vec<String>) -> Option<Rival> {
    let port = http::free_port().unwrap();
    let packages = folder.join("node_modules");
    let child = Command::new(packages.join(".bin/node"))
        .arg(packages.join(script))
        .args(arguments(&port.to_string()))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let mut rival = Rival {
        child: child.ok()?,
        address: format!("127.0.0.1:{port}"),
    };
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE && matches!(rival.child.try_wait(), Ok(None)) {
        if std::net::TcpStream::connect(&rival.address).is_ok() {
            return Some(rival);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    println!("{script} did not start");
    None
}

/// In turns, the rival first, so that it is not asked on a machine that we have warmed.
fn against(name: &str, mock: &Mock, rival: Option<&Rival>, case: &Case, budget: Option<f64>) {
    let Some(rival) = rival else { return };
    let reply = http::request(&rival.address, case.method, case.path, case.body);
    if !reply.is_ok_and(|reply| (200..300).contains(&reply.status)) {
        println!("{name} does not answer {} {}", case.method, case.path);
        return;
    }
    load::run(&rival.address, case, CONNECTIONS, WARM_SECONDS);
    let theirs = load::run(&rival.address, case, CONNECTIONS, SECONDS).rate;
    let own = load::run(&mock.address, case, CONNECTIONS, SECONDS).rate;
    let what = format!("{}, to {name}", case.name);
    let rates = format!("{own:.0}/s, theirs {theirs:.0}/s");
    let budget = Budget::AtLeast(budget.unwrap_or(1.0));
    line(&what, own / theirs.max(1.0), "", budget, &rates);
}
