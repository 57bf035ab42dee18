//! The application itself: version, settings, recent workspaces.

wire! {
    /// A request or reply without content.
    pub struct Empty {}

    /// What the application is and where it stands.
    pub struct AppInfo {
        /// The version of the program.
        pub version: String,
        /// `linux`, `macos` or `windows`.
        pub platform: String,
        /// Whether the shell can open native dialogs (the desktop window can, a browser cannot).
        pub native_dialogs: bool,
        /// Newest first.
        pub recent: Vec<RecentWorkspace>,
    }

    /// A folder that was opened before.
    pub struct RecentWorkspace {
        /// The folder's own name.
        pub name: String,
        /// The whole path.
        pub path: String,
        /// When it was last opened, in seconds since 1970.
        pub opened_at: f64,
    }

    /// The folder a person picked; `None` when they cancelled.
    pub struct PickedFolder {
        /// The whole path.
        pub path: Option<String>,
    }

    /// What a person chose for the application.
    pub struct Settings {
        /// Light, dark, or as the system says.
        pub theme: Theme,
        /// Height of rows.
        pub density: Density,
    }

    /// The settings to change; what is `null` stays.
    pub struct SettingsChange {
        /// Light, dark, or as the system says.
        pub theme: Option<Theme>,
        /// Height of rows.
        pub density: Option<Density>,
    }
}

wire! {
    /// Light, dark, or as the system says.
    pub enum Theme { System, Light, Dark }

    /// Height of rows.
    pub enum Density { Compact, Normal, Relaxed }
}
