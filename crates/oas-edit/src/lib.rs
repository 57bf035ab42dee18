//! What takes more than one edit: bundle, split, upgrade, format.
//!
//! In:  documents of a [`oas_model::SourceSet`].
//! Out: new texts by file name, or edits of the given ones.
//! Never: reads or writes a file, asks the network, knows of the mock or the UI.

mod to_yaml; // a document as YAML

pub use to_yaml::{ToYamlError, to_yaml};
