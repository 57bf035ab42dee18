//! What must hold for any bytes at all.
//!
//! In:  bytes that nobody has looked at.
//! Out: nothing, or a panic that says what does not hold.
//! Never: reads a clock or a file.
//!
//! Each target is a function, so that the tests run it over inputs of their own
//! (`tests/short.rs`) and a coverage-guided engine over inputs that it finds (`README.md`).

pub mod targets {
    //! One file per target.

    pub mod diff; // two texts
    pub mod edits; // a document and edits, one after the other
    pub mod json; // a document in JSON
    pub mod pointer; // the address of a place
    pub mod yaml; // a document in YAML
}

mod walk; // asks a document everything
