//! Stores in real files, with the writer on its own thread.

mod support;

mod bad_files;
mod masking;
mod overload;
mod pages;
mod processes;
