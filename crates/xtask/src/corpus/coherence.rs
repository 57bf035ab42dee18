//! `cargo xtask coherence`: whether a mock of a real description is one coherent world.

use std::path::PathBuf;
use std::process::ExitCode;

use super::{asking, fetch_all};
use crate::place::Place;
use crate::products;
use crate::shell::Failure;

/// Descriptions of every habit: list objects, named arrays, links, cursors, envelopes.
const NAMES: &[&str] = &[
    "stripe.com.json",
    "github.com/api.github.com.json",
    "twilio.com/api.json",
    "kubernetes.io.json",
    "box.com.json",
    "asana.com.json",
    "digitalocean.com.json",
    "spotify.com.json",
];

/// Lists, items and writes of these descriptions and of the sample are compared with each other.
///
/// `--only TEXT` looks at those with the text in their name; a path looks at that file alone.
pub(crate) fn run(place: &Place, options: &[String]) -> Result<ExitCode, Failure> {
    let paths = match options {
        [] => paths(place, "")?,
        [one, text] if one == "--only" => paths(place, text)?,
        files => files.iter().map(PathBuf::from).collect(),
    };
    let program = products::build_command_line(place, true)?;
    let looked = asking(place, "coherence", &program).args(paths).run();
    Ok(match looked {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(1),
    })
}

fn paths(place: &Place, only: &str) -> Result<Vec<PathBuf>, Failure> {
    let folder = fetch_all(place)?;
    let real = NAMES.iter().map(|name| folder.join(name));
    let sample = place.root.join("specs/sample/openapi.yaml");
    let all = real.chain([sample]);
    Ok(all
        .filter(|path| path.display().to_string().contains(only))
        .collect())
}
