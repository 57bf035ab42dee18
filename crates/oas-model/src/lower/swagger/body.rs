//! Request bodies of 2.0: one parameter `in: body`, or the form of all `in: formData`.

use super::parameter::{Location, Written};
use super::{Context, form, media, parameter};
use crate::lower::content;
use crate::place::Place;
use crate::{Encodings, Example, MediaType, RequestBody};

const MULTIPART: &str = "multipart/form-data";
const URL_ENCODED: &str = "application/x-www-form-urlencoded";

pub(super) fn body(
    cx: Context<'_>,
    at: Place<'_>,
    root: Option<Place<'_>>,
    form_list: Option<Place<'_>>,
    written: &[Written<'_>],
) -> Option<RequestBody> {
    let is_at = |location| move |one: &&Written<'_>| one.location == location;
    let mut bodies = written.iter().filter(is_at(Location::Body));
    let members: Vec<_> = written
        .iter()
        .filter(is_at(Location::Form))
        .copied()
        .collect();
    let consumes = media::listed(cx, "consumes", at, root);
    let Some(first) = bodies.next() else {
        return of_form(cx, form_list?, &members, &consumes);
    };
    if let Some(extra) = bodies.next().or(members.first()) {
        let message = "An operation has one body: another one, or a form, is ignored.".to_owned();
        let hint = "Keep one parameter `in: body`, or only `in: formData`.";
        cx.warn("body-ambiguous", extra.at, message, hint);
    }
    Some(of_parameter(cx, first.at, consumes))
}

fn of_parameter(cx: Context<'_>, at: Place<'_>, consumes: Vec<String>) -> RequestBody {
    let names = if consumes.is_empty() {
        vec!["application/json".to_owned()]
    } else {
        consumes
    };
    let media_type = |name: String| MediaType {
        schema: content::schema_of(at),
        item_schema: None,
        examples: examples(at, &name),
        encodings: Encodings::default(),
        origin: at.origin(),
        name,
    };
    RequestBody {
        required: cx.flag(at, "required").unwrap_or_default(),
        description: cx.text(at, "description"),
        content: names.into_iter().map(media_type).collect(),
        origin: at.origin(),
    }
}

/// `x-example` for all media types; of `x-examples` the one of this type.
fn examples(at: Place<'_>, name: &str) -> Vec<Example> {
    let by_type = at.get("x-examples").filter(|one| one.is_mapping());
    let mut of_type = by_type.into_iter().flat_map(Place::members);
    let found = of_type.find(|(key, _)| media::is_same(key, name));
    let found = found.map(|(_, one)| content::unnamed(one));
    let common = || parameter::examples(at);
    found.map_or_else(common, |one| vec![one])
}

fn of_form(
    cx: Context<'_>,
    list: Place<'_>,
    members: &[Written<'_>],
    consumes: &[String],
) -> Option<RequestBody> {
    let is_required = |one: &Written<'_>| {
        let written = one.at.get("required");
        written.is_some_and(|one| one.node.as_bool() == Some(true))
    };
    let media_type = |name: String| MediaType {
        name,
        schema: Some(form::id(list)),
        item_schema: None,
        examples: Vec::new(),
        encodings: Encodings::default(),
        origin: list.origin(),
    };
    let names = form_types(cx, list, form::has_file(members), consumes);
    Some(RequestBody {
        required: members.iter().any(is_required),
        description: None,
        content: names.into_iter().map(media_type).collect(),
        origin: list.origin(),
    })
    .filter(|_| !members.is_empty())
}

/// Those of `consumes` that can carry the form; a file needs multipart.
///
/// Source: Swagger 2.0, "Parameter Object", `in`.
fn form_types(
    cx: Context<'_>,
    list: Place<'_>,
    has_file: bool,
    consumes: &[String],
) -> Vec<String> {
    let fits = |name: &&String| {
        media::is_same(name, MULTIPART) || (!has_file && media::is_same(name, URL_ENCODED))
    };
    let names: Vec<_> = consumes.iter().filter(fits).cloned().collect();
    if !names.is_empty() {
        return names;
    }
    let chosen = if has_file { MULTIPART } else { URL_ENCODED };
    if !consumes.is_empty() {
        let message =
            format!("`consumes` lists nothing that can carry this form, so `{chosen}` is taken.");
        let hint =
            "List `multipart/form-data` or `application/x-www-form-urlencoded` in `consumes`.";
        cx.note("form-media-type", list, message, hint);
    }
    vec![chosen.to_owned()]
}
