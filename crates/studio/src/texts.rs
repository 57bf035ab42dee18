//! Documents in memory: text, version, and what their file was when last read or written.

use std::{
    collections::{BTreeMap, HashSet},
    io,
    sync::Arc,
};

use mock_core::workspace_file;
use oas_doc::{Document, Syntax, TextEdit, diff};
use oas_model::{SourceSet, wanted};

use crate::{ApiError, ErrorCode, folder::Folder, remote::Remote};

/// References to more files than this are not followed.
const MAX_FILES: usize = 5_000;

/// One document in memory.
#[derive(Debug, Clone)]
pub(crate) struct TextFile {
    pub(crate) document: Document,
    /// Counts up with each change; starts at 1.
    pub(crate) version: u32,
    /// The file's text when it was last taken over or written; `None` when it never was.
    pub(crate) saved: Option<Arc<str>>,
    /// Whether it describes an API itself.
    pub(crate) entry: bool,
    /// The file's text, where it and ours were changed in the same places.
    pub(crate) conflict: Option<Arc<str>>,
    /// Why the file cannot be read.
    pub(crate) unreadable: Option<String>,
}

impl TextFile {
    pub(crate) fn dirty(&self) -> bool {
        self.unreadable.is_some() || self.saved.as_deref() != Some(self.document.text())
    }
}

/// A text that changed, and how.
#[derive(Debug, Clone)]
pub(crate) struct TextChanged {
    pub(crate) id: String,
    /// The text before: offsets of `edits` belong to it.
    pub(crate) before: Document,
    pub(crate) base_version: u32,
    pub(crate) version: u32,
    pub(crate) edits: Vec<TextEdit>,
    pub(crate) dirty: bool,
}

/// What a look at the disk brought.
#[derive(Debug, Default)]
pub(crate) struct DiskChanges {
    pub(crate) edited: Vec<TextChanged>,
    /// Ids of files that appeared or vanished, or whose conflict state changed.
    pub(crate) listed: Vec<String>,
}

impl DiskChanges {
    pub(crate) fn is_empty(&self) -> bool {
        self.edited.is_empty() && self.listed.is_empty()
    }

    pub(crate) fn names(&self) -> String {
        let mut names: Vec<_> = self.edited.iter().map(|one| one.id.as_str()).collect();
        names.extend(self.listed.iter().map(String::as_str));
        names.dedup();
        names.join(", ")
    }
}

/// All documents of a workspace by id.
#[derive(Debug)]
pub(crate) struct Texts {
    folder: Folder,
    files: BTreeMap<String, TextFile>,
    /// Documents of other machines; `None` where they are not asked.
    remote: Option<Remote>,
}

impl Texts {
    /// Reads the entries and everything that they refer to, on other machines with `remote`.
    pub(crate) fn open(folder: Folder, entries: &[String], remote: Option<Remote>) -> Self {
        let mut texts = Self {
            folder,
            files: BTreeMap::new(),
            remote,
        };
        for id in entries {
            texts.load(id, true);
        }
        texts.load_wanted();
        texts
    }

    pub(crate) fn folder(&self) -> &Folder {
        &self.folder
    }

    pub(crate) fn files(&self) -> impl Iterator<Item = (&String, &TextFile)> {
        self.files.iter()
    }

    pub(crate) fn get(&self, id: &str) -> Result<&TextFile, ApiError> {
        self.files.get(id).ok_or_else(|| not_found(id))
    }

    /// The documents as the model wants them; unreadable files are left out.
    pub(crate) fn sources(&self) -> SourceSet {
        sources_of(&self.files, self.remote.as_ref())
    }

    /// Applies edits of a client that saw `base_version`.
    pub(crate) fn apply(
        &mut self,
        id: &str,
        base_version: u32,
        edits: Vec<TextEdit>,
    ) -> Result<TextChanged, ApiError> {
        let file = self.files.get_mut(id).ok_or_else(|| not_found(id))?;
        check_version(id, file, base_version)?;
        let document = file.document.apply(&edits).map_err(|error| {
            ApiError::new(
                ErrorCode::EditRefused,
                format!("The edit cannot be made: {error}."),
            )
            .at(id)
        })?;
        let changed = replace(id, file, document, edits);
        self.load_wanted();
        Ok(changed)
    }

