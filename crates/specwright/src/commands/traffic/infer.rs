//! `specwright traffic infer`.

use studio::headless;

use super::{failure, notes};
use crate::{
    args::InferArgs,
    commands::{print, say},
    exit::Failure,
};

pub(super) async fn run(asked: InferArgs) -> Result<(), Failure> {
    let query = asked.query();
    let inferred = tokio::task::block_in_place(|| headless::infer(&query)).map_err(failure)?;
    notes(&inferred.notes);
    if let Some(text) = inferred.text.as_ref().filter(|text| !text.is_empty()) {
        print(text.trim_end())?;
    }
    let left_out = match inferred.skipped {
        0 => String::new(),
        n => format!("; {n} were left out"),
    };
    say(&match inferred.learnt {
        1 => format!("learnt from 1 request{left_out}"),
        n => format!("learnt from {n} requests{left_out}"),
    });
    Ok(())
}
