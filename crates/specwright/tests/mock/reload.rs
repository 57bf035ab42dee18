//! Files change in every way in which files change, while 64 connections keep asking.

use std::{
    fmt::Write as _,
    fs,
    io::{BufReader, Write as _},
    net::TcpStream,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use crate::support::{Mock, PETS, folder};

const N_CONNECTIONS: usize = 64;
/// Files that a checkout touches; every fifth is a part of the description.
const N_FILES: usize = 500;

/// One connection that asks for the same entity until it is stopped; gives how often.
fn asks(address: &str, stop: &Arc<AtomicBool>) -> JoinHandle<usize> {
    let (address, stop) = (address.to_owned(), Arc::clone(stop));
    thread::spawn(move || {
        let mut stream = TcpStream::connect(address).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .unwrap();
        let mut answers = BufReader::new(stream.try_clone().unwrap());
        let mut n_answers = 0;
        while !stop.load(Relaxed) {
            write!(stream, "GET /pets/4242 HTTP/1.1\r\nHost: m\r\n\r\n").unwrap();
            let (status, body) = answer(&mut answers);
            assert_eq!(status, 200, "{body}");
            let pet: serde_json::Value = serde_json::from_str(&body).unwrap();
            assert_eq!(pet["name"], "Rex");
            n_answers += 1;
            // They are to ask all the time, not to take the machine from everything else.
            thread::sleep(Duration::from_millis(5));
        }
        n_answers
    })
}

/// Reads one answer; the connection stays.
fn answer(stream: &mut impl std::io::BufRead) -> (u16, String) {
    let mut line = String::new();
    stream.read_line(&mut line).unwrap();
    assert!(
        line.starts_with("HTTP/1.1 "),
        "a connection was closed: {line}"
    );
    let status = line.split(' ').nth(1).unwrap().parse().unwrap();
    let mut length = 0;
    loop {
        line.clear();
        stream.read_line(&mut line).unwrap();
        let Some((name, value)) = line.trim_end().split_once(": ") else {
            break;
        };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.parse().unwrap();
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).unwrap();
    (status, String::from_utf8(body).unwrap())
}

/// The description with one more path, named after a version.
fn version(n: usize) -> String {
    let mut text = PETS.to_owned();
    let _ = writeln!(
        text,
        "  /v{n}:\n    get: {{responses: {{'204': {{description: ok}}}}}}"
    );
    text.push_str("  /parts:\n    get:\n      responses:\n        '200':\n          description: ok\n          content:\n            application/json:\n              schema:\n                type: object\n                properties:\n");
    for part in (0..N_FILES).step_by(5) {
        let _ = writeln!(text, "                  p{part}: {{$ref: 'f{part}.yaml'}}");
    }
    text
}

fn write_parts(folder: &Path, n: usize) {
    for part in 0..N_FILES {
        let text = format!("type: string\nconst: version {n}\n");
        fs::write(folder.join(format!("f{part}.yaml")), text).unwrap();
    }
}

fn reloads(mock: &Mock) -> u64 {
    let status = mock.control("GET", "/reload", "").json();
    status["reloads"].as_u64().unwrap()
}

/// Waits until one more reload is told, and fails where a second one follows at once.
fn one_more(mock: &Mock, before: u64, what: &str) -> u64 {
    let end = Instant::now() + Duration::from_secs(20);
    while reloads(mock) == before {
        assert!(Instant::now() < end, "{what}: no reload\n{}", mock.said());
        thread::sleep(Duration::from_millis(10));
    }
    // Longer than a burst lasts (150 ms without news).
    thread::sleep(Duration::from_millis(700));
    let after = reloads(mock);
    assert_eq!(after, before + 1, "{what}: one reload\n{}", mock.said());
    after
}

#[test]
fn nobody_notices_that_files_are_saved_renamed_removed_broken_and_checked_out() {
    let folder = folder();
    let at = folder.path();
    let file = at.join("pets.yaml");
    write_parts(at, 0);
    fs::write(&file, version(0)).unwrap();
    let mock = Mock::start(at, &[]);
    let seed = r#"{"pets": [{"id": 4242, "name": "Rex"}]}"#;
    assert_eq!(mock.control("POST", "/state/seed", seed).status, 200);
    let stop = Arc::<AtomicBool>::default();
    let clients: Vec<_> = (0..N_CONNECTIONS)
        .map(|_| asks(&mock.address, &stop))
        .collect();
    let serves = |n: usize| assert_eq!(mock.ask("GET", &format!("/v{n}"), "").status, 204, "v{n}");
    thread::sleep(Duration::from_millis(500));
    let mut n = reloads(&mock);

    fs::write(&file, version(1)).unwrap();
    n = one_more(&mock, n, "saved");
    serves(1);

    fs::write(at.join(".pets.yaml.swp"), version(2)).unwrap();
    fs::rename(at.join(".pets.yaml.swp"), &file).unwrap();
    n = one_more(&mock, n, "renamed over");
    serves(2);

    fs::remove_file(&file).unwrap();
    n = one_more(&mock, n, "removed");
    serves(2);
    assert!(mock.said().contains("pets.yaml"), "{}", mock.said());
    fs::write(&file, version(3)).unwrap();
    n = one_more(&mock, n, "restored");
    serves(3);

    let heard = mock.said().len();
    fs::write(&file, version(4).replace("paths:", "paths: [")).unwrap();
    n = one_more(&mock, n, "broken");
    serves(3);
    let said = mock.said()[heard..].to_owned();
    let fault = said.lines().find(|line| line.contains("--> pets.yaml:"));
    let fault = fault.unwrap_or_else(|| panic!("no place of the fault\n{said}"));
    assert_eq!(
        fault.trim().split(':').count(),
        3,
        "line and column: {fault}"
    );
    assert!(
        said.contains("the last good state goes on serving"),
        "{said}"
    );
    fs::write(&file, version(5)).unwrap();
    n = one_more(&mock, n, "mended");
    serves(5);

    write_parts(at, 6);
    fs::write(&file, version(6)).unwrap();
    n = one_more(&mock, n, "500 files checked out");
    serves(6);
    let parts = mock.ask("GET", "/parts", "").json();
    assert_eq!(parts["p495"], "version 6");
    assert_eq!(n, 7);

    stop.store(true, Relaxed);
    let asked: Vec<usize> = clients.into_iter().map(|one| one.join().unwrap()).collect();
    assert!(asked.iter().all(|n_answers| *n_answers > 20), "{asked:?}");
    let counters = mock.control("GET", "/counters", "").json();
    assert_eq!(counters["byClass"]["5xx"], 0);
    assert_eq!(counters["byClass"]["4xx"], 0);
    assert_eq!(counters["cancelled"], 0);
}
