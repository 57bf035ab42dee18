//! The sample project, carried inside the program.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../specs/sample"]
struct Sample;

/// Copies the sample below the application's folder; files that a person changed there stay.
pub(crate) fn unpack(data_folder: &Path) -> io::Result<PathBuf> {
    let target = data_folder.join("sample");
    for name in Sample::iter() {
        let path = target.join(name.as_ref());
        if path.exists() {
            continue;
        }
        if let (Some(parent), Some(file)) = (path.parent(), Sample::get(&name)) {
            fs::create_dir_all(parent)?;
            fs::write(path, file.data)?;
        }
    }
    Ok(target)
}
