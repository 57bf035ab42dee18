//! Completions for shells.

use clap::CommandFactory as _;
use clap_complete::Shell;

use super::print;
use crate::{args::Arguments, exit::Failure};

pub(crate) fn run(shell: Shell) -> Result<(), Failure> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "specwright", &mut text);
    print(&String::from_utf8_lossy(&text))?;
    Ok(())
}
