//! Ctrl+C while a command works.

use crate::{commands, exit::Failure};

/// Exit code of a command that was interrupted (128 and the number of the signal).
pub(crate) const EXIT_CODE: u8 = 130;

/// Ends the program on Ctrl+C or the signal that ends a service, as soon as no file is half written.
pub(crate) fn watch() -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let signal = {
        let _entered = runtime.enter();
        commands::interrupted()?
    };
    std::thread::spawn(move || {
        if runtime.block_on(signal).is_ok() {
            studio::stop_writing();
            std::process::exit(EXIT_CODE.into());
        }
    });
    Ok(())
}
