//! A damaged file -> moved out of the way, with what belongs to it.

use std::{
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
};

/// Damaged files that are kept at most beside the file.
const MAX_ASIDE: u32 = 1000;

/// Moves a file with its `-wal` and `-shm` to the first free name beside it.
pub(crate) fn set_aside(path: &Path) -> io::Result<PathBuf> {
    let with = |ending: &str| {
        let mut name = OsString::from(path);
        name.push(ending);
        PathBuf::from(name)
    };
    let mut names = (1..=MAX_ASIDE).map(|n| with(&format!(".damaged-{n}")));
    let aside = names
        .find(|name| !name.exists())
        .ok_or(io::ErrorKind::AlreadyExists)?;
    fs::rename(path, &aside)?;
    for ending in ["-wal", "-shm"] {
        let mut name = aside.clone().into_os_string();
        name.push(ending);
        match fs::rename(with(ending), name) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(aside)
}
