//! What is written stays written.

use serde_json::Value;
use specwright_tests::connection::{Answer, Request};

use super::{Case, Stand};
use crate::compare::contradiction;
use crate::inferred::{Doing, Identity};
use crate::{template, walk};

/// POST, then GET; and the list has it.
pub(super) fn create(case: &mut Case<'_, '_>, stand: &Stand) -> Option<Result<(), String>> {
    let path = case.resource.collection.clone();
    let doing = case.doing(&["create"], &path)?;
    let built = case.request(&doing.method, &path);
    Some(built.and_then(|(request, _)| created(case, stand, &doing, &request)))
}

fn created(
    case: &mut Case<'_, '_>,
    stand: &Stand,
    doing: &Doing,
    request: &Request,
) -> Result<(), String> {
    let query = request
        .target
        .split_once('?')
        .map(|(_, query)| format!("?{query}"));
    let place = stand.list.target.split('?').next().unwrap_or_default();
    let request = Request {
        target: format!("{place}{}", query.unwrap_or_default()),
        ..request.clone()
    };
    let answer = case.send(&request)?;
    if answer.status >= 300 {
        return Err(format!("POST is answered with {}", answer.status));
    }
    let id =
        new_id(case, stand, &doing.at, &answer).ok_or("the answer does not say which id it has")?;
    let item = case.read(stand, &id)?;
    let is_listed = item.as_ref().is_none_or(|item| is_asked_for(item, stand));
    holds(case, item, &request, &doing.sent)?;
    if !is_listed {
        return Ok(());
    }
    let (ids, _) = case.ids(&stand.list)?;
    match ids.contains(&id) {
        true => Ok(()),
        false => Err(format!("`{}` is not in the list", id.join("/"))),
    }
}

/// Whether the list asks for such items: a filter that each request needs leaves out what has
/// another value there.
fn is_asked_for(item: &Value, stand: &Stand) -> bool {
    let asked = walk::pairs(&stand.list);
    asked.iter().all(|(name, value)| match item.get(name) {
        Some(Value::String(own)) => own == value,
        _ => true,
    })
}

/// The identity of what was made: out of the answer, else out of the address that it names.
fn new_id(case: &Case<'_, '_>, stand: &Stand, at: &str, answer: &Answer) -> Option<Identity> {
    let body: Option<Value> = serde_json::from_slice(&answer.body).ok();
    let entity = body.as_ref().and_then(|body| body.pointer(at));
    let told = entity.and_then(|entity| case.resource.listing.identity_of(entity));
    let named = || {
        let place = answer.header("location")?;
        let path = &place[place.find(stand.base.as_str())? + stand.base.len()..];
        let values = template::read(&case.resource.item, path)?;
        let mut names = case.resource.parameters.iter();
        names.try_fold(Vec::new(), |mut all, name| {
            let text = percent_encoding::percent_decode_str(values.get(name)?);
            all.push(text.decode_utf8_lossy().into_owned());
            Some(all)
        })
    };
    told.or_else(named)
}

/// PUT, PATCH or POST on an item, then GET.
pub(super) fn change(case: &mut Case<'_, '_>, stand: &Stand) -> Option<Result<(), String>> {
    let path = case.resource.item.clone();
    let doing = case.doing(&["update", "replace"], &path)?;
    Some(changed(case, stand, &doing))
}

fn changed(case: &mut Case<'_, '_>, stand: &Stand, doing: &Doing) -> Result<(), String> {
    let method = &doing.method;
    let (ids, _) = case.ids(&stand.list)?;
    let id = ids.first().ok_or("the list is empty")?;
    let request = case.item(stand, method, id)?;
    let answer = case.send(&request)?;
    if answer.status >= 300 {
        return Err(format!("{method} is answered with {}", answer.status));
    }
    let item = case.read(stand, id)?;
    holds(case, item, &request, &doing.sent)
}

/// DELETE, then 404, and the list has it no longer.
pub(super) fn delete(case: &mut Case<'_, '_>, stand: &Stand) -> Option<Result<(), String>> {
    let path = case.resource.item.clone();
    let doing = case.doing(&["delete"], &path)?;
    Some(deleted(case, stand, &doing.method))
}

fn deleted(case: &mut Case<'_, '_>, stand: &Stand, method: &str) -> Result<(), String> {
    let (ids, _) = case.ids(&stand.list)?;
    let id = ids.last().ok_or("the list is empty")?.clone();
    let request = case.item(stand, method, &id)?;
    let answer = case.send(&request)?;
    if answer.status >= 300 {
        return Err(format!("{method} is answered with {}", answer.status));
    }
    let request = case.item(stand, "GET", &id)?;
    let after = case.send(&request)?;
    if !matches!(after.status, 404 | 410) {
        return Err(format!(
            "`{}` is deleted, and GET is answered with {}",
            id.join("/"),
            after.status
        ));
    }
    let (ids, _) = case.ids(&stand.list)?;
    match ids.contains(&id) {
        true => Err(format!(
            "`{}` is deleted, and the list has it",
            id.join("/")
        )),
        false => Ok(()),
    }
}

/// Whether an item says what a request said, where both speak of the same member and the document
/// lets the answer say it.
fn holds(
    case: &mut Case<'_, '_>,
    item: Option<Value>,
    request: &Request,
    at: &str,
) -> Result<(), String> {
    let sent = sent(request);
    let sent = sent.as_ref().and_then(|sent| sent.pointer(at));
    let (Some(sent), Some(item)) = (sent, item) else {
        return Ok(());
    };
    let mut item = item;
    while let Some(place) = contradiction(sent, &item) {
        let pointer = place.split(": ").next().unwrap_or_default();
        let (said, own) = (sent.pointer(pointer), item.pointer_mut(pointer));
        match (said, own) {
            (Some(said), Some(own)) if !case.may_be_shown(pointer, said) => own.clone_from(said),
            _ => return Err(format!("what was sent and what is there differ at {place}")),
        }
    }
    Ok(())
}

/// What a request says, as JSON; a form as the texts of its plain members.
fn sent(request: &Request) -> Option<Value> {
    let body = request.body.as_deref()?;
    let mut types = request
        .headers
        .iter()
        .filter(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    let media = &types.next()?.1;
    if media.contains("json") {
        return serde_json::from_slice(body).ok();
    }
    media
        .contains("urlencoded")
        .then(|| form(&String::from_utf8_lossy(body)))
}

fn form(body: &str) -> Value {
    let decode = |text: &str| {
        let spaced = text.replace('+', " ");
        percent_encoding::percent_decode_str(&spaced)
            .decode_utf8_lossy()
            .into_owned()
    };
    let pairs = body.split('&').filter_map(|pair| pair.split_once('='));
    let pairs = pairs.map(|(name, value)| (decode(name), decode(value)));
    let plain = pairs.filter(|(name, _)| !name.contains('['));
    Value::Object(plain.map(|(name, value)| (name, typed(value))).collect())
}

/// A form knows texts only; the answer may have a number or a boolean there.
fn typed(text: String) -> Value {
    match serde_json::from_str::<Value>(&text) {
        Ok(value @ (Value::Number(_) | Value::Bool(_))) => value,
        _ => Value::String(text),
    }
}
