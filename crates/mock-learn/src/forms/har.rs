//! HAR 1.2, the HTTP archive of browsers and proxies, written and read as a stream.
//!
//! In:  exchanges one by one, or a reader. Out: a file that the importers of browsers take, or
//! exchanges one by one. Never: more than one entry in memory.
//!
//! Source of the form: <http://www.softwareishard.com/blog/har-12-spec/>; `_webSocketMessages`
//! and `_resourceType` as Chrome writes them. Firefox asks for `pages` and `cache` to be there.

mod cookies; // cookies as HAR lists them
mod mend; // text mended while it streams in
mod raw; // the stream of entries
mod read; // an entry as an exchange
mod response; // the answer of an entry
mod sent; // the request of an entry
mod shape; // the parts of an entry as they are written
mod write; // an exchange as an entry

pub use raw::{Summary, read};
pub use write::{Creator, Writer};
