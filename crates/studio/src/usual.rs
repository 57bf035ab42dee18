//! Where a program of this system keeps its things.

use std::path::PathBuf;

/// The folder for what a person would miss: settings, the record.
pub(crate) fn data_folder() -> PathBuf {
    folder(Usual {
        windows: "",
        mac: "Library/Application Support",
        variable: "XDG_DATA_HOME",
        elsewhere: ".local/share",
    })
}

/// The folder for what can be had again.
pub(crate) fn cache_folder() -> PathBuf {
    folder(Usual {
        windows: "cache",
        mac: "Library/Caches",
        variable: "XDG_CACHE_HOME",
        elsewhere: ".cache",
    })
}

/// A kind of folder in the words of each system.
struct Usual {
    /// Below the program's own folder.
    windows: &'static str,
    mac: &'static str,
    /// The variable that names it elsewhere, and its usual value below the home folder.
    variable: &'static str,
    elsewhere: &'static str,
}

fn folder(kind: Usual) -> PathBuf {
    if cfg!(windows) {
        let base = variable("LOCALAPPDATA").unwrap_or_else(home);
        return base.join("specwright").join(kind.windows);
    }
    let base = if cfg!(target_os = "macos") {
        home().join(kind.mac)
    } else {
        variable(kind.variable).unwrap_or_else(|| home().join(kind.elsewhere))
    };
    base.join("specwright")
}

fn home() -> PathBuf {
    variable("HOME")
        .or_else(|| variable("USERPROFILE"))
        .unwrap_or_else(std::env::temp_dir)
}

fn variable(name: &str) -> Option<PathBuf> {
    let value = std::env::var_os(name)?;
    (!value.is_empty()).then(|| PathBuf::from(value))
}
