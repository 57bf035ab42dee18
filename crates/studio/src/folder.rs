//! The files of a workspace: find, read and write them.
//!
//! An id is the path below the folder with forward slashes; a file outside of it
//! begins with `../`, one on another drive is absolute.

mod together; // several files that change together

use std::{
    fs, io,
    path::{Component, Path, PathBuf},
};

use oas_doc::Syntax;

use crate::writing::writing;
pub(crate) use together::write_together;

/// Files larger than this are not read (the parser has the same limit).
const MAX_FILE_BYTES: u64 = 256 * 1024 * 1024;
/// How much of a file is looked at to tell whether it describes an API.
const SNIFF_BYTES: usize = 64 * 1024;
/// A folder with more entry documents than this opens with the first ones only.
pub(crate) const MAX_ENTRIES: usize = 200;
const MAX_DEPTH: usize = 8;

/// A folder that ids are relative to.
#[derive(Debug, Clone)]
pub(crate) struct Folder {
    root: PathBuf,
}

/// What a look into the folder found.
#[derive(Debug, Default)]
pub(crate) struct Discovered {
    /// Ids of documents that describe an API, in order of path.
    pub(crate) entries: Vec<String>,
    /// How many more there are than are listed.
    pub(crate) n_left_out: usize,
}

impl Folder {
    pub(crate) fn new(root: &Path) -> Self {
        Self {
            root: root.to_path_buf(),
        }
    }

    /// The folder's own name, for people.
    pub(crate) fn name(&self) -> String {
        let whole = || self.root.display().to_string();
        self.root
            .file_name()
            .map_or_else(whole, |name| name.to_string_lossy().into_owned())
    }

    pub(crate) fn path_of(&self, id: &str) -> PathBuf {
        self.root
            .join(id.replace('/', std::path::MAIN_SEPARATOR_STR))
    }

    /// The id of a path that a person or the file system named.
    pub(crate) fn id_of(&self, path: &Path) -> String {
        let below = path.strip_prefix(&self.root).unwrap_or(path);
        let mut id = String::new();
        for part in below.components() {
            match part {
                Component::Prefix(prefix) => id.push_str(&prefix.as_os_str().to_string_lossy()),
                Component::RootDir => id.push('/'),
                Component::CurDir => {}
                Component::ParentDir => push_part(&mut id, ".."),
                Component::Normal(name) => push_part(&mut id, &name.to_string_lossy()),
            }
        }
        id
    }

    /// Reads a whole file.
    ///
    /// # Errors
    /// Whatever the file system says, and [`refuse_odd`].
    pub(crate) fn read(&self, id: &str) -> io::Result<Vec<u8>> {
        use io::Read as _;
        let path = self.path_of(id);
        let about = fs::metadata(&path)?;
        refuse_odd(&path, &about)?;
        // A device has no length, and a file may grow meanwhile.
        let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0));
        let file = fs::File::open(path)?;
        file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes)?;
        refuse_long(bytes.len() as u64)?;
        Ok(bytes)
    }

    /// Replaces a file: written beside it, synced, renamed over it. Links and permissions stay.
    pub(crate) fn write(&self, id: &str, bytes: &[u8]) -> io::Result<()> {
        let named = self.path_of(id);
        let path = fs::canonicalize(&named).unwrap_or(named);
        write_atomically(&path, bytes)
    }

    /// Looks for documents that describe an API, hidden folders and packages left out.
    pub(crate) fn discover(&self) -> Discovered {
        let mut found = Vec::new();
        collect(&self.root, 0, &mut found);
        found.sort();
        let n_left_out = found.len().saturating_sub(MAX_ENTRIES);
        found.truncate(MAX_ENTRIES);
        Discovered {
            entries: found.iter().map(|path| self.id_of(path)).collect(),
            n_left_out,
        }
    }
}

fn push_part(id: &mut String, part: &str) {
    if !id.is_empty() && !id.ends_with('/') {
        id.push('/');
    }
    id.push_str(part);
}

/// Refuses what has too much in it, or may never have anything: a pipe of the disk that nobody
/// writes into. One that the shell lent (`/dev/stdin`, `<(…)`) has a writer.
///
/// # Errors
/// `FileTooLarge` or `InvalidInput`, in words.
pub(crate) fn refuse_odd(path: &Path, about: &fs::Metadata) -> io::Result<()> {
    if is_pipe(about) && fs::canonicalize(path).is_ok() {
        let message = "it is a pipe, not a file";
        return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
    }
    refuse_long(about.len())
}

fn refuse_long(n_bytes: u64) -> io::Result<()> {
    if n_bytes <= MAX_FILE_BYTES {
        return Ok(());
    }
    let message = format!("it is larger than {} MB", MAX_FILE_BYTES / 1024 / 1024);
    Err(io::Error::new(io::ErrorKind::FileTooLarge, message))
}

