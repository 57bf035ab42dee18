//! What is read twice is the same.

use serde_json::Value;

use super::{Case, PAGE_SIZES, Stand};
use crate::compare::{difference, n_shared};
use crate::walk::with;

/// So many items of a list are looked at one by one.
const N_ITEMS: usize = 8;

/// Every row is the object behind its id.
pub(super) fn items(case: &mut Case<'_, '_>, stand: &Stand) -> Result<(), String> {
    let (ids, walked) = case.ids(&stand.list)?;
    if ids.is_empty() {
        return Err("the list is empty".to_owned());
    }
    for (id, row) in ids.iter().zip(&walked.rows).take(N_ITEMS) {
        let Some(item) = case.read(stand, id)? else {
            continue;
        };
        let name = id.join("/");
        let is_named = case.resource.listing.plain;
        if is_named && case.resource.listing.identity_of(&item).as_ref() == Some(id) {
            continue;
        }
        if n_shared(row, &item) == 0 {
            return Err(format!(
                "the row and the item `{name}` have nothing in common"
            ));
        }
        if let Some(at) = differs(case, row, item.clone()) {
            return Err(format!("the row and the item `{name}` differ at {at}"));
        }
        let own = case.resource.listing.identity_of(&item);
        if own.as_ref() != Some(id) {
            return Err(format!("the item `{name}` says that it is {own:?}"));
        }
    }
    Ok(())
}

/// Where a row and its item differ, unless the document has no room in the item for what the row
/// says.
fn differs(case: &mut Case<'_, '_>, row: &Value, mut item: Value) -> Option<String> {
    while let Some(at) = difference(row, &item) {
        let pointer = at.split(": ").next().unwrap_or_default();
        let (Some(said), Some(own)) = (row.pointer(pointer), item.pointer_mut(pointer)) else {
            return Some(at);
        };
        if case.may_be_shown(pointer, said) {
            return Some(at);
        }
        own.clone_from(said);
    }
    None
}

/// A list in small pages holds what it holds in one; where there are pages at all.
pub(super) fn pages(case: &mut Case<'_, '_>, stand: &Stand) -> Option<Result<(), String>> {
    let listing = &case.resource.listing;
    let limit = listing.limit.clone().filter(|_| listing.leads_on())?;
    Some(paged(case, stand, &limit))
}

fn paged(case: &mut Case<'_, '_>, stand: &Stand, limit: &str) -> Result<(), String> {
    let (mut whole, _) = case.ids(&stand.list)?;
    let sized = PAGE_SIZES.iter().map(|size| with(&stand.list, limit, size));
    let mut sized: Vec<_> = sized.collect();
    // The smallest size that the document allows.
    while sized.len() > 1 && matches!(case.send(&sized[0])?.status, 400 | 422) {
        sized.remove(0);
    }
    let (mut paged, walked) = case.ids(&sized[0])?;
    whole.sort();
    paged.sort();
    if whole != paged {
        return Err(format!(
            "{} items in one list, {} in {} pages",
            whole.len(),
            paged.len(),
            walked.n_pages
        ));
    }
    match walked.total {
        Some(total) if total != paged.len() as u64 => Err(format!(
            "the total is {total}, the items are {}",
            paged.len()
        )),
        _ => Ok(()),
    }
}
