//! Files. Name, extension, type and path in one object belong to the same file.

use super::{
    Faker, lorem,
    registry::{list, number, text},
};
use crate::{draw::Draw, generate::Place};

pub(super) const FAKERS: &[Faker] = &[
    text(
        "file.name",
        "file_name filename file.name attachment.name document.name original_filename file.title \
         upload.name asset.name image.name attachment_name original_name file.display_name \
         attachment.filename",
        |_, place| of(place).name(),
    ),
    text(
        "file.extension",
        "file_extension =extension file_ext file.format =ext extension_name file_format",
        |_, place| of(place).end.to_owned(),
    ),
    text(
        "file.mime_type",
        "mime_type content_type media_type mimetype mime file.type attachment.type contenttype \
         asset.type",
        |_, place| of(place).mime.to_owned(),
    ),
    text("file.kind", "file_type filetype", |_, place| {
        of(place)
            .mime
            .split('/')
            .next()
            .unwrap_or("text")
            .to_owned()
    }),
    text(
        "file.path",
        "path file_path full_path filepath path_display relative_path entry_path",
        |_, place| format!("{}/{}", folder(place), of(place).name()),
    ),
    text("file.path_lower", "path_lower", |_, place| {
        format!("/{}/{}", folder(place), of(place).name())
    }),
    text(
        "file.directory",
        "directory folder dir folder_path working_directory root_directory source_dir \
         parent_path",
        |_, place| format!("/{}", folder(place)),
    ),
    list(
        "file.folder_name",
        "folder.name folder_name directory.name collection.name",
        &[
            "Invoices",
            "Photos",
            "Contracts",
            "Drafts",
            "Archive",
            "Shared",
        ],
    ),
    number(
        "file.size",
        "file_size size_in_bytes size_bytes content_length bytes =filesize file.size \
         attachment.size asset.size disk_usage bytes_used total_bytes size_kb document.size \
         used_bytes",
        |draw, _| draw.between(1_200, 8_000_000) as f64,
    ),
    list(
        "file.disposition",
        "content_disposition disposition",
        &["inline", "attachment"],
    ),
    list(
        "file.permissions",
        "=mode file_mode",
        &["100644", "100755", "040000"],
    ),
];

/// Extension, media type (IANA) and what such files are called.
const KINDS: &[(&str, &str, &[&str])] = &[
    (
        "pdf",
        "application/pdf",
        &["invoice-0412", "contract", "annual-report", "manual"],
    ),
    ("png", "image/png", &["diagram", "screenshot", "logo"]),
    ("jpg", "image/jpeg", &["team-photo", "front-view", "harbor"]),
    ("csv", "text/csv", &["contacts", "stock-list", "readings"]),
    ("txt", "text/plain", &["notes", "readme", "minutes"]),
    (
        "json",
        "application/json",
        &["settings", "export", "manifest"],
    ),
];

struct File {
    stem: &'static str,
    end: &'static str,
    mime: &'static str,
}

impl File {
    fn name(&self) -> String {
        format!("{}.{}", self.stem, self.end)
    }
}

/// The file that this place's object is about.
fn of(place: &Place) -> File {
    let mut draw = place.about.step("file").draw();
    let (end, mime, stems) = KINDS[draw.index(KINDS.len())];
    File {
        stem: draw.among(stems),
        end,
        mime,
    }
}

fn folder(place: &Place) -> &'static str {
    let draw: &mut Draw = &mut place.about.step("folder").draw();
    lorem::word(draw)
}
