//! Several files that change together: all of them, or none.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{beside, prepare};
use crate::writing::writing;

/// Writes all new texts beside their targets first, and only then puts them in their places, so
/// that neither Ctrl+C nor a full disk leaves one file changed without the other.
///
/// # Errors
/// The file that could not be written, and what the file system says; all are as they were, unless
/// a target was taken away between the two steps.
pub(crate) fn write_together(files: &[(&Path, &[u8])]) -> Result<(), (PathBuf, io::Error)> {
    let mut at_fault = PathBuf::new();
    let written = writing(|| {
        let mut ready = Vec::with_capacity(files.len());
        let mut made = || {
            for (path, bytes) in files {
                at_fault = path.to_path_buf();
                ready.push(beside(path));
                prepare(&beside(path), path, |file| {
                    io::Write::write_all(file, bytes)
                })?;
            }
            for (path, _) in files {
                at_fault = path.to_path_buf();
                fs::rename(beside(path), path)?;
            }
            Ok(())
        };
        let written = made();
        if written.is_err() {
            ready.iter().for_each(|one| _ = fs::remove_file(one));
        }
        written
    });
    written.map_err(|error| (at_fault, error))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::write_together;

    #[test]
    fn one_that_cannot_be_written_leaves_all_as_they_were() {
        let folder = tempfile::tempdir().unwrap();
        let first = folder.path().join("a.yaml");
        let second = folder.path().join("none/b.yaml");
        fs::write(&first, "old").unwrap();
        let (at_fault, _) = write_together(&[(&first, b"new"), (&second, b"new")]).unwrap_err();
        assert_eq!(at_fault, second);
        assert_eq!(fs::read_to_string(&first).unwrap(), "old");
        assert_eq!(
            fs::read_dir(folder.path()).unwrap().count(),
            1,
            "nothing beside it"
        );
        fs::create_dir(folder.path().join("none")).unwrap();
        write_together(&[(&first, b"new"), (&second, b"new")]).unwrap();
        assert_eq!(fs::read_to_string(&first).unwrap(), "new");
        assert_eq!(fs::read_to_string(&second).unwrap(), "new");
    }
}
