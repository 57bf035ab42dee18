//! `specwright to-json`: a document as JSON.

use std::path::Path;

use studio::headless;

use super::{print, say};
use crate::{exit::Failure, render};

pub(crate) fn run(file: &Path) -> Result<(), Failure> {
    let found = headless::to_json(file).map_err(super::edit::failure)?;
    if !found.warnings.is_empty() {
        say(render::diagnostics(&found.warnings).trim_end());
    }
    print(found.text.trim_end())?;
    Ok(())
}
