//! `specwright split`: one file as many.

use studio::headless::{self, LoadOptions, SplitOptions};

use super::{print, say};
use crate::{args::SplitArgs, exit::Failure, progress, render};

pub(crate) fn run(arguments: SplitArgs) -> Result<(), Failure> {
    let options = SplitOptions {
        folder: arguments.output,
        force: arguments.force,
        dry_run: arguments.dry_run,
        load: LoadOptions {
            allow_remote: arguments.allow_remote,
            cache_folder: None,
        },
    };
    let what = progress::about("Splitting", &arguments.spec);
    let made = progress::during(&what, || headless::split(&arguments.spec, &options));
    let made = made.map_err(super::edit::failure)?;
    if !made.notes.is_empty() {
        say(render::diagnostics(&made.notes).trim_end());
    }
    if options.dry_run {
        print(&made.files.join("\n"))?;
    } else {
        print(made.files.first().map_or("", String::as_str))?;
        say(&match made.files.len() {
            1 => "1 file written".to_owned(),
            n => format!("{n} files written"),
        });
    }
    Ok(())
}
