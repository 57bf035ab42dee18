//! The open folder.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    ApiError, ErrorCode, Session, sample,
    wire::{self, BrowseEntry},
    workspace::blocking,
};

/// A folder with more entries than this is cut; nobody scrolls that far.
const MAX_BROWSED: usize = 2_000;

pub(crate) async fn current(
    session: &Session,
    _request: wire::Empty,
) -> Result<wire::WorkspaceReply, ApiError> {
    Ok(wire::WorkspaceReply {
        workspace: session.current().map(|workspace| workspace.view()),
    })
}

pub(crate) async fn open(
    session: &Session,
    request: wire::OpenWorkspace,
) -> Result<wire::WorkspaceReply, ApiError> {
    let path = PathBuf::from(request.path.trim());
    let sample = path == session.data_folder().join("sample");
    let workspace = session.open(path, sample).await?;
    Ok(wire::WorkspaceReply {
        workspace: Some(workspace.view()),
    })
}

pub(crate) async fn open_sample(
    session: &Session,
    _request: wire::Empty,
) -> Result<wire::WorkspaceReply, ApiError> {
    let data_folder = session.data_folder().to_path_buf();
    let path = sample::unpack(&data_folder).map_err(|error| {
        ApiError::new(
            ErrorCode::File,
            format!("The sample project cannot be copied: {error}."),
        )
        .at(data_folder.display().to_string())
    })?;
    let workspace = session.open(path, true).await?;
    workspace
        .mock
        .start(
            workspace.mock.settings(),
            &workspace.model(),
            &workspace.recording,
        )
        .await?;
    workspace.emit_mock();
    Ok(wire::WorkspaceReply {
        workspace: Some(workspace.view()),
    })
}

pub(crate) async fn close(
    session: &Session,
    _request: wire::Empty,
) -> Result<wire::WorkspaceReply, ApiError> {
    session.close().await;
    Ok(wire::WorkspaceReply { workspace: None })
}

pub(crate) async fn browse(
    _session: &Session,
    request: wire::BrowseQuery,
) -> Result<wire::BrowsePage, ApiError> {
    let path = request
        .path
        .filter(|path| !path.trim().is_empty())
        .map_or_else(home, PathBuf::from);
    blocking(move || list(&path)).await?
}

fn home() -> PathBuf {
    let named = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE"));
    named.map_or_else(|| PathBuf::from("/"), PathBuf::from)
}

fn list(path: &Path) -> Result<wire::BrowsePage, ApiError> {
    let at = path.display().to_string();
    let read = fs::read_dir(path).map_err(|error| {
        ApiError::new(ErrorCode::File, format!("`{at}` cannot be read: {error}."))
            .hint("Choose another folder, or check its permissions.")
            .at(at.clone())
    })?;
    let mut entries: Vec<_> = read
        .flatten()
        .filter_map(|entry| browse_entry(&entry))
        .take(MAX_BROWSED)
        .collect();
    entries.sort_by_key(|one| (!one.directory, one.name.to_lowercase()));
    let parent = path.parent().map(|parent| parent.display().to_string());
    Ok(wire::BrowsePage {
        path: at,
        parent,
        entries,
    })
}

fn browse_entry(entry: &fs::DirEntry) -> Option<BrowseEntry> {
    let name = entry.file_name().to_string_lossy().into_owned();
    let directory = entry.path().is_dir();
    let listed = !name.starts_with('.') && (directory || oas_doc::Syntax::of_path(&name).is_some());
    listed.then(|| BrowseEntry {
        path: entry.path().display().to_string(),
        name,
        directory,
    })
}
