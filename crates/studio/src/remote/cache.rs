//! Copies of documents on disk: the text, and beside it what the server said.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::{Copy, Marks};
use crate::folder::write_atomically;
use crate::usual;

/// All copies together; the oldest leave first.
const MAX_BYTES: u64 = 512 * 1024 * 1024;

/// A folder of copies. What cannot be written is fetched again next time.
#[derive(Debug)]
pub(super) struct Cache {
    folder: PathBuf,
}

impl Cache {
    pub(super) fn new(folder: Option<PathBuf>) -> Self {
        Self {
            folder: folder.unwrap_or_else(|| usual::cache_folder().join("remote")),
        }
    }

    /// The copy of an address, with the marks to ask about it.
    pub(super) fn find(&self, address: &str) -> Option<Copy> {
        let bytes = fs::read(self.text(address)).ok()?;
        let marks = fs::read(self.marks(address)).ok()?;
        let kept: Kept = serde_json::from_slice(&marks).ok()?;
        let is_whole = kept.asked == address && kept.hash == hash(&bytes);
        is_whole.then_some(Copy {
            bytes,
            marks: kept.marks,
        })
    }

    /// Keeps a copy for the next time.
    pub(super) fn keep(&self, address: &str, copy: &Copy) {
        let kept = Kept {
            asked: address.to_owned(),
            hash: hash(&copy.bytes),
            marks: copy.marks.clone(),
        };
        let Ok(marks) = serde_json::to_vec_pretty(&kept) else {
            return;
        };
        let written = fs::create_dir_all(&self.folder)
            .and_then(|()| write_atomically(&self.text(address), &copy.bytes))
            .and_then(|()| write_atomically(&self.marks(address), &marks));
        if written.is_ok() {
            forget_oldest(&self.folder, MAX_BYTES);
        }
    }

    fn text(&self, address: &str) -> PathBuf {
        self.folder.join(hash(address.as_bytes()))
    }

    fn marks(&self, address: &str) -> PathBuf {
        self.text(address).with_extension("json")
    }
}

/// What stands beside a copy. The hash tells a copy that was cut off or mixed up.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
struct Kept {
    asked: String,
    hash: String,
    marks: Marks,
}

fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// Removes the oldest files until the rest fit.
fn forget_oldest(folder: &Path, max_bytes: u64) {
    let mut files: Vec<(SystemTime, u64, PathBuf)> = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if let Ok(about) = entry.metadata() {
            let written = about.modified().unwrap_or(SystemTime::UNIX_EPOCH);
            files.push((written, about.len(), entry.path()));
        }
    }
    files.sort_unstable();
    let mut total: u64 = files.iter().map(|(_, length, _)| length).sum();
    for (_, length, path) in files {
        if total <= max_bytes {
            return;
        }
        if fs::remove_file(path).is_ok() {
            total -= length;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copy(text: &str) -> Copy {
        let marks = Marks {
            etag: Some("\"1\"".to_owned()),
            ..Marks::default()
        };
        Copy {
            bytes: text.into(),
            marks,
        }
    }

    #[test]
    fn a_copy_that_was_cut_off_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::new(Some(folder.path().to_path_buf()));
        cache.keep("https://a/b", &copy("openapi: 3.1.0"));
        assert_eq!(cache.find("https://a/b"), Some(copy("openapi: 3.1.0")));
        fs::write(cache.text("https://a/b"), "openapi").unwrap();
        assert_eq!(cache.find("https://a/b"), None);
        assert_eq!(cache.find("https://a/c"), None);
    }

    #[test]
    fn the_oldest_copies_leave_first() {
        let folder = tempfile::tempdir().unwrap();
        for (name, age) in [("old", 20), ("new", 10)] {
            let path = folder.path().join(name);
            fs::write(&path, "0123456789").unwrap();
            let then = SystemTime::now() - std::time::Duration::from_secs(age);
            fs::File::open(&path).unwrap().set_modified(then).unwrap();
        }
        forget_oldest(folder.path(), 15);
        assert!(!folder.path().join("old").exists() && folder.path().join("new").exists());
    }
}
