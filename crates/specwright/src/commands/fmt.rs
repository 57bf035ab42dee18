//! `specwright fmt`: documents in one layout.

use studio::headless::{self, FmtOptions};

use super::{print, say};
use crate::{args::FmtArgs, exit::Failure, progress};

pub(crate) fn run(arguments: &FmtArgs) -> Result<(), Failure> {
    let options = FmtOptions {
        check: arguments.check,
        sort: arguments.sort,
    };
    let done = progress::during("Laying out", || headless::fmt(&arguments.files, options));
    let done = done.map_err(super::edit::failure)?;
    let changed: Vec<_> = done.iter().filter(|one| !one.diff.is_empty()).collect();
    for one in &changed {
        if arguments.diff {
            print(one.diff.trim_end())?;
        } else if arguments.check {
            print(&one.file)?;
        } else {
            say(&format!("{}: laid out", one.file));
        }
    }
    if arguments.check && !changed.is_empty() {
        // They are on standard output already.
        return Err(Failure::Findings(Vec::new()));
    }
    Ok(())
}
