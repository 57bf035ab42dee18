//! A request of what the options said.

use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;

use super::{
    field::{Field, field, plain_field, urlencoded},
    options::Says,
};
use crate::{
    Completeness, Observed, ObservedSide,
    forms::{Imported, form_data, target},
};

/// What the options said so far.
#[derive(Default)]
pub(super) struct Asked<'i> {
    input: Option<&'i [u8]>,
    urls: Vec<String>,
    method: Option<String>,
    headers: Vec<(String, String)>,
    /// Fields of curl's own that a `Name:` takes away.
    removed: Vec<String>,
    data: Option<Vec<u8>>,
    form: Vec<Field>,
    query: Vec<String>,
    is_json: bool,
    in_query: bool,
    is_head: bool,
    uploads: bool,
    lacks_file: bool,
    credentials: Option<String>,
    cookies: Vec<String>,
    /// `--next` was met: what follows is another request.
    pub(super) is_complete: bool,
}

impl<'i> Asked<'i> {
    /// Nothing said yet; `input` is what is piped in.
    pub(super) fn new(input: Option<&'i [u8]>) -> Self {
        Self {
            input,
            ..Self::default()
        }
    }

    /// Takes one option with its value.
    pub(super) fn take(&mut self, says: Says, value: &[u8], imported: &mut Imported) {
        let text = String::from_utf8_lossy(value).into_owned();
        match says {
            Says::Url => self.urls.push(text),
            Says::Method => self.method = Some(text),
            Says::Header => self.header(&text, imported),
            Says::Data | Says::DataBinary => self.data_or_file(says, value, imported),
            Says::DataRaw => self.add_data(value),
            Says::DataUrlencode => self.urlencoded(&text, imported),
            Says::Json => self.json(value, imported),
            Says::Form => self.form_field(field(&text), imported),
            Says::FormString => self.form_field(plain_field(&text), imported),
            Says::QueryData => self.in_query = true,
            Says::UrlQuery => self.url_query(&text, imported),
            Says::Head => self.is_head = true,
            Says::User => self.credentials = Some(format!("Basic {}", STANDARD.encode(value))),
            Says::Bearer => self.credentials = Some(format!("Bearer {text}")),
            Says::Cookie if text.contains('=') => self.cookies.push(text),
            Says::Cookie => imported.note(
                "--cookie",
                format!("The cookies of the file `{text}` are not known."),
            ),
            Says::UserAgent => self.header(&format!("User-Agent: {text}"), imported),
            Says::Referer => self.header(
                &format!("Referer: {}", text.trim_end_matches(";auto")),
                imported,
            ),
            Says::Range => self.header(&format!("Range: bytes={text}"), imported),
            Says::Upload => {
                self.uploads = true;
                self.file(&text, "--upload-file", imported);
            }
            Says::Next => self.is_complete = true,
            Says::ElseWithValue | Says::Else => {}
        }
    }

    /// `Name: value`, `Name;` for an empty one, `Name:` to send none.
    fn header(&mut self, text: &str, imported: &mut Imported) {
        if let Some(file) = text.strip_prefix('@') {
            return imported.note(
                "--header",
                format!("The header fields of the file `{file}` are not known."),
            );
        }
        match text.split_once(':') {
            Some((name, value)) if value.trim().is_empty() => {
                self.removed.push(name.trim().to_owned())
            }
            Some((name, value)) => self
                .headers
                .push((name.trim().to_owned(), value.trim().to_owned())),
            None => match text.trim_end().strip_suffix(';') {
                Some(name) => self.headers.push((name.trim().to_owned(), String::new())),
                None => imported.note(
                    "--header",
                    format!("`{text}` is no header field; it was left out."),
                ),
            },
        }
    }

    fn add_data(&mut self, value: &[u8]) {
        let data = self.data.get_or_insert_default();
        if !data.is_empty() && !self.is_json {
            data.push(b'&');
        }
        data.extend_from_slice(value);
    }

    fn data_or_file(&mut self, says: Says, value: &[u8], imported: &mut Imported) {
        let Some(file) = value.strip_prefix(b"@") else {
            return self.add_data(value);
        };
        let name = if says == Says::DataBinary {
            "--data-binary"
        } else {
            "--data"
        };
        let content = self.file(&String::from_utf8_lossy(file), name, imported);
        let content = match (content, says) {
            (Some(all), Says::Data) => all
                .iter()
                .copied()
                .filter(|byte| !b"\r\n\0".contains(byte))
                .collect(),
            (all, _) => all.unwrap_or_default().to_vec(),
        };
        self.add_data(&content);
    }

