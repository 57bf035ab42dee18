//! Filters that a person keeps, in the workspace's own `.specwright` folder.

use std::path::PathBuf;

use crate::{ApiError, ErrorCode, Session, folder::write_atomically, wire};

const FILE: &str = "filters.json";

pub(crate) async fn filters(
    session: &Session,
    _request: wire::Empty,
) -> Result<wire::SavedFilters, ApiError> {
    // A file that is missing or damaged holds no filters; nothing else depends on it.
    let read = std::fs::read(file(session)?).ok();
    let filters = read.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    Ok(filters.unwrap_or(wire::SavedFilters {
        filters: Vec::new(),
    }))
}

pub(crate) async fn save_filters(
    session: &Session,
    request: wire::SavedFilters,
) -> Result<wire::SavedFilters, ApiError> {
    for one in &request.filters {
        super::filter(one)?;
    }
    let path = file(session)?;
    let text = serde_json::to_vec_pretty(&request).unwrap_or_default();
    let written = match path.parent() {
        Some(parent) => std::fs::create_dir_all(parent),
        None => Ok(()),
    };
    written
        .and_then(|()| write_atomically(&path, &text))
        .map_err(|error| {
            ApiError::new(
                ErrorCode::File,
                format!("The filters cannot be saved: {error}."),
            )
            .at(path.display().to_string())
        })?;
    Ok(request)
}

fn file(session: &Session) -> Result<PathBuf, ApiError> {
    Ok(session.workspace()?.root().join(".specwright").join(FILE))
}
