//! Recorded exchanges.

mod again; // sent again, or written down for other tools
mod complete; // a filter while it is typed
mod drift; // held against a document
mod figures; // counted
mod files; // to and from files of other tools
mod saved; // filters that are kept

pub(crate) use self::{
    again::{replay, snippet},
    complete::complete,
    drift::{drift, fix_drift},
    figures::figures,
    files::{har, har_part, import},
    saved::{filters, save_filters},
};

use std::sync::Arc;

use mock_core::ExchangeId;
use mock_store::{Filter, Store, StoreError};

use crate::{
    ApiError, ErrorCode, Session, exchange_view, headless::TrafficFailure, mock_control::sentence,
    recording::Recording, wire,
};

const MAX_LIMIT: u32 = 500;

pub(crate) async fn page(
    session: &Session,
    request: wire::TrafficQuery,
) -> Result<wire::TrafficPage, ApiError> {
    let store = store(session)?;
    let filter = filter(&request.filter)?;
    let before = request.before.as_deref().map(exchange_id).transpose()?;
    let page = store
        .page(&filter, before, request.limit.clamp(1, MAX_LIMIT))
        .await
        .map_err(|error| store_error(&error))?;
    let note = |n: u32| {
        (n > 0).then(|| {
            if n == 1 {
                "1 violation".to_owned()
            } else {
                format!("{n} violations")
            }
        })
    };
    let health = store.health();
    Ok(wire::TrafficPage {
        total: capped(page.total),
        total_is_more: page.total_is_more,
        rows: page
            .rows
            .iter()
            .map(|row| exchange_view::row(row, note(row.n_violations)))
            .collect(),
        n_lost: capped(health.lost_rows),
        n_lost_bodies: capped(health.lost_bodies),
        n_unindexed: capped(health.unindexed),
    })
}

pub(crate) async fn show(
    session: &Session,
    request: wire::ExchangeRef,
) -> Result<wire::ExchangeView, ApiError> {
    let store = store(session)?;
    let id = exchange_id(&request.id)?;
    let found = store
        .exchange(id)
        .await
        .map_err(|error| store_error(&error))?;
    let gone = || {
        ApiError::new(
            ErrorCode::NotFound,
            "This exchange is not in the record any more.",
        )
    };
    found
        .map(|exchange| exchange_view::view(&exchange))
        .ok_or_else(gone)
}

pub(crate) async fn clear(
    session: &Session,
    _request: wire::Empty,
) -> Result<wire::TrafficCleared, ApiError> {
    let n_deleted = store(session)?
        .clear()
        .await
        .map_err(|error| store_error(&error))?;
    session.emit(wire::Event::ExchangesRecorded {
        last: String::new(),
        n_new: 0,
        n_lost: 0,
    });
    Ok(wire::TrafficCleared {
        n_deleted: capped(n_deleted),
    })
}

fn capped(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The workspace's store.
///
/// # Errors
/// `store` with the reason when nothing is recorded.
pub(super) fn store(session: &Session) -> Result<Arc<Store>, ApiError> {
    match &session.workspace()?.recording {
        Recording::On(store) => Ok(Arc::clone(store)),
        Recording::Off(reason) => Err(ApiError::new(ErrorCode::Store, reason.clone())
            .hint("The mock answers all the same; open the folder again when this is mended.")),
    }
}

pub(super) fn exchange_id(text: &str) -> Result<ExchangeId, ApiError> {
    text.parse().map_err(|_| {
        ApiError::new(
            ErrorCode::BadRequest,
            format!("`{text}` is no exchange id."),
        )
    })
}

fn filter(text: &str) -> Result<Filter, ApiError> {
    Filter::parse(text).map_err(|error| {
        ApiError::new(ErrorCode::BadRequest, sentence(&error.to_string()))
            .hint("For instance: status>=400 method:POST path:/pets* violations>0 since:10m")
    })
}

fn traffic_error(error: &TrafficFailure) -> ApiError {
    let code = match error {
        TrafficFailure::BadId(_) | TrafficFailure::Filter(_) => ErrorCode::BadRequest,
        TrafficFailure::Gone(_) => ErrorCode::NotFound,
        _ => ErrorCode::Store,
    };
    ApiError::new(code, sentence(&error.to_string()))
}

pub(super) fn store_error(error: &StoreError) -> ApiError {
    ApiError::new(ErrorCode::Store, sentence(&error.to_string()))
}
