//! What each client has spent of its rate limit.
//!
//! A window begins with a client's first request in it. A request is reserved before it is decided,
//! so that two at a time do not share the last place, and given back when it did not count.

use std::{
    collections::{HashMap, hash_map::RandomState},
    hash::BuildHasher as _,
    net::IpAddr,
    sync::{Mutex, MutexGuard, PoisonError},
};

use mock_core::{MockApi, RateLimit, Request, Spent, client};

/// Clients that are kept apart; when there are more, all begin a new window.
const MAX_CLIENTS: usize = 65_536;

/// The present window of one client.
#[derive(Debug, Clone, Copy)]
struct Window {
    begins_ms: i64,
    requests: u32,
}

/// The windows of all clients, by a hash of who they are.
#[derive(Debug, Default)]
pub(crate) struct Quota {
    windows: Mutex<HashMap<u64, Window>>,
    hasher: RandomState,
}

/// A request that has its place in a window.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    key: u64,
    begins_ms: i64,
    pub(crate) spent: Spent,
}

impl Quota {
    /// Takes a place for a request: that of its credential, else of its address.
    pub(crate) fn reserve(
        &self,
        api: &MockApi,
        request: &Request,
        peer: Option<IpAddr>,
        now_ms: i64,
    ) -> Option<Place> {
        let limit = api.config().rate_limit?;
        let key = match client(api, request) {
            Some(credential) => self.hasher.hash_one(credential),
            None => self.hasher.hash_one(peer),
        };
        Some(self.take(key, limit, now_ms))
    }

    fn take(&self, key: u64, limit: RateLimit, now_ms: i64) -> Place {
        let window_ms = limit.window_ms();
        let is_over = |window: &Window| !(0..window_ms).contains(&(now_ms - window.begins_ms));
        let mut windows = self.windows();
        if windows.len() >= MAX_CLIENTS && !windows.contains_key(&key) {
            windows.retain(|_, window| !is_over(window));
            if windows.len() >= MAX_CLIENTS {
                windows.clear();
            }
        }
        let fresh = Window {
            begins_ms: now_ms,
            requests: 0,
        };
        let window = windows.entry(key).or_insert(fresh);
        if is_over(window) {
            *window = fresh;
        }
        let requests = window.requests;
        window.requests = requests.saturating_add(1);
        let left_ms = window.begins_ms + window_ms - now_ms;
        let reset_s = u32::try_from((left_ms + 999) / 1000).unwrap_or(u32::MAX);
        Place {
            key,
            begins_ms: window.begins_ms,
            spent: Spent { requests, reset_s },
        }
    }

    /// Gives a place back that was not needed.
    pub(crate) fn give_back(&self, place: Place) {
        if let Some(window) = self.windows().get_mut(&place.key)
            && window.begins_ms == place.begins_ms
        {
            window.requests = window.requests.saturating_sub(1);
        }
    }

    fn windows(&self) -> MutexGuard<'_, HashMap<u64, Window>> {
        self.windows.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spent(place: Place) -> (u32, u32) {
        (place.spent.requests, place.spent.reset_s)
    }

    #[test]
    fn a_window_begins_with_the_first_request_and_ends_by_the_clock() {
        let quota = Quota::default();
        let Ok(limit) = "2/10s".parse::<RateLimit>() else {
            panic!("this is a limit")
        };
        assert_eq!(spent(quota.take(1, limit, 5_000)), (0, 10));
        assert_eq!(spent(quota.take(1, limit, 8_500)), (1, 7));
        assert_eq!(
            spent(quota.take(2, limit, 8_500)),
            (0, 10),
            "another client"
        );
        let third = quota.take(1, limit, 14_999);
        assert_eq!(spent(third), (2, 1));
        quota.give_back(third);
        assert_eq!(spent(quota.take(1, limit, 14_999)), (2, 1));
        assert_eq!(spent(quota.take(1, limit, 15_000)), (0, 10), "a new window");
        quota.give_back(third);
        assert_eq!(
            spent(quota.take(1, limit, 15_000)),
            (1, 10),
            "not from the old one"
        );
        assert_eq!(
            spent(quota.take(1, limit, 0)),
            (0, 10),
            "a clock that was set back"
        );
    }
}
