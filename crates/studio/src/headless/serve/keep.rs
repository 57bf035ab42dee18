//! What outlives a mock: the record of its exchanges, and its state.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use mock_server::LiveState;
use mock_store::{Options, StateFile, StateFileError, Store, StoreError};

use super::{MockOptions, Record};
use crate::recording::open_in;

/// The record, and why there is none where nobody asked for a particular one.
pub(super) async fn store_for(
    options: &MockOptions,
    how: Options,
) -> Result<(Option<Arc<Store>>, Option<String>), StoreError> {
    let opened = match &options.record {
        Record::Off => return Ok((None, None)),
        Record::File(path) => mock_store::open_with(path, how).await,
        Record::Beside => {
            let beside = options
                .specs
                .first()
                .and_then(|spec| spec.parent())
                .unwrap_or(Path::new(""));
            match open_in(&beside.join(".specwright"), how).await {
                // A folder that may not be written is no reason not to serve what is in it.
                Err(
                    error @ (StoreError::Folder { .. }
                    | StoreError::ReadOnly(_)
                    | StoreError::Unreadable { .. }),
                ) => {
                    return Ok((None, Some(error.to_string())));
                }
                opened => opened,
            }
        }
    };
    Ok((Some(Arc::new(opened?)), None))
}

/// What requests change: in memory, or kept by a file; and where a damaged file went.
pub(super) async fn state_for(
    options: &MockOptions,
) -> Result<(LiveState, Option<Arc<StateFile>>, Option<PathBuf>), StateFileError> {
    let Some(path) = &options.state else {
        return Ok((LiveState::default(), None, None));
    };
    let opened = mock_store::open_state(path).await?;
    let store = Arc::clone(&opened.file) as Arc<dyn mock_core::StateStore>;
    let live = LiveState::with_store(opened.state, store);
    Ok((live, Some(opened.file), opened.set_aside))
}
