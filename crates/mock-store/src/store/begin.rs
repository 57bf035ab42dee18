//! How a store begins: with a writer on a thread of its own, or without one.

use std::{
    path::Path,
    sync::{Arc, PoisonError},
    thread,
};

use tokio::sync::{mpsc, watch};

use super::{Inner, Progress, Recovered, Store};
use crate::{
    Options, Sink, StoreError,
    backend::{Keeper, Reader},
    priority,
    queue::queue,
    writer::{Command, Writer},
};

/// Commands that may wait for the writer; a further caller waits.
const N_COMMANDS: usize = 16;

impl Store {
    pub(crate) async fn with_writer(
        path: &Path,
        reader: Reader,
        keeper: Keeper,
        options: Options,
    ) -> Result<Self, StoreError> {
        let (sink, rows) = queue(options.queue);
        let (commands, orders) = mpsc::channel(N_COMMANDS);
        let inner = Inner::new(path, reader, sink, commands);
        if keeper.is_shared() {
            inner.reader.keep_fresh(&inner.progress);
        }
        let mut writer = Writer::new(keeper, rows, orders, &options);
        *inner.masks.lock().unwrap_or_else(PoisonError::into_inner) = options.masks;
        writer.mask_by(&inner.masks);
        *inner
            .retention
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = options.retention;
        writer.keep_by(&inner.retention);
        writer.report_to(inner.sink.gauge(), &inner.progress, &inner.written);
        writer.begin().await?;
        let unreadable = |source| StoreError::Unreadable {
            path: path.to_owned(),
            source,
        };
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(unreadable)?;
        // A thread of its own: masking and encoding never stand in the way of an answer.
        thread::Builder::new()
            .name("traffic-writer".to_owned())
            .spawn(move || {
                priority::give_way();
                runtime.block_on(writer.run());
            })
            .map_err(unreadable)?;
        Ok(Self {
            inner: Arc::new(inner),
        })
    }

    /// Nobody takes what is recorded into it.
    pub(crate) fn without_writer(path: &Path, reader: Reader) -> Self {
        let (sink, _) = queue(Options::default().queue);
        let (commands, _) = mpsc::channel(1);
        Self {
            inner: Arc::new(Inner::new(path, reader, sink, commands)),
        }
    }

    pub(crate) fn came_from(&mut self, recovered: Recovered) {
        self.inner
            .written
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .recovered = Some(recovered);
    }
}

impl Inner {
    fn new(path: &Path, reader: Reader, sink: Sink, commands: mpsc::Sender<Command>) -> Self {
        let progress = Arc::new(watch::Sender::new(Progress::default()));
        Self {
            path: path.to_owned(),
            reader,
            sink: Arc::new(sink),
            commands,
            progress,
            written: Arc::default(),
            masks: Arc::default(),
            retention: Arc::default(),
        }
    }
}
