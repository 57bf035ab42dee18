//! The Debian package: installed, used, removed. Needs root or sudo without a password.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use std::path::Path;
use std::process::{Child, Command, Stdio};

use specwright_tests::display::Display;
use specwright_tests::patience::{LONG, until};
use specwright_tests::scratch::Scratch;

const INSTALLED: [&str; 4] = [
    "/usr/bin/specwright",
    "/usr/bin/specwright-desktop",
    "/usr/share/bash-completion/completions/specwright",
    "/usr/share/doc/specwright/THIRD-PARTY.md",
];

/// Runs a program as root and says whether it went well.
fn as_root(words: &[&str]) -> bool {
    let is_root = Command::new("id").arg("-u").output().unwrap().stdout == b"0\n";
    let mut all = if is_root { vec![] } else { vec!["sudo", "-n"] };
    all.extend(["env", "DEBIAN_FRONTEND=noninteractive"]);
    all.extend(words);
    Command::new(all[0])
        .args(&all[1..])
        .status()
        .unwrap()
        .success()
}

/// Whatever happens, the machine is left as it was found.
struct Installed;

impl Installed {
    fn from(package: &Path) -> Self {
        let package = package.to_str().unwrap();
        let options = [
            "-oDPkg::Lock::Timeout=600",
            "--yes",
            "--no-install-recommends",
        ];
        let words = [&["apt-get", "install"], options.as_slice(), &[package]].concat();
        assert!(as_root(&words), "the package could not be installed");
        Self
    }
}

impl Drop for Installed {
    fn drop(&mut self) {
        as_root(&["dpkg", "--purge", "specwright"]);
    }
}

/// A process that ends with its owner.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn the_package_installs_starts_and_goes_away() {
    let package = std::env::var_os("SPECWRIGHT_DEB")
        .expect("`cargo xtask test --only deb` sets SPECWRIGHT_DEB");
    assert!(
        !Path::new(INSTALLED[0]).exists(),
        "specwright is installed here already; remove it first"
    );
    {
        let _installed = Installed::from(Path::new(&package));
        for path in INSTALLED {
            assert!(Path::new(path).exists(), "{path} is missing");
        }
        command_line_answers();
        window_opens();
    }
    for path in INSTALLED {
        assert!(!Path::new(path).exists(), "{path} was left behind");
    }
}

fn command_line_answers() {
    let told = Command::new("/usr/bin/specwright")
        .arg("--version")
        .output()
        .unwrap();
    let told = String::from_utf8(told.stdout).unwrap();
    assert!(told.contains(env!("CARGO_PKG_VERSION")), "it said `{told}`");
}

fn window_opens() {
    let scratch = Scratch::new("deb");
    let display = Display::start();
    let child = Command::new("/usr/bin/specwright-desktop")
        .env("DISPLAY", display.name())
        .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
        .envs(scratch.home())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut running = Running(child);
    until("the window", LONG, || {
        assert!(
            running.0.try_wait().unwrap().is_none(),
            "the app ended before it showed a window"
        );
        display.shows("Specwright").then_some(())
    });
}
