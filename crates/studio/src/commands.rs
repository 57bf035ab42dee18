//! The commands, one folder per noun and one short function each.

pub(crate) mod app;
pub(crate) mod document;
pub(crate) mod host;
pub(crate) mod mock;
pub(crate) mod operation;
pub(crate) mod outline;
pub(crate) mod problems;
pub(crate) mod settings;
pub(crate) mod traffic;
pub(crate) mod try_it;
pub(crate) mod workspace;
