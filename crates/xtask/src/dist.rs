//! `cargo xtask dist`: a Debian package of everything, and an archive of the command line.

mod archive; // the tarball
mod notices; // who wrote what we ship, and under which licence

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::json;

use crate::machine::{self, Wanted};
use crate::place::Place;
use crate::products::{self, Products};
use crate::shell::{Failure, Shell};
use crate::{npm, say};

pub(crate) fn run(place: &Place, options: &[String]) -> Result<ExitCode, Failure> {
    if !options.is_empty() {
        return Err(Failure::new("dist takes no options"));
    }
    machine::prepare(place, Wanted::Desktop)?;
    let ui = place.root.join("ui");
    npm::install(&ui)?;
    npm::script(&ui, "build")?;
    let products = products::build(place, true)?;
    let archive = archive::make(place, &products)?;
    say::line(&format!("{}", archive.display()));
    if cfg!(target_os = "linux") {
        say::line(&format!("{}", package(place, &products)?.display()));
    } else {
        say::warning("the app's own package is made on Linux only, so far");
    }
    Ok(ExitCode::SUCCESS)
}

/// The version in the root `Cargo.toml`.
fn version(place: &Place) -> Result<String, Failure> {
    let text = fs::read_to_string(place.root.join("src-tauri/tauri.conf.json"))?;
    let conf: serde_json::Value = serde_json::from_str(&text)?;
    let version = conf.get("version").and_then(|value| value.as_str());
    version
        .map(str::to_owned)
        .ok_or_else(|| Failure::new("tauri.conf.json has no version"))
}

/// Makes the `.deb` from what was built, and returns its path.
pub(crate) fn package(place: &Place, products: &Products) -> Result<PathBuf, Failure> {
    let shell = place.root.join("src-tauri");
    npm::install(&shell)?;
    let staged = stage(place, products)?;
    let config = place.own("dist")?.join("bundle.json");
    let files = json!({
        "/usr/bin/specwright": staged.join("specwright"),
        "/usr/share/bash-completion/completions/specwright": staged.join("completions/specwright.bash"),
        "/usr/share/zsh/vendor-completions/_specwright": staged.join("completions/_specwright"),
        "/usr/share/fish/vendor_completions.d/specwright.fish": staged.join("completions/specwright.fish"),
        "/usr/share/doc/specwright/README.md": staged.join("README.md"),
        "/usr/share/doc/specwright/LICENSE-MIT": staged.join("LICENSE-MIT"),
        "/usr/share/doc/specwright/LICENSE-APACHE": staged.join("LICENSE-APACHE"),
        "/usr/share/doc/specwright/THIRD-PARTY.md": staged.join("THIRD-PARTY.md"),
    });
    let bundle = json!({ "bundle": { "linux": { "deb": { "files": files } } } });
    fs::write(&config, serde_json::to_string_pretty(&bundle)?)?;
    Shell::new("npx", &shell)
        .args([
            "tauri",
            "bundle",
            "--bundles",
            "deb",
            "--features",
            "custom-protocol",
            "--config",
        ])
        .args([&config])
        .env("CARGO_TARGET_DIR", &place.target)
        .env("CI", "true")
        .run()?;
    newest(
        &place.target.join("release/bundle/deb"),
        &place.own("dist")?,
    )
}

/// Copies the one package of this version out of the shared target folder.
fn newest(made: &Path, own: &Path) -> Result<PathBuf, Failure> {
    let mut found = Vec::new();
    for entry in fs::read_dir(made)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "deb") {
            found.push((path.metadata()?.modified()?, path));
        }
    }
    let (_, path) = found
        .into_iter()
        .max()
        .ok_or_else(|| Failure::new("no .deb was made"))?;
    let name = path
        .file_name()
        .ok_or_else(|| Failure::new("the .deb has no name"))?;
    let kept = own.join(name);
    fs::copy(&path, &kept)?;
    Ok(kept)
}

/// A folder with everything that both packages carry.
fn stage(place: &Place, products: &Products) -> Result<PathBuf, Failure> {
    let folder = place.own("dist")?.join("stage");
    fs::create_dir_all(folder.join("completions"))?;
    fs::copy(&products.command_line, folder.join("specwright"))?;
    for name in ["README.md", "LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(place.root.join(name), folder.join(name))?;
    }
    for (shell, name) in [
        ("bash", "specwright.bash"),
        ("zsh", "_specwright"),
        ("fish", "specwright.fish"),
    ] {
        let text = Shell::new(&products.command_line, &place.root)
            .args(["completions", shell])
            .read()?;
        fs::write(folder.join("completions").join(name), text)?;
    }
    fs::write(folder.join("THIRD-PARTY.md"), notices::collect(place)?)?;
    Ok(folder)
}