    /// The content of a file: known for standard input alone.
    fn file(&mut self, file: &str, option: &str, imported: &mut Imported) -> Option<&'i [u8]> {
        if file == "-"
            && let Some(input) = self.input
        {
            if option == "--upload-file" {
                self.data = Some(input.to_vec());
            }
            return Some(input);
        }
        self.lacks_file = true;
        imported.note(option, format!("The content of `{file}` is not known."));
        None
    }

    fn json(&mut self, value: &[u8], imported: &mut Imported) {
        self.is_json = true;
        self.data_or_file(Says::DataBinary, value, imported);
    }

    fn urlencoded(&mut self, text: &str, imported: &mut Imported) {
        match urlencoded(text) {
            Ok(pair) => self.add_data(pair.as_bytes()),
            Err((name, file)) => {
                self.file(&file, "--data-urlencode", imported);
                self.add_data(format!("{name}=").as_bytes());
            }
        }
    }

    fn url_query(&mut self, text: &str, imported: &mut Imported) {
        let pair = match text.strip_prefix('+') {
            Some(plain) => Ok(plain.to_owned()),
            None => urlencoded(text),
        };
        match pair {
            Ok(pair) => self.query.push(pair),
            Err((_, file)) => drop(self.file(&file, "--url-query", imported)),
        }
    }

    fn form_field(&mut self, field: Field, imported: &mut Imported) {
        if let Some(file) = &field.file {
            self.file(file, "--form", imported);
        }
        self.form.push(field);
    }

    /// Adds one exchange for each address.
    pub(super) fn build(self, imported: &mut Imported) {
        if self.urls.is_empty() {
            if self.method.is_some() || !self.headers.is_empty() || self.data.is_some() {
                imported.note("", "A command has no address; it was left out.");
            }
            return;
        }
        let side = self.side();
        let method = self.method();
        for url in &self.urls {
            let url = self.address(url, imported);
            imported.exchanges.push(Observed {
                method: method.clone(),
                url,
                request: side.clone(),
                ..Observed::default()
            });
        }
    }

    fn method(&self) -> String {
        let implied = match () {
            () if self.is_head => "HEAD",
            () if self.in_query => "GET",
            () if self.uploads => "PUT",
            () if self.data.is_some() || !self.form.is_empty() => "POST",
            () => "GET",
        };
        self.method.clone().unwrap_or_else(|| implied.to_owned())
    }

    fn address(&self, url: &str, imported: &mut Imported) -> String {
        let mut url = url.trim().to_owned();
        if !url.contains("://") {
            imported.note(
                "",
                format!("`{url}` names no scheme; `http` was taken, as curl does."),
            );
            url = format!("http://{url}");
        }
        if let (true, Some(data)) = (self.in_query, &self.data) {
            url = target::with_query(&url, &String::from_utf8_lossy(data));
        }
        target::with_query(&url, &self.query.join("&"))
    }

    fn side(&self) -> ObservedSide {
        let mut side = ObservedSide {
            headers: self.headers.clone(),
            ..ObservedSide::default()
        };
        if let Some(credentials) = &self.credentials {
            self.add_field(&mut side, "Authorization", credentials);
        }
        if !self.cookies.is_empty() {
            self.add_field(&mut side, "Cookie", &self.cookies.join("; "));
        }
        self.add_body(&mut side);
        side.body_len = side.body.len() as u64;
        if self.lacks_file {
            let is_empty = side.body.is_empty();
            side.completeness = if is_empty {
                Completeness::Missing
            } else {
                Completeness::Beginning
            };
        }
        side
    }

    fn add_body(&self, side: &mut ObservedSide) {
        if !self.form.is_empty() {
            let parts: Vec<_> = self.form.iter().map(|field| field.part.clone()).collect();
            side.body = form_data::body(&parts, side);
            return;
        }
        let Some(data) = self.data.as_ref().filter(|_| !self.in_query) else {
            return;
        };
        side.body = Bytes::from(data.clone());
        if self.is_json {
            self.add_field(side, "Content-Type", "application/json");
            self.add_field(side, "Accept", "application/json");
        } else if !self.uploads {
            self.add_field(side, "Content-Type", "application/x-www-form-urlencoded");
        }
    }

    /// Adds a field that curl adds by itself, unless it is there or was taken away.
    fn add_field(&self, side: &mut ObservedSide, name: &str, value: &str) {
        let is_removed = self
            .removed
            .iter()
            .any(|removed| removed.eq_ignore_ascii_case(name));
        if side.header(name).is_none() && !is_removed {
            side.headers.push((name.to_owned(), value.to_owned()));
        }
    }
}
