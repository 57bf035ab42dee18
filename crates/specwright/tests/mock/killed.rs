//! What a mock was told outlives it, whenever it ends.

use std::{path::Path, process::Command, time::Duration};

use crate::support::{Mock, folder, try_ask};

/// How often the program is killed.
const N_DEATHS: u64 = 6;

fn start(folder: &Path) -> Mock {
    let words = ["--state", "pets.state", "--no-watch", "--log", "off"];
    Mock::spawn(folder, &words)
}

#[test]
fn what_was_acknowledged_is_there_after_the_program_is_killed() {
    let folder = folder();
    let mut acknowledged: Vec<(String, String)> = Vec::new();
    for death in 0..N_DEATHS {
        let mock = start(folder.path());
        let pid = mock.process_id().to_string();
        let killer = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(40 + 35 * death));
            Command::new("kill").args(["-9", &pid]).status().unwrap();
        });
        for n in 0.. {
            let body = format!(r#"{{"name":"pet {death} {n}"}}"#);
            let json = [("Content-Type", "application/json")];
            let Some(answer) = try_ask(&mock.address, "POST", "/pets", &json, &body) else {
                break;
            };
            assert_eq!(answer.status, 201, "{}", answer.head);
            acknowledged.push((format!("/pets/{}", answer.json()["id"]), answer.body));
        }
        killer.join().unwrap();
    }
    assert!(acknowledged.len() > 5, "nothing was posted");
    let mock = start(folder.path());
    for (path, before) in &acknowledged {
        assert_eq!(&mock.ask("GET", path, "").body, before, "{path}");
    }
    let (path, _) = &acknowledged[0];
    mock.ask("DELETE", path, "");
    drop(mock);
    let mock = start(folder.path());
    assert_eq!(mock.ask("GET", path, "").status, 404);
}
