//! Where things are: the clone, the cache, and what cargo builds.

use std::env;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::shell::Failure;

/// The clone at hand and the folders outside it that belong to it.
#[derive(Debug)]
pub(crate) struct Place {
    /// The folder of the root `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Shared by all clones of this person.
    pub(crate) cache: PathBuf,
    /// Cargo's target folder; all clones share it, because crates from the registry are equal in each.
    pub(crate) target: PathBuf,
}

impl Place {
    pub(crate) fn find() -> Result<Self, Failure> {
        let root = root()?;
        let cache = cache()?;
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(set) => root.join(set),
            None => cache.join("target"),
        };
        Ok(Self {
            root,
            cache,
            target,
        })
    }

    /// What belongs to this clone alone: copies of its products, logs, results.
    pub(crate) fn own(&self, name: &str) -> Result<PathBuf, Failure> {
        let mut hasher = DefaultHasher::new();
        self.root.hash(&mut hasher);
        let folder = self
            .cache
            .join("clones")
            .join(format!("{:016x}", hasher.finish()))
            .join(name);
        std::fs::create_dir_all(&folder)?;
        Ok(folder)
    }
}

fn root() -> Result<PathBuf, Failure> {
    let start = match env::var_os("CARGO_MANIFEST_DIR") {
        Some(folder) => PathBuf::from(folder),
        None => env::current_dir()?,
    };
    start
        .ancestors()
        .find(|folder| folder.join("src-tauri/tauri.conf.json").is_file())
        .map(Path::to_path_buf)
        .ok_or_else(|| Failure::new("this is not inside a clone of Specwright"))
}

fn cache() -> Result<PathBuf, Failure> {
    let set = |name: &str| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    set("SPECWRIGHT_CACHE")
        .or_else(|| set("XDG_CACHE_HOME").map(|base| base.join("specwright")))
        .or_else(|| set("HOME").map(|home| home.join(".cache").join("specwright")))
        .or_else(|| set("LOCALAPPDATA").map(|base| base.join("specwright")))
        .ok_or_else(|| Failure::new("no place for built things: set SPECWRIGHT_CACHE to a folder"))
}
