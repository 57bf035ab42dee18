//! Documents and their text.

use bytes::Bytes;
use oas_doc::{EditOp, Pointer, ScalarValue};
use serde_json::Value;

use crate::{
    ApiError, ErrorCode, Session, offsets,
    texts::{DiskChanges, TextChanged, Texts, check_version},
    wire,
    workspace::{Workspace, blocking},
};

pub(crate) async fn list(
    session: &Session,
    _request: wire::Empty,
) -> Result<wire::DocumentList, ApiError> {
    Ok(wire::DocumentList {
        documents: session.workspace()?.summaries(),
    })
}

pub(crate) async fn open(
    session: &Session,
    request: wire::DocumentRef,
) -> Result<wire::DocumentText, ApiError> {
    let workspace = session.workspace()?;
    let texts = workspace.texts();
    let file = texts.get(&request.document)?;
    let text = file.document.text();
    Ok(wire::DocumentText {
        document: request.document,
        version: file.version,
        syntax: if file.document.syntax() == oas_doc::Syntax::Json {
            "json"
        } else {
            "yaml"
        }
        .to_owned(),
        n_bytes: u32::try_from(text.len()).unwrap_or(u32::MAX),
        dirty: file.dirty(),
        line_end: if text.contains("\r\n") { "\r\n" } else { "\n" }.to_owned(),
    })
}

pub(crate) async fn text(session: &Session, request: wire::TextOf) -> Result<Bytes, ApiError> {
    let workspace = session.workspace()?;
    let texts = workspace.texts();
    let file = texts.get(&request.document)?;
    check_version(&request.document, file, request.version)?;
    Ok(Bytes::copy_from_slice(file.document.text().as_bytes()))
}

pub(crate) async fn apply(
    session: &Session,
    request: wire::ApplyEdits,
) -> Result<wire::Applied, ApiError> {
    let client = session.client();
    changing(session, move |workspace, texts| {
        let file = texts.get(&request.document)?;
        check_version(&request.document, file, request.base_version)?;
        let edits = offsets::to_edits(file.document.text(), &request.edits)?;
        let changed = texts.apply(&request.document, request.base_version, edits)?;
        workspace.text_changed(&changed, client);
        Ok(applied(&changed))
    })
    .await
}

pub(crate) async fn set(
    session: &Session,
    request: wire::SetValue,
) -> Result<wire::EditedText, ApiError> {
    let client = session.client();
    changing(session, move |workspace, texts| {
        let file = texts.get(&request.document)?;
        check_version(&request.document, file, request.base_version)?;
        let op = EditOp::Set {
            at: pointer(&request.pointer)?,
            value: scalar(request.value)?.into(),
        };
        let edits = file
            .document
            .edit(&op)
            .map_err(|error| refused(&request.document, &request.pointer, &error))?;
        let changed = texts.apply(&request.document, request.base_version, edits)?;
        workspace.text_changed(&changed, client);
        let edits = offsets::to_changes(changed.before.text(), &changed.edits);
        Ok(wire::EditedText {
            version: changed.version,
            edits,
        })
    })
    .await
}

pub(crate) async fn save(
    session: &Session,
    request: wire::DocumentRef,
) -> Result<wire::Applied, ApiError> {
    changing(session, move |workspace, texts| {
        // What others wrote since is taken in first, so that nothing is overwritten.
        let mut changes = DiskChanges::default();
        texts.refresh_one(&request.document, &mut changes);
        workspace.texts_changed(&changes);
        let saved = texts.save(&request.document);
        workspace.emit(wire::Event::DocumentsChanged);
        saved.map(|file| wire::Applied {
            version: file.version,
            dirty: file.dirty(),
        })
    })
    .await
}

pub(crate) async fn reload(
    session: &Session,
    request: wire::DocumentRef,
) -> Result<wire::Applied, ApiError> {
    changing(session, move |workspace, texts| {
        let changed = texts.reload(&request.document)?;
        workspace.text_changed(&changed, None);
        workspace.emit(wire::Event::DocumentsChanged);
        Ok(applied(&changed))
    })
    .await
}

/// Changes the texts off the event loop. Events are sent under the lock, in the order of versions.
async fn changing<T: Send + 'static>(
    session: &Session,
    work: impl FnOnce(&Workspace, &mut Texts) -> Result<T, ApiError> + Send + 'static,
) -> Result<T, ApiError> {
    let workspace = session.workspace()?;
    blocking(move || work(&workspace, &mut workspace.texts())).await?
}

pub(crate) async fn locate(
    session: &Session,
    request: wire::Locate,
) -> Result<wire::TextRange, ApiError> {
    let workspace = session.workspace()?;
    let texts = workspace.texts();
    let document = &texts.get(&request.document)?.document;
    let at = pointer(&request.pointer)?;
    let node = document.node(&at).ok_or_else(|| {
        let message = format!(
            "Nothing is at `{}` in `{}`.",
            request.pointer, request.document
        );
        ApiError::new(ErrorCode::NotFound, message)
            .hint("The text may have changed since; read the tree again.")
    })?;
    let start = node.key_span().map_or(node.span().start, |key| key.start);
    let position = document.position(start);
    Ok(wire::TextRange {
        from: offsets::to_utf16(document.text(), start),
        to: offsets::to_utf16(document.text(), node.span().end),
        line: position.line,
        column: position.column,
        document: request.document,
    })
}

fn applied(changed: &TextChanged) -> wire::Applied {
    wire::Applied {
        version: changed.version,
        dirty: changed.dirty,
    }
}

fn pointer(text: &str) -> Result<Pointer, ApiError> {
    text.parse().map_err(|error| {
        ApiError::new(
            ErrorCode::BadRequest,
            format!("`{text}` is no JSON pointer: {error}."),
        )
        .hint("A pointer is empty or begins with `/`; `~1` stands for `/` and `~0` for `~`.")
    })
}

fn scalar(value: Value) -> Result<ScalarValue, ApiError> {
    match value {
        Value::Null => Ok(ScalarValue::Null),
        Value::Bool(truth) => Ok(ScalarValue::Bool(truth)),
        Value::Number(number) => Ok(ScalarValue::Number(number.to_string())),
        Value::String(text) => Ok(ScalarValue::String(text)),
        Value::Array(_) | Value::Object(_) => {
            let message = "Only a string, number, boolean or null can be set here.";
            Err(ApiError::new(ErrorCode::BadRequest, message)
                .hint("Edit lists and objects in the code pane."))
        }
    }
}

fn refused(document: &str, pointer: &str, error: &oas_doc::EditError) -> ApiError {
    ApiError::new(
        ErrorCode::EditRefused,
        crate::mock_control::sentence(&error.to_string()),
    )
    .at(format!("{document}#{pointer}"))
}
