//! Requests while they come.

use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
};

use super::{STORE, recording, traffic};
use crate::support::folder;

struct Ends(Child);

impl Drop for Ends {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn rows_are_shown_once_while_they_come() {
    let folder = folder();
    let at = folder.path();
    let mock = recording(at);
    mock.ask("GET", "/pets/1", "");
    mock.ask("POST", "/pets", "");
    assert_eq!(traffic(at, &["expect", "count==2", "--wait", "5s"]).code, 0);
    let words = ["traffic", "tail", "--store", STORE, "--format", "json"];
    let child = Command::new(env!("CARGO_BIN_EXE_specwright"))
        .args(words)
        .args(["--filter", "method:GET", "-n", "5"])
        .current_dir(at)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut child = Ends(child);
    let mut lines = BufReader::new(child.0.stdout.take().unwrap()).lines();
    let mut next = || {
        let line = lines.next().unwrap().unwrap();
        let row: serde_json::Value = serde_json::from_str(&line).unwrap();
        row["path"].as_str().unwrap().to_owned()
    };
    assert_eq!(next(), "/pets/1", "it was there before");
    for n in 2..20 {
        mock.ask("GET", &format!("/pets/{n}"), "");
        mock.ask("DELETE", &format!("/pets/{n}"), "");
    }
    let seen: Vec<String> = (2..20).map(|_| next()).collect();
    let wanted: Vec<String> = (2..20).map(|n| format!("/pets/{n}")).collect();
    assert_eq!(seen, wanted);

    let pid = child.0.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-INT", &pid])
            .status()
            .unwrap()
            .success()
    );
    assert_eq!(child.0.wait().unwrap().code(), Some(130));
}

#[test]
fn what_cannot_be_followed_is_told() {
    let folder = folder();
    let said = traffic(folder.path(), &["tail"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains(STORE), "{}", said.err);
}
