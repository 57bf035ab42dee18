//! `specwright edit`: one change, and nothing else.

use studio::headless::{self, Change, EditFailure, SharedValue};

use super::{print, say};
use crate::{
    args::{EditArgs, EditCommand, SharedArg},
    exit::Failure,
};

pub(crate) fn run(arguments: EditArgs) -> Result<(), Failure> {
    let change = change(arguments.change);
    let shared = arguments.shared.map(|shared| match shared {
        SharedArg::All => SharedValue::All,
        SharedArg::Here => SharedValue::Here,
    });
    let edited = headless::edit(&arguments.file, &change, shared, arguments.dry_run);
    let edited = edited.map_err(failure)?;
    if edited.diff.is_empty() {
        say("nothing to change");
    } else if arguments.diff {
        print(edited.diff.trim_end())?;
    }
    Ok(())
}

pub(super) fn failure(failure: EditFailure) -> Failure {
    match failure {
        EditFailure::Invalid(diagnostics) => Failure::Findings(diagnostics),
        EditFailure::CannotDo { message, hint } => Failure::CannotDo { message, hint },
        other => Failure::cannot(other),
    }
}

fn change(command: EditCommand) -> Change {
    match command {
        EditCommand::Set { pointer, value } => Change::Set(pointer, value),
        EditCommand::Insert {
            pointer,
            value,
            position,
        } => Change::Insert(pointer, value, position),
        EditCommand::Append { pointer, value } => Change::Append(pointer, value),
        EditCommand::Replace { pointer, value } => Change::Replace(pointer, value),
        EditCommand::Remove { pointer } => Change::Remove(pointer),
        EditCommand::Rename { pointer, name } => Change::Rename(pointer, name),
        EditCommand::Move { pointer, to } => Change::Move(pointer, to),
        EditCommand::Reorder { pointer, index } => Change::Reorder(pointer, index),
    }
}
