//! Events over a WebSocket: one JSON text message per event.

use axum::{
    extract::{
        Query, State,
        ws::{Message, WebSocket, WebSocketUpgrade},
    },
    response::Response,
};
use futures_util::{SinkExt as _, StreamExt as _};
use serde::Deserialize;

use super::{Shared, guard};
use crate::{EventStream, wire::Event};

/// A browser cannot set headers on a WebSocket, so the token stands in the query.
#[derive(Debug, Deserialize)]
pub(super) struct Subscription {
    #[serde(default)]
    token: String,
}

pub(super) async fn subscribe(
    State(shared): State<Shared>,
    Query(subscription): Query<Subscription>,
    upgrade: WebSocketUpgrade,
) -> Response {
    if !guard::equal(&subscription.token, &shared.token) {
        return guard::forbidden(
            "This needs the token of the address that `specwright studio` printed.",
        );
    }
    let events = shared.session.events();
    upgrade.on_upgrade(|socket| forward(socket, events))
}

/// Sends events until either side ends.
async fn forward(socket: WebSocket, mut events: EventStream) {
    let (mut sender, mut receiver) = socket.split();
    // A client that connects again may have missed anything.
    if send(&mut sender, &Event::Resync).await.is_err() {
        return;
    }
    loop {
        tokio::select! {
            event = events.next() => {
                let Some(event) = event else { return };
                if send(&mut sender, &event).await.is_err() {
                    return;
                }
            }
            message = receiver.next() => {
                if !matches!(message, Some(Ok(_))) {
                    return;
                }
            }
        }
    }
}

async fn send(
    sender: &mut (impl futures_util::Sink<Message> + Unpin),
    event: &Event,
) -> Result<(), ()> {
    let text = serde_json::to_string(event).map_err(drop)?;
    sender.send(Message::text(text)).await.map_err(drop)
}
