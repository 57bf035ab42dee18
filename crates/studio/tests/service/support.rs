//! A session on a folder of its own, and a small HTTP client.

use std::{path::Path, sync::Arc, time::Duration};

use bytes::Bytes;
use futures_util::StreamExt as _;
use http::Request;
use http_body_util::{BodyExt as _, Full};
use hyper_util::{client::legacy::Client, rt::TokioExecutor};
use serde_json::{Value, json};
use studio::{ApiError, EventStream, NoHost, Payload, Session, SessionOptions, wire::Event};
use tempfile::TempDir;

pub(crate) const PETS: &str = "\
openapi: 3.0.3 # kept
info: { title: Pets, version: '1' }
paths:
  /pets/{petId}:
    get:
      operationId: getPet
      parameters:
        - { name: petId, in: path, required: true, schema: { type: integer } }
      responses:
        '200':
          description: One pet
          content:
            application/json:
              schema: { $ref: 'schemas.yaml#/Pet' }
              example: { id: 7, name: \"Rex\" }
";
pub(crate) const SCHEMAS: &str = "Pet:\n  type: object\n  required: [id, name]\n  properties:\n    id: { type: integer }\n    name: { type: string }\n";

/// A session with its own data folder and a workspace that is not open yet.
pub(crate) struct Bench {
    pub(crate) session: Session,
    pub(crate) workspace: TempDir,
    _data: TempDir,
}

impl Bench {
    pub(crate) fn new() -> Self {
        Self::recording_into(None)
    }

    /// One whose folders all have this record.
    pub(crate) fn recording_into(record: Option<String>) -> Self {
        let (workspace, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::fs::write(workspace.path().join("pets.yaml"), PETS).unwrap();
        std::fs::write(workspace.path().join("schemas.yaml"), SCHEMAS).unwrap();
        let options = SessionOptions {
            data_folder: Some(data.path().to_path_buf()),
            record,
        };
        Self {
            session: Session::start(options, Arc::new(NoHost)),
            workspace,
            _data: data,
        }
    }

    pub(crate) async fn opened() -> Self {
        let bench = Self::new();
        bench
            .call("workspace.open", json!({ "path": bench.path() }))
            .await
            .unwrap();
        bench
    }

    pub(crate) fn path(&self) -> &Path {
        self.workspace.path()
    }

    pub(crate) async fn call(&self, name: &str, payload: Value) -> Result<Value, ApiError> {
        match self.session.call(name, Payload::Json(payload)).await? {
            Payload::Json(value) => Ok(value),
            Payload::Bytes(bytes) => Ok(Value::String(String::from_utf8(bytes.to_vec()).unwrap())),
        }
    }

    /// Starts the mock on a free port and gives its address.
    pub(crate) async fn start_mock(&self) -> String {
        let mut settings = self.call("mock.status", Value::Null).await.unwrap()["settings"].take();
        settings["port"] = json!(0);
        let view = self.call("mock.start", settings).await.unwrap();
        view["address"].as_str().unwrap().to_owned()
    }
}

/// One request; the status and the body as text.
pub(crate) async fn http(
    method: &str,
    url: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> (u16, String) {
    let client: Client<_, Full<Bytes>> = Client::builder(TokioExecutor::new()).build_http();
    let mut request = Request::builder().method(method).uri(url);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let answer = client
        .request(
            request
                .body(Full::new(Bytes::from(body.to_owned())))
                .unwrap(),
        )
        .await
        .unwrap();
    let status = answer.status().as_u16();
    let bytes = answer.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8(bytes.to_vec()).unwrap())
}

/// The first event that fits; fails after ten seconds.
pub(crate) async fn event(events: &mut EventStream, fits: impl Fn(&Event) -> bool) -> Event {
    let found = async {
        loop {
            let event = events.next().await.expect("the session goes on");
            if fits(&event) {
                return event;
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(10), found)
        .await
        .expect("the event comes within ten seconds")
}
