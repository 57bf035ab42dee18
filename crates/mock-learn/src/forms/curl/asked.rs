//! What the options of one command say, one after the other.

use base64::{Engine, engine::general_purpose::STANDARD};

use super::{
    field::{Field, field, plain_field, urlencoded},
    options::Says,
};
use crate::forms::Imported;

/// What the options said so far.
#[derive(Default)]
pub(super) struct Asked<'i> {
    input: Option<&'i [u8]>,
    pub(super) urls: Vec<String>,
    pub(super) method: Option<String>,
    pub(super) headers: Vec<(String, String)>,
    /// Fields of curl's own that a `Name:` takes away.
    pub(super) removed: Vec<String>,
    pub(super) data: Option<Vec<u8>>,
    pub(super) form: Vec<Field>,
    pub(super) query: Vec<String>,
    pub(super) is_json: bool,
    pub(super) in_query: bool,
    pub(super) is_head: bool,
    pub(super) uploads: bool,
    pub(super) lacks_file: bool,
    pub(super) credentials: Option<String>,
    pub(super) cookies: Vec<String>,
    /// Braces and brackets in addresses are meant as they are.
    pub(super) is_plain: bool,
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
            Says::Config => imported.note(
                "--config",
                format!("The options in the file `{text}` are not known."),
            ),
            Says::GlobOff => self.is_plain = true,
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
}
