//! The folder that is open.

use super::DocumentSummary;

wire! {
    /// Which folder to open.
    pub struct OpenWorkspace {
        /// The whole path.
        pub path: String,
    }

    /// The workspace, where one is open.
    pub struct WorkspaceReply {
        /// `None` on the welcome screen.
        pub workspace: Option<WorkspaceView>,
    }

    /// An open folder.
    pub struct WorkspaceView {
        /// The folder's own name.
        pub name: String,
        /// The whole path.
        pub path: String,
        /// Whether it is a copy of the sample project.
        pub sample: bool,
        /// The entry documents (those that describe an API), then the files they refer to.
        pub documents: Vec<DocumentSummary>,
    }

    /// Which folder to look into; the home folder when `null`.
    pub struct BrowseQuery {
        /// The whole path.
        pub path: Option<String>,
    }

    /// What is in a folder, for clients without native dialogs.
    pub struct BrowsePage {
        /// The folder that was read.
        pub path: String,
        /// The folder above, where there is one.
        pub parent: Option<String>,
        /// Folders first, then specification files; hidden ones are left out.
        pub entries: Vec<BrowseEntry>,
    }

    /// A folder or a file.
    pub struct BrowseEntry {
        /// Its own name.
        pub name: String,
        /// The whole path.
        pub path: String,
        /// Whether it is a folder.
        pub directory: bool,
    }
}
