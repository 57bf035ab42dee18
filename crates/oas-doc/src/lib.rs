//! Text that can be read structurally and edited without loss.
//!
//! In:  the text of one YAML or JSON file.
//! Out: a [`Document`]: the same text, byte for byte, with a tree of [`Node`]s that know their
//!      places, and every syntax error with its place.
//! Never: fails or panics on any input, knows what `OpenAPI` is, opens a file.
//!
//! Both readers fill one table of nodes through one builder, so everything above the readers
//! (lookup, pointers, edits) knows a single kind of tree. The table is cut into blocks: an edit
//! reads again what it touches, and the new document shares all other blocks with the old one.
//!
//! ```
//! use oas_doc::{Document, EditOp, ScalarValue, Syntax};
//!
//! let document = Document::parse("info:\n  title: Pets  # shown\n", Syntax::Yaml);
//! let at = "/info/title".parse()?;
//! let edits = document.edit(&EditOp::Set { at, value: ScalarValue::String("Cats".into()).into() })?;
//! assert_eq!(document.apply(&edits)?.text(), "info:\n  title: Cats  # shown\n");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod as_json; // the document as JSON
mod block; // rows of a part of a document
mod build; // fills a block
mod changed; // what differs between two texts of a document
mod cut; // one block becomes many
mod diff; // what somebody else changed in a text
mod document; // the text with its tree: what callers hold
mod edit; // changing the text
mod error; // what is wrong with a text
mod finish; // what can be known only when a block is full
mod json; // reads JSON
mod merge; // `<<` in YAML mappings
mod names; // members by key
mod node; // one place in the tree
mod pointer; // the address of a place
mod position; // byte offsets as lines and columns
mod reread; // an edited text, read where it was edited
mod tree; // the blocks of a document
mod unreadable; // files that are no text
mod yaml; // reads YAML

pub use as_json::ToJsonError;
pub use changed::{BlockId, Changed};
pub use diff::diff;
pub use document::{Document, Syntax};
pub use edit::{
    EditError, EditOp, ScalarValue, Shared, Sharing, TextEdit, Value, is_printable, json_text,
    yaml_text,
};
pub use edit::{Entry, Part, Rewrite};
pub use error::SyntaxError;
pub use node::{Node, NodeId, NodeKind};
pub use pointer::{Pointer, PointerError};
pub use position::Position;