    /// Writes a text to its file. Call [`Self::refresh_one`] first, so that nothing is overwritten.
    pub(crate) fn save(&mut self, id: &str) -> Result<&TextFile, ApiError> {
        let file = self.files.get_mut(id).ok_or_else(|| not_found(id))?;
        if file.conflict.is_some() {
            let message = format!("`{id}` was changed by others in the same places.");
            let hint = "Reload it to take the file's text (Undo brings yours back), then save.";
            return Err(ApiError::new(ErrorCode::EditRefused, message)
                .hint(hint)
                .at(id));
        }
        let text = file.document.text().to_owned();
        self.folder
            .write(id, text.as_bytes())
            .map_err(|error| cannot_write(&self.folder, id, &error))?;
        file.saved = Some(text.into());
        file.unreadable = None;
        Ok(file)
    }

    /// Takes the file's text in place of the one in memory.
    pub(crate) fn reload(&mut self, id: &str) -> Result<TextChanged, ApiError> {
        self.get(id)?;
        let bytes = self.folder.read(id).map_err(|error| {
            ApiError::new(ErrorCode::File, format!("`{id}` cannot be read: {error}.")).at(id)
        })?;
        let file = self.files.get_mut(id).ok_or_else(|| not_found(id))?;
        let document = read_again(&file.document, &bytes);
        let edits = diff(file.document.text(), document.text());
        file.saved = Some(document.text().into());
        file.conflict = None;
        file.unreadable = None;
        Ok(replace(id, file, document, edits))
    }

    /// Looks at every file again and takes over what changed.
    pub(crate) fn refresh(&mut self) -> DiskChanges {
        let mut changes = DiskChanges::default();
        let ids: Vec<String> = self.files.keys().cloned().collect();
        for id in ids {
            self.refresh_one(&id, &mut changes);
        }
        let known: HashSet<String> = self.files.keys().cloned().collect();
        for id in self.folder.discover().entries {
            if let Some(file) = self.files.get_mut(&id) {
                file.entry = true;
            } else {
                self.load(&id, true);
            }
        }
        self.load_wanted();
        changes
            .listed
            .extend(self.files.keys().filter(|id| !known.contains(*id)).cloned());
        changes
    }

    /// Like [`Self::refresh`], without looking for new entry documents.
    pub(crate) fn refresh_known(&mut self) -> DiskChanges {
        let mut changes = DiskChanges::default();
        let ids: Vec<String> = self.files.keys().cloned().collect();
        for id in ids {
            self.refresh_one(&id, &mut changes);
        }
        let before = self.files.len();
        self.load_wanted();
        if self.files.len() != before {
            changes.listed.push("referenced files".to_owned());
        }
        changes
    }

    /// Looks at one file again.
    pub(crate) fn refresh_one(&mut self, id: &str, changes: &mut DiskChanges) {
        let read = self.folder.read(id);
        let Some(file) = self.files.get_mut(id) else {
            return;
        };
        match read {
            Err(error) => {
                if file.unreadable.is_none() {
                    // The text stays: a deleted file can be saved again, and a mock goes on.
                    file.unreadable = Some(describe_read(&error));
                    changes.listed.push(id.to_owned());
                }
            }
            Ok(bytes) => {
                if file.unreadable.take().is_some() {
                    changes.listed.push(id.to_owned());
                }
                let is_read =
                    |text: &Option<Arc<str>>| text.as_deref().map(str::as_bytes) == Some(&bytes);
                if is_read(&file.conflict) {
                    return;
                }
                if is_read(&file.saved) {
                    // Whoever wrote the other text took it back.
                    let ended = file.conflict.take().map(|_| id.to_owned());
                    changes.listed.extend(ended);
                    return;
                }
                let theirs = read_again(&file.document, &bytes);
                match take_over(id, file, &theirs) {
                    Some(changed) => changes.edited.push(changed),
                    None => changes.listed.push(id.to_owned()),
                }
            }
        }
    }

    fn load(&mut self, id: &str, entry: bool) {
        if let Some(file) = self.files.get_mut(id) {
            file.entry |= entry;
            return;
        }
        let syntax = Syntax::of_path(id).unwrap_or(Syntax::Yaml);
        let (bytes, unreadable) = match self.folder.read(id) {
            Ok(bytes) => (bytes, None),
            Err(error) => (Vec::new(), Some(describe_read(&error))),
        };
        let document = Document::parse_bytes(&bytes, syntax);
        let saved = unreadable.is_none().then(|| document.text().into());
        let file = TextFile {
            document,
            version: 1,
            saved,
            entry,
            conflict: None,
            unreadable,
        };
        self.files.insert(id.to_owned(), file);
    }

    /// Loads the workspace files beside the entries, and what references ask for, until nothing
    /// more can be had.
    fn load_wanted(&mut self) {
        self.load_workspace_files();
        self.load_wanted_files();
        // What another machine sends has no say over files, so these need no second look.
        while let Some(remote) = &mut self.remote {
            let sources = sources_of(&self.files, Some(remote));
            if !remote.fetch_wanted(&sources) {
                return;
            }
        }
    }

