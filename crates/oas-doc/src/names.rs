//! Finds the member with a given key among many.
//!
//! In:  the members' numbers, and a way to ask for the key of each.
//! Out: an open-addressing table, half empty, so that every search meets a gap.
//! The hash has no random seed: equal documents have equal tables.

use std::hash::{DefaultHasher, Hasher};

use crate::block::NONE;

/// Mappings with more members than this get a table.
pub(crate) const MAX_SEARCHED: usize = 16;

/// The table of some members, whose keys are all different.
pub(crate) fn table<'a>(members: &[u32], key_of: impl Fn(u32) -> &'a str) -> Vec<u32> {
    let n_places = (members.len() * 2).next_power_of_two();
    let mut table = vec![NONE; n_places];
    for &member in members {
        let mut place = first_place(key_of(member), n_places);
        while table.get(place).is_some_and(|&taken| taken != NONE) {
            place = (place + 1) % n_places;
        }
        if let Some(free) = table.get_mut(place) {
            *free = member;
        }
    }
    table
}

/// The member with that key.
pub(crate) fn find<'a>(
    table: &[u32],
    key: &str,
    key_of: impl Fn(u32) -> Option<&'a str>,
) -> Option<u32> {
    let mut place = first_place(key, table.len());
    loop {
        let member = *table.get(place)?;
        if member == NONE {
            return None;
        }
        if key_of(member) == Some(key) {
            return Some(member);
        }
        place = (place + 1) % table.len();
    }
}

fn first_place(key: &str, n_places: usize) -> usize {
    let mut hasher = DefaultHasher::new();
    hasher.write(key.as_bytes());
    let hash = usize::try_from(hasher.finish() >> 33).unwrap_or_default();
    hash % n_places.max(1)
}
