//! A virtual screen (Xvfb), and the windows on it.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A screen of 1440 × 900; it ends with its owner.
#[derive(Debug)]
pub struct Display {
    server: Child,
    name: String,
}

impl Display {
    /// Starts one on a number that nobody uses.
    ///
    /// # Panics
    /// When Xvfb is missing or does not start.
    #[must_use]
    pub fn start() -> Self {
        // Xvfb looks for a free number itself and writes it to the given descriptor: its standard output.
        let mut server = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1440x900x24",
                "-nolisten",
                "tcp",
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| {
                panic!("Xvfb: {error}; `cargo xtask setup --test` installs it")
            });
        let mut line = String::new();
        if let Some(out) = server.stdout.take() {
            let _ = BufReader::new(out).read_line(&mut line);
        }
        let number = line.trim();
        assert!(
            number.parse::<u32>().is_ok(),
            "Xvfb did not start; it said `{number}`"
        );
        Self {
            name: format!(":{number}"),
            server,
        }
    }

    /// For the variable `DISPLAY`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// A picture of the app's window with its menu: without a window manager it stands at the corner.
    ///
    /// # Panics
    /// When ImageMagick is missing or fails.
    pub fn picture(&self, path: &Path) {
        let words = ["-window", "root", "-crop", "1280x800+0+0", "+repage"];
        let taken = Command::new("import")
            .args(["-display", &self.name])
            .args(words)
            .arg(path)
            .status();
        let taken = taken.unwrap_or_else(|error| panic!("import: {error}; install imagemagick"));
        assert!(
            taken.success(),
            "the picture {} could not be taken",
            path.display()
        );
    }

    /// Whether a window of the real size of an app carries this title.
    #[must_use]
    pub fn shows(&self, title: &str) -> bool {
        let asked = Command::new("xwininfo")
            .args(["-root", "-tree", "-display", &self.name])
            .output();
        let tree = asked.unwrap_or_else(|error| panic!("xwininfo: {error}"));
        let tree = String::from_utf8_lossy(&tree.stdout).into_owned();
        tree.lines()
            .any(|line| line.contains(&format!("\"{title}")) && is_large(line))
    }
}

/// Helper windows of the toolkit are 10 × 10; the geometry is the word like `1280x800+0+0`.
fn is_large(line: &str) -> bool {
    line.split_whitespace().any(|word| {
        let size = word.split('+').next().unwrap_or_default();
        let (width, height) = size.split_once('x').unwrap_or_default();
        let at_least = |text: &str, least: u32| text.parse::<u32>().is_ok_and(|n| n >= least);
        at_least(width, 600) && at_least(height, 400)
    })
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