    fn load_workspace_files(&mut self) {
        let entries = self.files.iter().filter(|(_, file)| file.entry);
        let beside: HashSet<String> = entries.map(|(id, _)| workspace_file(id)).collect();
        for id in beside {
            if !self.files.contains_key(&id) && self.folder.path_of(&id).is_file() {
                self.load(&id, false);
            }
        }
    }

    fn load_wanted_files(&mut self) {
        let mut given_up = HashSet::new();
        loop {
            let sources = self.sources();
            let missing: Vec<String> = wanted(&sources)
                .into_iter()
                .map(|one| one.uri)
                .filter(|uri| !given_up.contains(uri) && !self.files.contains_key(uri))
                .collect();
            if missing.is_empty() || self.files.len() > MAX_FILES {
                return;
            }
            for uri in missing {
                if self.folder.path_of(&uri).is_file() {
                    self.load(&uri, false);
                }
                given_up.insert(uri);
            }
        }
    }
}

fn sources_of(files: &BTreeMap<String, TextFile>, remote: Option<&Remote>) -> SourceSet {
    let mut sources = SourceSet::default();
    for (id, file) in files {
        match &file.unreadable {
            None => drop(sources.add(id, file.document.clone())),
            Some(reason) => sources.set_missing(id, reason),
        }
    }
    if let Some(remote) = remote {
        remote.add_to(&mut sources);
    }
    sources
}

/// A file's new text, read as an edit of the one before: what did not change is not read again.
fn read_again(before: &Document, bytes: &[u8]) -> Document {
    let edited = std::str::from_utf8(bytes)
        .ok()
        .and_then(|text| before.apply(&diff(before.text(), text)).ok());
    edited.unwrap_or_else(|| Document::parse_bytes(bytes, before.syntax()))
}

/// Takes over a file's new text; merges it with unsaved edits where both fit.
fn take_over(id: &str, file: &mut TextFile, theirs: &Document) -> Option<TextChanged> {
    let base = file.saved.as_deref();
    let ours = file.document.text();
    let clean = base == Some(ours);
    let merged = if clean || ours == theirs.text() {
        Some(theirs.text().to_owned())
    } else {
        base.and_then(|base| diffy::merge(base, ours, theirs.text()).ok())
    };
    let Some(merged) = merged else {
        // What both began with is kept: the file may only be half written yet.
        file.conflict = Some(theirs.text().into());
        return None;
    };
    file.conflict = None;
    let edits = diff(ours, &merged);
    file.saved = Some(theirs.text().into());
    if edits.is_empty() {
        return None;
    }
    let document = if merged == theirs.text() {
        theirs.clone()
    } else {
        read_again(&file.document, merged.as_bytes())
    };
    Some(replace(id, file, document, edits))
}

fn replace(id: &str, file: &mut TextFile, document: Document, edits: Vec<TextEdit>) -> TextChanged {
    let before = std::mem::replace(&mut file.document, document);
    let base_version = file.version;
    file.version = file.version.wrapping_add(1);
    TextChanged {
        id: id.to_owned(),
        before,
        base_version,
        version: file.version,
        edits,
        dirty: file.dirty(),
    }
}

/// # Errors
/// `stale_version` when the client saw another text.
pub(crate) fn check_version(id: &str, file: &TextFile, seen: u32) -> Result<(), ApiError> {
    if file.version == seen {
        return Ok(());
    }
    let message = format!(
        "`{id}` is at version {}, the edit belongs to {seen}.",
        file.version
    );
    let hint = "Take the edits of the versions between in, then send it again.";
    Err(ApiError::new(ErrorCode::StaleVersion, message)
        .hint(hint)
        .at(id))
}

fn not_found(id: &str) -> ApiError {
    ApiError::new(
        ErrorCode::NotFound,
        format!("There is no document `{id}` in this workspace."),
    )
}

fn cannot_write(folder: &Folder, id: &str, error: &io::Error) -> ApiError {
    let message = format!("`{id}` cannot be written: {error}. The text is kept here, unsaved.");
    ApiError::new(ErrorCode::File, message)
        .hint("Check the folder's permissions and the space on the disk, then save again.")
        .at(folder.path_of(id).display().to_string())
}

/// A read error in words that help.
pub(crate) fn describe_read(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "the file is not there".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder, not a file".to_owned(),
        io::ErrorKind::PermissionDenied => "this user may not read the file".to_owned(),
        _ => error.to_string(),
    }
}