#[cfg(unix)]
fn is_pipe(about: &fs::Metadata) -> bool {
    std::os::unix::fs::FileTypeExt::is_fifo(&about.file_type())
}

#[cfg(not(unix))]
fn is_pipe(_: &fs::Metadata) -> bool {
    false
}

/// Writes beside the target, syncs, and renames, so that nobody ever sees half a file.
///
/// # Errors
/// Whatever the file system says; the target is then as it was.
pub(crate) fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    use io::Write as _;
    write_streamed(path, |file| file.write_all(bytes))
}

/// The same, piece by piece; a long write asks [`go_on`](crate::writing::go_on) between pieces.
pub(crate) fn write_streamed<T>(
    path: &Path,
    write: impl FnOnce(&mut fs::File) -> io::Result<T>,
) -> io::Result<T> {
    let beside = beside(path);
    writing(|| {
        let made = prepare(&beside, path, write);
        let written = made.and_then(|made| fs::rename(&beside, path).map(|()| made));
        if written.is_err() {
            let _ = fs::remove_file(&beside);
        }
        written
    })
}

/// Where the new text of a file stands until it is whole.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.tmp", std::process::id()))
}

fn prepare<T>(
    beside: &Path,
    path: &Path,
    write: impl FnOnce(&mut fs::File) -> io::Result<T>,
) -> io::Result<T> {
    let mut file = fs::File::create(beside)?;
    let made = write(&mut file)?;
    if let Ok(old) = fs::metadata(path) {
        file.set_permissions(old.permissions())?;
    }
    file.sync_all()?;
    Ok(made)
}

fn collect(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Ok(kind) = entry.file_type() else {
            continue;
        };
        let hidden = name.starts_with('.') || matches!(name.as_str(), "node_modules" | "target");
        if kind.is_dir() && !hidden && depth < MAX_DEPTH {
            collect(&entry.path(), depth + 1, found);
        } else if !kind.is_dir() && !hidden && describes_api(&entry.path(), &name) {
            found.push(entry.path());
        }
    }
}

/// Whether the file's beginning has `openapi` or `swagger` as a key of the outermost mapping.
pub(crate) fn describes_api(path: &Path, name: &str) -> bool {
    use io::Read as _;
    let Some(syntax) = Syntax::of_path(name) else {
        return false;
    };
    let Ok(file) = fs::File::open(path) else {
        return false;
    };
    let mut start = Vec::with_capacity(SNIFF_BYTES);
    if file
        .take(SNIFF_BYTES as u64)
        .read_to_end(&mut start)
        .is_err()
    {
        return false;
    }
    let text = String::from_utf8_lossy(&start);
    match syntax {
        Syntax::Json => has_json_key(&text),
        Syntax::Yaml => has_yaml_key(&text) || has_json_key(&text),
    }
}

fn has_yaml_key(text: &str) -> bool {
    let bare = |line: &str| line.trim_start_matches('\u{feff}').replace(['"', '\''], "");
    text.lines().map(bare).any(|line| {
        ["openapi", "swagger"].iter().any(|key| {
            line.strip_prefix(key)
                .is_some_and(|rest| rest.trim_start().starts_with(':'))
        })
    })
}

/// A string key at depth one, found without parsing the rest.
fn has_json_key(text: &str) -> bool {
    let mut depth = 0_usize;
    let mut bytes = text.char_indices();
    while let Some((at, character)) = bytes.next() {
        match character {
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            '"' => {
                let rest = &text[at + 1..];
                let named = ["openapi\"", "swagger\""]
                    .iter()
                    .find(|key| rest.starts_with(**key));
                let is_key =
                    named.is_some_and(|key| rest[key.len()..].trim_start().starts_with(':'));
                if depth == 1 && is_key {
                    return true;
                }
                skip_string(&mut bytes);
            }
            _ => {}
        }
    }
    false
}

fn skip_string(characters: &mut std::str::CharIndices<'_>) {
    while let Some((_, character)) = characters.next() {
        match character {
            '\\' => drop(characters.next()),
            '"' => return,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_apis_from_other_files_by_their_outermost_keys() {
        assert!(has_json_key(
            r#"{"info": {"openapi": 1}, "openapi" : "3.0.0"}"#
        ));
        assert!(!has_json_key(
            r#"{"info": {"openapi": "3.0.0"}, "x": "\"openapi\":"}"#
        ));
        assert!(has_yaml_key("# a comment\n'openapi': 3.1.0\n"));
        assert!(!has_yaml_key("info:\n  openapi: 3.1.0\n"));
    }

    #[test]
    fn a_failed_write_leaves_no_file_behind() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("missing/file.yaml");
        assert!(write_atomically(&missing, b"x").is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn ids_are_relative_with_forward_slashes() {
        let folder = Folder::new(Path::new("/a/b"));
        assert_eq!(folder.id_of(Path::new("/a/b/c/d.yaml")), "c/d.yaml");
        assert_eq!(folder.id_of(Path::new("../x.yaml")), "../x.yaml");
    }
}
