//! Where exchanges go: a store, or nowhere.

use std::{path::Path, sync::Arc};

use mock_core::{Exchange, ExchangeSink, Recorded};
use mock_store::{Options, Store, StoreError};

use crate::traffic_settings::TrafficSettings;

/// What could not be kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Losses {
    pub(crate) rows: u64,
    pub(crate) bodies: u64,
}

/// A store, or none with the reason.
#[derive(Debug, Clone)]
pub(crate) enum Recording {
    /// Exchanges are kept.
    On(Arc<Store>),
    /// Nothing is kept; the text says why.
    Off(String),
}

impl Recording {
    /// The workspace's own store, made when it is not there yet and kept out of git.
    pub(crate) async fn of_workspace(root: &Path, options: Options) -> Self {
        let folder = root.join(".specwright");
        match open_in(&folder, options).await {
            Ok(store) => Self::On(Arc::new(store)),
            Err(error) => Self::Off(crate::mock_control::sentence(&error.to_string())),
        }
    }

    /// A store that somebody named: a file, or a database that others record into as well.
    pub(crate) async fn elsewhere(record: &str, options: Options) -> Self {
        match mock_store::open_with(Path::new(record), options).await {
            Ok(store) => Self::On(Arc::new(store)),
            Err(error) => Self::Off(crate::mock_control::sentence(&error.to_string())),
        }
    }

    pub(crate) fn sink(&self) -> Arc<dyn ExchangeSink> {
        match self {
            Self::On(store) => store.sink() as Arc<dyn ExchangeSink>,
            Self::Off(_) => Arc::new(Nowhere),
        }
    }

    /// Masks and keeps from now on as these say.
    pub(crate) fn follow(&self, settings: &TrafficSettings) {
        if let Self::On(store) = self {
            settings.apply_to(store);
        }
    }

    pub(crate) fn losses(&self) -> Losses {
        match self {
            Self::On(store) => {
                let health = store.health();
                Losses {
                    rows: health.lost_rows,
                    bodies: health.lost_bodies,
                }
            }
            Self::Off(_) => Losses::default(),
        }
    }
}

/// Opens `traffic.sqlite` in a `.specwright` folder, which is kept out of git.
///
/// # Errors
/// What the store or the file system says.
pub(crate) async fn open_in(folder: &Path, options: Options) -> Result<Store, StoreError> {
    let store = mock_store::open_with(&folder.join("traffic.sqlite"), options).await?;
    let ignore = folder.join(".gitignore");
    if !ignore.exists() {
        // Not worth failing for: git would merely list the folder.
        let _ = std::fs::write(ignore, "*\n");
    }
    Ok(store)
}

/// Takes everything and keeps nothing.
#[derive(Debug)]
pub(crate) struct Nowhere;

impl ExchangeSink for Nowhere {
    fn has_room(&self) -> bool {
        false
    }

    fn record(&self, _exchange: Exchange) -> Recorded {
        Recorded::Whole
    }
}
