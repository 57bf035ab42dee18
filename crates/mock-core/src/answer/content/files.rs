//! Small files that programs can open: pictures, documents, archives, sounds.

use bytes::Bytes;

use super::{Draft, Kind};
use crate::media::Media;

pub(super) const KIND: Kind = (|media| find(media).is_some(), write);

/// Files by what their media type may be called. `*` stands for the rest of a main type.
const FILES: &[(&[&str], &[u8])] = &[
    (
        &["image/jpeg", "image/jpg"],
        include_bytes!("files/dot.jpg"),
    ),
    (&["image/gif"], include_bytes!("files/dot.gif")),
    (&["image/webp"], include_bytes!("files/dot.webp")),
    (&["image/avif"], include_bytes!("files/dot.avif")),
    (
        &["image/bmp", "image/x-ms-bmp"],
        include_bytes!("files/dot.bmp"),
    ),
    (&["image/tiff"], include_bytes!("files/dot.tiff")),
    (
        &["image/x-icon", "image/vnd.microsoft.icon"],
        include_bytes!("files/dot.ico"),
    ),
    (&["image/*"], include_bytes!("files/dot.png")),
    (
        &["audio/mpeg", "audio/mp3"],
        include_bytes!("files/silence.mp3"),
    ),
    (&["audio/*"], include_bytes!("files/silence.wav")),
    (&["video/*"], include_bytes!("files/empty.mp4")),
    (
        &["application/pdf", "application/x-pdf"],
        include_bytes!("files/page.pdf"),
    ),
    (
        &[
            "application/zip",
            "application/x-zip",
            "application/x-zip-compressed",
            "application/java-archive",
        ],
        include_bytes!("files/mock.zip"),
    ),
    (
        &["application/gzip", "application/x-gzip"],
        include_bytes!("files/mock.gz"),
    ),
];

fn find(media: &Media) -> Option<&'static [u8]> {
    let name = format!("{}/{}", media.main, media.sub);
    let rest = format!("{}/*", media.main);
    let knows = |names: &[&str]| names.contains(&name.as_str()) || names.contains(&rest.as_str());
    if media.sub.ends_with("+zip") {
        return Some(include_bytes!("files/mock.zip"));
    }
    let found = FILES.iter().find(|(names, _)| knows(names));
    found.map(|(_, bytes)| *bytes)
}

fn write(draft: &Draft<'_>) -> Bytes {
    Bytes::from_static(find(draft.media).unwrap_or_default())
}
