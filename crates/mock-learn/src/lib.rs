//! Traffic as material: other forms of it, and what it says about the description.
//!
//! In:  exchanges as plain data ([`Observed`]), whoever recorded them; documents as text and model.
//! Out: files in the forms of other tools, exchanges read from such files, findings with
//! minimal edits, and documents inferred from what was seen.
//! Never: a socket, a file, a clock, a database. Who calls reads and writes.

pub mod drift; // what traffic says against its description
pub mod example; // one exchange -> a named example in the description
pub mod forms; // files of other tools: HAR, cURL, Postman, Bruno, snippets
mod infer; // traffic -> a description
mod observed; // what every part of this crate works on

pub use infer::{Counts, InferOptions, Inference, MergeError};
pub use observed::{Completeness, Observed, ObservedSide, Times};
