//! Between the page and the studio: one command by name, one stream of events.

use futures_util::StreamExt;
use serde_json::{Value, json};
use studio::{ApiError, ErrorCode, Payload, Session};
use tauri::ipc::{Channel, Response};
use tauri::{AppHandle, Manager, State, async_runtime};
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};

type Shared<'a> = State<'a, Session>;

/// Runs a command whose reply is JSON.
#[tauri::command]
pub(crate) async fn rpc(
    session: Shared<'_>,
    name: String,
    payload: Option<Value>,
    client: Option<String>,
) -> Result<Value, ApiError> {
    let payload = Payload::Json(payload.unwrap_or_else(|| json!({})));
    match session.for_client(client).call(&name, payload).await? {
        Payload::Json(value) => Ok(value),
        Payload::Bytes(_) => Err(wrong_door(&name, "rpc_bytes")),
    }
}

/// Runs a command whose reply is raw bytes: the text of a document.
#[tauri::command]
pub(crate) async fn rpc_bytes(
    session: Shared<'_>,
    name: String,
    payload: Option<Value>,
    client: Option<String>,
) -> Result<Response, ApiError> {
    let payload = Payload::Json(payload.unwrap_or_else(|| json!({})));
    match session.for_client(client).call(&name, payload).await? {
        Payload::Bytes(bytes) => Ok(Response::new(bytes.to_vec())),
        Payload::Json(_) => Err(wrong_door(&name, "rpc")),
    }
}

fn wrong_door(name: &str, door: &str) -> ApiError {
    ApiError::new(
        ErrorCode::BadRequest,
        format!("The reply of `{name}` comes through `{door}`."),
    )
}

/// Forwards all events to the page, until the page goes away.
#[tauri::command]
pub(crate) fn subscribe(session: Shared<'_>, channel: Channel<Value>) {
    let mut events = session.events();
    async_runtime::spawn(async move {
        while let Some(event) = events.next().await {
            let Ok(event) = serde_json::to_value(&event) else {
                continue;
            };
            if channel.send(event).is_err() {
                break;
            }
        }
    });
}

/// A command that the menu or an argument asks for; a failure is shown in a dialog.
pub(crate) fn call_from_shell(app: &AppHandle, name: &'static str, payload: Value) {
    let app = app.clone();
    async_runtime::spawn(async move {
        let session = app.state::<Session>().inner().clone();
        if let Err(error) = session.call(name, Payload::Json(payload)).await {
            show(&app, &error);
        }
    });
}

/// Shows what went wrong, and what to do about it.
pub(crate) fn show(app: &AppHandle, error: &ApiError) {
    let parts = [Some(&error.message), error.at.as_ref(), error.hint.as_ref()];
    let text: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    app.dialog()
        .message(text.join("\n"))
        .kind(MessageDialogKind::Error)
        .show(|_| {});
}
