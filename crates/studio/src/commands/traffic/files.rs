//! Exchanges to and from files, for clients that may not share a disk with the service.
//!
//! A file on its way lies in the workspace's `.specwright/files` and goes when it has arrived.

use std::{
    fs,
    io::{self, Read as _, Seek as _, SeekFrom, Write as _},
    path::{Path, PathBuf},
    time::Duration,
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use bytes::Bytes;

use super::{capped, store, traffic_error};
use crate::{
    ApiError, ErrorCode, Session,
    headless::{self, Feed},
    wire,
    workspace::blocking,
};

/// Bytes of one part.
const PART: u64 = 2 * 1024 * 1024;
/// A file that nobody asked for this long is left over.
const KEPT: Duration = Duration::from_secs(60 * 60);

/// Writes the exchanges of a filter as HAR 1.2.
pub(crate) async fn har(
    session: &Session,
    request: wire::HarQuery,
) -> Result<wire::HarFile, ApiError> {
    super::filter(&request.filter)?;
    let store = store(session)?;
    store
        .flush()
        .await
        .map_err(|error| super::store_error(&error))?;
    let name = format!("traffic-{:016x}.har", rand::random::<u64>());
    let path = match &request.folder {
        Some(folder) => Path::new(folder).join(&name),
        None => on_its_way(session)?.join(&name),
    };
    let feed = Feed::Record {
        store: store.path().display().to_string(),
        ids: Vec::new(),
        filter: request.filter,
    };
    let target = path.clone();
    let written = blocking(move || headless::har(&feed, Some(&target))).await?;
    let n_exchanges = written.map_err(|error| traffic_error(&error))?;
    let n_bytes = fs::metadata(&path)
        .map_err(|error| failed(&path, &error))?
        .len();
    let shown = request.folder.is_some().then(|| path.display().to_string());
    Ok(wire::HarFile {
        file: shown.unwrap_or(name),
        n_exchanges: capped(n_exchanges),
        n_bytes: n_bytes as f64,
    })
}

/// The bytes of a written file from an offset on; none at its end.
pub(crate) async fn har_part(session: &Session, request: wire::HarPart) -> Result<Bytes, ApiError> {
    let path = on_its_way(session)?.join(plain(&request.file)?);
    let part = part_of(&path, request.offset.max(0.0) as u64);
    let part = part.map_err(|error| failed(&path, &error))?;
    if part.is_empty() {
        // Its client has it all; if it cannot go now, it goes with what is left over.
        let _ = fs::remove_file(&path);
    }
    Ok(part.into())
}

fn part_of(path: &Path, offset: u64) -> io::Result<Vec<u8>> {
    let mut file = fs::File::open(path)?;
    file.seek(SeekFrom::Start(offset))?;
    let mut part = Vec::new();
    file.take(PART).read_to_end(&mut part)?;
    Ok(part)
}

/// Takes a part of a file; after the last, its exchanges go into the record.
pub(crate) async fn import(
    session: &Session,
    request: wire::UploadPart,
) -> Result<wire::UploadStep, ApiError> {
    let store = store(session)?;
    let folder = on_its_way(session)?;
    let upload = request
        .upload
        .unwrap_or_else(|| new_name(&folder, &request.name));
    let path = folder.join(plain(&upload)?);
    let bytes = STANDARD.decode(&request.data).map_err(|error| {
        ApiError::new(
            ErrorCode::BadRequest,
            format!("The part is no Base64: {error}."),
        )
    })?;
    append(&path, &bytes).map_err(|error| failed(&path, &error))?;
    if !request.last {
        return Ok(wire::UploadStep {
            upload,
            n_exchanges: 0,
            notes: Vec::new(),
        });
    }
    let imported = headless::import_into(&store, std::slice::from_ref(&path)).await;
    let _ = fs::remove_file(&path);
    let imported = imported.map_err(|error| {
        // The person knows the file by its own name.
        let mut error = traffic_error(&error);
        error.message = error
            .message
            .replace(&path.display().to_string(), &request.name);
        error
    })?;
    Ok(wire::UploadStep {
        upload,
        n_exchanges: capped(imported.exchanges),
        notes: imported.notes,
    })
}

fn append(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let file = fs::OpenOptions::new().create(true).append(true).open(path);
    file?.write_all(bytes)
}

/// A name that nobody can guess; its end tells the form, as that of the file does.
fn new_name(folder: &Path, name: &str) -> String {
    sweep(folder);
    let end = Path::new(name).extension().and_then(|end| end.to_str());
    let end = end.filter(|end| end.len() <= 8 && end.bytes().all(|b| b.is_ascii_alphanumeric()));
    format!(
        "upload-{:016x}.{}",
        rand::random::<u64>(),
        end.unwrap_or("txt")
    )
}

/// Removes what was never fetched or never finished.
fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let age = entry.metadata().and_then(|about| about.modified());
        let age = age.ok().and_then(|then| then.elapsed().ok());
        if age.is_some_and(|age| age > KEPT) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// A name of ours leads nowhere else.
fn plain(name: &str) -> Result<&str, ApiError> {
    let is_ours = name.starts_with("traffic-") || name.starts_with("upload-");
    let is_plain = name
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.'));
    if is_ours && is_plain {
        return Ok(name);
    }
    Err(ApiError::new(
        ErrorCode::BadRequest,
        format!("`{name}` is no file on its way."),
    ))
}

fn on_its_way(session: &Session) -> Result<PathBuf, ApiError> {
    let folder = session.workspace()?.root().join(".specwright/files");
    fs::create_dir_all(&folder).map_err(|error| failed(&folder, &error))?;
    Ok(folder)
}

fn failed(path: &Path, error: &io::Error) -> ApiError {
    ApiError::new(ErrorCode::File, format!("The file failed: {error}."))
        .at(path.display().to_string())
}
