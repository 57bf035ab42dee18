//! Addresses of other pages: the client's own, with another place in it.

use http::header;

use super::{Page, cursor};
use crate::{resource::PagingStyle, url, world::scene::Scene};

impl Page {
    pub(super) fn next_address(&self, scene: &Scene<'_>) -> Option<String> {
        let place = self.start + self.rows.len();
        self.has_more().then(|| self.address(scene, place))
    }

    pub(super) fn previous_address(&self, scene: &Scene<'_>) -> Option<String> {
        let has_places = self.list.parameters.page.is_some()
            || self.list.parameters.offset.is_some()
            || self.list.style == PagingStyle::Link
            || self.list.parameters.cursor.is_some();
        let place = self.start.saturating_sub(self.limit);
        (self.start > 0 && has_places).then(|| self.address(scene, place))
    }

    pub(super) fn last_address(&self, scene: &Scene<'_>) -> String {
        let n_before = self.n_all.saturating_sub(1) / self.limit.max(1);
        self.address(scene, n_before.saturating_mul(self.limit))
    }

    /// The address of the page that begins at a place.
    pub(super) fn address(&self, scene: &Scene<'_>, place: usize) -> String {
        let parameters = &self.list.parameters;
        let (name, value) = if let Some(name) = &parameters.page {
            let number = place / self.limit.max(1) + usize::from(parameters.first_page);
            (&**name, number.to_string())
        } else if let Some(name) = &parameters.offset {
            (&**name, place.to_string())
        } else if let (Some(name), true) = (&parameters.after, self.is_next(place)) {
            (&**name, self.last_id.clone().unwrap_or_default())
        } else {
            let name = parameters.cursor.as_deref().unwrap_or(cursor::OWN);
            (name, self.word(scene, place))
        };
        self.with(scene, name, &value)
    }

    fn is_next(&self, place: usize) -> bool {
        place == self.start + self.rows.len()
    }

    /// The opaque word for a place; a plain number where the document wants one.
    pub(super) fn word(&self, scene: &Scene<'_>, place: usize) -> String {
        let name = self.list.parameters.cursor.as_deref();
        let parameter = name.and_then(|name| super::query::parameter(scene.call, name));
        let schema = parameter.and_then(|one| one.schema);
        let is_number = schema.is_some_and(|schema| {
            let types = scene.call.book.shape(&[schema]).schema.types;
            types.names(oas_model::SchemaType::Integer)
        });
        match self.next_id.as_deref().filter(|_| self.is_next(place)) {
            Some(id) if !is_number => cursor::word(place, id),
            _ => place.to_string(),
        }
    }

    /// The address of this request with one query parameter set, the others as they came.
    fn with(&self, scene: &Scene<'_>, name: &str, value: &str) -> String {
        let request = scene.call.request;
        let query = request.query.as_deref().unwrap_or_default();
        let mut pairs: Vec<String> = url::raw_pairs(query)
            .filter(|(known, _)| url::decode_form(known) != name && !self.moves(known))
            .map(|(known, value)| format!("{known}={value}"))
            .collect();
        pairs.push(format!("{}={}", url::encode(name), url::encode(value)));
        format!("{}{}?{}", origin(scene), request.path, pairs.join("&"))
    }

    /// Whether a parameter says where the page begins.
    fn moves(&self, raw_name: &str) -> bool {
        let name = url::decode_form(raw_name);
        let parameters = &self.list.parameters;
        [
            &parameters.page,
            &parameters.offset,
            &parameters.cursor,
            &parameters.after,
            &parameters.before,
        ]
        .iter()
        .any(|known| known.as_deref() == Some(&*name))
            || name == cursor::OWN
    }

    /// RFC 8288, where the document or the way of paging asks for it.
    pub(in crate::world) fn link_header(&self, scene: &Scene<'_>) -> Option<String> {
        if !self.list.link_header {
            return None;
        }
        let next = self.next_address(scene);
        let previous = self.previous_address(scene);
        let last = next.is_some().then(|| self.last_address(scene));
        let first = previous.is_some().then(|| self.address(scene, 0));
        let named = [
            ("prev", previous),
            ("next", next),
            ("last", last),
            ("first", first),
        ];
        let links: Vec<String> = named
            .into_iter()
            .filter_map(|(rel, address)| Some(format!("<{}>; rel=\"{rel}\"", address?)))
            .collect();
        (!links.is_empty()).then(|| links.join(", "))
    }
}

/// Scheme and host as the client used them; empty where it did not say.
pub(super) fn origin(scene: &Scene<'_>) -> String {
    let headers = &scene.call.request.headers;
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let scheme = text("x-forwarded-proto").filter(|scheme| *scheme == "https");
    match text("x-forwarded-host").or_else(|| text(header::HOST.as_str())) {
        Some(host) => format!("{}://{host}", scheme.unwrap_or("http")),
        None => String::new(),
    }
}
