//! `specwright to-yaml`: a document as YAML.

use std::path::Path;

use studio::headless;

use super::{print, say};
use crate::{exit::Failure, render};

pub(crate) fn run(file: &Path) -> Result<(), Failure> {
    let found = headless::to_yaml(file).map_err(super::edit::failure)?;
    if !found.warnings.is_empty() {
        say(render::diagnostics(&found.warnings).trim_end());
    }
    print(found.text.strip_suffix('\n').unwrap_or(&found.text))?;
    Ok(())
}
