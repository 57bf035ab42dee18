//! `ui/src/host/generated.ts` is what the registry says.

/// Rewrites the file with `UPDATE_BINDINGS=1` (`cargo xtask bindings`), else compares.
#[test]
fn generated_ts_is_up_to_date() {
    let path =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/host/generated.ts");
    let now = studio::typescript();
    if std::env::var_os("UPDATE_BINDINGS").is_some() {
        std::fs::write(&path, &now).unwrap();
    }
    let written = std::fs::read_to_string(&path)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    assert!(
        written == now,
        "generated.ts is stale: run `cargo xtask bindings`"
    );
}
