//! `specwright bundle`: many files as one.

use studio::headless::{self, BundleOptions, LoadOptions};

use super::{print, say};
use crate::{
    args::{BundleArgs, Notation},
    exit::Failure,
    progress, render,
};

pub(crate) fn run(arguments: BundleArgs) -> Result<(), Failure> {
    let options = BundleOptions {
        output: arguments.output,
        format: arguments.format.map(notation),
        dereference: arguments.dereference,
        dry_run: arguments.dry_run,
        load: LoadOptions {
            allow_remote: arguments.allow_remote,
            cache_folder: None,
        },
    };
    let what = progress::about("Bundling", &arguments.spec);
    let made = progress::during(&what, || headless::bundle(&arguments.spec, &options));
    let made = made.map_err(super::edit::failure)?;
    if !made.notes.is_empty() {
        say(render::diagnostics(&made.notes).trim_end());
    }
    if options.output.is_none() && !options.dry_run {
        print(made.text.strip_suffix('\n').unwrap_or(&made.text))?;
    }
    Ok(())
}

fn notation(typed: Notation) -> headless::Notation {
    match typed {
        Notation::Yaml => headless::Notation::Yaml,
        Notation::Json => headless::Notation::Json,
    }
}
