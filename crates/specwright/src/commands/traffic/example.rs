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
    let documents = headless::example(&query).await.map_err(refused)?;
    for document in &documents {
        print(document.diff.trim_end())?;
    }
    if documents.is_empty() {
        say("the example stands there already");
    }
    Ok(())
}
