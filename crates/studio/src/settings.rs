//! What a person chose, and the folders they opened, in the application's own folder.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

use serde::{Deserialize, Serialize};

use crate::{
    ApiError, ErrorCode, folder,
    wire::{Density, RecentWorkspace, Settings, SettingsChange, Theme},
};

const MAX_RECENT: usize = 12;

/// What is written to `settings.json`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Stored {
    settings: Settings,
    recent: Vec<RecentWorkspace>,
}

impl Default for Stored {
    fn default() -> Self {
        let settings = Settings {
            theme: Theme::System,
            density: Density::Normal,
        };
        Self {
            settings,
            recent: Vec::new(),
        }
    }
}

/// Settings in memory with their file.
#[derive(Debug)]
pub(crate) struct SettingsFile {
    path: PathBuf,
    stored: Stored,
}

impl SettingsFile {
    /// Reads the file; a missing or damaged one gives the defaults.
    pub(crate) fn open(data_folder: &Path) -> Self {
        let path = data_folder.join("settings.json");
        let read = fs::read(&path)
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok());
        Self {
            path,
            stored: read.unwrap_or_default(),
        }
    }

    pub(crate) fn settings(&self) -> Settings {
        self.stored.settings.clone()
    }

    /// Folders that are still there, newest first.
    pub(crate) fn recent(&self) -> Vec<RecentWorkspace> {
        self.stored
            .recent
            .iter()
            .filter(|one| Path::new(&one.path).is_dir())
            .cloned()
            .collect()
    }

    pub(crate) fn change(&mut self, change: &SettingsChange) -> Result<Settings, ApiError> {
        let settings = &mut self.stored.settings;
        settings.theme = change.theme.unwrap_or(settings.theme);
        settings.density = change.density.unwrap_or(settings.density);
        self.write()?;
        Ok(self.settings())
    }

    pub(crate) fn opened(&mut self, name: &str, path: &Path) -> Result<(), ApiError> {
        let path = path.display().to_string();
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        self.stored.recent.retain(|one| one.path != path);
        let one = RecentWorkspace {
            name: name.to_owned(),
            path,
            opened_at: now.as_secs_f64().floor(),
        };
        self.stored.recent.insert(0, one);
        self.stored.recent.truncate(MAX_RECENT);
        self.write()
    }

    fn write(&self) -> Result<(), ApiError> {
        let text = serde_json::to_vec_pretty(&self.stored).unwrap_or_default();
        let parent = self.path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(parent)
            .and_then(|()| folder::write_atomically(&self.path, &text))
            .map_err(|error| {
                ApiError::new(
                    ErrorCode::File,
                    format!("The settings cannot be saved: {error}."),
                )
                .at(self.path.display().to_string())
            })
    }
}
