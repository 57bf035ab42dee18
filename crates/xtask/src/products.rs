//! What cargo builds, always with the same set of features so that nothing is built twice.

use std::path::PathBuf;

use crate::place::Place;
use crate::shell::{Failure, Shell};

/// Serves the built interface from inside the app; see `src-tauri/Cargo.toml`.
pub(crate) const FEATURES: &str = "specwright-desktop/custom-protocol";

/// Targets that need a built product are checked, too, though not run.
pub(crate) const CHECKED: &str = "specwright-desktop/custom-protocol,specwright-tests/product,specwright-tests/perf,specwright-tests/corpus";

/// The two programs, copied to a folder that only this clone uses.
#[derive(Debug)]
pub(crate) struct Products {
    pub(crate) command_line: PathBuf,
    pub(crate) desktop: PathBuf,
}

/// `cargo`, with the shared target folder.
pub(crate) fn cargo(place: &Place) -> Shell {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    Shell::new(program, &place.root).env("CARGO_TARGET_DIR", &place.target)
}

/// Builds both programs in one go. Without `release` it is the quick profile.
pub(crate) fn build(place: &Place, release: bool) -> Result<Products, Failure> {
    let words = [
        "build",
        "--package",
        "specwright",
        "--package",
        "specwright-desktop",
    ];
    let mut words = words.to_vec();
    words.extend(["--features", FEATURES]);
    words.extend(release.then_some("--release"));
    cargo(place).args(words).run()?;
    Ok(Products {
        command_line: keep(place, "specwright", release)?,
        desktop: keep(place, "specwright-desktop", release)?,
    })
}

/// Builds the command line alone: no WebKit is needed for it.
pub(crate) fn build_command_line(place: &Place, release: bool) -> Result<PathBuf, Failure> {
    let mut words = vec!["build", "--package", "specwright"];
    words.extend(release.then_some("--release"));
    cargo(place).args(words).run()?;
    keep(place, "specwright", release)
}

/// Where an earlier [`build`] with `release` left the programs.
pub(crate) fn built(place: &Place) -> Result<Products, Failure> {
    let at = |name: &str| {
        let path = place
            .own("release")?
            .join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
        let missing = || Failure::new(format!("`{name}` has not been built; run the step `build`"));
        path.is_file().then_some(path).ok_or_else(missing)
    };
    Ok(Products {
        command_line: at("specwright")?,
        desktop: at("specwright-desktop")?,
    })
}

/// Another clone may build into the same target folder a moment later; a copy stays ours.
fn keep(place: &Place, name: &str, release: bool) -> Result<PathBuf, Failure> {
    let profile = if release { "release" } else { "debug" };
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let kept = place.own(profile)?.join(&file);
    let fresh = kept.with_extension("new");
    std::fs::copy(place.target.join(profile).join(&file), &fresh)?;
    std::fs::rename(&fresh, &kept)?;
    Ok(kept)
}
