//! A request of what the options said.

use bytes::Bytes;

use super::{asked::Asked, glob};
use crate::{
    Completeness, Observed, ObservedSide,
    forms::{Imported, form_data, target},
};

impl Asked<'_> {
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
        for url in self.addresses(imported) {
            let url = self.address(&url, imported);
            imported.exchanges.push(Observed {
                method: method.clone(),
                url,
                request: side.clone(),
                ..Observed::default()
            });
        }
    }

    /// Every address that the patterns stand for.
    fn addresses(&self, imported: &mut Imported) -> Vec<String> {
        let mut all = Vec::new();
        for url in &self.urls {
            if self.is_plain {
                all.push(url.clone());
                continue;
            }
            match glob::expand(url) {
                Some(mut found) => {
                    if found.len() > glob::MAX_ADDRESSES {
                        found.truncate(glob::MAX_ADDRESSES);
                        let most = glob::MAX_ADDRESSES;
                        imported.note(
                            "",
                            format!(
                                "`{url}` stands for many addresses; the first {most} were taken."
                            ),
                        );
                    }
                    all.extend(found);
                }
                None => {
                    imported.note(
                        "",
                        format!("curl refuses the pattern in `{url}`; it was taken as it is, as with --globoff."),
                    );
                    all.push(url.clone());
                }
            }
        }
        all
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
