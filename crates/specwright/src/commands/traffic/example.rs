//! `specwright traffic example`.

use studio::headless::{self, ExampleQuery};

use super::drift::refused;
use crate::{
    args::ExampleArgs,
    commands::{print, say},
    exit::Failure,
};

pub(super) async fn run(asked: ExampleArgs) -> Result<(), Failure> {
    let query = ExampleQuery {
        store: asked.store.store,
        id: asked.id,
        name: asked.name,
        spec: asked.spec,
        dry_run: asked.dry_run,
    };
    let made = headless::example(&query).await.map_err(refused)?;
    for at in &made.left_out {
        say(&format!("left out as a secret: {at}"));
    }
    for document in &made.documents {
        print(document.diff.trim_end())?;
    }
    if made.documents.is_empty() {
        say("the example stands there already");
    }
    Ok(())
}
