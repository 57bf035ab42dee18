//! `specwright traffic curl`.

use studio::headless;

use super::failure;
use crate::{args::CurlArgs, commands::print, exit::Failure};

pub(super) async fn run(asked: CurlArgs) -> Result<(), Failure> {
    let text = headless::snippet(&asked.store.store, &asked.id, asked.form.kind(), asked.base)
        .await
        .map_err(failure)?;
    print(text.trim_end())
}
