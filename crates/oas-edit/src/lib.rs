//! What takes more than one edit: bundle, split, upgrade, format.
//!
//! In:  documents of a [`oas_model::SourceSet`].
//! Out: new texts by file name, or edits of the given ones.
//! Never: reads or writes a file, asks the network, knows of the mock or the UI.

mod address; // references as text
mod anchors; // what ties parts together
mod bundle; // many files as one
mod dereference; // a document without references
mod expand; // a value with what its references lead to
mod fmt; // one layout
mod grammar; // which objects stand where
mod look_up; // what stands at a place
mod meaning; // whether two descriptions say the same
mod sort; // members in order
mod split; // one file as many
mod text; // text that moves
mod to_yaml; // a document as YAML
mod upgrade; // a newer version

pub use bundle::{BundleError, Bundled, bundle};
pub use dereference::dereference;
pub use expand::ExpandError;
pub use fmt::{FmtError, fmt};
pub use look_up::{Found, LookUpError, Step, look_up};
pub use sort::sort;
pub use split::{Split, SplitError, entry_name, split};
pub use to_yaml::{ToYamlError, to_yaml};
pub use upgrade::{Note, NoteKind, UpgradeError, Upgraded, upgrade};
