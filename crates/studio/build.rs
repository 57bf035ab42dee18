//! Notices a UI that was built anew: its file names carry hashes, so that files come and go.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    // Where it is not built yet, cargo looks again at each build, which is what is wanted.
    println!("cargo:rerun-if-changed=../../ui/dist");
    println!("cargo:rerun-if-changed=../../specs/sample");
}
