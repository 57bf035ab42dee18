//! Ids or a filter -> what is sent, in order; refused where it would go to an unnamed machine.

use std::collections::BTreeMap;

use mock_core::ExchangeId;
use mock_store::{ExchangeRow, Filter, Store};

use super::ReplayOptions;
use crate::headless::traffic::{
    TrafficFailure,
    show::{parse_id, recorded},
    walk::{Scope, Walk},
};

/// One exchange that is to be sent again.
#[derive(Debug, Clone, Copy)]
pub(super) struct Picked {
    pub(super) id: ExchangeId,
    pub(super) at_us: i64,
}

/// Bases that requests would go to without being named, and how many.
type Strangers = BTreeMap<String, usize>;

pub(super) async fn pick(
    store: &Store,
    options: &ReplayOptions,
) -> Result<Vec<Picked>, TrafficFailure> {
    let filter = Filter::parse(&options.filter)?;
    let mut strangers = Strangers::new();
    let mut picked = Vec::new();
    let mut take = |row: &ExchangeRow| {
        if options.to.is_none() && !row.base.as_deref().is_some_and(is_this_machine) {
            let base = row
                .base
                .as_deref()
                .unwrap_or("a server that the record does not name");
            *strangers.entry(base.to_owned()).or_default() += 1;
        }
        picked.push(Picked {
            id: row.id,
            at_us: row.at_us,
        });
    };
    if options.ids.is_empty() {
        let scope = Scope::default();
        let mut walk = Walk::new(store, &filter, &scope);
        while let Some(rows) = walk.next().await? {
            rows.iter().for_each(&mut take);
        }
    }
    for id in &options.ids {
        take(&recorded(store, parse_id(id)?).await?.row);
    }
    if options.ids.is_empty() {
        picked.reverse();
    }
    refuse(&strangers, picked.len())?;
    Ok(picked)
}

fn refuse(strangers: &Strangers, total: usize) -> Result<(), TrafficFailure> {
    let Some((base, _)) = strangers.iter().max_by_key(|(_, n)| **n) else {
        return Ok(());
    };
    let n_strange: usize = strangers.values().sum();
    Err(TrafficFailure::Wrong(format!(
        "{n_strange} of {total} requests went to {base}; name where they are to go now with --to URL"
    )))
}

/// Whether a base is a loopback address or `localhost`.
fn is_this_machine(base: &str) -> bool {
    let Ok(uri) = base.parse::<http::Uri>() else {
        return false;
    };
    let host = uri.host().unwrap_or_default();
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let address = bare.parse::<std::net::IpAddr>();
    host.eq_ignore_ascii_case("localhost") || address.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::is_this_machine;

    #[test]
    fn only_loopback_is_this_machine() {
        for own in [
            "http://127.0.0.1:4010",
            "http://localhost",
            "https://[::1]:8443",
            "http://127.9.9.9",
        ] {
            assert!(is_this_machine(own), "{own}");
        }
        for other in [
            "http://10.0.0.1",
            "http://localhost.evil.example",
            "http://127.0.0.1.nip.io",
            "",
            "127.0.0.1@x",
        ] {
            assert!(!is_this_machine(other), "{other}");
        }
    }
}
